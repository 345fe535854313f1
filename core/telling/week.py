"""The line of the week: on Sunday evening, what came in and went out in the month so far, and once only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from core.answering.exchange import Exchange, Totals, exchange
from core.answering.period import same_days_before
from core.answering.ports import Filter, Root, Sum
from core.delivery.model import Notification
from core.delivery.rules import QUIET_FROM
from core.family.model import News, Person, Quietness, Viewer
from core.money.currency import Currency
from core.money.money import Money
from core.telling.quiet import hears
from core.unit import Unit

WEEK = "news.week"
FROM = time(18)
_SUNDAY = 7
_COUNTED = frozenset({Root.INCOME, Root.EXPENSES})


@dataclass(frozen=True, slots=True)
class Flow:
    """What came in and what went out; `count` is of how many postings."""

    received: Money
    spent: Money
    count: int


@dataclass(frozen=True, slots=True)
class Week:
    """The month so far against the same days of the last one; `missing` has no rate, and is in no sum."""

    now: Flow
    before: Flow
    missing: tuple[Money, ...] = ()


async def enqueue(unit: Unit, now: datetime) -> None:
    """Put the line into the outbox of each person whose Sunday evening it is, unless they have it already."""
    for who in await unit.told.listeners((Quietness.NORMAL, Quietness.LIVELY)):
        if not hears(who, News.WEEK) or not is_time(who, now):
            continue
        day = _local(who, now).date()
        if await unit.told.once(who.user_id, WEEK, week_of(day), now):
            params = (("day", day.isoformat()),)
            await unit.outbox.notify(Notification(who.user_id, WEEK, params, News.WEEK, who.family_id), now, now)


def is_time(who: Person, now: datetime) -> bool:
    """Whether it is Sunday evening where this person lives, and not yet night."""
    local = _local(who, now)
    return local.isoweekday() == _SUNDAY and FROM <= local.time() < QUIET_FROM


def week_of(day: date) -> str:
    """The week by which it is told once: `2026-W48`."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


async def week(unit: Unit, viewer: Viewer, base: Currency, day: date) -> Week | None:
    """The line's figures in this currency; None when nothing was recorded in the month so far."""
    first = day.replace(day=1)
    before = same_days_before(first, day)
    sums = await unit.figures.sums(viewer, Filter(_COUNTED, before[0], day), ())
    rates = await exchange(unit, viewer, ((one.money, one.day) for one in sums), base)
    now, missing = _flow(rates, [one for one in sums if one.day >= first])
    was, _ = _flow(rates, [one for one in sums if one.day <= before[1]])
    return Week(now, was, missing) if now.count else None


def _flow(rates: Exchange, sums: Sequence[Sum]) -> tuple[Flow, tuple[Money, ...]]:
    totals = Totals[Root](rates)
    for one in sums:
        totals.add(one.root, one.money, one.day)
    by_root, nothing = totals.by_key(), Money(0, rates.to)
    received, spent = (by_root.get(root, nothing) for root in (Root.INCOME, Root.EXPENSES))
    return Flow(received, spent, sum(one.count for one in sums)), totals.missing


def _local(who: Person, now: datetime) -> datetime:
    return now.astimezone(ZoneInfo(who.zone))
