"""The stretch of days that a question of hours asks about: "last week", "in november", "since monday", «11 сард»."""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from core.visa.model import FORTNIGHT, WEEK, Span, monday_of
from core.visa.said_days import latest, take_days
from core.visa.said_model import Line, Speaker
from core.visa.words import ShiftWords

_DAY = timedelta(days=1)
_MONTHS = 12


def take_period(line: Line, words: ShiftWords, speaker: Speaker) -> Span | None:
    """The days that are asked about, taken out of the line; None when none are named, or ones that do not exist."""
    today, monday = speaker.today, monday_of(speaker.today)
    stretches = {
        "last_week": (monday - WEEK, monday - _DAY),
        "last_fortnight": (monday - FORTNIGHT, monday - _DAY),
        "this_week": (monday, monday + WEEK - _DAY),
        "next_week": (monday + WEEK, monday + WEEK + WEEK - _DAY),
        "last_month": _month(*_before(today)),
        "this_month": _month(today.year, today.month),
        "last_year": (date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)),
        "this_year": (date(today.year, 1, 1), date(today.year, 12, 31)),
    }
    for name, (first, last) in stretches.items():
        if line.take(words.pattern(f"period.{name}")):
            return Span(first, last)
    return _of_month(line, words, today) or _of_day(line, words, speaker)


def _of_day(line: Line, words: ShiftWords, speaker: Speaker) -> Span | None:
    """One day, the last time that it came; or all days since then."""
    since = line.take(words.pattern("period.since"))
    when = take_days(line, words, speaker)
    days = latest(when, speaker.today) if when.said and not when.wrong else []
    return Span(days[0], speaker.today if since else days[0]) if len(days) == 1 else None


def _of_month(line: Line, words: ShiftWords, today: date) -> Span | None:
    """A whole month, the last time that it came; or all days since it began."""
    found = line.take(_month_pattern(words))
    if found is None:
        return None
    month = next(number for number in range(1, _MONTHS + 1) if found[f"month{number}"])
    year = int(found["before"] or found["after"] or today.year - (month > today.month))
    first, last = _month(year, month)
    return Span(first, max(first, today) if found["since"] else last)


@lru_cache(maxsize=4)
def _month_pattern(words: ShiftWords) -> re.Pattern[str]:
    """A month that is no part of a date, and no "may I"."""
    months = "|".join(rf"(?P<month{number}>{words.either(f'month.{number}')})" for number in range(1, _MONTHS + 1))
    return re.compile(
        rf"(?<!\w)(?<!\d )(?<!\d of )(?<!\dst )(?<!\dnd )(?<!\drd )(?<!\dth )"
        rf"(?:(?P<since>{words.either('period.since')})\s+)?(?:(?P<before>20\d\d)\s*{words.either('month.of_year')}\s+)?"
        rf"(?:{months})(?:\s+(?P<after>20\d\d))?(?!\s+(?:i|we|\d))(?![\w:.-])",
        re.IGNORECASE,
    )


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _before(today: date) -> tuple[int, int]:
    return (today.year, today.month - 1) if today.month > 1 else (today.year - 1, _MONTHS)
