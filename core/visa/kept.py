"""What is kept of a person's visa and work: the bodies of matters, which belong to that person."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from core.money.money import Money
from core.visa.model import ShiftKind, Visa

ALERT_AT = (40, 44)
"""Hours of a fortnight at which a person hears that the limit of 48 comes near."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A person's visa. `subclass` is one of `core.visa.parts.SUBCLASSES`, or empty where nobody said.

    `student_id` is the member whose course decides, when they share it: the student of a family member's visa.
    """

    visa: Visa
    subclass: str = ""
    granted: date | None = None
    expires: date | None = None
    alert_at: tuple[int, ...] = ALERT_AT
    student_id: int | None = None

    @property
    def turned(self) -> bool:
        """Whether the course would end before it starts, which cannot be kept."""
        start, end = self.visa.course_start, self.visa.course_end
        return start is not None and end is not None and end < start


class Why(StrEnum):
    """Why a shift does not count."""

    PLACEMENT = "placement"
    VOLUNTEERING = "volunteering"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Work:
    """One shift of a person, whose local day in `zone`, where the work was, is its matter's `day`.

    With `start` and `end` (UTC), or only with a `length` in seconds, which then lies somewhere in that day.
    `unpaid_break` is in seconds. `rostered` until it was said that it was worked. `said_in` names the message that it
    was said in ("chat:message"), so that editing that message corrects it. `why` is known of one that does not count.
    `placed` tells that its zone was said with it; else it is the one in which the person lived then.
    """

    zone: str
    start: datetime | None = None
    end: datetime | None = None
    length: int = 0
    unpaid_break: int = 0
    job: str = ""
    kind: ShiftKind = ShiftKind.COUNTED
    rostered: bool = False
    said_in: str = ""
    why: Why | None = None
    placed: bool = False

    @property
    def seconds(self) -> int:
        """How long was worked, the unpaid break off."""
        whole = round((self.end - self.start).total_seconds()) if self.start and self.end else self.length
        return max(0, whole - self.unpaid_break)


@dataclass(frozen=True, slots=True)
class VisaShare:
    """That the owner lets the member `with_id` see their visa and hours, and `hears` their alerts too."""

    with_id: int
    hears: bool = False


@dataclass(frozen=True, slots=True)
class Wage:
    """What an hour at a job pays, before tax; the job "" is any of which nothing else is known."""

    job: str
    hourly: Money
