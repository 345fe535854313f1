"""Reads whether a line asks for a paper, and for which: "the fridge receipt", «10-р сарын хуулга».

A line that could as well be spending or a question is left to those who read these: it holds a sum, it asks how much,
or it names what is also a list of entries ("statement"), which is a paper only when there is such a paper.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.asking.period import read_period
from core.asking.sentence import Sentence, read_sentence
from core.asking.words import QuestionWords
from core.capture.atoms import Atom
from core.capture.cases import split_case
from core.capture.model import Context
from core.capture.roles import Role
from core.capture.text import clean
from core.capture.tokens import Shape
from core.documents.model import PaperKind
from core.documents.paper import PaperQuery

Tables = Mapping[str, Any]
LONGEST = 120
"""A longer line asks for no paper that anyone would look for so."""
_MOST_WORDS = 3
_PLURALS = ("нуудын", "нүүдийн", "уудын", "үүдийн", "нууд", "нүүд", "ууд", "үүд")
_ENDINGS = frozenset({
    "а", "э", "о", "ө", "ыг", "ийг", "г", "аа", "ээ", "оо", "өө", "гаа", "гээ", "гоо", "гөө", "ыгаа", "ийгээ", "ын",
    "ийн", "ны", "ний",
})  # fmt: skip
_HIDING = ("ны", "ний")
_LEAST_STEM = 3
_FROM = re.compile(r"\bfrom\b", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:to|until|till|through)\b|[–—-]", re.IGNORECASE)
_TAIL = 4


@dataclass(frozen=True, slots=True)
class PaperSearch:
    """The words by which papers are asked for, as `paper_search.toml` lists them.

    `sure` and `shared` name kinds ("any" for papers of whatever kind); what is `shared` is also something else. `ask`
    are verbs, `silent` words that say nothing, `behind` those after which a noun may have more behind it, `never` words
    of other talk. `same` gives for each word those that mean the same thing.
    """

    sure: Mapping[str, PaperKind | None]
    shared: Mapping[str, PaperKind | None]
    ask: frozenset[str]
    silent: frozenset[str]
    behind: frozenset[str]
    never: frozenset[str]
    same: Mapping[str, tuple[str, ...]]

    def noun(self, words: Sequence[str]) -> "Noun | None":
        """The noun that some words are, with an ending or without."""
        for kinds, sure in ((self.sure, True), (self.shared, False)):
            for phrase in _spelt(words):
                if phrase in kinds:
                    return Noun(kinds[phrase], sure=sure)
        return None


@dataclass(frozen=True, slots=True)
class Noun:
    """What was asked for; None of a kind means papers of any."""

    kind: PaperKind | None
    sure: bool


@dataclass(frozen=True, slots=True)
class Request:
    """Which papers are asked for. Only when it is `sure` does the line ask for nothing else."""

    query: PaperQuery
    sure: bool


def build_search(tables: Iterable[Tables]) -> PaperSearch:
    """Join the tables of all languages. Raises `KeyError` or `ValueError` for a malformed one."""
    asked = list(tables)
    same: dict[str, tuple[str, ...]] = {}
    for one in asked:
        for row in one.get("same", {}).get("things", ()):
            for word in row:
                same[word] = tuple(dict.fromkeys([*same.get(word, ()), *row]))
    words = {
        name: frozenset(w for one in asked for w in one[name]["any"]) for name in ("ask", "silent", "behind", "never")
    }
    return PaperSearch(_nouns(asked, "sure"), _nouns(asked, "shared"), same=same, **words)


def may_ask(text: str, words: PaperSearch) -> bool:
    """Whether a line may ask for a paper: a look at its words alone, since every line is looked at."""
    if len(text) > LONGEST or "\n" in text:
        return False
    tokens = _words(text.casefold())
    spans = (tokens[at : at + length] for at in range(len(tokens)) for length in range(1, _MOST_WORDS + 1))
    return any(words.noun(span) is not None for span in spans)


def read_request(text: str, words: PaperSearch, questions: QuestionWords, context: Context) -> Request | None:
    """What a line asks for; None when it asks for no paper."""
    s = read_sentence(_of_days(clean(text)), questions, context)
    period = read_period(s)
    told = list(_told(s, words))
    if any(token.word in words.never for token in told):
        return None
    asks = any(token.word in words.ask for token in told)
    if any(token.number and not (asks and len(token.word) == _TAIL) for token in told):
        return None
    found = _placed(told, words)
    if found is None:
        return None
    noun, start, end = found
    left = [token for token in (*told[:start], *told[end:]) if not _says_nothing(token, words)]
    if not asks and not _ends(told[end:], words):
        return None
    kinds = (noun.kind,) if noun.kind else ()
    query = PaperQuery(kinds, tuple(_forms(token, words) for token in left), period.first, period.last)
    return Request(query, noun.sure)


def read_words(text: str, words: PaperSearch, questions: QuestionWords, context: Context) -> PaperQuery:
    """What is looked for when it is certain that papers are: every word that is no kind and no day."""
    s = read_sentence(_of_days(clean(text)), questions, context)
    period = read_period(s)
    told = list(_told(s, words))
    found = _placed(told, words)
    kind, rest = (found[0].kind, (*told[: found[1]], *told[found[2] :])) if found else (None, told)
    left = [token for token in rest if not _says_nothing(token, words)]
    return PaperQuery((kind,) if kind else (), tuple(_forms(token, words) for token in left), period.first, period.last)


@dataclass(frozen=True, slots=True)
class _Told:
    """One word of the line that no period took; `also` are other names of the shop or bank that it is."""

    word: str
    number: bool
    also: tuple[str, ...] = ()


def _of_days(text: str) -> str:
    """A receipt "from October" is of October, and not of whatever came since, as spending from October on is."""
    return text if _UNTIL.search(text) else _FROM.sub("of", text)


def _told(s: Sentence, words: PaperSearch) -> Iterator[_Told]:
    for atom in s.atoms:
        if atom.use or atom.shape is Shape.MARK:
            continue
        text = atom.text.casefold()
        named = tuple(atom.roles[role].casefold() for role in (Role.BANK, Role.MERCHANT) if role in atom.roles)
        if named or (" " in text and any(spelt in words.same for spelt in (text, *_bare(text)))):
            yield _Told(text, number=False, also=named)
            continue
        for word in _words(text):
            yield _Told(word, _is_number(atom))


def _is_number(atom: Atom) -> bool:
    """Whether it is a sum, or the sign of one."""
    return atom.shape in {Shape.NUMBER, Shape.SIGN}


def _placed(told: Sequence[_Told], words: PaperSearch) -> tuple[Noun, int, int] | None:
    """The last noun of the line and where it stands, the longest first: a bank statement is more than a statement."""
    for end in range(len(told), 0, -1):
        for length in range(min(_MOST_WORDS, end), 0, -1):
            noun = words.noun([token.word for token in told[end - length : end]])
            if noun is not None:
                return noun, end - length, end
    return None


def _ends(behind: Sequence[_Told], words: PaperSearch) -> bool:
    """Whether a noun may end there: nothing follows that says something, or "of", "from" does."""
    for token in behind:
        if token.word in words.behind:
            return True
        if not _says_nothing(token, words):
            return False
    return True


def _says_nothing(token: _Told, words: PaperSearch) -> bool:
    return token.word in words.silent or token.word in words.ask or token.word in words.behind


def _forms(token: _Told, words: PaperSearch) -> tuple[str, ...]:
    """A word as it may stand on a paper: without its ending, in the singular, and whatever else means the same."""
    plain = [token.word, *token.also, *_bare(token.word)]
    known = [other for word in plain for other in words.same.get(word, ())]
    return tuple(dict.fromkeys([*plain, *known]))


def _bare(word: str) -> list[str]:
    """The word without an English plural or a Mongolian ending, which may hide an «н» or bring a «г» behind one."""
    if word.isascii():
        forms = [word.removesuffix("'s").removesuffix("s")]
    else:
        stem, case = split_case(_singular(word))
        forms = [stem, f"{stem}н"] if case and word.endswith(_HIDING) else [stem]
        forms += [stem.removesuffix("г")] if stem.endswith("нг") else []
    return [form for form in forms if form != word and len(form) >= _LEAST_STEM]


def _singular(word: str) -> str:
    return next((word.removesuffix(end) for end in _PLURALS if word.endswith(end)), word)


def _spelt(words: Sequence[str]) -> Iterator[str]:
    """Some words as a noun may be listed: the last one with its ending, and without."""
    *before, last = words
    yield " ".join(words)
    if not last.isascii():
        for stem in dict.fromkeys((_singular(last), last)):
            yield from (" ".join([*before, stem.removesuffix(end)]) for end in _ENDINGS if stem.endswith(end))
            yield " ".join([*before, stem])


def _words(text: str) -> list[str]:
    bare = (word.strip(".,!?:;\"'()«»“”") for word in text.replace("-", " ").split())
    return [word for word in bare if word]


def _nouns(tables: Sequence[Tables], name: str) -> dict[str, PaperKind | None]:
    return {
        phrase: None if kind == "any" else PaperKind(kind)
        for one in tables
        for kind, phrases in one.get(name, {}).items()
        for phrase in phrases
    }
