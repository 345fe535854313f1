"""Reminding of goals: on each payday what to put aside, once a month that one lags, once that it is reached, or is not.

It is put once a day for each person, and looked at again when told: what was put aside meanwhile is not asked for.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from core.clock import local_date
from core.family.membership import viewer_of
from core.family.model import Person, Role, Viewer
from core.goals.look import just_reached
from core.goals.model import Goal, Saving
from core.goals.progress import Progress, progress
from core.matters.errors import NoSuchMatterError
from core.matters.model import Matter
from core.matters.ports import Wanted
from core.money.money import Money
from core.planning.paydays import known_between, pay_of
from core.reminders.model import Kind, NewReminder, Reminder
from core.reminders.plan import at_hour
from core.unit import Unit

_AT = time(9)
_DAY = timedelta(days=1)
_FRESH = timedelta(days=4)
"""An asking that waited longer is pointless: the money has gone elsewhere."""
_LATELY = timedelta(days=7)
"""That the day of a goal has come is told within so many days, or not at all."""


class Occasion(StrEnum):
    """On what a person is reminded of a goal."""

    PAYDAY = "payday"
    MONTH = "month"
    """The first of a month, where no payday is known."""
    BEHIND = "behind"
    BEYOND = "beyond"
    """What would have to be put aside is more than the pay: it is said once, and not asked for."""
    MISSED = "missed"
    """Its day has come without it."""
    REACHED = "reached"


@dataclass(frozen=True, slots=True)
class Told:
    """What there is to tell. `since` is the payday, or the first of the month, on which it is asked for; or its day."""

    occasion: Occasion
    goal: Progress
    since: date

    @property
    def asks(self) -> bool:
        """Whether something is to be put aside."""
        return self.occasion in {Occasion.PAYDAY, Occasion.MONTH}

    @property
    def festival(self) -> bool:
        """Whether the moon says when it is."""
        return bool(self.goal.goal.again)


async def plan_goals(unit: Unit, who: Person, now: datetime) -> None:
    """Put what one person will be told of goals today: of putting aside who made the goal, of the end who sees it."""
    today = local_date(now, who.zone)
    member = await unit.people.membership(who.family_id or 0, who.user_id)
    if member is None or member.role is Role.VIEWER:
        return
    viewer = viewer_of(member)
    every = await unit.matters.find(viewer, Goal)
    if not every:
        return
    known = await known_between(unit, viewer, today - _DAY, today, today)
    own = await pay_of(unit, viewer, member.id)
    pays = [one for bill in own for one in known.pays(bill.id)]
    nominal = sorted({one.occurrence.body.nominal for one in pays})
    paid = [one.money for one in pays if one.money]
    eve = await progress(unit, viewer, every, min(one.day for one in pays) - _DAY) if paid else ()
    beyond = {one.matter.id for one in eve if _is_beyond(one, paid)}
    is_payday = any(one.day == today for one in pays)
    slots: list[tuple[int, str]] = []
    for one in await progress(unit, viewer, every, today):
        if one.matter.owner_id == member.id:
            told = _occasions(one, nominal, today, is_payday=is_payday, beyond=one.matter.id in beyond)
            slots += [(one.matter.id, slot) for slot in told]
        if await just_reached(unit, who.user_id, one, now):
            slots.append((one.matter.id, f"{Occasion.REACHED}:{one.since}"))
    at = at_hour(today, _AT, who.zone)
    new = [NewReminder(who.user_id, viewer.family_id, Kind.GOAL, f"{key}:{slot}", at, key) for key, slot in slots]
    await unit.reminders.put(new)


def _occasions(one: Progress, nominal: list[date], today: date, *, is_payday: bool, beyond: bool) -> list[str]:
    """That it lags is told with the asking, when something can be done: it makes no message of its own."""
    if one.reached or one.by is None:
        return []
    if one.by <= today:
        return [f"{Occasion.MISSED}:{one.by}"] if today - _LATELY <= one.by < today else []
    if beyond:
        return [f"{Occasion.BEYOND}:{one.by}"]
    found = [f"{Occasion.PAYDAY}:{day}" for day in nominal]
    is_month = not found and not one.paydays and today.day == 1
    if is_month:
        found.append(f"{Occasion.MONTH}:{today}")
    if (is_payday or is_month) and _lags(one):
        found.append(f"{Occasion.BEHIND}:{today.replace(day=1)}")
    return found


def _is_beyond(one: Progress, paid: list[Money]) -> bool:
    """Whether more would have to be put aside than comes in, by how it stood on the eve, where that can be compared."""
    pay = sum(money.minor for money in paid if money.currency == one.each.currency)
    return one.paydays and 0 < pay < one.each.minor


def _lags(one: Progress) -> bool:
    """By more than one step: right before a payday everybody is behind an even pace."""
    return one.ahead is not None and one.ahead.minor < -one.each.minor


async def told_of(unit: Unit, viewer: Viewer, reminder: Reminder, today: date) -> Told | None:
    """What a reminder of a goal tells now; None when it is no longer so."""
    key, occasion, day = reminder.told.slot.split(":")
    since = date.fromisoformat(day)
    try:
        matter = await unit.matters.get(viewer, Goal, int(key))
    except NoSuchMatterError:
        return None
    asked = Occasion(occasion)
    if asked is Occasion.PAYDAY:
        # as on the eve, so that the pay of today is one of those of which something is put aside
        (found,) = await progress(unit, viewer, [matter], min(since, today - _DAY) - _DAY)
    else:
        eve = today - _DAY if asked is Occasion.BEYOND else today
        (found,) = await progress(unit, viewer, [matter], eve)
    told = Told(asked, found, since)
    return told if await _still(unit, viewer, told, today) else None


async def _still(unit: Unit, viewer: Viewer, told: Told, today: date) -> bool:
    if told.occasion is Occasion.REACHED:
        return told.goal.reached
    if told.goal.reached or told.goal.by is None:
        return False
    if told.goal.by <= today or told.occasion is Occasion.MISSED:
        return told.occasion is Occasion.MISSED and told.goal.by == told.since < today
    if told.occasion is Occasion.BEYOND:
        return told.goal.by == told.since
    if told.occasion is Occasion.BEHIND:
        return _lags(told.goal)
    return today <= told.since + _FRESH and not await put_since(unit, viewer, told.goal.matter, told.since)


async def put_since(unit: Unit, viewer: Viewer, goal: Matter[Goal], since: date) -> bool:
    """Whether the viewer put something aside for a goal since a payday, or right before it."""
    wanted = Wanted(first=since - _DAY, parents=[goal.id], owner_id=viewer.member_id)
    return any(one.body.money.minor > 0 for one in await unit.matters.find(viewer, Saving, wanted))
