"""What exports need from storage."""

from collections.abc import AsyncIterator, Sequence
from typing import Protocol

from core.export.model import Book, Booked
from core.rates.model import Rate


class Rows(Protocol):
    """One family's book in one consistent state, as far as whoever asks may see it."""

    async def book(self) -> Book:
        """Everything but the entries."""
        ...

    async def prices(self) -> tuple[Rate, ...]:
        """The rates of the book's days between its currencies, by their day."""
        ...

    def entries(self, *, legs: bool) -> AsyncIterator[Sequence[Booked]]:
        """The standing entries by day and id, a batch at a time; with their stored legs if these are wanted."""
        ...
