"""The words in which what recurs is said (`recurring.toml`), and a look that spares every other line the reading."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from core.accounts.words import AccountWords

TRIGGER = "trigger"
"""The table that is no slot: it lists parts of words, of which a line must hold one to be worth reading."""
_TWO_DAYS = re.compile(r"\d(?:,\s+|\s*[^\d\s.,][^\d.]{0,6}\s)\d")
"""Two days of a month recur without any word for it: "pay 15, 30"."""


@dataclass(frozen=True, slots=True)
class RecurringWords:
    """`triggers` in small letters; `load` makes the words that a line is read with, once it is worth it.

    `of_a_bill` and `load_of_a_bill` are the same for what is said of a bill that there is.
    """

    triggers: tuple[str, ...]
    load: Callable[[], AccountWords]
    of_a_bill: tuple[str, ...]
    load_of_a_bill: Callable[[], AccountWords]

    def may_be_of_a_bill(self, text: str) -> bool:
        """Whether a line can change a bill: it does when it names one."""
        said = text.casefold()
        return any(part in said for part in self.of_a_bill)

    def may_be(self, text: str) -> bool:
        """Whether a line can say something that recurs."""
        said = text.casefold()
        return any(part in said for part in self.triggers) or _TWO_DAYS.search(said) is not None
