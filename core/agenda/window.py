"""Which days a calendar shows: those ahead, one month, or any that were asked for; and how a button carries that."""

from dataclasses import dataclass
from datetime import date, timedelta

from core.clock import months_before

COMING = timedelta(days=30)
MONTHS_BACK, MONTHS_AHEAD = 12, 13
"""So far one may turn the pages: what is further ahead nobody knows yet."""
_DAY = timedelta(days=1)
_BETWEEN = "_"


@dataclass(frozen=True, slots=True)
class Window:
    """The days from `first` to `last`, both included. `text` is what a button carries: "" for the days ahead."""

    first: date
    last: date
    text: str = ""

    @property
    def is_month(self) -> bool:
        """Whether it is one whole month."""
        return len(self.text) == len("2026-12")


def coming(today: date) -> Window:
    """The days that are on everybody's mind."""
    return Window(today, today + COMING)


def month(day: date) -> Window:
    """The month that a day is in."""
    first = day.replace(day=1)
    return Window(first, months_before(first, -1) - _DAY, f"{first:%Y-%m}")


def days(first: date, last: date) -> Window:
    """Any days."""
    return Window(first, last, f"{first}{_BETWEEN}{last}")


def beside(window: Window, today: date, months: int) -> Window | None:
    """The month so many after that in which the window begins, or before it; None where it would be too far away."""
    wanted = month(months_before(window.first.replace(day=1), -months))
    far = (wanted.first.year - today.year) * 12 + wanted.first.month - today.month
    return wanted if -MONTHS_BACK <= far <= MONTHS_AHEAD else None


def window_of(text: str, today: date) -> Window:
    """What a button carried; what no button of ours carries is the days ahead."""
    try:
        if _BETWEEN in text:
            first, last = map(date.fromisoformat, text.split(_BETWEEN))
            return days(first, last) if _is_near(first, today) and first <= last < first + 2 * COMING else coming(today)
        found = month(date.fromisoformat(f"{text}-01")) if text else None
    except ValueError:
        return coming(today)
    return found if found and _is_near(found.first, today) else coming(today)


def _is_near(day: date, today: date) -> bool:
    far = (day.year - today.year) * 12 + day.month - today.month
    return -MONTHS_BACK <= far <= MONTHS_AHEAD
