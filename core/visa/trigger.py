"""A look at a line that spares every other one the reading of it as shifts, as a visa, or as a question of hours."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from core.visa.words import ShiftWords

TRIGGER = "trigger"
"""The table of `visa.toml` that is no role: it lists parts of words, of which a line must hold one."""
_HOURS = re.compile(r"\d\s*h|\d\s*[ap]\.?m|\d\s*[-–—]\s*\d|\d:\d\d", re.IGNORECASE)
"""Hours stand for themselves: "cafe 6.5h", "uber 22-02"."""


@dataclass(frozen=True, slots=True)
class HoursWords:
    """`triggers` in small letters; `load` makes the words that a line is read with, once it is worth it."""

    triggers: tuple[str, ...]
    load: Callable[[], ShiftWords]

    def may_be(self, text: str) -> bool:
        """Whether a line can speak of work."""
        said = text.casefold()
        return any(part in said for part in self.triggers) or _HOURS.search(said) is not None
