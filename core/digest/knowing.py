"""The one thing worth knowing: the first by a fixed order that this person was not told before."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from core.answering.exchange import Totals, exchange
from core.answering.ports import Filter, Root, Split
from core.bills.model import Flow, Standing
from core.bills.schedule import upcoming
from core.bills.settle import unsettled
from core.capture.model import Kind
from core.clock import months_before
from core.digest.model import Behind, Knowing, Unseen
from core.digest.spotted import MONTHS, above, dearer, twice, unusual
from core.family.model import Viewer
from core.goals.look import goals
from core.ledger.model import Entry
from core.money.currency import Currency
from core.money.money import Money
from core.recurring.detect import detect
from core.recurring.grouped import name_of
from core.recurring.model import Seen
from core.unit import Unit

LOOKED_AT = timedelta(days=800)
_MOST_ENTRIES = 20_000
_RECENT = timedelta(days=180)
_SEEN_FROM, _SEEN_UNTIL = timedelta(days=14), timedelta(days=3)
"""What should have shown so long ago: younger it may still come, older it was told before."""
_LATELY = timedelta(days=70)
_DAYS_OF_MONTH = 10
"""Before so many days of a month it says little of it."""


async def worth_knowing(unit: Unit, viewer: Viewer, base: Currency, day: date, now: datetime) -> tuple[Knowing, ...]:
    """All that may be worth it, in the order in which it is chosen, as the viewer sees it."""
    entries = await unit.figures.entries(viewer, Filter(first=day - LOOKED_AT, last=day), _MOST_ENTRIES)
    series = detect(_going_on([_seen(one) for one in reversed(entries) if _may_recur(one)], day), day)
    recurring = frozenset(seen.id for one in series for seen in one.entries)
    recent = [one for one in entries if one.details.day > day - _RECENT]
    return (
        *dearer(series, day),
        *above(await _by_group(unit, viewer, base, day), day.replace(day=1)),
        *await _unseen(unit, viewer, day, now),
        *await _behind(unit, viewer, day),
        *twice(series),
        *unusual(recent, recurring, day),
    )


def _may_recur(entry: Entry) -> bool:
    return entry.details.kind in {Kind.EXPENSE, Kind.INCOME} and bool(entry.details.payee)


def _seen(entry: Entry) -> Seen:
    of = entry.details
    outgoing = of.kind is Kind.EXPENSE
    return Seen(of.day, of.payee or "", of.money.minor, of.money.currency.code, outgoing, of.account_id, id=entry.id)


def _going_on(seen: Sequence[Seen], day: date) -> list[Seen]:
    """All of whom anything was heard lately: what is over is no news, and most names of two years are."""
    names = {name_of(one) for one in seen if one.day > day - _LATELY}
    return [one for one in seen if name_of(one) in names]


async def _by_group(unit: Unit, viewer: Viewer, base: Currency, day: date) -> Mapping[str, Sequence[Money]]:
    """Of each group this month so far, and the same days of the months before, the latest first.

    Nothing where a rate is missing, and at a month's beginning.
    """
    if day.day < _DAYS_OF_MONTH:
        return {}
    firsts = [months_before(day.replace(day=1), back) for back in range(MONTHS + 1)]
    which = Filter(frozenset({Root.EXPENSES}), firsts[-1], day)
    sums = await unit.figures.sums(viewer, which, (Split.CATEGORY,))
    rates = await exchange(unit, viewer, ((one.money, one.day) for one in sums), base)
    totals = Totals[tuple[str, date]](rates)
    for one in sums:
        if one.day.day <= day.day and one.key:
            totals.add((one.key.partition(".")[0], one.day.replace(day=1)), one.money, one.day)
    found, nothing = totals.by_key(), Money(0, base)
    if totals.missing:
        return {}
    return {group: [found.get((group, first), nothing) for first in firsts] for group, _ in found}


async def _unseen(unit: Unit, viewer: Viewer, day: date, now: datetime) -> list[Unseen]:
    found = await upcoming(unit, viewer, day - _SEEN_FROM, day - _SEEN_UNTIL, day)
    late = [
        one
        for one in found
        if one.standing is Standing.OVERDUE and (one.bill.body.autopay or one.bill.body.flow is Flow.IN)
    ]
    return [Unseen(one) for one in await unsettled(unit, viewer, late, day, now)]


async def _behind(unit: Unit, viewer: Viewer, day: date) -> list[Behind]:
    """Goals of others: whose goal it is hears of it from the reminders of goals."""
    return [
        Behind(one)
        for one in await goals(unit, viewer, day)
        if one.matter.owner_id != viewer.member_id
        and not one.reached
        and one.by
        and one.by > day
        and one.ahead
        and one.ahead.minor < -one.each.minor
    ]
