"""Stretches of days and the arithmetic of the calendar: weeks begin on Monday, Australia's financial year on 1 July."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from core.capture.day_scan import days_before

DAY = timedelta(days=1)
_FINANCIAL_YEAR_BEGINS = {"AU": 7}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "financial_year": 12}
_DAYS = {"day": 1, "week": 7, "fortnight": 14}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Inclusive days, `unit` of which it is one ("month"); None at an open end.

    `day` is the one day meant when a moment is asked for ("a year ago"). `yearless` says that the year was not said,
    `weekday` that it is the latest such day of a week,
    `edge` that it is the first or last day of what was named (the end of June),
    `ahead` that all of it lies in the future, or that it does not exist.
    """

    first: date | None
    last: date | None
    unit: str = "day"
    day: date | None = None
    yearless: bool = False
    weekday: bool = False
    ahead: bool = False
    edge: bool = False

    def until(self, today: date) -> "Stretch":
        """What of it has happened: a period that still runs ends today."""
        if self.first is not None and self.first > today:
            return replace(self, ahead=True)
        last = today if self.last is not None and self.last > today else self.last
        return replace(self, last=last)


NOWHERE = Stretch(None, None, ahead=True)
"""A day that does not exist, lies ahead, or is not said clearly enough."""


def month(year: int, number: int, months: int = 1, unit: str = "month", *, yearless: bool = False) -> Stretch:
    """So many whole months from the first of one."""
    first = _month_first(year * 12 + number - 1)
    return Stretch(first, _month_first(year * 12 + number - 1 + months) - DAY, unit, yearless=yearless)


def latest_month(today: date, number: int, months: int = 1, unit: str = "month") -> Stretch:
    """The latest stretch of months from such a month that has begun."""
    year = today.year if number <= today.month else today.year - 1
    return month(year, number, months, unit, yearless=True)


def year(number: int) -> Stretch:
    """A calendar year."""
    return month(number, 1, 12, "year")


def current(today: date, unit: str, back: int, country: str) -> Stretch:
    """The calendar unit that today is in, or so many units before it."""
    if unit == "weekend":
        return _weekend(today, back)
    if unit in _MONTHS:
        return _months(today, unit, back, country)
    if unit == "day":
        return Stretch(today - DAY * back, today - DAY * back)
    monday = today - DAY * today.weekday()
    if unit == "fortnight":
        first = monday - DAY * (7 * (2 * back or 1))
        return Stretch(first, first + DAY * 13, "week")
    first = monday - DAY * (7 * back)
    return Stretch(first, first + DAY * 6, "week")


def financial_year(ending: int, country: str) -> Stretch:
    """The financial year that ends in a calendar year."""
    begins = _FINANCIAL_YEAR_BEGINS.get(country, 1)
    return month(ending if begins == 1 else ending - 1, begins, 12, "year")


def rolling(today: date, unit: str, count: int) -> Stretch:
    """So many units of days that end today: the last 30 days, the last 3 months (from the day after the same day)."""
    if unit in _DAYS:
        return Stretch(today - DAY * (_DAYS[unit] * count - 1), today, "day" if unit == "day" else "week")
    months = _MONTHS.get(unit)
    named = "year" if months == 12 else unit
    return Stretch(days_before(today, "month", months * count) + DAY, today, named) if months else NOWHERE


def ago(today: date, unit: str, count: int, country: str) -> Stretch:
    """The unit so many before today's; for a moment, the very day."""
    if unit in _DAYS:
        day = today - DAY * (_DAYS[unit] * count)
    else:
        day = days_before(today, "month", _MONTHS.get(unit, 1) * count)
    return replace(current(today, unit, count, country), day=day)


def a_year_ago(today: date, *, to_date: bool) -> Stretch:
    """As much of last year as has passed of this one; "this time last year" is a moment, and no stretch of a flow."""
    day = days_before(today, "month", 12)
    return Stretch(day.replace(month=1, day=1) if to_date else None, day, "year_to_date", day=day)


def _months(today: date, unit: str, back: int, country: str) -> Stretch:
    months = _MONTHS[unit]
    begins = _FINANCIAL_YEAR_BEGINS.get(country, 1) if unit == "financial_year" else 1
    passed = (today.month - begins) % months
    index = today.year * 12 + today.month - 1 - passed - back * months
    return month(index // 12, index % 12 + 1, months, "year" if unit == "financial_year" else unit)


def _weekend(today: date, back: int) -> Stretch:
    saturday = today - DAY * ((today.weekday() - 5) % 7)
    running = today.weekday() >= 5
    first = saturday - DAY * (7 * (back if running else max(back - 1, 0)))
    return Stretch(first, first + DAY, "day")


def _month_first(index: int) -> date:
    return date(index // 12, index % 12 + 1, 1)
