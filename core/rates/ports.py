"""What rates need from outside: sources that publish them, and a storage that keeps them for ever."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Protocol

from core.family.model import Member, Viewer
from core.money.currency import Currency
from core.rates.book import Book
from core.rates.hold import Admission
from core.rates.model import Held, Manual, Rate, Verdict


class RateSource(Protocol):
    """A publisher of rates against one hub currency (see `core.rates.order`)."""

    @property
    def name(self) -> str:
        """The name by which the order of sources and stored rates know it."""
        ...

    async def published(self, currencies: Collection[Currency], first: date, last: date) -> tuple[Rate, ...]:
        """What was published from `first` to `last`, both included, each rate with the publisher's own date.

        Currencies that the source does not carry, and days on which it published nothing, are left out. Raises
        `SourceAwayError`, `SourceRefusedError` or `SourceUnreadableError`.
        """
        ...


class Rates(Protocol):
    """Rates in storage. Accepted ones are only ever added: a correction is a new row, and the newest stands."""

    async def book(self, viewer: Viewer, currencies: Collection[Currency], first: date, last: date) -> Book:
        """What it takes to convert between these currencies on the days from `first` to `last`, for this family."""
        ...

    async def alone(self) -> None:
        """Let no other unit add rates until this one ends."""
        ...

    async def known(self, pairs: Collection[tuple[Currency, Currency]], first: date, last: date) -> tuple[Rate, ...]:
        """Accepted rates of these days, and before them the last day's of each pair, in stored order."""
        ...

    async def held(self, pairs: Collection[tuple[Currency, Currency]] | None = None) -> tuple[Held, ...]:
        """Held rates of these pairs, decided ones too; without pairs all that still wait. The oldest first."""
        ...

    async def store(self, admission: Admission, at: datetime) -> tuple[Held, ...]:
        """Keep what a batch came to; gives the newly held ones with their ids."""
        ...

    async def decide(self, held_id: int, verdict: Verdict, at: datetime) -> Held:
        """End the waiting of one held rate; RELEASED accepts it. Raises `NotHeldError` unless it waits."""
        ...

    async def used(self) -> Mapping[Currency, date]:
        """The currencies that families keep money in or count in, each with the first day on which it is spoken of."""
        ...

    async def stored(self) -> Mapping[tuple[Currency, Currency], tuple[date, date]]:
        """The first and the last day of each pair's accepted rates."""
        ...

    async def concerned(self, currencies: Collection[Currency]) -> tuple[Member, ...]:
        """The owners of the families that use all of these."""
        ...

    async def set_manual(self, viewer: Viewer, manual: Manual, at: datetime) -> None:
        """Keep a family's own rate, or that it was taken back."""
        ...
