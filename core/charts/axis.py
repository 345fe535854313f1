"""Where an axis is marked: round values that span the figures, and the firsts of months or years among the days."""

from collections.abc import Iterable
from datetime import date, timedelta

MOST_GAPS = 4
"""Between the marks of an axis: with more, the lines behind the figures are what one sees."""
MOST_DAYS = 5
_ROUND = (1, 2, 5)
_MONTHS = (1, 2, 3, 4, 6, 12, 24, 36, 60, 120, 240, 600, 1200, 12_000)
_DAYS = (1, 2, 7, 14)


def round_steps(values: Iterable[int], most: int = MOST_GAPS) -> tuple[int, ...]:
    """Two to `most` + 1 values, evenly spaced by 1, 2 or 5 times a power of ten, that span `values`.

    The axis begins at 0 unless all the values lie in the far half of it, where their differences would not be seen.
    """
    known = tuple(values) or (0,)
    low, high = min(known), max(known)
    if 0 <= low * 2 <= high or low == high >= 0:
        low = 0
    elif low <= high * 2 <= 0 or low == high:
        high = 0
    if low == high:
        return (0, 1)
    step = _step(low, high, most)
    first, last = low // step, -(-high // step)
    return tuple(step * number for number in range(first, last + 1))


def from_zero(values: Iterable[int], most: int = MOST_GAPS) -> tuple[int, ...]:
    """`round_steps` on an axis that holds 0, as bars need it."""
    return round_steps((0, *values), most)


def round_days(first: date, last: date, most: int = MOST_DAYS) -> tuple[date, ...]:
    """At most `most` days from `first` to `last`: the firsts of months, or days evenly spaced when there are few."""
    days = (last - first).days
    if days <= 14 * most:
        gap = next((gap for gap in _DAYS if days // gap < most), 14)
        return tuple(last - timedelta(days=gap * back) for back in reversed(range(min(days // gap + 1, most))))
    begin = first.year * 12 + first.month - 1 + (first.day > 1)
    end = last.year * 12 + last.month - 1
    for gap in _MONTHS:
        months = range(-(-begin // gap) * gap, end + 1, gap)
        if len(months) <= most:
            return tuple(date(month // 12, month % 12 + 1, 1) for month in months)
    return ()


def _step(low: int, high: int, most: int) -> int:
    """The smallest round step of which `most` reach from below `low` to above `high`."""
    power = 1
    while True:
        for step in (times * power for times in _ROUND):
            if -(-high // step) - low // step <= most:
                return step
        power *= 10
