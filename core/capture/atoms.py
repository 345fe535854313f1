"""Joins tokens into atoms: phrases that the vocabulary knows, numbers with what hangs on them, and the rest as it is.

Every later step looks at atoms and says what each was used for, so that nothing is read twice and what nobody used is
what the person called the shop.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from core.capture.model import Context
from core.capture.roles import Meaning, Role
from core.capture.tokens import Shape, Token, tokenize
from core.capture.vocabulary import Match, Vocabulary
from core.money.numbers import Numeral, read_numeral

_THINGS = frozenset({Role.CATEGORY, Role.WEAK_CATEGORY, Role.MERCHANT, Role.SHOP, Role.GOODS})
_NOUNS = frozenset({Role.LABEL})
_MOST_CORRECTED = 12
"""In a longer line unknown words are prose, and correcting each would only cost time."""


@dataclass(slots=True)
class Atom:
    """One phrase or token. `use` is empty until a step has taken it, then the name of what it was taken for."""

    shape: Shape
    text: str
    start: int
    end: int
    glued: bool
    roles: dict[Role, str] = field(default_factory=dict)
    meanings: tuple[Meaning, ...] = ()
    numeral: Numeral | None = None
    corrected: str | None = None
    use: str = ""

    def has(self, role: Role, *values: str) -> bool:
        """Whether the atom may play a role, with one of `values` when any are given."""
        value = self.roles.get(role)
        return value is not None and (not values or value in values)

    def says(self, *signals: str) -> bool:
        """Whether one of its meanings is such a signal: a word may give several."""
        return Role.SIGNAL in self.roles and any(
            meaning.role is Role.SIGNAL and meaning.value in signals for meaning in self.meanings
        )

    def is_mark(self, *marks: str) -> bool:
        """Whether the atom is one of some punctuation marks."""
        return self.shape is Shape.MARK and self.text in marks

    @property
    def free(self) -> bool:
        """Whether no step has taken it yet."""
        return not self.use


def is_thing(atom: Atom) -> bool:
    """Whether an atom names a thing or a shop, taken for something else or not."""
    return not _THINGS.isdisjoint(atom.roles)


def known_thing(atom: Atom) -> bool:
    """Whether an atom is a thing or a shop that the vocabulary knows."""
    return atom.free and is_thing(atom)


def describes(atom: Atom) -> bool:
    """Whether an atom says what a sum was for: a known thing or shop, or a noun of which nothing else is known."""
    return atom.free and atom.shape is Shape.WORD and (atom.roles.keys() <= _NOUNS or is_thing(atom))


def is_number(atom: Atom) -> bool:
    """Whether an atom is a number, in digits or as a word."""
    return atom.numeral is not None or atom.has(Role.NUMBER)


def whole(atom: Atom) -> int | None:
    """A plain whole number that was typed without separators, or a number word."""
    if atom.has(Role.NUMBER):
        return int(atom.roles[Role.NUMBER])
    value = atom.numeral.value if atom.numeral else None
    return int(value) if value is not None and atom.text.isdigit() else None


@dataclass(slots=True)
class Line:
    """A line under reading: its plain text, its atoms, and whether it is written in Mongolian."""

    plain: str
    atoms: list[Atom]
    mongolian: bool

    def at(self, index: int) -> Atom | None:
        """The atom at a place, or None past either end."""
        return self.atoms[index] if 0 <= index < len(self.atoms) else None


_WORTH = (Role.CURRENCY, Role.MULTIPLIER, Role.HALF)


def has_worth(line: Line, at: int) -> bool:
    """Whether a currency or a multiplier beside a number says that it is money."""
    before, after = line.at(at - 1), line.at(at + 1)
    if before is not None and before.free and (before.shape is Shape.SIGN or before.has(Role.CURRENCY)):
        return True
    return after is not None and after.free and (after.shape is Shape.SIGN or any(after.has(role) for role in _WORTH))


def read_atoms(plain: str, vocabulary: Vocabulary, context: Context) -> Line:
    """Cut a plain line into atoms and look every word up."""
    tokens = _split_glued(_with_letters(tokenize(plain), vocabulary), vocabulary)
    mongolian = _is_mongolian(tokens, vocabulary, context)
    atoms: list[Atom] = []
    at = 0
    while at < len(tokens):
        match = _match(tokens, at, vocabulary, mongolian, correct=len(tokens) <= _MOST_CORRECTED * 2)
        if match and match.length > 1 and atoms and atoms[-1].numeral:
            match = _month_alone(tokens, at, vocabulary, mongolian) or match
        length = match.length if match else 1
        atoms.append(_atom(plain, tokens[at : at + length], match))
        at += length
    return Line(plain, atoms, mongolian)


def _is_mongolian(tokens: Sequence[Token], vocabulary: Vocabulary, context: Context) -> bool:
    if any(vocabulary.looks_mongolian(token) for token in tokens):
        return True
    if context.language != "mn":
        return False
    known = (
        vocabulary.match(tokens, at, mongolian=False) for at, token in enumerate(tokens) if token.shape is Shape.WORD
    )
    return not any(
        any(meaning.role in _TELLING_ROLES for meaning in match.meanings)
        and not any(meaning.language == "mn" for meaning in match.meanings)
        for match in known
        if match
    )


_TELLING_ROLES = frozenset({
    Role.CATEGORY, Role.WEAK_CATEGORY, Role.GOODS, Role.SHOP, Role.SIGNAL, Role.PERSON, Role.NOTHING, Role.DAY,
    Role.WEEKDAY, Role.PERIOD, Role.AGO,
})  # fmt: skip
"""What shows that a line is written in English; names, numbers and small words do not."""


_BEFORE_A_NAME = frozenset({"at", "from", "in", "to"})
_KINDS_OF_THINGS = frozenset({Role.CATEGORY, Role.WEAK_CATEGORY, Role.GOODS})
"""Behind such a word stands a place, which is no thing misspelt: from Coogee, not from congee."""


def _match(tokens: Sequence[Token], at: int, vocabulary: Vocabulary, mongolian: bool, *, correct: bool) -> Match | None:
    token = tokens[at]
    found = vocabulary.match(tokens, at, mongolian)
    if found or not correct or token.shape is not Shape.WORD:
        return found
    if at and token.text[0].isupper() and not token.text.isupper():
        return None
    corrected = vocabulary.correct(token.text, mongolian)
    named = at > 0 and tokens[at - 1].text.lower() in _BEFORE_A_NAME
    return None if corrected and named and all(m.role in _KINDS_OF_THINGS for m in corrected.meanings) else corrected


def _month_alone(tokens: Sequence[Token], at: int, vocabulary: Vocabulary, mongolian: bool) -> Match | None:
    """The mark of a numbered month («11 сарын түрээс»), where a phrase would take it in."""
    match = vocabulary.match(tokens[at : at + 1], 0, mongolian)
    return match if match and any(meaning.role is Role.MONTH_MARK for meaning in match.meanings) else None


def _atom(plain: str, tokens: Sequence[Token], match: Match | None) -> Atom:
    first, last = tokens[0], tokens[-1]
    meanings = match.meanings if match else ()
    return Atom(
        shape=first.shape if len(tokens) == 1 else Shape.WORD,
        text=plain[first.start : last.end],
        start=first.start,
        end=last.end,
        glued=first.glued,
        roles={meaning.role: meaning.value for meaning in reversed(meanings) if meaning.role is not Role.ORDINARY},
        meanings=meanings,
        numeral=read_numeral(first.text) if first.shape is Shape.NUMBER and len(tokens) == 1 else None,
        corrected=match.corrected if match else None,
    )


def _with_letters(tokens: list[Token], vocabulary: Vocabulary) -> list[Token]:
    """Make one sign of "NZ $" where capitals before the sign say whose dollar it is."""
    joined: list[Token] = []
    for token in tokens:
        before = joined[-1] if joined else None
        if before and token.text == "$" and before.shape is Shape.WORD and before.text.isupper():
            sign = Token(Shape.SIGN, before.text + token.text, before.start, token.end, before.glued)
            if vocabulary.match([sign], 0, mongolian=False):
                joined[-1] = sign
                continue
        joined.append(token)
    return joined


def _split_glued(tokens: list[Token], vocabulary: Vocabulary) -> list[Token]:
    """Join letters and digits typed as one word (A380, 7eleven), unless the letters say something of the number."""
    joined: list[Token] = []
    for token in tokens:
        before = joined[-1] if joined else None
        if before and token.glued and _is_one_word(before, token, vocabulary):
            joined[-1] = Token(Shape.WORD, before.text + token.text, before.start, token.end, before.glued)
        else:
            joined.append(token)
    return joined


_OF_NUMBERS = frozenset({Role.CURRENCY, Role.MULTIPLIER, Role.UNIT, Role.TIMES, Role.ORDINAL, Role.MONTH, Role.HALF})


def _is_one_word(before: Token, token: Token, vocabulary: Vocabulary) -> bool:
    if {before.shape, token.shape} != {Shape.WORD, Shape.NUMBER}:
        return False
    word = before if before.shape is Shape.WORD else token
    if word is before and _is_letter(before, vocabulary):
        return True
    match = vocabulary.match([word], 0, mongolian=True)
    if match is None:
        return True
    if word is token:
        return not any(meaning.role in _OF_NUMBERS | _THINGS for meaning in match.meanings)
    return all(
        meaning.role in {Role.KNOWN, Role.ORDINARY, Role.NAME, Role.UNIT, Role.LABEL, Role.GOODS}
        for meaning in match.meanings
    )


def _is_letter(word: Token, vocabulary: Vocabulary) -> bool:
    """Q4, T2, B12: a letter before a number makes a code of it, unless it counts (x2) or is money."""
    match = vocabulary.match([word], 0, mongolian=False)
    meanings = match.meanings if match else ()
    counts = any(meaning.role in {Role.CURRENCY, Role.TIMES} for meaning in meanings)
    return len(word.text) == 1 and word.text.isascii() and not counts
