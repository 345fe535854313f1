"""The words in which plans are said (`budgets.toml`), and a look that spares every other line the reading.

The tables are slots as in `accounts.toml` (`core.accounts.words`), and are read by the same `Phrase`. `[trigger]` is
none: it lists parts of words, of which a line must hold one to be worth reading.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from core.accounts.words import AccountWords, build_words

Tables = Mapping[str, Any]
TRIGGER = "trigger"
_UNUSED = ("signal", "nothing")
"""Capture's words of what was done with money: a plan is none of it, and is called as people like."""


class Topic(StrEnum):
    """What a line may be of."""

    BUDGET = "budget"
    LEFT = "left"
    """What is left of a budget that is not called one."""
    GOAL = "goal"
    AFFORD = "afford"


@dataclass(frozen=True, slots=True)
class PlanWords:
    """`triggers` by topic, in small letters; `load` makes the words that a line is read with, once it is worth it."""

    triggers: Mapping[Topic, tuple[str, ...]]
    load: Callable[[], AccountWords]

    def may_be(self, text: str, topic: Topic) -> bool:
        """Whether a line can be of a topic at all."""
        said = text.casefold()
        return any(part in said for part in self.triggers[topic])


def triggers_of(plans: Iterable[tuple[str, Tables]]) -> dict[Topic, tuple[str, ...]]:
    """The triggers of all languages. Raises `KeyError` for a table without one of the topics."""
    tables = [one[TRIGGER] for _, one in plans]
    return {topic: tuple(part.casefold() for one in tables for part in one[topic.value]) for topic in Topic}


def plan_words(capture: Iterable[tuple[str, Tables]], plans: Iterable[tuple[str, Tables]]) -> AccountWords:
    """Make the words of (language, tables) pairs. Raises `KeyError` or `ValueError` for a malformed table."""
    slots = [(language, _without(tables, TRIGGER)) for language, tables in plans]
    return build_words([(language, _without(tables, *_UNUSED)) for language, tables in capture], slots)


def _without(tables: Tables, *names: str) -> Tables:
    return {name: table for name, table in tables.items() if name not in names}
