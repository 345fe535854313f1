"""The state of the stand-ins: the market, the clock, and what a test has made go wrong."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sandbox.rates.market import Market


@dataclass(slots=True)
class Outage:
    """The next `times` requests to a source are answered with this HTTP status, and perhaps `Retry-After`."""

    source: str
    status: int = 503
    times: int = 1
    retry_after: int = 0


@dataclass(frozen=True, slots=True)
class Slip:
    """What a source says of one currency is multiplied by `factor` on `day`, or from then on when it `lasts`."""

    source: str
    code: str
    day: date
    factor: float
    lasts: bool = False

    def meets(self, source: str, code: str, day: date) -> bool:
        """Whether it is of this figure."""
        return (source, code) == (self.source, self.code) and (day == self.day or (self.lasts and day > self.day))


class RateDesk:
    """What all sources of one sandbox share. `now` gives Unix seconds; one thread at a time is `counting`."""

    def __init__(self, now: Callable[[], float], seed: str = "globfam") -> None:
        self.market = Market(seed)
        self.outages: list[Outage] = []
        self.slips: list[Slip] = []
        self.counting = asyncio.Lock()
        self._now = now

    def now(self) -> datetime:
        """The present instant in UTC."""
        return datetime.fromtimestamp(self._now(), UTC)

    def outage(self, source: str) -> Outage | None:
        """Use up one failure of this source."""
        found = next((one for one in self.outages if one.source == source and one.times > 0), None)
        if found is not None:
            found.times -= 1
        return found

    def says(self, source: str, base: str, quote: str, day: date) -> float:
        """What a source says one `base` was worth in `quote`; a slip is of the one that is not the source's hub."""
        value = self.market.worth(base, quote, day)
        for slip in self.slips:
            value *= slip.factor if slip.meets(source, base, day) else 1
            value /= slip.factor if slip.meets(source, quote, day) else 1
        return value
