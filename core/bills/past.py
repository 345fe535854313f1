"""What a bill's past tells: how often it was paid, since when, how much on average, and when it rose."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from core.bills.model import Bill, Occurrence
from core.money.money import Money


@dataclass(frozen=True, slots=True)
class Rise:
    """From a day on it cost something else than it had cost at least twice in a row."""

    day: date
    before: Money
    after: Money


@dataclass(frozen=True, slots=True)
class Past:
    """How often it was paid, or received, since the first time; `always` tells that it was the same each time."""

    times: int
    since: date
    average: Money
    always: bool
    rise: Rise | None = None


def past_of(bill: Bill, made: Sequence[Occurrence]) -> Past | None:
    """The past of a bill by its occurrences; None while none was paid in its currency."""
    paid = sorted(
        (one.paid_on or one.due, one.paid.minor) for one in made if one.paid and one.paid.currency == bill.currency
    )
    if not paid:
        return None
    minors = [minor for _, minor in paid]
    average = Money((sum(minors) + len(minors) // 2) // len(minors), bill.currency)
    return Past(len(paid), paid[0][0], average, len(set(minors)) == 1, _rise(bill, paid))


def _rise(bill: Bill, paid: Sequence[tuple[date, int]]) -> Rise | None:
    """The last change of a price that had stood; of what differs each time none is told."""
    runs = [list(run) for _, run in groupby(paid, key=lambda one: one[1])]
    found = None
    for old, new in pairwise(runs):
        if len(old) > 1 and (len(new) > 1 or new is runs[-1]):
            found = Rise(new[0][0], Money(old[0][1], bill.currency), Money(new[0][1], bill.currency))
    return found
