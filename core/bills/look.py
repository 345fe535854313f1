"""Bills as they are looked at: what is due now, one occurrence, one bill with what was and what comes."""

from datetime import date, datetime, timedelta

from core.bills.model import Bill, Occurrence, Settled
from core.bills.ports import Holidays
from core.bills.schedule import Due, extend, standing_on, upcoming
from core.bills.settle import BACK, settle
from core.family.model import Viewer
from core.matters.model import Matter
from core.matters.ports import Wanted
from core.recurring.rule import occurrences, parse_rule
from core.unit import Unit

AHEAD = timedelta(days=35)
"""What is due later is not yet on anybody's mind."""
_FAR = timedelta(days=1500)
"""Nothing comes more seldom."""


async def catch_up(unit: Unit, viewer: Viewer, holidays: Holidays, today: date, now: datetime) -> None:
    """Make what is to come up to now, and let the ledger settle what it can: before bills are looked at."""
    await extend(unit, viewer, holidays, today)
    await settle(unit, viewer, today, now)


async def due_now(unit: Unit, viewer: Viewer, holidays: Holidays, today: date, now: datetime) -> tuple[Due, ...]:
    """What is open of the weeks ahead and behind, once the ledger has settled what it can."""
    await catch_up(unit, viewer, holidays, today, now)
    found = await upcoming(unit, viewer, today - BACK, today + AHEAD, today)
    return tuple(one for one in found if one.occurrence.body.settled is Settled.OPEN)


async def one_due(unit: Unit, viewer: Viewer, occurrence_id: int, today: date) -> Due:
    """One occurrence with its bill. Raises `NoSuchMatterError`."""
    found = await unit.matters.get(viewer, Occurrence, occurrence_id)
    bill = await unit.matters.get(viewer, Bill, found.parent_id or 0)
    return Due(bill, found, standing_on(found.body, today))


async def in_full(
    unit: Unit, viewer: Viewer, bill_id: int, today: date
) -> tuple[Matter[Bill], tuple[Due, ...], tuple[Due, ...]]:
    """A bill, what comes of it, and what was settled, or should have been. Raises `NoSuchMatterError`."""
    bill = await unit.matters.get(viewer, Bill, bill_id)
    found = await unit.matters.find(viewer, Occurrence, Wanted(parents=[bill_id]))
    due = [Due(bill, one, standing_on(one.body, today)) for one in found]
    open_ones = tuple(one for one in due if one.occurrence.body.settled is Settled.OPEN and one.day >= today)
    return bill, open_ones, tuple(one for one in due if one not in open_ones)


def has_ended(bill: Bill, today: date) -> bool:
    """Whether none of it is to come: its last day is past, or all that there were of it."""
    last = min(bill.until or date.max, today + _FAR)
    ahead = occurrences(parse_rule(bill.rule), bill.first, today, last) if last >= today else ()
    return not ahead
