"""A budget, as a frozen body of a matter. Whether it is private stands in its matter."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.money.money import Money


class ScopeKind(StrEnum):
    """What a budget is of. `CATEGORY` and `GROUP` are slugs (`food.groceries`, `food`), `MEMBER` a member's id."""

    ALL = "all"
    GROUP = "group"
    CATEGORY = "category"
    MEMBER = "member"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Scope:
    """One part of what is spent."""

    kind: ScopeKind
    value: str = ""


class Period(StrEnum):
    """How long a budget lasts before it begins anew. `PAYDAY` is from one payday to the next."""

    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    YEAR = "year"
    PAYDAY = "payday"


@dataclass(frozen=True, slots=True)
class Budget:
    """So much for all of `scopes` together, in each period from `first` on.

    `first` is the first day of the first period: weeks, fortnights, months and years are counted from it. With
    `carries` what was left, or overspent, goes on into the next period. `bill_id` is the income whose paydays cut the
    periods.
    """

    scopes: tuple[Scope, ...]
    money: Money
    period: Period
    first: date
    carries: bool = False
    bill_id: int | None = None
    title: str = ""
