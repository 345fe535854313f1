"""What is needed for an application on a day: the figures of that day for this family, and what it told itself.

Living and school costs are those of 12 months; of a shorter stay, the part of the year in days, of 365, rounded up to
the cent. Every sum is in Australian dollars.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.clock import months_before
from core.funds.errors import NoFiguresError
from core.funds.model import Plan
from core.funds.rules import Rules
from core.money.money import Money
from core.rates.order import AUD
from core.visa.law import Charge, in_force

_YEAR = 365
_MONTHS = 12
_CENTS = 100


class Item(StrEnum):
    """What money is needed for; `PAID` is what comes off the tuition."""

    STUDENT = "student"
    PARTNER = "partner"
    CHILD = "child"
    SCHOOL = "school"
    TUITION = "tuition"
    PAID = "paid"
    TRAVEL = "travel"


@dataclass(frozen=True, slots=True)
class Line:
    """One part of it, for so many people; below zero it comes off. `figure` tells that it is by the figures."""

    item: Item
    count: int
    money: Money
    figure: bool = True


@dataclass(frozen=True, slots=True)
class Need:
    """What is needed. `days` is how long the stay is, None for 12 months or more.

    `income` is what partner or parents may earn in a year instead, None where the law had no such figure. `complete`
    is False where the tuition was not told: then it is needed on top. `living` and `travel` are the rows it rests on.
    """

    day: date
    days: int | None
    lines: tuple[Line, ...]
    income: Money | None
    living: Charge
    travel: Charge
    complete: bool

    @property
    def total(self) -> Money:
        """All of it."""
        return Money(sum(line.money.minor for line in self.lines), AUD)


def need(plan: Plan, day: date, rules: Rules) -> Need:
    """What this family needs for an application on a day. Raises `NoFiguresError` before the first known figures."""
    living, travel = in_force(rules.living, day), in_force(rules.travel, day)
    if living is None or travel is None:
        raise NoFiguresError
    days = stay(day, plan.ends)
    lines = (*_living(plan, living, days), *_course(plan), _travel(plan, travel))
    income = living.amounts.get("income_with_family" if plan.people > 1 else "income")
    told = plan.tuition is not None
    return Need(day, days, lines, _dollars(income) if income else None, living, travel, told)


def stay(day: date, ends: date | None) -> int | None:
    """Days from the application to the end of the stay; None for 12 months or more, and where it makes no sense."""
    if ends is None or not day <= ends:
        return None
    days = (ends - day).days + 1
    return days if days < (months_before(day, -_MONTHS) - day).days else None


def _living(plan: Plan, row: Charge, days: int | None) -> Iterator[Line]:
    counts = ((Item.STUDENT, 1), (Item.PARTNER, int(plan.partner)), (Item.CHILD, plan.children))
    for item, count in counts:
        if count:
            yield Line(item, count, _part(row.amounts[item] * count, days))
    if plan.pupils:
        told = plan.school
        by_figure = _part(row.amounts[Item.SCHOOL] * plan.pupils, days)
        yield Line(Item.SCHOOL, plan.pupils, told or by_figure, figure=told is None)


def _course(plan: Plan) -> Iterator[Line]:
    if plan.tuition is None:
        return
    yield Line(Item.TUITION, 1, plan.tuition, figure=False)
    if plan.paid and plan.paid.minor:
        off = min(plan.paid.minor, plan.tuition.minor)
        yield Line(Item.PAID, 1, Money(-off, AUD), figure=False)


def _travel(plan: Plan, row: Charge) -> Line:
    if plan.travel is not None:
        return Line(Item.TRAVEL, plan.people, plan.travel, figure=False)
    each = row.amounts["outside" if plan.abroad else "inside"]
    return Line(Item.TRAVEL, plan.people, _dollars(each * plan.people))


def _part(dollars: int, days: int | None) -> Money:
    """A year's sum, or that of so many days of it, rounded up: a cent too little is too little."""
    return _dollars(dollars) if days is None else Money(-(-dollars * _CENTS * min(days, _YEAR) // _YEAR), AUD)


def _dollars(whole: int) -> Money:
    return Money(whole * 10**AUD.scale, AUD)
