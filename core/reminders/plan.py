"""What each person will be told of bills: before the day, on it, and when it has passed; learned from how they pay.

It is worked out once a day for each person, a week ahead. The slots say of which occurrence and which occasion a
reminder is, so that working it out again, by any worker, tells nothing twice.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from statistics import median_low
from zoneinfo import ZoneInfo

from core.bills.model import Bill, Flow, Occurrence, Settled
from core.bills.ports import Holidays
from core.bills.schedule import Due, extend, upcoming
from core.bills.settle import settle
from core.clock import local_date
from core.family.membership import viewer_of
from core.family.model import News, Person, Quietness, Role
from core.matters.ports import Wanted
from core.planning.balance import low_balances
from core.reminders.model import Kind, NewReminder
from core.telling.quiet import hears
from core.unit import Unit

AHEAD = timedelta(days=8)
"""So far ahead reminders are put: every day the next is added."""
BEHIND = timedelta(days=10)
LATE_AFTER = (1, 4, 8)
"""Days after an unpaid one was due on which it is told again, and then never more."""
SEEN_AFTER = 2
"""What pays itself, or comes in, may take so many days to show."""
_PLAN = "remind.plan"
_HOUR, _LEAD = 9, 3
_EARLIEST, _LATEST = 8, 21
_LONGEST_LEAD = 7
_LEARNED_FROM = timedelta(days=180)
_ENOUGH = 4
"""From fewer than these nothing is learned."""


async def plan(unit: Unit, holidays: Holidays, now: datetime) -> None:
    """Put the reminders of everyone for whom a new day has begun."""
    for who in await unit.told.listeners((Quietness.BILLS, Quietness.NORMAL, Quietness.LIVELY)):
        today = local_date(now, who.zone)
        if hears(who, News.BILLS) and await unit.told.once(who.user_id, _PLAN, today.isoformat(), now):
            await _plan_for(unit, who, holidays, today, now)


async def _plan_for(unit: Unit, who: Person, holidays: Holidays, today: date, now: datetime) -> None:
    member = await unit.people.membership(who.family_id or 0, who.user_id)
    if member is None or member.role is Role.VIEWER:
        return
    viewer = viewer_of(member)
    await extend(unit, viewer, holidays, today)
    await settle(unit, viewer, today, now)
    found = await upcoming(unit, viewer, today - BEHIND, today + AHEAD, today)
    waiting = [one for one in found if one.occurrence.body.settled is Settled.OPEN]
    if waiting:
        past = await unit.matters.find(viewer, Occurrence, Wanted(today - _LEARNED_FROM, today))
        paying = {one.id for one in await unit.matters.find(viewer, Bill) if _is_paid_by_hand(one.body)}
        settled = [one.body for one in past if one.body.settled is Settled.PAID and one.parent_id in paying]
        at, lead = time(usual_hour(settled, who.zone)), usual_lead(settled)
        new = [_reminder(who, one, occasion, day, at) for one in waiting for occasion, day in occasions(one, lead)]
        new += [
            NewReminder(who.user_id, viewer.family_id, Kind.BALANCE, low.slot, at_hour(today, at, who.zone))
            for low in await low_balances(unit, viewer, today)
        ]
        await unit.reminders.put([one for one in new if one.due_at >= now - timedelta(hours=12)])


def _is_paid_by_hand(bill: Bill) -> bool:
    """Whether somebody must pay it: the day on which pay comes in says nothing of when this family pays."""
    return bill.flow is Flow.OUT and not bill.autopay


def occasions(one: Due, lead: int) -> Iterable[tuple[str, date]]:
    """When one is told of: (occasion, day)."""
    due = one.occurrence.body.due
    if not _is_paid_by_hand(one.bill.body):
        return [("seen", due + timedelta(days=SEEN_AFTER))]
    late = [(f"late{days}", due + timedelta(days=days)) for days in LATE_AFTER]
    return [("before", due - timedelta(days=lead)), ("day", due), *late]


def usual_hour(settled: Sequence[Occurrence], zone: str) -> int:
    """The hour of the day at which this family settles by hand; 9 until that is known."""
    instants = [one.settled_at.astimezone(ZoneInfo(zone)) for one in settled if one.by_hand and one.settled_at]
    hour = median_low(instant.hour for instant in instants) if len(instants) >= _ENOUGH else _HOUR
    return min(max(hour, _EARLIEST), _LATEST)


def usual_lead(settled: Sequence[Occurrence]) -> int:
    """How many days before its day this family pays a bill: reminded a day earlier; 3 until that is known."""
    leads = [(one.due - one.paid_on).days for one in settled if one.paid_on]
    lead = median_low(leads) + 1 if len(leads) >= _ENOUGH else _LEAD
    return min(max(lead, 1), _LONGEST_LEAD)


def at_hour(day: date, at: time, zone: str) -> datetime:
    """The instant at which it is this time in a zone."""
    return datetime.combine(day, at, ZoneInfo(zone)).astimezone(ZoneInfo("UTC"))


def _reminder(who: Person, one: Due, occasion: str, day: date, at: time) -> NewReminder:
    kind = Kind.OVERDUE if occasion.startswith("late") else Kind.BILL
    slot = f"{one.occurrence.id}:{occasion}"
    return NewReminder(who.user_id, who.family_id or 0, kind, slot, at_hour(day, at, who.zone), one.occurrence.id)
