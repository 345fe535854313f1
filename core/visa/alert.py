"""What a person is told of their hours by the clock: before a shift that would break the condition, and after one.

It is put whenever hours change, and looked at again when it is told. Others hear it too where the person chose so.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from core.family.model import Member, Person, Viewer
from core.matters.errors import NoSuchMatterError
from core.reminders.model import Kind, NewReminder, Reminder
from core.unit import Unit
from core.visa.days import Diary
from core.visa.fortnights import fortnight
from core.visa.law import Law
from core.visa.model import HOUR
from core.visa.share import hearing, shown_of
from core.visa.standing import Standing, standing
from core.visa.warn import Warned, crossing, crossings, thresholds, warnings

BEFORE = timedelta(hours=24)
"""So long before a shift one hears that it would break the condition."""
NEAR = timedelta(days=28)
"""Shifts of so far back still lie in a fortnight that matters."""
_BREAK, _PAST = "break", "past"


@dataclass(frozen=True, slots=True)
class Alerted:
    """What is told; `of` is whose hours they are, where they are another's."""

    warned: Warned
    of: Member | None = None


async def put_alerts(unit: Unit, viewer: Viewer, who: Person, stands: Standing, now: datetime) -> None:
    """Let the person, and with whom they share it, hear in time of what is rostered."""
    days = [one.day for one in stands.rostered(now) if one.day]
    breaking = [(one.mend.id, _start(stands, one.mend.id)) for one in warnings(stands, days, now) if one.mend]
    told = [
        (f"{_BREAK}:{work_id}", start - BEFORE, work_id)
        for work_id, start in breaking
        if start and start - BEFORE >= now
    ]
    for found, hours, shift in crossings(stands, now):
        told.append((f"{_PAST}:{found.start.isoformat()}:{hours}:{shift.key}", shift.end, int(shift.key)))
    if not told:
        return
    hears = [(who.user_id, "")]
    hears += [(one.user_id, f"@{viewer.member_id}") for one in await hearing(unit, viewer)]
    await unit.reminders.put(
        [
            NewReminder(user, viewer.family_id, Kind.VISA, slot + of, at, work)
            for user, of in hears
            for slot, at, work in told
        ]
    )


async def put_again(unit: Unit, viewer: Viewer, who: Person, law: Law, today: date, now: datetime) -> None:
    """As `put_alerts`, from what is stored: hours were taken back or put again."""
    await put_alerts(unit, viewer, who, await standing(unit, viewer, law, today), now)


async def alerted(
    unit: Unit, viewer: Viewer, reminder: Reminder, law: Law, today: date, now: datetime
) -> Alerted | None:
    """What a reminder tells now; None when it is no longer so: shortened, deleted, no more shared, another visa."""
    slot, _, owner = reminder.told.slot.partition("@")
    if not owner:
        warned = await _warned(unit, viewer, slot, law, today, now)
        return Alerted(warned) if warned else None
    try:
        shown = await shown_of(unit, viewer, int(owner))
    except NoSuchMatterError:
        return None
    warned = await _warned(unit, shown.eyes, slot, law, today, now) if shown.hears else None
    return Alerted(warned, shown.owner) if warned else None


async def _warned(unit: Unit, viewer: Viewer, slot: str, law: Law, today: date, now: datetime) -> Warned | None:
    what, _, rest = slot.partition(":")
    if what not in {_BREAK, _PAST}:
        return None
    stands = await standing(unit, viewer, law, today, NEAR)
    if what == _BREAK:
        ahead = [one.day for one in stands.rostered(now) if one.day and str(one.id) == rest]
        return next((one for one in warnings(stands, ahead, now) if one.mend and str(one.mend.id) == rest), None)
    monday, hours, key = rest.split(":")
    return _past(stands, date.fromisoformat(monday), int(hours), key, now)


def _past(stands: Standing, monday: date, hours: int, key: str, now: datetime) -> Warned | None:
    """Whether so much was worked until now, and just with this shift; past the limit only when it is broken.

    Of several thresholds that one shift passed, the highest is told, with what is left beside all that is rostered: who
    was told that their roster is too long must not read of hours to spare.
    """
    done = fortnight(Diary([one for one in stands.shifts if one.end <= now]), stands.visa, stands.law, monday)
    with_roster = fortnight(stands.diary, stands.visa, stands.law, monday)
    shift = crossing(stands, with_roster, hours)
    if done.limit is None or shift is None or shift.key != key or done.seconds < hours * HOUR:
        return None
    if hours >= done.limit or done.breach:
        return Warned(done) if done.breach and hours >= done.limit else None
    passed = [one for one in thresholds(stands, done) if done.seconds >= one * HOUR]
    return Warned(with_roster, hours) if passed and passed[-1] == hours else None


def _start(stands: Standing, work_id: int) -> datetime | None:
    return min((one.start for one in stands.shifts if one.key == str(work_id)), default=None)
