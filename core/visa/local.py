"""Local time and instants: what a clock on the wall said, and which days an interval touches there."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

_DAY = timedelta(days=1)


class Doubt(StrEnum):
    """Why a local time is not one instant."""

    MISSING = "missing"
    TWICE = "twice"


def instant(local: datetime, zone: str) -> datetime:
    """The instant in UTC of a local time without zone.

    One that the clock jumped over takes the offset before the change; of one that came twice it is the first.
    """
    return local.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(UTC)


def doubt(local: datetime, zone: str) -> Doubt | None:
    """Whether the clock jumped over a local time, or showed it twice."""
    there = local.replace(tzinfo=ZoneInfo(zone), fold=0)
    if there.astimezone(UTC).astimezone(there.tzinfo).replace(tzinfo=None) != local:
        return Doubt.MISSING
    return None if there.utcoffset() == there.replace(fold=1).utcoffset() else Doubt.TWICE


def local_day(moment: datetime, zone: str) -> date:
    """The day that it is in a zone."""
    return moment.astimezone(ZoneInfo(zone)).date()


def midnight(day: date, zone: str) -> datetime:
    """The instant at which a day begins in a zone."""
    return instant(datetime.combine(day, time()), zone)


def parts(start: datetime, end: datetime, zone: str) -> Iterator[tuple[date, int]]:
    """Each local day that an interval touches, with the seconds of it that passed on that day."""
    day = local_day(start, zone)
    at = start
    while at < end:
        until = min(end, midnight(day + _DAY, zone))
        if until > at:
            yield day, seconds(at, until)
            at = until
        day += _DAY


def seconds(start: datetime, end: datetime) -> int:
    """Whole seconds that pass between two instants in UTC."""
    return round((end - start).total_seconds())
