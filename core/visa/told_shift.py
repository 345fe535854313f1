"""One shift as plain values: local times to instants, the break to seconds, and what must be said about it."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import TypeGuard

from core.documents.model import Problem
from core.visa.local import Doubt, doubt, instant, seconds
from core.visa.model import Shift, ShiftKind

_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})?")
_LONG = timedelta(days=1)
_LONGEST = timedelta(days=14)
_YEARS = range(1990, 2201)


def read_shift(given: object, zone: str, number: str) -> tuple[Shift | None, list[Problem]]:
    """The shift, or None when it is no stretch of time; `number` is how its problems call it."""
    named = ("number", number)
    if not isinstance(given, Mapping):
        return None, [Problem("visa.shift_unreadable", (named,))]
    problems: list[Problem] = []
    start, end = (_instant(given.get(name), zone, number, problems) for name in ("start", "end"))
    if start is None or end is None:
        return None, [Problem("visa.shift_unreadable", (named,))]
    if end <= start:
        return None, [*problems, Problem("visa.shift_ends_first", (named,))]
    if end - start > _LONGEST:
        return None, [*problems, Problem("visa.shift_too_long", (named,))]
    if end - start > _LONG:
        problems.append(Problem("visa.shift_long", (named,)))
    pause = _break(given.get("unpaid_break_minutes"), seconds(start, end), number, problems)
    job = given.get("job")
    kind = _kind(given.get("kind"), number, problems)
    return Shift(start, end, zone, pause, job if isinstance(job, str) else "", kind, number), problems


def _instant(given: object, zone: str, number: str, problems: list[Problem]) -> datetime | None:
    """A local time, or one with its offset; None when it is neither."""
    if not isinstance(given, str) or not _TIME.fullmatch(given):
        return None
    try:
        moment = datetime.fromisoformat(given)
    except ValueError:
        return None
    if moment.year not in _YEARS:
        return None
    if moment.tzinfo is not None:
        return moment.astimezone(UTC)
    params = (("number", number), ("time", given))
    match doubt(moment, zone):
        case Doubt.MISSING:
            problems.append(Problem("visa.time_missing", params))
        case Doubt.TWICE:
            problems.append(Problem("visa.time_twice", params))
    return instant(moment, zone)


def _break(given: object, length: int, number: str, problems: list[Problem]) -> int:
    """Seconds of the unpaid break; 0 for one that cannot be."""
    if given is None:
        return 0
    if not _is_whole(given):
        problems.append(Problem("visa.pause_unreadable", (("number", number),)))
        return 0
    pause = int(given) * 60
    if pause > length:
        problems.append(Problem("visa.pause_too_long", (("number", number),)))
        return 0
    return pause


def _is_whole(given: object) -> TypeGuard[int | float]:
    if isinstance(given, bool) or not isinstance(given, int | float):
        return False
    return given >= 0 and (isinstance(given, int) or given.is_integer())


def _kind(given: object, number: str, problems: list[Problem]) -> ShiftKind:
    if given is None:
        return ShiftKind.COUNTED
    if given in list(ShiftKind):
        return ShiftKind(str(given))
    problems.append(Problem("visa.kind_unknown", (("number", number),)))
    return ShiftKind.COUNTED
