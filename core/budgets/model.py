"""A budget, as a frozen body of a matter. Whether it is private stands in its matter."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.money.money import Money


class Period(StrEnum):
    """How long a budget lasts before it begins anew. `PAYDAY` is from one payday to the next."""

    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    YEAR = "year"
    PAYDAY = "payday"


@dataclass(frozen=True, slots=True)
class Scope:
    """Of what a budget is: all of `categories` together (slugs as `food.coffee`, groups as `food`; none: everything).

    `member_id` narrows it to what one member spends, `tag` (without its mark) to what was tagged so.
    """

    categories: tuple[str, ...] = ()
    member_id: int | None = None
    tag: str | None = None

    def holds(self, category: str | None) -> bool:
        """Whether a category is one of these, or in one of these groups."""
        if not self.categories:
            return True
        return category is not None and any(
            category == one or category.startswith(f"{one}.") for one in self.categories
        )


@dataclass(frozen=True, slots=True)
class Budget:
    """So much for all that is in `scope`, in each period from `first` on.

    `first` is the first day of the first period: weeks, fortnights, months and years are counted from it. With
    `carries` what was left, or overspent, goes on into the next period; `brought` is what came over into the first
    one, below zero when it was overspent: what was spent before `first` is looked at no more. `bill_id` is the income
    whose paydays cut the periods; None where any payday does.
    """

    scope: Scope
    money: Money
    period: Period
    first: date
    carries: bool = False
    brought: Money | None = None
    bill_id: int | None = None
