"""Days named in what is said of a bill, which lie ahead: 14 feb, March, 2027 оны 6 сар, 12-р сарын 5."""

import calendar
from dataclasses import dataclass
from datetime import date

from core.accounts.phrase import Phrase
from core.capture.atoms import whole
from core.capture.roles import Role

MOST_DAYS = 31
_MOST_MONTHS = 12
_OF_DAYS = ("day", "th")
_YEARS = range(2000, 2100)


@dataclass(frozen=True, slots=True)
class Named:
    """A month, with its day and year where they are said; `end` is the place behind it."""

    end: int
    month: int
    day: int | None
    year: int | None

    def ahead(self, today: date, *, last: bool = False) -> date | None:
        """The first such day that is not past; of a month alone its first or `last` day. None when there is none."""
        years = (self.year,) if self.year else range(today.year, today.year + 9)
        for year in years:
            length = calendar.monthrange(year, self.month)[1]
            day = self.day or (length if last else 1)
            if day <= length and (date(year, self.month, length if self.day is None else day) >= today or self.year):
                return date(year, self.month, day)
        return None


def number(p: Phrase, at: int, most: int) -> int | None:
    """The plain whole number from 1 to `most` at a place that nothing has taken."""
    if not p.free(at):
        return None
    value = whole(p.atoms[at])
    return value if value is not None and 1 <= value <= most else None


def past_mark(p: Phrase, at: int) -> int:
    """Past what makes an ordinal of the number before: th, -нд, -р, -ны өдөр; `at` when nothing does."""
    place = at + p.mark(at, "-")
    if not p.has(place, Role.ORDINAL):
        return at
    return place + 1 + p.has(place + 1, Role.DAY_MARK)


def is_marked(p: Phrase, at: int) -> bool:
    """Whether the number before is marked as a day of the month, not only as one of a row («14-р анги»)."""
    return p.has(at + p.mark(at, "-"), Role.ORDINAL, *_OF_DAYS)


def weekday_list(p: Phrase, at: int, found: list[int]) -> int:
    """Past a list of weekdays, which are added to what was found."""
    end = at
    while p.has(at, Role.WEEKDAY):
        found.append(int(p.atoms[at].roles[Role.WEEKDAY]))
        end = at + 1
        at = end + (p.mark(end, ",") or p.has(end, Role.AND))
    return end


def named_day(p: Phrase, at: int) -> Named | None:
    """What begins at a place: a month with a day on either side, or alone; None when it names no month."""
    return _numbered(p, at) or _day_first(p, at) or _month_first(p, at)


def _day_first(p: Phrase, at: int) -> Named | None:
    day = number(p, at, MOST_DAYS)
    if day is None:
        return None
    place = past_mark(p, at + 1)
    place += p.says(place, "in") and p.has(place + 1, Role.MONTH)
    if not p.has(place, Role.MONTH):
        return None
    return _with_year(p, place + 1, int(p.atoms[place].roles[Role.MONTH]), day)


def _month_first(p: Phrase, at: int) -> Named | None:
    if not p.has(at, Role.MONTH):
        return None
    day = number(p, at + 1, MOST_DAYS)
    end = past_mark(p, at + 2) if day else at + 1
    return _with_year(p, end, int(p.atoms[at].roles[Role.MONTH]), day)


def _with_year(p: Phrase, at: int, month: int, day: int | None) -> Named:
    year = number(p, at, _YEARS.stop)
    if year is None or year not in _YEARS:
        return Named(at, month, day, None)
    return Named(at + 1, month, day, year)


def _numbered(p: Phrase, at: int) -> Named | None:
    """2027 оны 6-р сарын 14: months by number, with the year before and the day behind."""
    year = number(p, at, _YEARS.stop)
    start = at + 2 if year in _YEARS and p.has(at + 1, Role.PERIOD, "year") else at
    month = number(p, start, _MOST_MONTHS)
    if month is None:
        return None
    place = past_mark(p, start + 1)
    if not p.has(place, Role.MONTH_MARK) or p.says(place + 1, "every"):
        return None
    day = number(p, place + 1, MOST_DAYS)
    end = past_mark(p, place + 2) if day else place + 1
    return Named(end, month, day, year if start > at else None)
