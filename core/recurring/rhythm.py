"""The intervals at which bills and pay come back, and the day that each leads to."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache
from statistics import median_low

LOOKED_AT = 6
"""So many of the latest tell on which day the next comes, so that a bill that was moved is followed."""
_DAYS_OF_A_MONTH = 365.25 / 12
_ANY_MONTHS_LAST = 31
_REMEMBERED = 1 << 16
"""Days worked out that are kept: neighbours in a history ask for the same ones again and again."""


@dataclass(frozen=True, slots=True)
class Step:
    """So many days, or so many months (then `days` is 0), and by how many days the next may be off."""

    days: int
    months: int
    slack: int


class Rhythm(Enum):
    """How often a thing comes back, the shortest first."""

    WEEK = Step(7, 0, 1)
    FORTNIGHT = Step(14, 0, 2)
    FOUR_WEEKS = Step(28, 0, 2)
    MONTH = Step(0, 1, 5)
    TWO_MONTHS = Step(0, 2, 6)
    QUARTER = Step(0, 3, 7)
    HALF_YEAR = Step(0, 6, 10)
    YEAR = Step(0, 12, 12)

    @property
    def length(self) -> float:
        """Days from one to the next, about."""
        return self.value.days or self.value.months * _DAYS_OF_A_MONTH


@lru_cache(_REMEMBERED)
def in_month(day: date, months: int, number: int) -> date:
    """The day with a number in the month so many after; the last one where there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(number, calendar.monthrange(year, month + 1)[1]))


def after(step: Step, day: date, times: int) -> date:
    """The day so many intervals later; a day that its month lacks is that month's last."""
    if step.days:
        return day + timedelta(days=step.days * times)
    return in_month(day, step.months * times, day.day)


def expected(rhythm: Rhythm, days: Sequence[date], times: int = 1) -> date:
    """When the next comes after some that came: `times` intervals after the last, on the day on which it mostly comes.

    That is the usual day of the month, or of the week; the last of each month where all came on such a day.
    """
    recent = days[-LOOKED_AT:]
    step = rhythm.value
    if step.months and _are_month_ends(recent):
        return in_month(recent[-1], step.months * times, _ANY_MONTHS_LAST)
    offsets = [_off_week(step.days, day, recent[-1]) if step.days else _off(day, recent[-1]) for day in recent]
    return after(step, recent[-1], times) + timedelta(days=_usual(offsets))


def _usual(offsets: Sequence[int]) -> int:
    """None when the last two came on the same day, whatever was before; else the middle one."""
    return 0 if offsets[-2:-1] == [0] else median_low(offsets)


def _off_week(length: int, day: date, last: date) -> int:
    """By how many days one stood off the grid that the last one gives."""
    rest = (day - last).days % length
    return rest if rest <= length // 2 else rest - length


def _off(day: date, last: date) -> int:
    """By how many days one came before (below 0) or after the same day of its month as `last`."""
    months = (day.year - last.year) * 12 + day.month - last.month
    offs = [(day - in_month(last, months + beside, last.day)).days for beside in (-1, 0, 1)]
    return min(offs, key=lambda days: (abs(days), days))


def _are_month_ends(days: Sequence[date]) -> bool:
    """Whether all of several were the last day of their month."""
    return len(days) > 1 and all((day + timedelta(days=1)).day == 1 for day in days)
