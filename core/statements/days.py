"""Days that cannot be right although all sums are: a sum does not see that a date was misread."""

from collections.abc import Sequence
from datetime import date, timedelta

_SLACK = timedelta(days=3)
"""A day printed this much out of order is a bank's way of dating by value."""
_LOOSE = timedelta(days=31)
_FAR = timedelta(days=400)
_FEW = 2


def misplaced(days: Sequence[date], first: date | None, last: date | None, today: date) -> list[int]:
    """The rows, in the order of time, whose day lies outside its neighbours', the period that is printed, or the past.

    Where many days are out of order, the bank dates by the day of purchase, and only large steps tell.
    """
    outliers = [index for index in range(1, len(days) - 1) if _outside(days, index, _SLACK)]
    if len(outliers) > _FEW:
        outliers = [index for index in outliers if _outside(days, index, _LOOSE)]
    ends = [index for index, beside in ((0, 1), (len(days) - 1, len(days) - 2)) if _far(days, index, beside)]
    wrong = {*outliers, *ends}
    wrong |= {index for index, day in enumerate(days) if day > today + timedelta(days=1)}
    if first is not None and last is not None:
        wrong |= {index for index, day in enumerate(days) if not first - _LOOSE <= day <= last + _SLACK}
    return sorted(wrong)


def _outside(days: Sequence[date], index: int, slack: timedelta) -> bool:
    before, day, after = days[index - 1], days[index], days[index + 1]
    return before <= after and not before - slack <= day <= after + slack


def _far(days: Sequence[date], index: int, beside: int) -> bool:
    """Whether the first or the last row stands alone, a year or more from all others."""
    return len(days) > _FEW and abs(days[index] - days[beside]) > _FAR
