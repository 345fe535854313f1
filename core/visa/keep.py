"""Keeping what was said of work and of a visa. Each is one change, however many shifts a roster has."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from core.family.gate import Action, demand
from core.family.model import Viewer
from core.ledger.model import Change, Verb
from core.matters.errors import NoSuchMatterError
from core.matters.model import Matter, MatterChange
from core.matters.ports import Wanted
from core.unit import Unit
from core.visa.kept import Profile, Why, Work
from core.visa.local import instant
from core.visa.model import ShiftKind
from core.visa.said_model import SaidKind, SaidShift

OPEN_ENDED = timedelta(weeks=4)
"""So far a roster goes of which nobody said until when."""
MOST = 400
"""A roster has no more shifts than these."""
_DAY = timedelta(days=1)
B = TypeVar("B")


@dataclass(frozen=True, slots=True)
class Kept:
    """The shifts as they are now, and the change to undo."""

    works: tuple[Matter[Work], ...]
    change: Change


async def keep_shifts(
    unit: Unit, viewer: Viewer, said: Sequence[SaidShift], zone: str, said_in: str, at: datetime
) -> Kept:
    """Store shifts, in place of those that the same message said before, and of a rostered one that was now worked.

    Raises `NotAllowedError`.
    """
    demand(viewer.role, Action.RECORD)
    mine = await unit.matters.find(viewer, Work, Wanted(owner_id=viewer.member_id))
    works = _works(said, _lived(mine, said_in) or zone, said_in)
    new = [Matter(viewer.member_id, _as_planned(work, day, mine), private=True, day=day) for day, work in works][:MOST]
    replaced = [one for one in mine if one.body.said_in == said_in or any(_is_plan_of(one, other) for other in new)]
    changes = [MatterChange(one, replace(one, deleted=True)) for one in replaced]
    for one in replaced:
        await unit.matters.replace(viewer, replace(one, deleted=True))
    made = [await added(unit, viewer, one) for one in new]
    changes += [MatterChange(None, one) for one in made]
    verb = Verb.REVISE if replaced else Verb.OPEN
    return Kept(tuple(made), await unit.changes.add(viewer, verb, (), at, matters=changes))


async def keep_profile(unit: Unit, viewer: Viewer, new: Profile, at: datetime) -> Change | None:
    """The one visa of this person; None when it was so before. Raises `NotAllowedError`."""
    demand(viewer.role, Action.RECORD)
    old = await profile_of(unit, viewer)
    if old is not None and old.body == new:
        return None
    if old is None:
        changed = await added(unit, viewer, Matter(viewer.member_id, new, private=True))
    else:
        changed = replace(old, body=new)
        await unit.matters.replace(viewer, changed)
    return await unit.changes.add(
        viewer, Verb.REVISE if old else Verb.OPEN, (), at, matters=[MatterChange(old, changed)]
    )


async def profile_of(unit: Unit, viewer: Viewer) -> Matter[Profile] | None:
    """The viewer's own visa; None before they told of it, and where others look on."""
    found = await unit.matters.find(viewer, Profile, Wanted(owner_id=viewer.member_id))
    return found[-1] if found else None


def _works(said: Sequence[SaidShift], zone: str, said_in: str) -> Iterator[tuple[date, Work]]:
    for one in said:
        for day in _days(one):
            yield day, work_of(one, day, zone, said_in)


def _lived(mine: Sequence[Matter[Work]], said_in: str) -> str:
    """The zone of what a message said before: who has moved since and corrects it was still there."""
    return next((one.body.zone for one in mine if one.body.said_in == said_in and not one.body.placed), "")


def _as_planned(work: Work, day: date, mine: Sequence[Matter[Work]]) -> Work:
    """A shift that was rostered was where it was rostered, unless its place was said; its instants move along."""
    new = Matter(0, work, day=day)
    zone = next((one.body.zone for one in mine if _is_plan_of(one, new)), work.zone)
    if work.placed or zone == work.zone:
        return work
    start, end = (
        instant(one.astimezone(ZoneInfo(work.zone)).replace(tzinfo=None), zone) if one else None
        for one in (work.start, work.end)
    )
    return replace(work, zone=zone, start=start, end=end)


def _days(one: SaidShift) -> Iterator[date]:
    if not one.weekdays:
        yield one.day
        return
    day, last = one.day, one.until or one.day + OPEN_ENDED - _DAY
    while day <= last:
        if day.weekday() in one.weekdays:
            yield day
        day += _DAY


def work_of(one: SaidShift, day: date, zone: str, said_in: str) -> Work:
    """A shift as it is kept, on one of its days; `zone` is where it was when nothing else was said."""
    zone = one.zone or zone
    counted = one.kind in {SaidKind.WORKED, SaidKind.ROSTERED}
    kind = ShiftKind.COUNTED if counted else ShiftKind.EXCLUDED
    made = Work(zone, None, None, one.length or 0, one.unpaid_break, one.job, kind, said_in=said_in)
    leave = Why.LEAVE if one.kind is SaidKind.LEAVE else None
    made = replace(
        made, placed=bool(one.zone), rostered=one.kind is SaidKind.ROSTERED, why=None if counted else one.why or leave
    )
    if one.start is None or one.end is None:
        return made
    ends = day if one.end > one.start else day + _DAY
    start, end = (instant(datetime.combine(*local), zone) for local in ((day, one.start), (ends, one.end)))
    return replace(made, start=start, end=end)


def _is_plan_of(old: Matter[Work], new: Matter[Work]) -> bool:
    """Whether a rostered shift is the one that was now worked: of the same day and job."""
    same = old.day == new.day and old.body.job.casefold() == new.body.job.casefold()
    return same and old.body.rostered and not new.body.rostered and new.body.kind is ShiftKind.COUNTED


async def added(unit: Unit, viewer: Viewer, new: Matter[B]) -> Matter[B]:
    """Store a matter without a key."""
    made = await unit.matters.add(viewer, new)
    if made is None:
        raise NoSuchMatterError  # without a key nothing stands in its way
    return made
