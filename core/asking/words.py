"""How the words of questions are laid out in `questions.toml`, and how they join the vocabulary that capture has.

Each table is a slot (`[measure]`, `[group_by]`, `[edge]` …) that lists phrases by value; `any` stands for a slot with
one value. The phrases become signals named `slot.value` of a vocabulary of their own, so that case endings, Latin
letters and slips are read as everywhere. From capture's files come the names of things, shops, banks, currencies and
days; of its other words, those of one part are only known as words that are right as they are.
`[festival_days]` gives a festival's first and last day, `YYYY-MM-DD` or, when it is the same each year, `MM-DD`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.capture.listing import build
from core.capture.roles import Role
from core.capture.vocabulary import Vocabulary

Tables = Mapping[str, Any]
_SHARED = (
    "endings", "categories", "merchants", "banks", "bank_names", "currency", "currency_by_country", "day", "weekday", "month", "period",
    "ordinal", "number", "person", "name", "account", "pot", "language_of",
)  # fmt: skip
_SHARED_WORDS = ("ago", "day_mark", "month_mark", "ordinary")
_ONLY_KNOWN = ("stop", "known", "goods", "shop")
_DATA = ("festival_days",)


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """All that the reader of questions knows. `festivals` maps a name to its (first, last) days as they are written."""

    vocabulary: Vocabulary
    festivals: Mapping[str, tuple[tuple[str, str], ...]]

    def festival(self, name: str, today: date) -> tuple[date, date] | None:
        """The latest such festival that has begun by today; None when its days are not listed."""
        found = [days for listed in self.festivals.get(name, ()) for days in _days(listed, today)]
        return max((days for days in found if days[0] <= today), default=None)


def _days(listed: tuple[str, str], today: date) -> Iterable[tuple[date, date]]:
    first, last = listed
    if len(first) == len("YYYY-MM-DD"):
        return [(date.fromisoformat(first), date.fromisoformat(last))]
    years = (today.year - 1, today.year)
    return [(date.fromisoformat(f"{year}-{first}"), date.fromisoformat(f"{year}-{last}")) for year in years]


def build_words(capture: Iterable[tuple[str, Tables]], questions: Iterable[tuple[str, Tables]]) -> QuestionWords:
    """Make the words of (language, tables) pairs. Raises `KeyError` or `ValueError` for a malformed table."""
    asked = list(questions)
    shared = [(language, _shared(tables)) for language, tables in capture]
    signals = [(language, _signals(tables)) for language, tables in asked]
    festivals = {
        name: tuple((first, last) for first, last in map(str.split, rows))
        for _, tables in asked
        for name, rows in tables.get("festival_days", {}).items()
    }
    return QuestionWords(build([*signals, *shared]), festivals)


def _shared(tables: Tables) -> Tables:
    """What a question needs of one of capture's files."""
    words = tables.get("words", {})
    known = [word for role in _ONLY_KNOWN for word in words.get(role, ()) if " " not in word]
    kept = {role: words[role] for role in _SHARED_WORDS if role in words}
    kept["ordinary"] = [*kept.get("ordinary", ()), *known]
    return {**{name: tables[name] for name in _SHARED if name in tables}, "words": kept}


def _signals(tables: Tables) -> Tables:
    slots = {
        f"{slot}.{value}": phrases
        for slot, values in tables.items()
        if slot not in (*_DATA, "ordinary")
        for value, phrases in values.items()
    }
    return {Role.SIGNAL.value: slots, "words": {"ordinary": tables.get("ordinary", {}).get("any", ())}}
