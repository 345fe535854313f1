"""Putting one shift right: other hours, another day, or whether it counts; and what each job comes to."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from core.capture.text import clean
from core.family.model import Viewer
from core.ledger.model import Change
from core.matters.act import revise
from core.matters.model import Matter
from core.unit import Unit
from core.visa.keep import work_of
from core.visa.kept import Why, Work
from core.visa.model import WEEK, ShiftKind, monday_of
from core.visa.said import read_shifts
from core.visa.said_days import take_days
from core.visa.said_model import Line, SaidKind, SaidShift, Speaker
from core.visa.words import ShiftWords


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
    """Give a shift other hours; its job and place stay where none is said, and so does whether it is to come.

    Raises `NotAllowedError`.
    """
    made = work_of(said, said.day, old.body.zone, old.body.said_in)
    counts = said.kind in {SaidKind.WORKED, SaidKind.ROSTERED}
    body = replace(
        made,
        job=made.job or old.body.job,
        rostered=old.body.rostered,
        kind=old.body.kind if counts else made.kind,
        why=old.body.why if counts else made.why,
    )
    return await revise(unit, viewer, [(old, replace(old, body=body, day=said.day))], at)


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
