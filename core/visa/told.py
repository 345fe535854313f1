"""A visa and shifts as plain values (parsed JSON), brought to ours. What cannot be used is a problem, never a guess.

A part that is missing or cannot be read is replaced by the stricter reading: an unknown condition is held against the
strictest, an unknown level is coursework, a break that makes no sense is no break. A shift that is no stretch of time
is not counted, and its problem says so.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from core.documents.model import Problem
from core.visa.law import Condition, Law
from core.visa.model import Level, Shift, Span, Visa
from core.visa.told_shift import read_shift

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LONGEST_QUOTED = 40
FIRST_YEAR, LAST_YEAR = 1990, 2200
"""Days outside of these are slips of the finger."""


NOT_JSON = Problem("visa.not_json")


class UnusableError(Exception):
    """Raised when nothing can be worked out at all; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Told:
    """What was told: `at` is the day asked about, None when it cannot be read."""

    at: date | None
    zone: str
    visa: Visa
    shifts: tuple[Shift, ...]
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Reader:
    """Reads one object, and gathers its problems."""

    law: Law
    problems: list[Problem] = field(default_factory=list)

    def visa(self, given: object) -> Visa:
        if not isinstance(given, Mapping):
            self.problems.append(Problem("visa.none"))
            given = {}
        condition = self._condition(given.get("condition"))
        start, end = (self._day(given, name) for name in ("course_start", "course_end"))
        if start is None and given.get("course_start") is None and condition.needs_course:
            self.problems.append(Problem("visa.start_missing"))
        if start and end and end < start:
            self.problems.append(Problem("visa.end_before_start", (("start", str(start)), ("end", str(end)))))
            end = None
        breaks = tuple(self._breaks(given.get("breaks")))
        return Visa(condition.name, self._level(given.get("level"), condition), start, end, breaks)

    def _condition(self, given: object) -> Condition:
        name = str(given).strip().lower() if isinstance(given, str | int) else ""
        condition = self.law.condition(name)
        if condition.name != name:
            params = (("condition", _quoted(given)), ("taken", condition.name))
            self.problems.append(Problem("visa.condition_unknown", params))
        return condition

    def _level(self, given: object, condition: Condition) -> Level:
        if given in list(Level):
            return Level(str(given))
        if condition.exempt:
            self.problems.append(Problem("visa.level_unknown", (("level", _quoted(given)),)))
        return Level.COURSEWORK

    def _day(self, given: Mapping[str, object], name: str) -> date | None:
        value = given.get(name)
        day = read_day(value)
        if day is None and value is not None:
            self.problems.append(Problem("visa.date_unreadable", (("field", name), ("value", _quoted(value)))))
        return day

    def _breaks(self, given: object) -> Iterator[Span]:
        if given is None:
            return
        if not isinstance(given, list):
            self.problems.append(Problem("visa.breaks_unreadable"))
            return
        for number, one in enumerate(given, 1):
            days = [read_day(day) for day in one] if isinstance(one, list) else []
            first, last = days if len(days) == 2 else (None, None)
            if first and last and first <= last:
                yield Span(first, last)
            else:
                self.problems.append(Problem("visa.break_unreadable", (("number", str(number)),)))

    def shifts(self, given: object, zone: str) -> Iterator[Shift]:
        if not isinstance(given, list):
            self.problems.append(Problem("visa.shifts_unreadable"))
            return
        for number, one in enumerate(given, 1):
            shift, problems = read_shift(one, zone, str(number))
            self.problems += problems
            if shift:
                yield shift


def read_told(given: object, law: Law) -> Told:
    """Read one object as the `hours` command lays it out.

    Raises `UnusableError` for what is no object, and for a zone that is missing or unknown.
    """
    if not isinstance(given, Mapping):
        raise UnusableError(NOT_JSON)
    zone = given.get("zone")
    if not isinstance(zone, str) or not _known(zone):
        raise UnusableError(Problem("visa.zone_unknown", (("zone", _quoted(zone)),)))
    reader = _Reader(law)
    at = read_day(given.get("at"))
    if at is None:
        reader.problems.append(Problem("visa.at_unreadable", (("value", _quoted(given.get("at"))),)))
    visa = reader.visa(given.get("visa"))
    shifts = tuple(reader.shifts(given.get("shifts"), zone))
    return Told(at, zone, visa, shifts, tuple(reader.problems))


def read_day(given: object) -> date | None:
    """A day written as YYYY-MM-DD; None for all else, and for years that nobody means."""
    if not isinstance(given, str) or not _DATE.fullmatch(given):
        return None
    try:
        day = datetime.strptime(given, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def _known(zone: str) -> bool:
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _quoted(given: object) -> str:
    text = "" if given is None else str(given)
    return text if len(text) <= _LONGEST_QUOTED else f"{text[:_LONGEST_QUOTED]}…"
