"""When things go out: quiet hours, how long to wait before another try, and how that may differ from the first."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.delivery.model import Method, Outgoing

QUIET_FROM = time(22)
QUIET_UNTIL = time(8)
MOST_ATTEMPTS = 12
LONGEST_WAIT = timedelta(minutes=10)
LEASE = timedelta(seconds=60)
FURTHEST = timedelta(minutes=30)
"""No reply is put off further than this: one that seems to be was put off by a clock that has gone back since."""


def after_quiet_hours(instant: datetime, zone: str) -> datetime:
    """`instant`, or 8 o'clock in the member's `zone` when it falls between 22 and 8 there."""
    local = instant.astimezone(ZoneInfo(zone))
    if QUIET_UNTIL <= local.time() < QUIET_FROM:
        return instant
    day = local.date() + timedelta(days=local.time() >= QUIET_FROM)
    return datetime.combine(day, QUIET_UNTIL, ZoneInfo(zone)).astimezone(UTC)


def backoff(attempts: int) -> timedelta:
    """How long to wait after `attempts` failures: 1 s, 2 s, 4 s … at most 10 minutes."""
    doublings = min(max(attempts - 1, 0), 10)  # a poller counts on for days, and a power of it would overflow
    return min(timedelta(seconds=2**doublings), LONGEST_WAIT)


def anew(out: Outgoing) -> Outgoing:
    """An edit as a message of its own, for when the one that it was to change is gone."""
    return replace(out, method=Method.PHOTO if out.pictured else Method.MESSAGE, message_id=None)
