"""A visa and the work done under it, as frozen values. Time is whole seconds that really passed, never a float."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

HOUR = 3600
FORTNIGHT = timedelta(days=14)
WEEK = timedelta(days=7)


class Level(StrEnum):
    """What the student studies; for a family member too it is the student's."""

    COURSEWORK = "coursework"
    MASTERS_RESEARCH = "masters_research"
    DOCTORATE = "doctorate"


class ShiftKind(StrEnum):
    """Whether a shift counts: a registered placement, genuine volunteering and leave do not."""

    COUNTED = "counted"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `first` to `last`, both included."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Whether a day is one of them."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Visa:
    """What decides how much may be worked. `condition` is as VEVO shows it ("8105"), or "unlimited".

    `course_start` None is a start that nobody told: the course is taken as begun. `course_end` None has no end.
    `breaks` are the provider's scheduled ones.
    """

    condition: str
    level: Level = Level.COURSEWORK
    course_start: date | None = None
    course_end: date | None = None
    breaks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Shift:
    """Time at work between two instants in UTC, `end` after `start`; `zone` is the IANA zone of where it was.

    `unpaid_break` is whole seconds, not negative and not longer than the shift. `key` is the caller's own name for it.
    """

    start: datetime
    end: datetime
    zone: str
    unpaid_break: int = 0
    job: str = ""
    kind: ShiftKind = ShiftKind.COUNTED
    key: str = ""


@dataclass(frozen=True, slots=True)
class Fortnight:
    """Fourteen days from a Monday, what was worked in them, and what may be.

    `seconds` is all that counts, `too_early` the part of it before the course started. `limit` is in hours; None is no
    limit. `partly` names why not all its days are under the one rule: the readings that a person should be told.
    """

    start: date
    seconds: int
    limit: int | None
    too_early: int = 0
    partly: frozenset[str] = frozenset()

    @property
    def end(self) -> date:
        """Its last day, a Sunday."""
        return self.start + FORTNIGHT - timedelta(days=1)

    @property
    def over(self) -> int:
        """Seconds above the limit, 0 when there is none or it is kept."""
        return 0 if self.limit is None else max(0, self.seconds - self.limit * HOUR)

    @property
    def left(self) -> int | None:
        """Seconds that may still be worked; None when there is no limit."""
        return None if self.limit is None else max(0, self.limit * HOUR - self.seconds)

    @property
    def breach(self) -> bool:
        """Whether the condition is broken: one second above the limit does, and any work before the course does."""
        return self.over > 0 or self.too_early > 0


def monday_of(day: date) -> date:
    """The Monday of a day's week; a day lies in the fortnight of this one and of the one before."""
    return day - timedelta(days=day.weekday())


def mondays_of(day: date) -> tuple[date, date]:
    """The starts of the two fortnights that hold a day, the earlier first."""
    later = monday_of(day)
    return later - WEEK, later
