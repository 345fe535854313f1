"""What a person is told of the next visa by the clock: before theirs ends, after, and before an item ends by itself.

It is looked at once a day for each person, and only what has come is put: a visa of which another end is told meanwhile
leaves nothing behind. The slot names the end that it was put for, so that each is told once. With whom a visa is shared
to hear of it hears this too.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from core.clock import local_date, months_before
from core.family.membership import viewer_of
from core.family.model import Member, News, Person, Quietness, Role, Viewer
from core.matters.errors import NoSuchMatterError
from core.reminders.model import Kind, NewReminder, Reminder
from core.reminders.plan import at_hour
from core.renewal.guide import Guide
from core.renewal.look import Readiness, readiness
from core.renewal.model import Line
from core.telling.quiet import hears
from core.unit import Unit
from core.visa.share import shared_with, shown_of

MONTHS = (6, 4, 2, 1)
TELL_ENDED = timedelta(days=14)
"""So long after a visa's end it is still told that it has ended."""
_PREFIX = "renewal:"
_ENDED = "ended"
_PLAN = "renewal.plan"
_MORNING = time(9)


@dataclass(frozen=True, slots=True)
class Due:
    """What is told now: of the visa's end, or of one `line` of the list, which ends by itself.

    `of` is whose visa it is, where it is another's.
    """

    readiness: Readiness
    line: Line | None = None
    of: Member | None = None


async def plan(unit: Unit, guide: Guide, now: datetime) -> None:
    """Put what has come for everyone for whom a new day has begun."""
    for who in await unit.told.listeners((Quietness.BILLS, Quietness.NORMAL, Quietness.LIVELY)):
        today = local_date(now, who.zone)
        if hears(who, News.VISA) and await unit.told.once(who.user_id, _PLAN, today.isoformat(), now):
            await _plan_for(unit, who, guide, today)


def is_renewal(reminder: Reminder) -> bool:
    """Whether a reminder is one of these, and not of hours."""
    return reminder.told.kind is Kind.VISA and reminder.told.slot.startswith(_PREFIX)


async def told(unit: Unit, viewer: Viewer, reminder: Reminder, guide: Guide, today: date) -> Due | None:
    """What a reminder tells now; None when it is no longer so: another end, a new date, or applied already."""
    slot, _, owner = reminder.told.slot.partition("@")
    if not owner:
        return _due(await readiness(unit, viewer, guide, today), slot)
    try:
        shown = await shown_of(unit, viewer, int(owner))
    except NoSuchMatterError:
        return None
    return _due(await readiness(unit, shown.eyes, guide, today), slot, shown.owner) if shown.hears else None


def _due(found: Readiness, slot: str, of: Member | None = None) -> Due | None:
    if slot not in slots(found):
        return None
    return Due(found, next((one for one in found.lines if slot == _of_line(one)), None), of)


def slots(found: Readiness) -> tuple[str, ...]:
    """What there is to tell on this day: of the visa the latest that has come, and of each item that ends soon."""
    of_visa = _of_visa(found)
    soon = [_of_line(one) for one in found.lines if _ends_soon(one, found.today)]
    return (of_visa, *soon) if of_visa else tuple(soon)


def _of_visa(found: Readiness) -> str | None:
    ends, today = found.ends, found.today
    if ends is None or found.checklist is None:
        return None
    if today > ends:
        return f"{_PREFIX}{ends.isoformat()}:{_ENDED}" if today <= ends + TELL_ENDED else None
    come = [months for months in MONTHS if months_before(ends, months) <= today]
    return f"{_PREFIX}{ends.isoformat()}:{min(come)}" if come and not found.lodged else None


def _ends_soon(one: Line, today: date) -> bool:
    warn = one.step.warn
    return bool(warn and one.until and months_before(one.until, warn) <= today <= one.until)


def _of_line(one: Line) -> str:
    return f"{_PREFIX}{one.step.item}:{one.until}"


async def _plan_for(unit: Unit, who: Person, guide: Guide, today: date) -> None:
    member = await unit.people.membership(who.family_id or 0, who.user_id)
    if member is None or member.role is Role.VIEWER:
        return
    viewer = viewer_of(member)
    told = [*slots(await readiness(unit, viewer, guide, today))]
    for shown in await shared_with(unit, viewer):
        if shown.hears:
            found = await readiness(unit, shown.eyes, guide, today)
            told += [f"{slot}@{shown.owner.id}" for slot in slots(found)]
    at = at_hour(today, _MORNING, who.zone)
    await unit.reminders.put([NewReminder(who.user_id, member.family_id, Kind.VISA, slot, at) for slot in told])
