"""Cleans the text of a statement's row to whom was paid, and to what the bank says of the row beside it.

The text itself is kept as it is printed (`bank_row.text`); this is what people call it: «EFTPOS SQ *CAMPOS COFFEE
NEWTOWN NSW AU Card xx1234 Value Date: 05/06/2026» is Campos Coffee.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.capture.skeleton import one_script
from core.capture.text import clean
from core.importing.words import TextWords

NO_MARKS: frozenset[str] = frozenset()
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_TAIL = re.compile(r"\s*(?:: ?\d+-\(|->|=>).*$")
"""«: 123-(acct…)->…»: which account it went through, behind a Mongolian memo."""
_MASKED = re.compile(r"(?<![a-z0-9])(?:x{1,}|\*{1,}|\.{2,}|ending(?: in)? )\s?(\d{3,6})\b", re.IGNORECASE)
_CARD = re.compile(r"\bcard\b[^a-z]*$", re.IGNORECASE)
_NAMELESS = frozenset({"cash", "cash_in", "interest", "fee", "tax"})
"""What is of the bank itself and has no payee."""
_CODE_FROM = 3
_REFERENCE_FROM = 4
_LONGEST_PLACE = 3
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Payee:
    """What a text says: whom was paid (None when nobody is named), the marks of `[mark]`, and ends of account numbers.

    `words` are the folded words from the payee on, for the vocabulary.
    """

    name: str | None
    marks: frozenset[str] = NO_MARKS
    tails: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(slots=True)
class _Text:
    """A text under cleaning: its words with their places, and from which to which of them the payee stands."""

    plain: str
    spans: list[tuple[int, int]]
    words: list[str]
    start: int
    end: int


def payee_of(text: str, words: TextWords, other_side: str | None = None) -> Payee:
    """Read one text. `other_side` is whom the bank names in a column of its own, where it does."""
    plain = _TAIL.sub("", clean(text)) if ":" in text or ">" in text else clean(text)
    matches = list(_WORD.finditer(plain))
    read = _Text(
        plain, [found.span() for found in matches], [one_script(found.group().lower()) for found in matches], 0, 0
    )
    read.end = len(read.words)
    marks = frozenset(mark for _, mark in words.marks.found(read.words)) if read.words else NO_MARKS
    _skip_prefix(read, words)
    _cut(read, words)
    _drop_place(read, words)
    name = None if marks & _NAMELESS else _name(read, words) or _named(other_side)
    return Payee(name, marks, _tails(plain, other_side), tuple(read.words[read.start : read.end]))


def _skip_prefix(read: _Text, words: TextWords) -> None:
    """How it was paid, and numbers of references, before the payee; the last word is left in any case."""
    while read.start < read.end - 1:
        word = read.words[read.start]
        if word in words.processor and read.plain[read.spans[read.start][1] :].lstrip()[:1] == "*":
            read.start += 1
        elif met := words.prefix.at(read.words, read.start):
            read.start = min(read.start + met[0], read.end - 1)
        elif _is_reference(word) or _is_masked(read, read.start):
            read.start += 1
        else:
            return


def _cut(read: _Text, words: TextWords) -> None:
    """Leave out what follows the payee: a number of the shop or the terminal, the card, the day, the company's form.

    Where such a phrase stands first («Transfer to xx1234 CommBank app»), nobody is named.
    """
    first = words.cut.at(read.words, read.start) if read.words else None
    if first and first[0] > 1:
        read.end = read.start
        return
    for place in range(read.start + 1, read.end):
        word = read.words[place]
        if _is_code(word) or words.cut.at(read.words, place) or words.company.at(read.words, place):
            read.end = place
            break
        if _is_masked(read, place) or (word.isdigit() and read.plain[read.spans[place][1] :][:1] == "/"):
            read.end = place
            break
    while read.end - 1 > read.start and read.words[read.end - 1].isdigit():
        read.end -= 1


def _drop_place(read: _Text, words: TextWords) -> None:
    """The country, the state and the town behind a shop's name."""
    kinds = set()
    while kind := _last_place(read, words):
        kinds.add(kind)
    if "state" not in kinds or "city" in kinds:
        return
    left = read.end - read.start
    if left > 2 and read.words[read.end - 1] in words.suburb:
        read.end -= 2
    elif left > 1:
        read.end -= 1


def _last_place(read: _Text, words: TextWords) -> str | None:
    for length in range(_LONGEST_PLACE, 0, -1):
        begin = read.end - length
        if begin <= read.start or read.words[begin - 1] in words.joining:
            continue
        met = words.places.at(read.words[: read.end], begin)
        if met and met[0] == length:
            read.end = begin
            return met[1]
    return None


def _name(read: _Text, words: TextWords) -> str | None:
    kept = read.words[read.start : read.end]
    if not kept or all(word in words.noise or word.isdigit() or _is_code(word) for word in kept):
        return None
    if len(kept) == 1 and words.prefix.at(kept, 0):
        return None
    name = read.plain[read.spans[read.start][0] : read.spans[read.end - 1][1]][:_LONGEST_NAME].strip()
    return _cased(" ".join(name.split()))


def _cased(name: str) -> str:
    """Capitals are how terminals write, not how people do; short words without a vowel are initials."""
    if not name.isupper():
        return name
    return _WORD.sub(lambda found: found.group() if _is_initials(found.group()) else found.group().capitalize(), name)


def _is_initials(word: str) -> bool:
    return len(word) <= 3 and not set(word) & set("AEIOUYАЭИОӨУҮЯЕЁЮЫ")


def _named(other_side: str | None) -> str | None:
    """Whom a column of its own names, without the number of their account."""
    if not other_side:
        return None
    kept = [word for word in other_side.split() if not any(letter.isdigit() for letter in word) and word != "IBAN"]
    name = " ".join(kept).strip(" -,.;:")
    return _cased(name)[:_LONGEST_NAME] if len(name) > 1 and any(map(str.isalpha, name)) else None


def _tails(plain: str, other_side: str | None) -> tuple[str, ...]:
    """Ends of the numbers of other accounts; the number of the card that paid is none."""
    found = [met[1] for met in _MASKED.finditer(plain) if not _CARD.search(plain[: met.start()])]
    digits = "".join(letter for letter in other_side or "" if letter.isdigit())
    return (*found, *([digits] if len(digits) >= _REFERENCE_FROM else ()))


def _is_masked(read: _Text, place: int) -> bool:
    word = read.words[place].lstrip("xх")
    before = read.plain[: read.spans[place][0]][-1:]
    return word.isdigit() and (len(word) < len(read.words[place]) or before == "*") and len(word) >= _CODE_FROM


def _is_reference(word: str) -> bool:
    return len(word) >= _REFERENCE_FROM and word.isdigit()


def _is_code(word: str) -> bool:
    """A number of a shop, a terminal, a receipt or a telephone: three digits or more."""
    return not word.isalpha() and sum(map(str.isdigit, word)) >= _CODE_FROM


def mentions(tails: Sequence[str], number: str | None) -> bool:
    """Whether one of some ends of numbers is the end of this account's number, by four digits at least."""
    own = "".join(letter for letter in number or "" if letter.isdigit())
    return any(
        min(len(own), len(tail)) >= _REFERENCE_FROM and (own.endswith(tail) or tail.endswith(own)) for tail in tails
    )
