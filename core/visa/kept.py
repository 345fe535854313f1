"""What is kept of a person's visa and work: the bodies of matters, which belong to that person."""

from dataclasses import dataclass
from datetime import date, datetime

from core.visa.model import ShiftKind, Visa

ALERT_AT = (40, 44)
"""Hours of a fortnight at which a person hears that the limit of 48 comes near."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A person's visa. `subclass` is its number ("500"), or empty where nobody said."""

    visa: Visa
    subclass: str = ""
    granted: date | None = None
    expires: date | None = None
    alert_at: tuple[int, ...] = ALERT_AT


@dataclass(frozen=True, slots=True)
class Work:
    """One shift of a person, whose local day in `zone`, where the work was, is its matter's `day`.

    With `start` and `end` (UTC), or only with a `length` in seconds, which then lies somewhere in that day.
    `unpaid_break` is in seconds. `rostered` until it was said that it was worked. `said_in` names the message that it
    was said in ("chat:message"), so that editing that message corrects it.
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

    @property
    def seconds(self) -> int:
        """How long was worked, the unpaid break off."""
        whole = round((self.end - self.start).total_seconds()) if self.start and self.end else self.length
        return max(0, whole - self.unpaid_break)
