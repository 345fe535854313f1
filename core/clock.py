"""Time by port: core is handed a clock and never reads one, so that a test and `GLOBFAM_CLOCK` can move it."""

from calendar import monthrange
from datetime import UTC, date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    """Tells the instant; always aware, always UTC."""

    def now(self) -> datetime:
        """The present instant in UTC."""
        ...


def local_date(instant: datetime, zone: str) -> date:
    """The calendar day of `instant` for someone living in the IANA `zone`."""
    return instant.astimezone(UTC).astimezone(ZoneInfo(zone)).date()


def months_before(day: date, months: int) -> date:
    """The same day of an earlier month, or that month's last day where it is shorter."""
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))
