"""What a line says of work: shifts, or the one thing to ask. Nothing here is stored until it is sure."""

import re
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from core.visa.kept import Why


class SaidKind(StrEnum):
    """What the time was: worked, still to come, leave, or work that does not count (placement, volunteering)."""

    WORKED = "worked"
    ROSTERED = "rostered"
    LEAVE = "leave"
    EXCLUDED = "excluded"


class ShiftAsk(StrEnum):
    """What is not sure: morning or evening, how long, which day, or until when it repeats."""

    TIME = "time"
    LENGTH = "length"
    DAY = "day"
    UNTIL = "until"


@dataclass(frozen=True, slots=True)
class SaidShift:
    """A shift as said, in local time: `start` and `end` (one not after `start` is on the next day), or a length.

    `length` is in seconds, of a shift without hours of the day, which counts on its day; None for leave of whole days.
    `why` it does not count, and the IANA `zone` of where it was, are kept where they were said.
    `unpaid_break` is in seconds. `weekdays` (0 is Monday) repeat it from `day` on, until `until` where that is said.
    """

    day: date
    kind: SaidKind
    start: time | None = None
    end: time | None = None
    length: int | None = None
    unpaid_break: int = 0
    job: str = ""
    weekdays: tuple[int, ...] = ()
    until: date | None = None
    why: Why | None = None
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A line that speaks of work. `ask` is None when `shifts` are sure; else `options` are what it may mean."""

    shifts: tuple[SaidShift, ...] = ()
    ask: ShiftAsk | None = None
    options: tuple[tuple[SaidShift, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose line it is: the day it is there, the country whose order of dates they write, the jobs they have.

    `at` is the time of day there, where it is known.
    """

    today: date
    country: str = "AU"
    jobs: frozenset[str] = field(default_factory=frozenset)
    at: time | None = None


class Line:
    """A line of which one part after another is taken; what is left at the end was not understood, or names the job."""

    GONE = " ¦ "

    def __init__(self, text: str) -> None:
        self.text = text

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Find a pattern and take it out; None when it is not there."""
        found = pattern.search(self.text)
        if found:
            self.text = self.text[: found.start()] + self.GONE + self.text[found.end() :]
        return found
