"""How the words of questions are laid out in `questions.toml`, and how they join the vocabulary that capture has.

Each table is a slot (`[measure]`, `[group_by]`, `[edge]` …) that lists phrases by value; `any` stands for a slot with
one value. The phrases become signals named `slot.value` of a vocabulary of their own, so that case endings, Latin
letters and slips are read as everywhere. From capture's files come the names of things, shops, banks, currencies and
days; of its other words, those of one part are only known as words that are right as they are.
`[festival_days]` gives a festival's first and last day, `YYYY-MM-DD` or, when it is the same each year, `MM-DD`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from core.asking.ahead import forms_ahead
from core.capture.listing import build
from core.capture.roles import Role
from core.capture.vocabulary import Vocabulary

Tables = Mapping[str, Any]
_SHARED = (
    "endings", "categories", "merchants", "banks", "bank_names", "currency", "currency_by_country", "day", "weekday",
    "month", "period", "ordinal", "number", "person", "name", "account", "pot", "language_of",
)  # fmt: skip
_SHARED_WORDS = ("ago", "day_mark", "month_mark", "ordinary")
_ONLY_KNOWN = ("stop", "known", "goods", "shop")
_ROUGH = str.maketrans({"э": "е", "ө": "о", "ү": "у", "ы": "и", "й": "и", "ь": "", "ъ": ""})
_DOUBLED = re.compile(r"(.)\1+")
_NO_SLOTS = frozenset({"festival_days", "ordinary", "name"})


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """All that the reader of questions knows. `festivals` maps a name to its (first, last) days as they are written.

    `spelt` holds each word of a phrase, `pairs` those that follow each other in one, `of_letter` the words by their
    first letter: by them a slip is mended. `galig` are those of them that are Mongolian in Latin letters; `right` are
    words that are right as they are, though near to one of questions. `rough` finds a word by how it is typed on a
    Russian keyboard (`roughly`).
    """

    vocabulary: Vocabulary
    festivals: Mapping[str, tuple[tuple[str, str], ...]]
    spelt: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    of_letter: Mapping[str, tuple[str, ...]]
    rough: Mapping[str, str]
    galig: frozenset[str]
    right: frozenset[str]

    def near(self, typed: str, *, mongolian: bool) -> list[str]:
        """The words of questions that have about as many letters and begin with one of the typed word's first two.

        Mongolian in Latin letters is near only in a Mongolian line.
        """
        return [
            word
            for letter in dict.fromkeys(typed[:2])
            for word in self.of_letter.get(letter, ())
            if abs(len(word) - len(typed)) <= 1 and (mongolian or word not in self.galig)
        ]

    def festival(self, name: str, today: date) -> tuple[date, date] | None:
        """The latest such festival that has begun by today; None when its days are not listed."""
        found = [days for listed in self.festivals.get(name, ()) for days in _days(listed, today)]
        return max((days for days in found if days[0] <= today), default=None)


def _days(listed: tuple[str, str], today: date) -> Iterable[tuple[date, date]]:
    first, last = listed
    if len(first) == len("YYYY-MM-DD"):
        return [(date.fromisoformat(first), date.fromisoformat(last))]
    begun = 1 if last < first else 0
    years = (today.year - 1, today.year, today.year + 1)
    return [(date.fromisoformat(f"{year - begun}-{first}"), date.fromisoformat(f"{year}-{last}")) for year in years]


def build_words(capture: Iterable[tuple[str, Tables]], questions: Iterable[tuple[str, Tables]]) -> QuestionWords:
    """Make the words of (language, tables) pairs. Raises `KeyError` or `ValueError` for a malformed table."""
    asked = list(questions)
    timed = _timed(asked)
    shared = [(language, _shared(tables, timed)) for language, tables in capture]
    signals = [(language, _signals(tables)) for language, tables in asked]
    festivals = {
        name: tuple((first, last) for first, last in map(str.split, rows))
        for _, tables in asked
        for name, rows in tables.get("festival_days", {}).items()
    }
    phrases = [phrase.lower().split() for phrase in _phrases(asked)]
    spelt = frozenset(word for phrase in phrases for word in phrase)
    spelt |= {name for _, tables in shared for name in _names(tables)}
    pairs = frozenset(pair for phrase in phrases for pair in pairwise(phrase)) | _spans(asked)
    right = frozenset(word for _, tables in asked for word in _ordinary(tables))
    return QuestionWords(
        build([*signals, *shared]), festivals, spelt, pairs, _by_letter(spelt), _by_rough(spelt), _galig(asked), right
    )


def _spans(asked: Sequence[tuple[str, Tables]]) -> frozenset[tuple[str, str]]:
    """This month, per week: the pairs that say when, so that "this moth" is mended though a moth is a word."""
    return frozenset(
        (before, span)
        for pair in asked
        for slot in ("this", "last", "per")
        for before in _of_slot([pair], slot)
        for span in _of_slot([pair], "span")
    )


def _ordinary(tables: Tables) -> list[str]:
    """Words that are right as they are: those that mean something else here too, and those that are only near one."""
    return [word for words in tables.get("ordinary", {}).values() for word in words]


def _galig(asked: Sequence[tuple[str, Tables]]) -> frozenset[str]:
    """Words in Latin letters that only Mongolian has."""
    words: dict[bool, set[str]] = {True: set(), False: set()}
    for language, tables in asked:
        for phrase in _phrases([(language, tables)]):
            words[language == "mn"].update(phrase.lower().split())
    return frozenset(word for word in words[True] - words[False] if word.isascii())


def _phrases(asked: Sequence[tuple[str, Tables]]) -> Iterator[str]:
    slots = dict.fromkeys(slot for _, tables in asked for slot in tables if slot not in _NO_SLOTS)
    return (phrase for slot in slots for phrase in _of_slot(asked, slot))


def _names(tables: Tables) -> Iterator[str]:
    """The categories' own names, and the first that a day is called."""
    yield from (one["name"].lower() for one in tables.get("categories", {}).values() if one["name"].isalpha())
    yield from (words[0] for words in tables.get("day", {}).values() if words[0].isalpha())


def _by_letter(spelt: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word in sorted(spelt):
        found.setdefault(word[0], []).append(word)
    return {letter: tuple(words) for letter, words in found.items()}


def roughly(word: str) -> str:
    """A Cyrillic word with the letters as one that people mix up: э and е, ө and о, ү and у, ы, ий and и."""
    return _DOUBLED.sub(r"\1", word.translate(_ROUGH))


def _by_rough(spelt: Iterable[str]) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for word in spelt:
        if not word.isascii():
            found.setdefault(roughly(word), set()).add(word)
    return {rough: words.pop() for rough, words in found.items() if len(words) == 1}


def _shared(tables: Tables, timed: "_Timed") -> Tables:
    """What a question needs of one of capture's files; of things called "weekly shop" only the shop is a thing."""
    words = tables.get("words", {})
    known = [word for role in _ONLY_KNOWN for word in words.get(role, ()) if " " not in word]
    kept = {role: words[role] for role in _SHARED_WORDS if role in words}
    kept["ordinary"] = [*kept.get("ordinary", ()), *known]
    shared = {name: tables[name] for name in _SHARED if name in tables}
    if "categories" in shared:
        shared["categories"] = {
            slug: {**category, "words": [phrase for phrase in category["words"] if not timed.hides(phrase)]}
            for slug, category in shared["categories"].items()
        }
    return {**shared, "words": kept}


@dataclass(frozen=True, slots=True)
class _Timed:
    """What begins a stretch of days or a grouping (weekly, сарын) or is a festival, with a blank behind it.

    `costs` and `balances` are words of those, with a blank before.
    """

    units: tuple[str, ...]
    festivals: tuple[str, ...]
    costs: tuple[str, ...]
    balances: tuple[str, ...]

    def hides(self, phrase: str) -> bool:
        """Whether a thing's name would hide a time («сарын хүнс», «цагаан сарын зардал») or a balance (of a card).

        A Christmas gift hides none.
        """
        if phrase.startswith(self.units) or phrase.endswith(self.balances):
            return True
        return phrase.startswith(self.festivals) and phrase.endswith(self.costs)


def _timed(questions: Iterable[tuple[str, Tables]]) -> _Timed:
    asked = list(questions)
    units = [phrase for slot in ("span", "group_by", "this", "last") for phrase in _of_slot(asked, slot)]
    spent, balance = (
        tuple(" " + phrase for _, tables in asked for phrase in tables.get("measure", {}).get(value, ()))
        for value in ("spent", "balance")
    )
    return _Timed(
        tuple(phrase + " " for phrase in units),
        tuple(phrase + " " for phrase in _of_slot(asked, "festival")),
        spent,
        balance,
    )


def _of_slot(asked: Iterable[tuple[str, Tables]], slot: str) -> Iterator[str]:
    return (phrase for _, tables in asked for phrases in tables.get(slot, {}).values() for phrase in phrases)


def _done(tables: Tables) -> Iterator[str]:
    """The words that say what was done with money or a thing."""
    for value in ("spent", "received", "saved", "buy"):
        yield from tables.get("measure", {}).get(value, ())
    for slot in ("giving", "doing"):
        yield from tables.get(slot, {}).get("any", ())


def _signals(tables: Tables) -> Tables:
    slots = {
        f"{slot}.{value}": phrases
        for slot, values in tables.items()
        if slot not in _NO_SLOTS
        for value, phrases in values.items()
    }
    known = {phrase for phrases in slots.values() for phrase in phrases}
    slots["beyond.ahead"] = [form for form in dict.fromkeys(forms_ahead(_done(tables))) if form not in known]
    return {
        Role.SIGNAL.value: slots,
        "name": tables.get("name", {}),
        "words": {"ordinary": _ordinary(tables)},
    }
