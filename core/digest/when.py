"""When a person gets the digest: on the evening of the day they chose, or the morning after where nothing ran then."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.delivery.rules import QUIET_FROM, QUIET_UNTIL
from core.family.model import Person, Role

FROM = time(18)
LATE_UNTIL = time(12)
"""On the morning after it is still of the week; later it is not sent at all."""
NEVER, SUNDAY = 0, 7
DAYS = range(1, 8)
"""Of the week, as ISO counts: Monday is 1."""
_DAY = timedelta(days=1)


def chosen(who: Person, role: Role) -> int:
    """The day of the week on which a person gets it; who only sees gets none unless they chose to."""
    if who.digest is not None:
        return who.digest
    return NEVER if role is Role.VIEWER else SUNDAY


def day_of(who: Person, role: Role, now: datetime) -> date | None:
    """The day whose digest is to be sent now; None while it is not the time."""
    local = now.astimezone(ZoneInfo(who.zone))
    weekday, today = chosen(who, role), local.date()
    if today.isoweekday() == weekday and FROM <= local.time() < QUIET_FROM:
        return today
    eve = today - _DAY
    return eve if eve.isoweekday() == weekday and QUIET_UNTIL <= local.time() < LATE_UNTIL else None


def week_of(day: date) -> str:
    """The week by which it is told once: `2026-W48`."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def is_stale(day: date, now: datetime, zone: str) -> bool:
    """Whether the morning after is over too: its message waited, and is pointless by now."""
    local = now.astimezone(ZoneInfo(zone))
    return local.date() > day + _DAY or (local.date() == day + _DAY and local.time() >= LATE_UNTIL)
