"""What was told, checked: each fortnight that holds a shift or the day asked about, and what must be said."""

from dataclasses import dataclass

from core.documents.model import Problem
from core.visa.days import Diary
from core.visa.fortnights import fortnights
from core.visa.law import Law
from core.visa.local import parts
from core.visa.model import Fortnight
from core.visa.notices import notices
from core.visa.told import Told


@dataclass(frozen=True, slots=True)
class Checked:
    """The fortnights in order, and the problems: first those of what was told, then the readings of the law."""

    fortnights: tuple[Fortnight, ...]
    problems: tuple[Problem, ...]


def check(told: Told, law: Law) -> Checked:
    """Check every fortnight that holds a shift, any part of it and counted or not, or the day asked about."""
    days = {day for shift in told.shifts for day, _ in parts(shift.start, shift.end, shift.zone)}
    if told.at:
        days.add(told.at)
    found = fortnights(Diary(told.shifts), told.visa, law, days)
    return Checked(tuple(found), (*told.problems, *notices(told.visa, law, found)))
