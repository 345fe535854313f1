"""Kept shifts as stretches of time: one of which only the length is known takes hours of its day that are free.

Two such shifts of a day must not count as one, as overlapping ones do: they are put one after the other.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta

from core.matters.model import Matter
from core.visa.kept import Work
from core.visa.local import midnight, seconds
from core.visa.model import Shift, ShiftKind

_DAY = timedelta(days=1)


def placed(works: Iterable[Matter[Work]]) -> list[Shift]:
    """The shifts of one person; `key` is the matter's id."""
    kept = list(works)
    found = [_timed(one, one.body.start, one.body.end) for one in kept if one.body.start and one.body.end]
    counted = [one for one in found if one.kind is ShiftKind.COUNTED]
    for one in kept:
        if not one.body.start and one.day:
            pieces = list(_pieces(one, one.day, counted))
            found += pieces
            counted += pieces if one.body.kind is ShiftKind.COUNTED else ()
    return found


def _timed(one: Matter[Work], start: datetime, end: datetime) -> Shift:
    work = one.body
    return Shift(start, end, work.zone, work.unpaid_break, work.job, work.kind, str(one.id))


def _pieces(one: Matter[Work], day: date, taken: Sequence[Shift]) -> Iterator[Shift]:
    """From the first free minute of the day on; a day holds no more than its hours."""
    work, left = one.body, one.body.seconds
    for start, end in _free(day, work.zone, taken):
        length = min(left, seconds(start, end))
        if length:
            yield Shift(start, start + timedelta(seconds=length), work.zone, 0, work.job, work.kind, str(one.id))
        left -= length


def _free(day: date, zone: str, taken: Sequence[Shift]) -> Iterator[tuple[datetime, datetime]]:
    at, last = midnight(day, zone), midnight(day + _DAY, zone)
    for one in sorted(taken, key=lambda shift: shift.start):
        if one.end <= at or one.start >= last:
            continue
        if one.start > at:
            yield at, one.start
        at = max(at, one.end)
    if at < last:
        yield at, last
