"""Occurrences that were paid by what is in the ledger: found when somebody looks, and let go when the entry goes.

What is found so is worked out from the ledger, and is no change of a member's: undoing an entry undoes it too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

from core.answering.ports import Filter
from core.bills.match import WINDOW, Open, matched
from core.bills.model import Bill, Occurrence, Settled
from core.bills.schedule import Due
from core.family.model import Viewer
from core.ledger.model import Entry
from core.matters.model import Matter
from core.matters.ports import Wanted
from core.recurring.rule import occurrences, parse_rule
from core.unit import Unit

BACK = timedelta(days=62)
"""An occurrence that is older is settled by hand, or stays overdue."""
_DAY = timedelta(days=1)
_AT_MOST = 110
"""What costs more than so many per cent of what was expected is a surprise."""
_MOST = 5_000
"""Entries of so many days that are looked through."""


async def settle(unit: Unit, viewer: Viewer, today: date, now: datetime) -> None:
    """Note which open occurrences entries have paid, and open again those whose entry is gone.

    What all see is paid by what all see: an entry on a private account would tell of itself.
    """
    shared = replace(viewer, shared_only=True)
    bills = {one.id: one for one in await unit.matters.find(viewer, Bill)}
    for_all = {one.id: one for one in await unit.matters.find(shared, Bill)} if bills else {}
    await _settle(unit, shared, for_all, today, now)
    own = {key: one for key, one in bills.items() if key not in for_all}
    await _settle(unit, viewer, own, today, now)


async def _settle(unit: Unit, viewer: Viewer, bills: Mapping[int, Matter[Bill]], today: date, now: datetime) -> None:
    for settled in await _settled(unit, viewer, bills, today, now):
        await unit.matters.replace(viewer, settled)


async def unsettled(unit: Unit, viewer: Viewer, found: Sequence[Due], today: date, now: datetime) -> tuple[Due, ...]:
    """Those of some that nothing has settled until now: as `settle` would find it, without noting anything."""
    shared = replace(viewer, shared_only=True)
    bills = {one.bill.id: one.bill for one in found}
    for_all = {one.id for one in await unit.matters.find(shared, Bill)} & set(bills) if bills else set()
    now_settled = {
        one.id: one.body.settled
        for eyes, keys in ((shared, for_all), (viewer, set(bills) - for_all))
        for one in await _settled(unit, eyes, {key: bills[key] for key in keys}, today, now)
    }
    return tuple(
        one for one in found if now_settled.get(one.occurrence.id, one.occurrence.body.settled) is Settled.OPEN
    )


async def pays_as_expected(unit: Unit, viewer: Viewer, entry_id: int, today: date, now: datetime) -> bool:
    """Whether an entry is a bill that all see, of about what was expected: so that it is no surprise to anybody."""
    shared = replace(viewer, shared_only=True)
    bills = {one.id: one for one in await unit.matters.find(shared, Bill)}
    if not bills:
        return False
    noted = await unit.matters.find(shared, Occurrence, Wanted(today - BACK, today + WINDOW, tuple(bills)))
    found = [*noted, *await _settled(unit, shared, bills, today, now)]
    return any(one.body.entry_id == entry_id and _is_as_expected(one.body) for one in found)


def _is_as_expected(one: Occurrence) -> bool:
    return bool(one.paid and one.expected and one.paid.minor * 100 <= one.expected.minor * _AT_MOST)


async def _settled(
    unit: Unit, viewer: Viewer, bills: Mapping[int, Matter[Bill]], today: date, now: datetime
) -> list[Matter[Occurrence]]:
    """The occurrences that stand otherwise than is noted, as they shall be: paid by an entry, or open again."""
    if not bills:
        return []
    found = await unit.matters.find(viewer, Occurrence, Wanted(today - BACK, today + WINDOW, tuple(bills)))
    kept, reopened = await _opened(unit, viewer, found)
    opened = [*(one for one in found if one.body.settled is Settled.OPEN), *reopened]
    waiting = [Open(bills[one.parent_id or 0], one, _reach(bills[one.parent_id or 0].body)) for one in opened]
    waiting = [one for one in waiting if one.occurrence.body.due - one.reach <= today]
    if not waiting:
        return reopened
    first = min(one.occurrence.body.due - one.reach for one in waiting)
    entries = await unit.figures.entries(viewer, Filter(first=first, last=today), _MOST)
    paid = matched(waiting, [entry for entry in entries if entry.id not in kept])
    by_entry = [(one, paid[one.occurrence.id]) for one in waiting if one.occurrence.id in paid]
    noted = [_paid(one.occurrence, entry, one.bill.body, now) for one, entry in by_entry]
    return [*noted, *(one for one in reopened if one.id not in paid)]


async def _opened(
    unit: Unit, viewer: Viewer, found: Sequence[Matter[Occurrence]]
) -> tuple[set[int], list[Matter[Occurrence]]]:
    """The entries that pay something, and the occurrences whose entry was deleted since, open again."""
    by_entry = {one.body.entry_id: one for one in found if one.body.entry_id and not one.body.by_hand}
    standing = await unit.entries.several(viewer, set(by_entry))
    gone = [one for key, one in by_entry.items() if key not in standing or standing[key].details.deleted]
    reopened = [replace(one, body=_opened_again(one.body)) for one in gone]
    kept = {one.body.entry_id for one in found if one.body.entry_id} - {one.body.entry_id for one in gone}
    return {key for key in kept if key}, reopened


def _opened_again(one: Occurrence) -> Occurrence:
    return replace(one, settled=Settled.OPEN, paid_on=None, paid=None, entry_id=None, settled_at=None)


def _paid(one: Matter[Occurrence], entry: Entry, bill: Bill, now: datetime) -> Matter[Occurrence]:
    sides = (entry.details.money, entry.details.to_money)
    money = next(money for money in sides if money and money.currency == bill.currency)
    body = replace(
        one.body, settled=Settled.PAID, paid_on=entry.details.day, paid=money, entry_id=entry.id, settled_at=now
    )
    return replace(one, body=body)


def _reach(bill: Bill) -> timedelta:
    """Less than half of the way to the next occurrence, of which it may be as well; no further than `WINDOW`."""
    due = occurrences(parse_rule(bill.rule), bill.first, bill.first, bill.first + 4 * WINDOW)
    days = [one.day for one in due]
    gaps = [(later - earlier - _DAY) / 2 for earlier, later in pairwise(days)]
    return min([WINDOW, *gaps])
