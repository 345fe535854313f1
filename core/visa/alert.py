"""What a person is told of their hours by the clock: before a shift that would break the condition, and after one.

It is put when shifts are said, and looked at again when it is told.
"""

from datetime import date, datetime, timedelta

from core.family.model import Person, Viewer
from core.reminders.model import Kind, NewReminder, Reminder
from core.unit import Unit
from core.visa.days import Diary
from core.visa.fortnights import fortnight
from core.visa.law import Law
from core.visa.model import HOUR
from core.visa.standing import Standing, standing
from core.visa.warn import Warned, crossings, warnings

BEFORE = timedelta(hours=24)
"""So long before a shift one hears that it would break the condition."""
NEAR = timedelta(days=28)
"""Shifts of so far back still lie in a fortnight that matters."""


async def put_alerts(unit: Unit, viewer: Viewer, who: Person, stands: Standing, now: datetime) -> None:
    """Let the person hear in time of what is rostered."""
    days = [one.day for one in stands.rostered(now) if one.day]
    breaking = [(one.mend.id, _start(stands, one.mend.id)) for one in warnings(stands, days, now) if one.mend]
    new = [
        _reminder(who, viewer, f"break:{work_id}", start - BEFORE, work_id)
        for work_id, start in breaking
        if start and start - BEFORE >= now
    ]
    for found, hours, shift in crossings(stands, now):
        slot = f"past:{found.start.isoformat()}:{hours}"
        new.append(_reminder(who, viewer, slot, shift.end, int(shift.key)))
    await unit.reminders.put(new)


async def alerted(
    unit: Unit, viewer: Viewer, reminder: Reminder, law: Law, today: date, now: datetime
) -> Warned | None:
    """What a reminder tells now; None when it is no longer so: shortened, deleted, or the visa is another."""
    stands = await standing(unit, viewer, law, today, NEAR)
    what, _, rest = reminder.told.slot.partition(":")
    if what == "break":
        ahead = [one.day for one in stands.rostered(now) if one.day and str(one.id) == rest]
        return next((one for one in warnings(stands, ahead, now) if one.mend and str(one.mend.id) == rest), None)
    monday, _, hours = rest.partition(":")
    return _past(stands, date.fromisoformat(monday), int(hours), now)


def _past(stands: Standing, monday: date, hours: int, now: datetime) -> Warned | None:
    """Whether so much was worked until now; past the limit only when it is broken."""
    done = Diary([one for one in stands.shifts if one.end <= now])
    found = fortnight(done, stands.visa, stands.law, monday)
    if found.limit is None or found.seconds < hours * HOUR:
        return None
    if hours < found.limit:
        return None if found.breach else Warned(found, hours)
    return Warned(found) if found.breach else None


def _start(stands: Standing, work_id: int) -> datetime | None:
    return min((one.start for one in stands.shifts if one.key == str(work_id)), default=None)


def _reminder(who: Person, viewer: Viewer, slot: str, at: datetime, work_id: int) -> NewReminder:
    return NewReminder(who.user_id, viewer.family_id, Kind.VISA, slot, at, work_id)
