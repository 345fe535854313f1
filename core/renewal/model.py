"""What a person told of one thing to prepare, as the body of a matter of theirs, and how it stands."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from core.renewal.guide import Item, Step

ROUND = timedelta(days=60)
"""An end that moves on by more than this is that of the next visa: what was done for the last is to be done anew."""


class Mark(StrEnum):
    """What was said of an item without a date."""

    OPEN = "open"
    DONE = "done"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True)
class Prepared:
    """One item of a person. `day` is the date that was asked for, which stays true whatever visa follows.

    `mark` was made for the visa that ends on `visa_ends`, and holds for that one alone.
    """

    item: Item
    mark: Mark = Mark.OPEN
    day: date | None = None
    visa_ends: date | None = None

    def marked(self, visa_ends: date | None) -> Mark:
        """The mark, where it was made for the visa with this end."""
        if self.visa_ends is None or visa_ends is None or visa_ends > self.visa_ends + ROUND:
            return Mark.OPEN
        return self.mark


class State(StrEnum):
    """How an item stands. `SHORT` has a date that is too early, `OVER` one that has passed."""

    READY = "ready"
    NOT_NEEDED = "not_needed"
    SHORT = "short"
    OVER = "over"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Line:
    """One item as it stands on a day.

    `until` is the last day on which it is valid, where that is known, and `need` the first that would do; `begin` is
    when to begin with it. `day` is the date as it was typed. `held` tells that GlobFam knew it by itself.
    """

    step: Step
    state: State
    day: date | None = None
    until: date | None = None
    need: date | None = None
    begin: date | None = None
    held: bool = False

    @property
    def open(self) -> bool:
        """Whether something is left to do."""
        return self.state not in {State.READY, State.NOT_NEEDED}
