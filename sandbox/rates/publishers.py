"""Who publishes what, on which days and from which hour on. Holidays that move (Easter, Tsagaan Sar) are left out."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sandbox.rates.market import BEGINNING

_OF_MONGOLBANK = """
USD EUR JPY CHF SEK GBP INR HKD RUB KZT CNY KRW CAD AUD CZK TWD THB IDR MYR SGD AED NZD DKK PLN NOK ZAR TRY VND SDR XAU
"""
_OF_RBA = "USD CNY JPY EUR KRW GBP SGD INR THB NZD TWD MYR IDR VND AED HKD CAD ZAR CHF SEK"
_OF_ECB = "USD JPY CZK DKK GBP PLN SEK CHF NOK TRY AUD CAD CNY HKD IDR INR KRW MYR NZD SGD THB ZAR"
_CHRISTMAS = frozenset({(1, 1), (12, 25), (12, 26)})
_NAADAM = frozenset({(7, 11), (7, 12), (7, 13), (7, 14), (7, 15)})


@dataclass(frozen=True, slots=True)
class Publisher:
    """One publisher of the rates of `hub`, from `hour` (UTC) of each weekday on that is no holiday (month, day)."""

    hub: str
    codes: tuple[str, ...]
    hour: int
    holidays: frozenset[tuple[int, int]] = frozenset()
    begins: date = BEGINNING
    weekends: bool = False

    def open(self, day: date) -> bool:
        """Whether it publishes on such a day at all."""
        return self.begins <= day and (
            self.weekends or (day.weekday() < 5 and (day.month, day.day) not in self.holidays)
        )

    def told(self, day: date, now: datetime) -> bool:
        """Whether by `now` this day's hour has come."""
        return datetime.combine(day, time(self.hour), UTC) <= now

    def last(self, day: date) -> date | None:
        """The last day on or before this one on which it published; None before it began."""
        while not self.open(day):
            if day < self.begins:
                return None
            day -= timedelta(days=1)
        return day

    def days(self, first: date, last: date, now: datetime) -> list[date]:
        """The days from `first` to `last` on which it has published by `now`."""
        first, last = max(first, self.begins), min(last, now.date() + timedelta(days=1))
        every = (first + timedelta(days=after) for after in range((last - first).days + 1))
        return [day for day in every if self.open(day) and self.told(day, now)]


MONGOLBANK = Publisher(
    "MNT",
    tuple(_OF_MONGOLBANK.split()),
    hour=2,
    holidays=frozenset({(1, 1), (3, 8), (6, 1), (11, 26), (12, 29)}) | _NAADAM,
)
RBA = Publisher(
    "AUD",
    tuple(_OF_RBA.split()),
    hour=6,
    holidays=_CHRISTMAS | {(1, 26), (4, 25)},
    begins=date(2023, 1, 3),
)
ECB = Publisher(
    "EUR",
    tuple(_OF_ECB.split()),
    hour=15,
    holidays=_CHRISTMAS | {(5, 1)},
)
COINGECKO = Publisher("USD", (), hour=0, weekends=True)
CARRIED = {"BOM": MONGOLBANK, "RBA": RBA, "ECB": ECB}
"""What Frankfurter carries, by its own names."""
