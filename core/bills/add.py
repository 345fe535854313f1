"""Storing a bill that is new, and finding the one that it may be already."""

from datetime import date, datetime

from core.bills.model import Bill
from core.bills.ports import Holidays
from core.bills.schedule import extend
from core.family.model import Viewer
from core.matters.act import Act, begin
from core.matters.model import Matter
from core.unit import Unit


async def add(
    unit: Unit, viewer: Viewer, new: Matter[Bill], holidays: Holidays, today: date, at: datetime
) -> Act[Bill]:
    """Store it, with its occurrences ahead. Raises `NotAllowedError`."""
    act = await begin(unit, viewer, new, at)
    await extend(unit, viewer, holidays, today, [act.matter])
    return act


async def twin_of(unit: Unit, viewer: Viewer, bill: Bill) -> Matter[Bill] | None:
    """A bill of the same name and way, as far as this viewer sees one: a second one may be a mistake."""
    found = await unit.matters.find(viewer, Bill)
    same = (one for one in found if one.body.title.casefold() == bill.title.casefold() and one.body.flow is bill.flow)
    return next(same, None)
