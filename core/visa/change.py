"""Putting one shift right: other hours, another day, or whether it counts; and what each job comes to."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.capture.text import clean
from core.family.model import Viewer
from core.ledger.model import Change
from core.matters.act import revise
from core.matters.model import Matter
from core.unit import Unit
from core.visa.keep import work_of
from core.visa.kept import Why, Work
from core.visa.local import instant
from core.visa.model import WEEK, ShiftKind, monday_of
from core.visa.said import read_shifts
from core.visa.said_clock import Clock
from core.visa.said_days import take_days
from core.visa.said_model import Line, SaidKind, SaidShift, Speaker
from core.visa.words import ShiftWords

_LONGEST, _NEAR = timedelta(hours=16), timedelta(hours=6)


def read_change(text: str, old: Matter[Work], words: ShiftWords, speaker: Speaker) -> SaidShift | None:
    """What a shift is to be: "9-17:30", "6h on friday"; the day stays where none is said. None when it is not one."""
    plain = words.listed(" ".join(clean(text).split()))
    said_day = take_days(Line(plain), words, speaker).said
    there = replace(speaker, today=speaker.today if said_day or old.day is None else old.day, at=None)
    work = words.phrases["worked.any"][0]
    for line in (text, f"{work} {text}"):
        said = read_shifts(line, words, there)
        if said is not None:
            whole = said.ask is None and len(said.shifts) == 1 and not said.shifts[0].weekdays
            return said.shifts[0] if whole else None
    return None


async def change_shift(unit: Unit, viewer: Viewer, old: Matter[Work], said: SaidShift, at: datetime) -> Change | None:
    """Give a shift other hours. Raises `NotAllowedError`."""
    return await revise(unit, viewer, [(old, with_hours(old, said))], at)


def with_hours(old: Matter[Work], said: SaidShift) -> Matter[Work]:
    """The shift with other hours; its job and place stay where none is said, and so does whether it is to come."""
    made = work_of(said, said.day, old.body.zone, old.body.said_in)
    counts = said.kind in {SaidKind.WORKED, SaidKind.ROSTERED}
    body = replace(
        made,
        job=made.job or old.body.job,
        placed=made.placed or old.body.placed,
        rostered=old.body.rostered,
        kind=old.body.kind if counts else made.kind,
        why=old.body.why if counts else made.why,
    )
    return replace(old, body=body, day=said.day)


def on_day(old: Matter[Work], day: date) -> Matter[Work]:
    """The shift on another day, at the same times by the clock there."""
    hours = _local(old.body)
    if hours is None or old.day is None:
        return replace(old, day=day)
    start, end = (one + (day - old.day) for one in hours)
    return _at(old, start, end, day)


def with_clocks(old: Matter[Work], start: Clock | None, end: Clock | None) -> Matter[Work] | None:
    """The shift with another start or end; None where its hours were not told, or it would be no shift.

    "finished at 8" is the eight o'clock that lies nearer to when it was to end.
    """
    hours = _local(old.body)
    if hours is None or old.day is None:
        return None
    first, last = (
        near if clock is None else _nearest(clock, near) for clock, near in zip((start, end), hours, strict=True)
    )
    if first is None or last is None or not timedelta(seconds=old.body.unpaid_break) < last - first <= _LONGEST:
        return None
    return _at(old, first, last, old.day)


def _local(work: Work) -> tuple[datetime, datetime] | None:
    """Start and end as the clock there showed them; None where only the length is known."""
    if work.start is None or work.end is None:
        return None
    start, end = (one.astimezone(ZoneInfo(work.zone)).replace(tzinfo=None) for one in (work.start, work.end))
    return start, end


def _at(old: Matter[Work], start: datetime, end: datetime, day: date) -> Matter[Work]:
    zone = old.body.zone
    return replace(old, body=replace(old.body, start=instant(start, zone), end=instant(end, zone)), day=day)


def _nearest(clock: Clock, near: datetime) -> datetime | None:
    """The time of that clock nearest to another; None where two are as near, or none is."""
    midnight = datetime.combine(near.date(), time())
    tried = [
        midnight + timedelta(days=days, minutes=minutes)
        for days in (-1, 0, 1)
        for minutes in ([clock.literal] if clock.padded else clock.options())
    ]
    found = [one for one in tried if abs(one - near) < _NEAR]
    return found[0] if len(found) == 1 else None


async def mark_shift(unit: Unit, viewer: Viewer, old: Matter[Work], why: Why | None, at: datetime) -> Change | None:
    """Say why a shift does not count; None lets it count. Raises `NotAllowedError`."""
    kind = ShiftKind.EXCLUDED if why else ShiftKind.COUNTED
    return await revise(unit, viewer, [(old, replace(old, body=replace(old.body, kind=kind, why=why)))], at)


def by_job(works: Iterable[Matter[Work]], day: date) -> dict[str, int]:
    """Seconds of each job in the week of a day, in order of their size; what does not count is left out."""
    monday = monday_of(day)
    total: Counter[str] = Counter()
    for one in works:
        if one.day and monday <= one.day < monday + WEEK and one.body.kind is ShiftKind.COUNTED:
            total[one.body.job] += one.body.seconds
    return dict(total.most_common())
