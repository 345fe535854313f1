"""How long was worked on each day: real time, cut where the day ends there, overlaps once, unpaid breaks off.

An unpaid break comes off the day with the longest part of its shift (the earlier of two alike), and only off time in
which no other shift ran: who is on a break from one job and at work in another is at work.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from core.visa.local import parts
from core.visa.model import Shift, ShiftKind

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Time between two changes of who is at work. `alone`: only one shift ran."""

    start: datetime
    end: datetime
    shift: Shift
    alone: bool


class Diary:
    """The counted shifts of one person in order, from which a few days are worked out without looking at all of it.

    A shift that was told twice (same job, times and break) is there once.
    """

    def __init__(self, shifts: Iterable[Shift]) -> None:
        counted = {_told(one): one for one in shifts if one.kind is ShiftKind.COUNTED}
        self._shifts = sorted(counted.values(), key=lambda one: (one.start, one.end))
        self._starts = [one.start for one in self._shifts]
        self._longest = max((one.end - one.start for one in self._shifts), default=timedelta())

    def worked(self, first: date, last: date) -> dict[date, int]:
        """Seconds for each day of work from `first` to `last`; linear in the shifts around them."""
        found = worked_by_day(self.near(first, last))
        return {day: found[day] for day in sorted(found) if first <= day <= last}

    def near(self, first: date, last: date) -> list[Shift]:
        """The shifts around some days that what was worked on them depends on, in order; a few more do no harm."""
        touching = self._between(*_anywhere(first, last))
        if not touching:
            return []
        return self._between(min(one.start for one in touching), max(one.end for one in touching))

    def _between(self, start: datetime, end: datetime) -> list[Shift]:
        """Those that run at some time between two instants."""
        at = bisect_left(self._starts, start - self._longest)
        until = bisect_left(self._starts, end)
        return [one for one in self._shifts[at:until] if one.end > start]


def worked_by_day(shifts: Iterable[Shift]) -> dict[date, int]:
    """Seconds worked on each local day, by all of these shifts together; each is counted."""
    total: Counter[date] = Counter()
    alone: dict[Shift, Counter[date]] = {}
    told = {_told(one): one for one in shifts}.values()
    for stretch in _stretches(told):
        for day, length in parts(stretch.start, stretch.end, stretch.shift.zone):
            total[day] += length
            if stretch.alone:
                alone.setdefault(stretch.shift, Counter())[day] += length
    for shift in told:
        for day, length in _breaks(shift, alone.get(shift, Counter())):
            total[day] -= length
    return dict(total)


def _anywhere(first: date, last: date) -> tuple[datetime, datetime]:
    """Instants between which these days lie in every zone of the world."""
    midnight = time(tzinfo=UTC)
    return datetime.combine(first, midnight) - _DAY, datetime.combine(last, midnight) + 2 * _DAY


def _told(shift: Shift) -> tuple[datetime, datetime, int, str]:
    return shift.start, shift.end, shift.unpaid_break, shift.job


def _parts(shift: Shift) -> list[tuple[date, int]]:
    return list(parts(shift.start, shift.end, shift.zone))


def _stretches(shifts: Iterable[Shift]) -> Iterator[_Stretch]:
    changes: dict[datetime, tuple[list[Shift], list[Shift]]] = {}
    for one in shifts:
        changes.setdefault(one.start, ([], []))[0].append(one)
        changes.setdefault(one.end, ([], []))[1].append(one)
    running: dict[Shift, None] = {}
    before: datetime | None = None
    for moment in sorted(changes):
        if before is not None and running:
            yield _Stretch(before, moment, next(iter(running)), len(running) == 1)
        begun, ended = changes[moment]
        running.update(dict.fromkeys(begun))
        for one in ended:
            del running[one]
        before = moment


def _breaks(shift: Shift, alone: Counter[date]) -> Iterator[tuple[date, int]]:
    left = shift.unpaid_break
    if not left:
        return
    for day, _ in sorted(_parts(shift), key=lambda part: (-part[1], part[0])):
        taken = min(left, alone[day])
        left -= taken
        yield day, taken
