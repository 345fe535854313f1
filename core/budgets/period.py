"""The periods of a budget: which days each has, counted from the budget's first day, or cut by paydays."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from core.budgets.model import Budget, Period
from core.clock import months_before

_DAY = timedelta(days=1)
_DAYS = {Period.WEEK: 7, Period.FORTNIGHT: 14}
_MONTHS = {Period.MONTH: 1, Period.YEAR: 12, Period.PAYDAY: 1}
_JULY = 7
MOST_SPANS = 600
"""So many periods back what was carried over is counted: eleven years of weeks."""


@dataclass(frozen=True, slots=True)
class Span:
    """One period, both days inclusive. `unpaid` tells that no payday cuts it, so that it is a month instead.

    `nominal` is the day of the rule of a payday that came on another: by it the period is known when the pay moves.
    `payday` is the first one that is known after the day that an unpaid one is of.
    """

    first: date
    last: date
    unpaid: bool = False
    nominal: date | None = None
    payday: date | None = None

    @property
    def key(self) -> str:
        """By which it is told once of a period."""
        return (self.nominal or self.first).isoformat()

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def gone(self, day: date) -> int:
        """How many of its days have begun by a day, that day counted."""
        return max(0, min(self.days, (day - self.first).days + 1))


def first_of(period: Period, day: date, *, financial: bool = False) -> date:
    """Where the period that holds a day begins by itself: a Monday, the first of a month or of a year."""
    if period in _DAYS:
        return day - timedelta(days=day.weekday())
    if period is Period.YEAR:
        year = day.year if not financial or day.month >= _JULY else day.year - 1
        return date(year, _JULY if financial else 1, 1)
    return day.replace(day=1)


def span_of(budget: Budget, day: date, paydays: Sequence[date] = ()) -> Span:
    """The period that a day is in; the first one for a day before it. `paydays` rise."""
    if budget.period is Period.PAYDAY and (paid := _between(paydays, day)):
        return paid
    unpaid = budget.period is Period.PAYDAY
    anchor = first_of(Period.MONTH, budget.first) if unpaid else budget.first
    number = _number(budget.period, anchor, max(day, anchor))
    span = Span(_start(budget.period, anchor, number), _start(budget.period, anchor, number + 1) - _DAY, unpaid)
    return replace(span, payday=next((one for one in paydays if one > day), None)) if unpaid else span


def spans(budget: Budget, day: date, paydays: Sequence[date] = ()) -> tuple[Span, ...]:
    """Every period from the first to the one that a day is in, the latest `MOST_SPANS` of them."""
    found = list(_backwards(budget, span_of(budget, day, paydays), paydays))
    return tuple(reversed(found))


def _backwards(budget: Budget, latest: Span, paydays: Sequence[date]) -> Iterator[Span]:
    span = latest
    for _ in range(MOST_SPANS):
        yield span
        before = span.first - _DAY
        if before < budget.first:
            return
        earlier = span_of(budget, before, paydays)
        span = Span(earlier.first, before, earlier.unpaid)


def _between(paydays: Sequence[date], day: date) -> Span | None:
    """From the payday at or before a day to the eve of the next; None where either is not known."""
    at = bisect_right(paydays, day)
    return Span(paydays[at - 1], paydays[at] - _DAY) if 0 < at < len(paydays) else None


def _number(period: Period, first: date, day: date) -> int:
    if period in _DAYS:
        return (day - first).days // _DAYS[period]
    number = ((day.year - first.year) * 12 + day.month - first.month) // _MONTHS[period]
    return number if _start(period, first, number) <= day else number - 1


def _start(period: Period, first: date, number: int) -> date:
    if period in _DAYS:
        return first + timedelta(days=_DAYS[period] * number)
    return months_before(first, -_MONTHS[period] * number)
