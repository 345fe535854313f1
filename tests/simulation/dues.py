"""What the family has to pay, by a second and simpler book than the bot's: days by hand, and what became of each.

It shares no code with `core`: a month is counted here by its numbers, a fortnight by adding fourteen days.
"""

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

START, END = date(2026, 11, 24), date(2028, 11, 24)


@dataclass(frozen=True)
class Bill:
    """Something that recurs as one of the family says it (`line`), and as the bot calls it (`title`).

    `pays` is what they type when they have paid it; `amount` how the bot writes what is due on a day, None where that
    differs each time; `sign` is that of its currency.
    """

    title: str
    who: int
    line: str
    days: tuple[date, ...]
    pays: Callable[[date], str]
    amount: Callable[[date], str | None]
    sign: str = "A$"
    private: bool = False
    income: bool = False
    autopay: bool = False


@dataclass
class Due:
    """One time that a bill falls due: when it was settled, if ever, and each time that somebody was told of it."""

    bill: Bill
    day: date
    settled_at: datetime | None = None
    skipped: bool = False
    told: list[tuple[datetime, int, str]] = field(default_factory=list)


def fortnightly(first: date, weeks: int = 2) -> tuple[date, ...]:
    """From a first day on."""
    found, day = [], first
    while day <= END:
        found.append(day)
        day += timedelta(weeks=weeks)
    return tuple(found)


def monthly(on: int, every: int = 1, first: date = START, until: date = END) -> tuple[date, ...]:
    """On a day of each month, or its last where it is shorter."""
    return tuple(day for day in _of_months(on, every, first) if first <= day <= until)


def _of_months(on: int, every: int, first: date) -> Iterator[date]:
    year, month = first.year, first.month
    while (year, month) <= (END.year, END.month):
        yield date(year, month, min(on, monthrange(year, month)[1]))
        year, month = year + (month - 1 + every) // 12, (month - 1 + every) % 12 + 1
