"""What is coming on some days, as one member sees it."""

from collections.abc import Iterable, Sequence
from datetime import date

from core.agenda.dues import dues, key_of
from core.agenda.model import Agenda, Day, Item, Kind, Remains
from core.agenda.remains import remains
from core.agenda.rest import lands_of, rests
from core.agenda.visa import visa_dates
from core.bills.model import Flow, Standing
from core.bills.ports import Holidays
from core.bills.schedule import Due
from core.bills.settle import BACK
from core.family.gate import Action, demand
from core.family.model import Person, Viewer
from core.goals.look import goals
from core.ledger.model import Account
from core.unit import Unit

_ORDER = {kind: number for number, kind in enumerate(Kind)}


async def agenda(
    unit: Unit, viewer: Viewer, who: Person, holidays: Holidays, first: date, last: date, today: date
) -> Agenda:
    """The days from `first` to `last`; what is left is told of days from today on. Raises `NotAllowedError`."""
    demand(viewer.role, Action.SEE)
    found = await dues(unit, viewer, holidays, min(first, today - BACK), last, today)
    left = await remains(unit, viewer, found, today, last) if last >= today else Remains()
    accounts = {one.id: one for one in await unit.accounts.visible(viewer)}
    late = [one for one in found if one.day < first and one.standing is Standing.OVERDUE and first <= today <= last]
    items = [_item(one, accounts) for one in found if one.day >= first]
    items += await others(unit, viewer, who, holidays, first, last, today)
    return Agenda(first, last, today, _days(items, left, first), tuple(_item(one, accounts) for one in late), left)


async def items_of(
    unit: Unit, viewer: Viewer, who: Person, holidays: Holidays, first: date, last: date, today: date
) -> tuple[Item, ...]:
    """All of these days in order, without what is left after it: for a calendar that is read elsewhere."""
    demand(viewer.role, Action.SEE)
    accounts = {one.id: one for one in await unit.accounts.visible(viewer)}
    items = [_item(one, accounts) for one in await dues(unit, viewer, holidays, first, last, today)]
    return _sorted([*items, *await others(unit, viewer, who, holidays, first, last, today)])


async def others(
    unit: Unit, viewer: Viewer, who: Person, holidays: Holidays, first: date, last: date, today: date
) -> list[Item]:
    """What is no bill: goals that are not reached, the viewer's own visa, and holidays."""
    saved = [one for one in await goals(unit, viewer, today) if one.by and first <= one.by <= last and not one.reached]
    items = [
        Item(one.by, Kind.GOAL, f"goal-{one.matter.id}-{one.by}", one.goal.title, money=one.missing,
             private=one.matter.private)
        for one in saved
        if one.by
    ]  # fmt: skip
    items += [one for one in await visa_dates(unit, viewer) if one.day <= last and (one.last or one.day) >= first]
    return [*items, *rests(holidays, await lands_of(unit, viewer, who), first, last, who.language)]


def _item(one: Due, accounts: dict[int, Account]) -> Item:
    return Item(
        one.day,
        Kind.INCOME if one.bill.body.flow is Flow.IN else Kind.BILL,
        key_of(one),
        one.bill.body.title,
        money=one.money,
        account=accounts.get(one.bill.account_id or 0),
        standing=one.standing,
        private=one.bill.private,
    )


def _days(items: Sequence[Item], left: Remains, first: date) -> tuple[Day, ...]:
    """By day; what began before the first of them stands on that. What is overdue may move a day that holds nothing."""
    by_day: dict[date, list[Item]] = {day: [] for day in left.left if day >= first}
    for one in _sorted(items):
        by_day.setdefault(max(one.day, first), []).append(one)
    return tuple(Day(day, tuple(found), left.left.get(day, ())) for day, found in sorted(by_day.items()))


def _sorted(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(sorted(items, key=lambda one: (one.day, _ORDER[one.kind], one.title, one.key)))
