"""The hours of a payslip as shifts. Of which days they were is not on it, and need not be: the rule counts weeks.

A week lies in both its fortnights wholly, so that within it any days do. How a period of several weeks splits is asked.
Only the day on which the course starts divides a week: a period with that day inside is told shift by shift.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from core.documents.model import Payslip
from core.family.gate import Action, demand
from core.family.model import Viewer
from core.ledger.model import Verb
from core.matters.model import Matter, MatterChange
from core.matters.ports import Wanted
from core.unit import Unit
from core.visa.keep import Kept, added
from core.visa.kept import Work
from core.visa.model import HOUR, WEEK, ShiftKind, Span, Visa, monday_of

_DAY = timedelta(days=1)
_LONGEST = timedelta(days=34)
_NUMBER = re.compile(r"\d+(?:\.\d{1,2})?")
_COMMA = re.compile(r"(?<=\d),(?=\d)")


@dataclass(frozen=True, slots=True)
class SlipHours:
    """What a payslip tells: so many seconds in a period, which lies in these weeks; `told` is what was said of it."""

    employer: str
    seconds: int
    weeks: tuple[Span, ...]
    told: tuple[tuple[str, int], ...] = ()

    @property
    def first(self) -> date:
        """The first day of the period."""
        return self.weeks[0].first

    @property
    def last(self) -> date:
        """The last day of the period."""
        return self.weeks[-1].last


def hours_on(slip: Payslip) -> SlipHours | None:
    """The hours and the period of a payslip; None where one of them is not on it or makes no sense."""
    if slip.hours is None or slip.first is None or slip.last is None:
        return None
    first, last, seconds = slip.first.value, slip.last.value, round(slip.hours.value * HOUR)
    if not first <= last <= first + _LONGEST or not 0 < seconds <= ((last - first).days + 1) * 24 * HOUR:
        return None
    return SlipHours(slip.employer.value if slip.employer else "", seconds, tuple(_weeks(first, last)))


async def with_told(unit: Unit, viewer: Viewer, hours: SlipHours, said_in: str) -> SlipHours:
    """With what the person told of these days already, by job: the payslip may speak of the same work."""
    works = await unit.matters.find(viewer, Work, Wanted(hours.first, hours.last, owner_id=viewer.member_id))
    told: Counter[str] = Counter()
    for one in works:
        if one.body.kind is ShiftKind.COUNTED and one.body.said_in != said_in:
            told[one.body.job] += one.body.seconds
    return replace(hours, told=tuple(told.most_common()))


def divided(hours: SlipHours, visa: Visa) -> bool:
    """Whether it matters on which days it was: the course starts within the period."""
    return visa.course_start is not None and hours.first < visa.course_start <= hours.last


def read_split(text: str, hours: SlipHours) -> tuple[int, ...] | None:
    """The seconds of each week as typed ("18 20", or all but the last); None when they do not make up the whole."""
    readings = (_NUMBER.findall(_COMMA.sub(sign, text)) for sign in (".", " "))
    found = {split for one in readings if (split := _split([Decimal(number) for number in one], hours))}
    return found.pop() if len(found) == 1 else None


async def keep_hours(
    unit: Unit, viewer: Viewer, hours: SlipHours, split: Sequence[int], zone: str, said_in: str, at: datetime
) -> Kept:
    """Store them, in place of what the same payslip brought before. Raises `NotAllowedError`."""
    demand(viewer.role, Action.RECORD)
    mine = await unit.matters.find(viewer, Work, Wanted(owner_id=viewer.member_id))
    changes: list[MatterChange] = []
    for old in (one for one in mine if one.body.said_in == said_in):
        changes.append(MatterChange(old, replace(old, deleted=True)))
        await unit.matters.replace(viewer, replace(old, deleted=True))
    made = []
    for day, seconds in _days(hours.weeks, split):
        work = Work(zone, length=seconds, job=hours.employer, said_in=said_in)
        made.append(await added(unit, viewer, Matter(viewer.member_id, work, private=True, day=day)))
    changes += [MatterChange(None, one) for one in made]
    change = await unit.changes.add(viewer, Verb.OPEN, (), at, matters=changes)
    return Kept(tuple(made), change)


def _weeks(first: date, last: date) -> Iterator[Span]:
    monday = monday_of(first)
    while monday <= last:
        yield Span(max(first, monday), min(last, monday + WEEK - _DAY))
        monday += WEEK


def _split(numbers: Sequence[Decimal], hours: SlipHours) -> tuple[int, ...] | None:
    seconds = [round(number * HOUR) for number in numbers]
    if len(seconds) == len(hours.weeks) - 1:
        seconds.append(hours.seconds - sum(seconds))
    whole = len(seconds) == len(hours.weeks) and sum(seconds) == hours.seconds
    fits = all(0 <= one <= _length(week) * 24 * HOUR for one, week in zip(seconds, hours.weeks, strict=False))
    return tuple(seconds) if whole and fits else None


def _length(week: Span) -> int:
    return (week.last - week.first).days + 1


def _days(weeks: Iterable[Span], split: Sequence[int]) -> Iterator[tuple[date, int]]:
    """Each day with its part of the week's seconds, evenly."""
    for week, seconds in zip(weeks, split, strict=True):
        count = _length(week)
        for number in range(count):
            part = seconds // count + (number < seconds % count)
            if part:
                yield week.first + _DAY * number, part
