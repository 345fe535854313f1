"""What each person will be told of bills: before the day, on it, and when it has passed; learned from how they pay.

It is worked out once a day for each person, a week ahead, in a unit of their own. The slots say of which occurrence
and which occasion a reminder is, so that working it out again, by any worker, tells nothing twice. After days without
it (the program was down, its clock was moved on) what fell into them is worked out too.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.bills.model import Bill, Flow, Settled
from core.bills.ports import Holidays
from core.bills.schedule import Due, extend, upcoming
from core.bills.settle import settle
from core.clock import local_date
from core.family.membership import viewer_of
from core.family.model import News, Person, Quietness, Role, Viewer
from core.matters.model import Matter
from core.planning.balance import LONGEST, low_balances
from core.reminders.habits import keeper_of, payings, pays_early, usual_hour, usual_lead
from core.reminders.model import ALONG, BEFORE, DAY, OTHERS, Kind, NewReminder
from core.telling.quiet import hears
from core.unit import Unit

AHEAD = timedelta(days=8)
"""So far ahead reminders are put: every day the next is added."""
LATE_AFTER, LATE_AFTER_ITS_DAY = (1, 4, 8), (2, 5, 9)
"""Days after an unpaid one was due on which it is told again, and then never more: later where its day was told."""
OTHERS_AFTER = 5
"""So many days late the others who see a bill hear of it, once."""
SMALL = {"AUD": 100_00, "USD": 70_00, "EUR": 60_00, "NZD": 100_00, "GBP": 50_00, "MNT": 200_000_00}
"""A bill below so many minor units that its keeper forgets is nobody else's concern: a subscription, a phone."""
SEEN_AFTER = 2
"""What pays itself, or comes in, may take so many days to show."""
_BEHIND = timedelta(days=10)
_FARTHEST_BACK = timedelta(days=62)
_FIRST_TIME = timedelta(hours=12)
"""What should have been told longer ago than this is not, to someone for whom no day was worked out before."""
_PLAN = "remind.plan"


@dataclass(frozen=True, slots=True)
class _Plan:
    """For whom it is worked out, and by what."""

    who: Person
    viewer: Viewer
    at: time
    lead: int
    others: frozenset[int]
    """Bills that somebody else keeps."""
    once: bool
    """Whether the first reminder is enough for them."""


async def whose_day_began(unit: Unit, now: datetime) -> tuple[Person, ...]:
    """Everyone for whom today is not worked out yet; a clock that was set back begins no day again."""
    listening = await unit.told.listeners((Quietness.BILLS, Quietness.NORMAL, Quietness.LIVELY))
    people = [who for who in listening if hears(who, News.BILLS)]
    planned = await unit.told.latest({who.user_id for who in people}, _PLAN)
    return tuple(who for who in people if planned.get(who.user_id, "") < local_date(now, who.zone).isoformat())


async def plan_for(unit: Unit, who: Person, holidays: Holidays, now: datetime) -> None:
    """Put the reminders of one person for whom a new day has begun, unless another worker did."""
    family_id, today = who.family_id or 0, local_date(now, who.zone)
    await unit.lock_family(family_id)
    before = (await unit.told.latest({who.user_id}, _PLAN)).get(who.user_id)
    member = await unit.people.membership(family_id, who.user_id)
    if member is None or (before is not None and before >= today.isoformat()):
        return
    await unit.told.forget(who.user_id, _PLAN)
    await unit.told.once(who.user_id, _PLAN, today.isoformat(), now)
    bills = await unit.matters.find(viewer_of(member), Bill)
    if bills and member.role is not Role.VIEWER:
        since = at_hour(date.fromisoformat(before), time(), who.zone) if before else now - _FIRST_TIME
        await extend(unit, viewer_of(member), holidays, today, bills)
        await settle(unit, viewer_of(member), today, now)
        new = await _reminders(unit, who, viewer_of(member), bills, today, since)
        await unit.reminders.put([one for one in new if one.due_at >= since])


async def _reminders(
    unit: Unit, who: Person, viewer: Viewer, bills: Sequence[Matter[Bill]], today: date, since: datetime
) -> list[NewReminder]:
    """All there is to tell of what is open, of the days since the last working out too."""
    first = max(local_date(since, who.zone) - _BEHIND, today - _FARTHEST_BACK)
    found = await upcoming(unit, viewer, first, today + LONGEST, today)
    waiting = [one for one in found if one.occurrence.body.settled is Settled.OPEN]
    if not waiting:
        return []
    plan = await _plan(unit, who, viewer, bills, today)
    near = [one for one in waiting if one.occurrence.body.due <= today + AHEAD]
    new = [_reminder(plan, one, occasion, day) for one in near for occasion, day in _told_of(plan, one)]
    low = await low_balances(unit, viewer, today, waiting)
    at = at_hour(today, plan.at, who.zone)
    return [*new, *(NewReminder(who.user_id, viewer.family_id, Kind.BALANCE, one.slot, at) for one in low)]


async def _plan(unit: Unit, who: Person, viewer: Viewer, bills: Sequence[Matter[Bill]], today: date) -> _Plan:
    paid = await payings(unit, viewer, today)
    accounts, able = await unit.accounts.visible(viewer), await _able(unit, viewer)
    keepers = {one.id: keeper_of(one, paid, accounts) for one in bills if not one.private}
    others = frozenset(key for key, keeper in keepers.items() if keeper in able - {viewer.member_id})
    by_hand = {one.id for one in bills if is_paid_by_hand(one.body)}
    own = [one for one in paid if one.member_id == viewer.member_id and one.bill_id in by_hand]
    return _Plan(who, viewer, time(usual_hour(own, who.zone)), usual_lead(own), others, pays_early(own))


async def _able(unit: Unit, viewer: Viewer) -> set[int]:
    """The members who can be told of bills, and may do something about them."""
    members = [one for one in await unit.people.members(viewer) if one.role is not Role.VIEWER]
    people = await unit.people.several({one.user_id for one in members})
    return {one.id for one in members if one.user_id in people and _can_hear(people[one.user_id], viewer)}


def _can_hear(who: Person, viewer: Viewer) -> bool:
    is_there = who.reachable and not who.blocked and who.family_id == viewer.family_id
    return is_there and hears(who, News.BILLS)


def is_paid_by_hand(bill: Bill) -> bool:
    """Whether somebody must pay it: the day on which pay comes in says nothing of when this family pays."""
    return bill.flow is Flow.OUT and not bill.autopay


def _told_of(plan: _Plan, one: Due) -> Iterable[tuple[str, date]]:
    """What somebody else keeps is told of once, when it was forgotten for days; what is small not at all."""
    if one.bill.id not in plan.others:
        return occasions(one, plan.lead, once=plan.once)
    if not is_paid_by_hand(one.bill.body) or is_small(one):
        return []
    return [(OTHERS, one.occurrence.body.due + timedelta(days=OTHERS_AFTER))]


def is_small(one: Due) -> bool:
    """Whether a bill that was forgotten concerns its keeper alone; what nobody knows the amount of may be large."""
    return one.money is not None and one.money.minor < SMALL.get(one.money.currency.code, 0)


def occasions(one: Due, lead: int, *, once: bool) -> Sequence[tuple[str, date]]:
    """When one is told of: (occasion, day). For whom `once` is enough, its day makes no message of its own."""
    due = one.occurrence.body.due
    if not is_paid_by_hand(one.bill.body):
        return [("seen", due + timedelta(days=SEEN_AFTER))]
    after = LATE_AFTER if once else LATE_AFTER_ITS_DAY
    late = [(f"late{days}", due + timedelta(days=days)) for days in after]
    return [(BEFORE, due - timedelta(days=lead)), (ALONG if once else DAY, due), *late]


def at_hour(day: date, at: time, zone: str) -> datetime:
    """The instant at which it is this time in a zone."""
    return datetime.combine(day, at, ZoneInfo(zone)).astimezone(ZoneInfo("UTC"))


def _reminder(plan: _Plan, one: Due, occasion: str, day: date) -> NewReminder:
    kind = Kind.OVERDUE if occasion == OTHERS or occasion.startswith("late") else Kind.BILL
    slot = f"{one.occurrence.id}:{occasion}"
    at = at_hour(day, plan.at, plan.who.zone)
    return NewReminder(plan.who.user_id, plan.viewer.family_id, kind, slot, at, one.occurrence.id)
