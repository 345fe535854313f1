"""How the words of `accounts.toml` are laid out, and how they join the vocabulary that capture has.

Each table is a slot (`[noun]`, `[have]`, `[became]` …) that lists phrases by value; `any` stands for a slot with one
value. A noun's value is its kind and what it is ("property.flat"); the first phrase of a language is its name there.
The phrases become signals named `slot.value`, so that case endings, Latin letters and slips are read as everywhere.
From capture's files come amounts, currencies, days, banks and people; its verbs and words of wish are only known as
what makes a line none of ours ("sold the car for 9000").
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from core.capture.listing import build
from core.capture.roles import Role
from core.capture.vocabulary import Vocabulary

Tables = Mapping[str, Any]
_SHARED = (
    "endings", "banks", "bank_names", "currency", "currency_by_country", "multiplier", "number", "day", "weekday",
    "month", "period", "ordinal", "which", "person", "language_of", "alert",
)  # fmt: skip
_SHARED_WORDS = ("ago", "and", "or", "day_mark", "month_mark", "half", "part_of_day", "vague_day")
_FOREIGN_NOTHING = ("plan", "not", "question")
FOREIGN = "foreign"
"""The slot of words that say something else than what is owned."""


@dataclass(frozen=True, slots=True)
class AccountWords:
    """All that the reader of statements knows. `listed` holds the phrases of each `slot.value`."""

    vocabulary: Vocabulary
    listed: Mapping[str, tuple[str, ...]]

    def plain_form(self, typed: str, slot: str, value: str, *, mongolian: bool) -> str:
        """A phrase as a dictionary has it: without its case ending, and in Cyrillic where it was typed in Latin."""
        phrases = self.listed[f"{slot}.{value}"]
        lower = typed.lower()
        begun = [phrase for phrase in phrases if lower.startswith(phrase)]
        if begun:
            return typed[: len(max(begun, key=len))]
        return next((phrase for phrase in phrases if not phrase.isascii()), typed) if mongolian else typed


def build_words(capture: Iterable[tuple[str, Tables]], accounts: Iterable[tuple[str, Tables]]) -> AccountWords:
    """Make the words of (language, tables) pairs. Raises `KeyError` or `ValueError` for a malformed table."""
    own = [(language, _signals(tables)) for language, tables in accounts]
    shared = [(language, _shared(tables)) for language, tables in capture]
    listed: dict[str, tuple[str, ...]] = {}
    for _, tables in own:
        for value, phrases in tables[Role.SIGNAL.value].items():
            listed[value] = (*listed.get(value, ()), *phrases)
    return AccountWords(build([*own, *shared]), listed)


def _signals(tables: Tables) -> Tables:
    slots = {
        f"{slot}.{value}": phrases for slot, values in tables.items() for value, phrases in values.items()
    }  # `Meaning` keeps the value whole, whatever dots it has
    return {Role.SIGNAL.value: slots}


def _shared(tables: Tables) -> Tables:
    words = {role: tables["words"][role] for role in _SHARED_WORDS if role in tables.get("words", {})}
    nothing = tables.get("nothing", {})
    foreign = {f"{FOREIGN}.{name}": phrases for name, phrases in tables.get("signal", {}).items()}
    foreign |= {f"{FOREIGN}.{name}": nothing[name] for name in _FOREIGN_NOTHING if name in nothing}
    return {
        **{name: tables[name] for name in _SHARED if name in tables},
        "words": words,
        Role.SIGNAL.value: foreign,
    }
