"""Sources that say what a test wants them to."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from core.money.currency import Currency
from core.rates.errors import SourceError
from core.rates.model import Rate


@dataclass
class ToldSource:
    """Publishes `rates`, or fails with `error`; `asked` are the codes of each time that it was asked."""

    name: str
    rates: list[Rate] = field(default_factory=list)
    error: SourceError | None = None
    asked: list[set[str]] = field(default_factory=list)

    async def published(self, currencies: Collection[Currency], first: date, last: date) -> tuple[Rate, ...]:
        self.asked.append({one.code for one in currencies})
        if self.error:
            raise self.error
        return tuple(one for one in self.rates if first <= one.day <= last and set(currencies) & {one.base, one.quote})
