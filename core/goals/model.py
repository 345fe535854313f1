"""Goals and what was put aside for them, as frozen bodies of matters."""

from dataclasses import dataclass
from datetime import date

from core.money.money import Money


@dataclass(frozen=True, slots=True)
class Goal:
    """`target` by the day `by` (None: whenever), saved for since `since`.

    A sinking fund begins anew `every` so many months (None: once): what was put aside until then is spent by it. Where
    the moon says when, `again` holds the days of its later rounds.
    What is there is the balance of its matter's account, where it has one, else the sum of its `Saving`s.
    """

    title: str
    target: Money
    since: date
    by: date | None = None
    every: int | None = None
    again: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Saving:
    """So much put aside for a goal (its matter's `parent_id`) on its matter's `day`; below zero is taken out again."""

    money: Money
