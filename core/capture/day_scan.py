"""What the rules for days share: looking at the atoms of a line, and days that exist and are not ahead."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from core.capture.atoms import Line
from core.capture.model import Context
from core.capture.roles import Role

FAR_BACK = timedelta(days=300)
"""A day without a year that lies further back was more likely meant to be in the future, so it is asked."""
LONG_AGO = 20
"""A day so many years back is a slip of the pen."""


@dataclass(slots=True)
class Scan:
    """The line under reading, and whose line it is."""

    line: Line
    context: Context

    def take(self, start: int, length: int) -> None:
        """Mark atoms as part of a day."""
        for atom in self.line.atoms[start : start + length]:
            atom.use = "date"

    def small(self, index: int, most: int = 31) -> int | None:
        """The whole number from 1 to `most` at a place, in digits or words, else None."""
        atom = self.line.at(index)
        if atom is None or not atom.free:
            return None
        value = atom.numeral.value if atom.numeral else None
        if atom.has(Role.NUMBER):
            number = int(atom.roles[Role.NUMBER])
        elif value is not None and value == int(value) and "." not in atom.text:
            number = int(value)
        else:
            return None
        return number if 1 <= number <= most else None

    def has(self, index: int, role: Role, *values: str) -> bool:
        """Whether the atom at a place is free and plays a role."""
        atom = self.line.at(index)
        return atom is not None and atom.free and atom.has(role, *values)


Found = tuple[int, tuple[date, ...], str]
"""How many atoms, the options, the question when there is not exactly one sure option."""


def days_before(today: date, unit: str, count: int) -> date:
    """The day so many periods before: `unit` is a number of days, `month` or `year` (the same day, or the last one)."""
    if unit in {"month", "year"}:
        months = today.year * 12 + today.month - 1 - count * (12 if unit == "year" else 1)
        year, month = divmod(months, 12)
        return date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))
    return today - timedelta(days=int(unit) * count)


def existing(*parts: tuple[int, int, int]) -> tuple[date, ...]:
    """Those of (year, month, day) that exist."""
    return tuple(
        date(year, month, day)
        for year, month, day in parts
        if 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]
    )


def latest(scan: Scan, month: int, day: int) -> tuple[date, ...]:
    """The latest such day that is not in the future, within eight years (29 February), or none."""
    today = scan.context.today
    years = range(today.year, today.year - 9, -1)
    return tuple(day for day in existing(*((year, month, day) for year in years)) if day <= today)[:1]


def latest_day(scan: Scan, day: int) -> tuple[date, ...]:
    """The latest day of a month with such a number that is not in the future."""
    today = scan.context.today
    months = (divmod(today.year * 12 + today.month - 1 - back, 12) for back in range(3))
    return tuple(found for found in existing(*((y, m + 1, day) for y, m in months)) if found <= today)[:1]


def settled(scan: Scan, options: tuple[date, ...], *, yearless: bool = False) -> tuple[tuple[date, ...], str]:
    """The options that are not ahead, with the question that is left."""
    past = tuple(option for option in options if option <= scan.context.today)
    if not past:
        return (), "date.future" if options else "date.impossible"
    if len(past) > 1:
        return past, "date.order"
    far = (yearless and scan.context.today - past[0] > FAR_BACK) or past[0].year < scan.context.today.year - LONG_AGO
    return past, "date.far" if far else ""
