"""What falls due on any days, also beyond those that are made ahead: by the rules of the bills, as `extend` would."""

from datetime import date, timedelta

from core.bills.model import Bill, Occurrence
from core.bills.ports import Holidays
from core.bills.schedule import Due, expected_of, standing_on, wanted_days
from core.family.model import Viewer
from core.matters.model import Matter
from core.matters.ports import Wanted
from core.unit import Unit

_PAST = timedelta(days=800)
"""So much of what was paid says what a bill that varies will be: the same time of two earlier years, and some days."""


async def dues(unit: Unit, viewer: Viewer, holidays: Holidays, first: date, last: date, today: date) -> tuple[Due, ...]:
    """What is due, or was settled, on these days, both inclusive; nothing is written. By day."""
    bills = await unit.matters.find(viewer, Bill)
    if not bills:
        return ()
    known = Wanted(min(first, today) - _PAST, parents=[bill.id for bill in bills])
    made = await unit.matters.find(viewer, Occurrence, known)
    found: list[Due] = []
    for bill in bills:
        own = [one for one in made if one.parent_id == bill.id]
        every = [*own, *_to_be_made(bill, own, holidays, last - today, today)]
        found += [Due(bill, one, standing_on(one.body, today)) for one in every]
    return tuple(sorted((one for one in found if first <= one.day <= last), key=lambda one: (one.day, one.bill.id)))


def key_of(one: Due) -> str:
    """By what an occurrence is known, whether it is a row yet or not."""
    return f"bill-{one.bill.id}-{one.occurrence.body.nominal}"


def _to_be_made(
    bill: Matter[Bill], own: list[Matter[Occurrence]], holidays: Holidays, ahead: timedelta, today: date
) -> list[Matter[Occurrence]]:
    there = {one.body.nominal for one in own}
    past = [one.body for one in own if one.body.paid]
    wanted = wanted_days(bill.body, own, holidays, today, ahead)
    bodies = [
        Occurrence(nominal, due, expected_of(bill.body, past, due))
        for nominal, due in wanted.items()
        if nominal not in there
    ]
    return [Matter(bill.owner_id, one, bill.private, bill.account_id, bill.id, one.due) for one in bodies]
