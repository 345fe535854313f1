"""At how many hours of a fortnight to warn: "warn me at 42 hours", «42 цагт анхааруул»."""

import re

from core.capture.text import clean
from core.visa.said_clock import hours_in
from core.visa.words import ShiftWords

_LONGEST_LINE = 100
_NUMBER = re.compile(r"(?<![\w.,:])\d{1,3}(?![\w:]|[.,]\d)")
_CLOCK = 24
"""What is no more than this may be the time of day, unless the line speaks of work."""
MOST = 4
LOWEST, HIGHEST = 1, 47
"""The limit itself is always told of; no law has a higher one than 48 hours."""


def read_alert_hours(text: str, words: ShiftWords) -> tuple[int, ...] | None:
    """The hours, in order; () when they make no sense; None when a line asks for nothing of the kind."""
    if len(text) > _LONGEST_LINE or "?" in text:
        return None
    plain = words.listed(" ".join(clean(text).split()))
    said = all(words.pattern(f"alert.{name}").search(plain) for name in ("any", "at"))
    unit = re.search(rf"\d\s*{words.either('length.hours')}(?!\w)", hours_in(words).numbered(plain), re.IGNORECASE)
    numbers = sorted({int(one) for one in _NUMBER.findall(_split(plain, words))})
    if not (said and unit and numbers) or words.pattern("alert.never").search(plain):
        return None
    if numbers[0] <= _CLOCK and not words.pattern("alert.about").search(plain):
        return None
    fits = len(numbers) <= MOST and numbers[0] >= LOWEST and numbers[-1] <= HIGHEST
    return tuple(numbers) if fits else ()


def _split(plain: str, words: ShiftWords) -> str:
    """The line with each number apart from its unit: 42h is 42 and h."""
    return re.sub(rf"(\d)({words.either('length.hours')})(?!\w)", r"\1 \2", plain, flags=re.IGNORECASE)
