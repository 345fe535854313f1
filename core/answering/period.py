"""Periods of answers: the one that is meant when none was said, the one before and after, and whole units of time."""

from collections.abc import Iterator
from datetime import date, timedelta

from core.asking.model import Group, Measure
from core.clock import months_before

TIMES = (Group.DAY, Group.WEEK, Group.MONTH, Group.YEAR)
_DAY = timedelta(days=1)
_YEAR_OF_MONTHS = 12
_EVER = frozenset({Measure.ENTRIES})
"""Measures that mean all that there is when no period is said; the newest come first."""


Span = tuple[date | None, date | None]
"""The first and the last day, both included; None is open."""


def period_of(measure: Measure, group: Group | None, first: date | None, last: date | None, today: date) -> Span:
    """What was said, else what is meant, which an answer names.

    That is this month; twelve months for the largest, for what is split by month, and (whole ones) for an average; and
    all that there is for a list.
    """
    if first is not None or last is not None:
        return first, last
    if measure in _EVER:
        return None, None
    months = _YEAR_OF_MONTHS - (measure is not Measure.AVERAGE)
    if measure in {Measure.AVERAGE, Measure.LARGEST} or group is Group.MONTH:
        return start_of(months_before(today, months), Group.MONTH), today
    if group is Group.YEAR:
        return None, today
    return today.replace(day=1), today


def start_of(day: date, unit: Group) -> date:
    """The first day of the week (Monday), month or year that a day is in; the day itself of any other unit."""
    if unit is Group.WEEK:
        return day - timedelta(days=day.weekday())
    if unit is Group.MONTH:
        return day.replace(day=1)
    return day.replace(month=1, day=1) if unit is Group.YEAR else day


def end_of(day: date, unit: Group) -> date:
    """The last day of that unit."""
    if unit is Group.WEEK:
        return start_of(day, unit) + timedelta(days=6)
    if unit is Group.MONTH:
        return _next_month(day) - _DAY
    return day.replace(month=12, day=31) if unit is Group.YEAR else day


def _next_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def units(first: date, last: date, unit: Group) -> Iterator[date]:
    """The first day of each unit that has a day from `first` to `last`."""
    at = start_of(first, unit)
    while at <= last:
        yield at
        at = end_of(at, unit) + _DAY


def whole(first: date, last: date, unit: Group) -> tuple[date, date, int] | None:
    """The whole units between two days: their first day, their last, and how many; None when there is not one."""
    starts = [at for at in units(first, last, unit) if at >= first and end_of(at, unit) <= last]
    return (starts[0], end_of(starts[-1], unit), len(starts)) if starts else None


def is_unit(first: date, last: date, today: date) -> Group | None:
    """Which unit a stretch is, the year first; one that still runs may end today."""
    for unit in reversed(TIMES):
        end = end_of(first, unit)
        if first == start_of(first, unit) and (last == end or (first <= today < end and last == today)):
            return unit
    return None


def is_within_a_month(first: date, last: date) -> bool:
    """Whether both days are of one month."""
    return start_of(first, Group.MONTH) == start_of(last, Group.MONTH)


def step(first: date, last: date, today: date, by: int) -> tuple[date, date]:
    """The stretch before (-1) or after (1): the neighbouring unit where it is one, else as many days.

    What still runs ends today, as every period does: nothing is recorded for days ahead.
    """
    unit = is_unit(first, last, today)
    if unit is None and first.day == 1 and last in {end_of(last, Group.MONTH), today}:
        months = by * sum(1 for _ in units(first, last, Group.MONTH))
        start, until = (months_before(start_of(day, Group.MONTH), -months) for day in (first, last))
        return start, min(end_of(until, Group.MONTH), today) if start <= today else end_of(until, Group.MONTH)
    if unit is None:
        length = last - first + _DAY
        return first + by * length, last + by * length
    start = start_of(first - _DAY, unit) if by < 0 else end_of(first, unit) + _DAY
    end = end_of(start, unit)
    return start, min(end, today) if start <= today else end


def same_days_before(first: date, last: date) -> tuple[date, date]:
    """The month before `first`'s up to the same day, so that a month that still runs is held against its like."""
    before = start_of(first - _DAY, Group.MONTH)
    end = end_of(before, Group.MONTH)
    if last == end_of(first, Group.MONTH):
        return before, end
    return before, min(end, before.replace(day=min(last.day, end.day)))
