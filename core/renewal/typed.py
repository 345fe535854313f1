"""A day as a person types it when one is asked for: "1 May 2031", "01/05/2031", «2031 оны 5-р сарын 1».

A date years away is typed with its year; what has none, or could be two days, is asked again.
"""

import re
from datetime import date
from functools import lru_cache

from core.capture.text import clean
from core.visa.words import ShiftWords

_LONGEST = 60
_SOUTH = "AU"
"""Where the day stands before the month in 1/2."""
_CENTURY = 2_000
_YEARS = range(1990, 2100)
_YEAR, _DAY = r"(?P<year>(?:19|20)\d\d)", r"(?P<day>[0-3]?\d)"
_ISO = re.compile(rf"(?<!\d){_YEAR}\s?[-./]\s?(?P<month>[01]?\d)\s?[-./]\s?{_DAY}(?!\d)")
_SHORT = re.compile(
    r"(?<!\d)(?P<one>[0-3]?\d)\s?[-./]\s?(?P<two>[0-3]?\d)\s?[-./]\s?(?P<year>(?:19|20)\d\d|\d\d)(?!\d)"
)


def read_day(text: str, words: ShiftWords, country: str) -> date | None:
    """The one day that a text names; None where it names none, several, or one that does not exist."""
    plain = words.listed(" ".join(clean(text).split()).casefold())
    if len(plain) > _LONGEST:
        return None
    found = [day for day in (_iso(plain), _short(plain, country), _named(plain, words)) if day is not None]
    return found[0] if len(found) == 1 and len(re.findall(r"\d+", plain)) <= 3 else None


def _iso(text: str) -> date | None:
    found = _ISO.search(text)
    return _existing(int(found["year"]), int(found["month"]), int(found["day"])) if found else None


def _short(text: str, country: str) -> date | None:
    """The day first in Australia; elsewhere only where the figures leave no choice."""
    found = _SHORT.search(text)
    if found is None or _ISO.search(text):
        return None
    one, two = int(found["one"]), int(found["two"])
    year = int(found["year"]) % 100 + _CENTURY if len(found["year"]) == 2 else int(found["year"])
    days = {day for day in (_existing(year, two, one), _existing(year, one, two)) if day}
    return _existing(year, two, one) if country == _SOUTH else days.pop() if len(days) == 1 else None


def _named(text: str, words: ShiftWords) -> date | None:
    for pattern in _patterns(words):
        if found := pattern.search(text):
            number = found["number"] if "number" in pattern.groupindex else None
            month = int(number) if number else next(n for n in range(1, 13) if found[f"month{n}"])
            return _existing(int(found["year"]), month, int(found["day"]))
    return None


@lru_cache(maxsize=4)
def _patterns(words: ShiftWords) -> tuple[re.Pattern[str], ...]:
    named = "|".join(rf"(?P<month{n}>{words.either(f'month.{n}')})" for n in range(1, 13))
    numbered = r"(?P<number>[01]?\d)\s?(?:-\s?)?р?\s?сар(?:ын)?"
    day = rf"{_DAY}(?:st|nd|rd|th|-?\s?(?:ний|нд|ны|н))?"
    shapes = (
        rf"(?<!\d){day}\s(?:of\s)?(?:{named}),?\s{_YEAR}",
        rf"(?<!\w)(?:{named})\s{day},?\s{_YEAR}",
        rf"(?<!\d){_YEAR}\s?(?:оны?|ony|onii)?,?\s(?:{named}|{numbered})\s{day}(?!\d)",
    )
    return tuple(re.compile(shape, re.IGNORECASE) for shape in shapes)


def _existing(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None
