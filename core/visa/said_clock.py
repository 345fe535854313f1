"""Hours as people say them: "9-5", "17:00-22:00", "6.5h", «8 цаг хагас», and what they may mean."""

import re
from dataclasses import dataclass
from datetime import time
from fractions import Fraction
from functools import cached_property, lru_cache

from core.visa.model import HOUR
from core.visa.words import ShiftWords, either

_MINUTES_A_DAY = 24 * 60
_LONGEST_TOLD, _LONGEST = 12 * 60, 16 * 60
"""Minutes: what two times of a 12-hour clock may span, and what those of a 24-hour clock may."""

Span = tuple[time, time]


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as written: `mark` is am, pm or nothing; `padded` is 09:00, as on a clock of 24 hours."""

    hour: int
    minute: int
    mark: str = ""
    padded: bool = False

    @property
    def exact(self) -> bool:
        """Whether it stands for one time only."""
        return bool(self.mark) or self.hour > 12 or self.hour == 0

    @property
    def literal(self) -> int:
        """Minutes from midnight on a clock of 24 hours, or by its mark."""
        hour = self.hour % 12 + 12 * (self.mark == "pm") if self.mark else self.hour % 24
        return hour * 60 + self.minute

    def options(self) -> list[int]:
        """Minutes from midnight that it may mean."""
        return [self.literal] if self.exact else [self.literal % 720, self.literal % 720 + 720]


def spans(first: Clock, last: Clock, part: str) -> tuple[list[Span], bool]:
    """What two times may mean, and whether that is sure: the only one, or the day that people mean by "9-5".

    `part` is the part of the day that was said beside them: am, pm, night or nothing.
    """
    wide = any(one.hour > 12 or one.hour == 0 or one.padded for one in (first, last))
    starts, ends = ([one.literal] if wide else one.options() for one in (first, last))
    most = _LONGEST if wide or (first.mark and last.mark) else _LONGEST_TOLD
    found = [(start, end) for start in starts for end in ends if 0 < (end - start) % _MINUTES_A_DAY <= most]
    if not wide:
        found = [one for one in found if _fits(one[0], part)] or found
    told = [(_time(start), _time(end)) for start, end in found]
    if len(told) == 1:
        return told, True
    plain = not (first.exact or last.exact or part)
    usual = [one for one in told if plain and time(7) <= one[0] <= time(12) and time(13) <= one[1] < time(19)]
    return (usual, True) if len(usual) == 1 else (told, False)


def _fits(start: int, part: str) -> bool:
    match part:
        case "am":
            return start < 12 * 60
        case "pm":
            return start >= 12 * 60
        case "night":
            return start >= 18 * 60 or start < 4 * 60
    return True


def _time(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)


@dataclass(frozen=True, eq=False)
class Hours:
    """The patterns of times and lengths in the words of all languages."""

    words: ShiftWords

    @cached_property
    def ranges(self) -> re.Pattern[str]:
        """Two times with what joins them."""
        words = self.words
        signs = rf"\s*(?:[-—~→]|{words.either('range.between')})\s*"
        between = rf"(?:{signs}|\s*{words.either('range.ending', 'range.hour_from')}\s+)"
        hours, until = words.either("length.hours"), words.either("until.any")
        plain = rf"(?:{words.either('range.from')}\s+)?{self.clock('a')}{between}{self.clock('b')}"
        both = rf"{words.either('range.both')}\s+{self.clock('c')}\s+{words.either('length.and')}\s+{self.clock('d')}"
        return re.compile(
            rf"(?<![\w.,:/])(?:{plain}(?:\s*{hours})?(?:\s*{until})?|{both})(?![\w:/]|[.,]\d)", re.IGNORECASE
        )

    @cached_property
    def lengths(self) -> re.Pattern[str]:
        """A length in hours, hours and minutes, or minutes."""
        return re.compile(rf"(?<![\w.,:/-]){self.length('')}(?!\w)", re.IGNORECASE)

    def length(self, name: str) -> str:
        """A length as a part of a larger pattern; its groups begin with `name`."""
        words = self.words
        hours, minutes = words.either("length.hours"), words.either("length.minutes")
        joined = rf"\s*(?:{words.either('length.and')}\s+)?"
        after = words.either("length.half_after")
        return (
            rf"(?:(?P<{name}half>{words.either('length.half')})"
            rf"|(?P<{name}hours>\d{{1,3}}(?:[.,]\d{{1,2}})?)(?P<{name}more>\s+{after})?\s*{hours}"
            rf"(?:(?P<{name}glued>[0-5]\d)(?:{minutes})?|{joined}(?P<{name}rest>\d{{1,2}})\s*{minutes}"
            rf"|(?P<{name}halves>\s+{after}))?"
            rf"|(?P<{name}minutes>\d{{1,3}})\s*{minutes})"
        )

    def clock(self, name: str) -> str:
        """A time of day as a part of a larger pattern; its groups begin with `name`."""
        words = self.words
        marks = words.either("clock.am", "clock.pm")
        return (
            rf"(?:(?P<{name}hour>\d{{1,2}})(?:[:.](?P<{name}minute>[0-5]\d))?(?:\s?(?P<{name}mark>{marks})(?!\w))?"
            rf"|(?P<{name}noon>{words.either('clock.noon')})|(?P<{name}midnight>{words.either('clock.midnight')}))"
        )

    def clocks(self, found: re.Match[str]) -> tuple[Clock, Clock] | None:
        """The two times of a range that was found; None when one of them is no time."""
        pair = [clock for name in "abcd" if (clock := self.read(found, name)) is not None]
        return (pair[0], pair[1]) if all(map(_exists, pair)) else None

    def read(self, found: re.Match[str], name: str) -> Clock | None:
        """The time of that name in what was found; None where it is not there."""
        if found[f"{name}noon"] or found[f"{name}midnight"]:
            return Clock(12, 0, "pm" if found[f"{name}noon"] else "am")
        hour = found[f"{name}hour"]
        if hour is None:
            return None
        mark = (found[f"{name}mark"] or "").lower()
        told = "" if not mark else "am" if mark in self.words.phrases["clock.am"] else "pm"
        return Clock(int(hour), int(found[f"{name}minute"] or 0), told, not told and hour.startswith("0"))

    def numbered(self, text: str) -> str:
        """The line with number words before hours or minutes as digits."""
        return self._worded.sub(lambda found: self._digits[found.group().lower()], text)

    @cached_property
    def _worded(self) -> re.Pattern[str]:
        units = self.words.either("length.hours", "length.minutes", "length.half_after")
        return re.compile(rf"(?<!\w){either(self._digits)}(?=\s+{units}(?!\w))", re.IGNORECASE)

    @cached_property
    def _digits(self) -> dict[str, str]:
        names = self.words.names("number")
        return {phrase: number for number in names for phrase in self.words.phrases[f"number.{number}"]}


@lru_cache(maxsize=4)
def hours_in(words: ShiftWords) -> Hours:
    """The patterns for some words, made once."""
    return Hours(words)


def length_of(found: re.Match[str], name: str = "") -> int | None:
    """The seconds of a length that was found; None when its group was not met."""
    if found[f"{name}half"]:
        return HOUR // 2
    if found[f"{name}minutes"]:
        return int(found[f"{name}minutes"]) * 60
    if not found[f"{name}hours"]:
        return None
    whole = Fraction(found[f"{name}hours"].replace(",", "."))
    whole += Fraction(1, 2) if found[f"{name}more"] or found[f"{name}halves"] else 0
    return round(whole * HOUR) + int(found[f"{name}glued"] or found[f"{name}rest"] or 0) * 60


def _exists(clock: Clock) -> bool:
    if clock.mark:
        return 1 <= clock.hour <= 12
    return clock.hour < 24 or (clock.hour == 24 and clock.minute == 0)
