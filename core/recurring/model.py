"""What was seen in the history, what recurs in it, and what is expected to come."""

from dataclasses import dataclass
from datetime import date

from core.recurring.rhythm import Rhythm


@dataclass(frozen=True, slots=True)
class Seen:
    """An entry of the history, as far as recurring cares.

    `payee` is whom or what it was for, as cleaned by `core.importing.payee`; "" when nobody is named. `other` is the
    number of the other side's account where the bank gives it. `minor` is above 0, in minor units of `currency`, and
    `outgoing` says which way it went. `id` is the caller's own.
    """

    day: date
    payee: str
    minor: int
    currency: str
    outgoing: bool
    account: int | None = None
    other: str | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """From a day on it cost something else, and stayed so: a price rise, or the other way."""

    day: date
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Series:
    """Entries that come back, the oldest first, and what they tell.

    `minor` is what the next is expected to be, `low` and `high` the range of the last `RECENT`; `fixed` when the last
    two agree. `next` is None once it has `stopped`: two were due and neither came. `skipped` are the days on which one
    was due between two that came. `confidence` is the share of the next ones that come within 3 days and a tenth of
    the amount, as this series' own past and its kind let expect.
    """

    entries: tuple[Seen, ...]
    rhythm: Rhythm
    minor: int
    low: int
    high: int
    fixed: bool
    confidence: float
    next: date | None
    skipped: tuple[date, ...]
    changes: tuple[Change, ...]

    @property
    def last(self) -> Seen:
        """The latest entry: its payee, account and currency are those of the series."""
        return self.entries[-1]

    @property
    def since(self) -> date:
        """The day of the first that was found."""
        return self.entries[0].day

    @property
    def stopped(self) -> bool:
        """Whether it seems to be over."""
        return self.next is None


@dataclass(frozen=True, slots=True)
class Coming:
    """One expected payment: of which series, on which day, how much in minor units."""

    series: Series
    day: date
    minor: int
