"""What each currency was worth on each day in this world: a seeded walk for each, the same whoever asks and whenever.

A day's value depends on the seed, the code and the day alone, so that history never changes under a bot that keeps
it; the clock says only how much of it is published yet. The walks return to the level that is given here, and so stay
plausible however long the world lasts.
"""

import math
import random
from dataclasses import dataclass
from datetime import date

BEGINNING = date(2020, 1, 1)
"""Before this day nothing was published here."""
_PULL = 0.985
"""What is left of a day's distance from the level on the next day."""


@dataclass(frozen=True, slots=True)
class Asset:
    """US dollars for one, about, and by which share that changes on an ordinary day."""

    dollars: float
    unrest: float = 0.004


ASSETS: dict[str, Asset] = {
    "USD": Asset(1, 0),
    "MNT": Asset(1 / 3595, 0.0006),
    "AUD": Asset(0.711, 0.0045),
    "EUR": Asset(1.136),
    "CNY": Asset(0.1405, 0.0012),
    "JPY": Asset(0.00652),
    "KRW": Asset(0.00069),
    "RUB": Asset(0.0124, 0.006),
    "GBP": Asset(1.32),
    "CHF": Asset(1.24),
    "CAD": Asset(0.714),
    "NZD": Asset(0.598, 0.0045),
    "SGD": Asset(0.772, 0.002),
    "HKD": Asset(0.1285, 0.0002),
    "THB": Asset(0.0306, 0.003),
    "INR": Asset(0.0113, 0.002),
    "IDR": Asset(0.0000602, 0.003),
    "MYR": Asset(0.238, 0.003),
    "VND": Asset(0.0000381, 0.001),
    "TWD": Asset(0.0322, 0.002),
    "AED": Asset(0.2723, 0),
    "KZT": Asset(0.00191),
    "TRY": Asset(0.0236, 0.003),
    "SEK": Asset(0.105),
    "NOK": Asset(0.099),
    "DKK": Asset(0.1522),
    "PLN": Asset(0.268),
    "CZK": Asset(0.0469),
    "ZAR": Asset(0.0579, 0.007),
    "SDR": Asset(1.361, 0.002),
    "XAU": Asset(4140, 0.009),
    "bitcoin": Asset(95_000, 0.021),
    "ethereum": Asset(3_300, 0.028),
    "solana": Asset(146, 0.032),
    "ripple": Asset(2.2, 0.03),
    "cardano": Asset(0.51, 0.032),
    "dogecoin": Asset(0.17, 0.034),
    "litecoin": Asset(92, 0.027),
    "tether": Asset(1, 0.0002),
    "usd-coin": Asset(1, 0.0001),
    "binancecoin": Asset(880, 0.022),
    "mantle": Asset(1.1, 0.035),
}
"""By ISO 4217 (and the Bank of Mongolia's SDR and XAU), and coins by CoinGecko's id. Mantle's ticker is MNT."""


class Market:
    """The walks of one seed."""

    def __init__(self, seed: str = "globfam") -> None:
        self._seed = seed
        self._last: dict[str, float] = {}
        self._values: dict[str, list[float]] = {}
        self._dice: dict[str, random.Random] = {}

    def dollars(self, code: str, day: date) -> float:
        """US dollars for one on a day, which is not before `BEGINNING`. Raises `KeyError` for an unknown code."""
        at = (day - BEGINNING).days
        values = self._values.setdefault(code, [])
        if at >= len(values):
            self._walk_on(code, at, values)
        return values[at]

    def _walk_on(self, code: str, at: int, values: list[float]) -> None:
        asset = ASSETS[code]
        dice = self._dice.setdefault(code, random.Random(f"{self._seed}:{code}"))  # noqa: S311 - no secret
        while len(values) <= at:
            distance = self._last.get(code)
            self._last[code] = 0.0 if distance is None else distance * _PULL + dice.gauss(0, asset.unrest)
            values.append(asset.dollars * math.exp(self._last[code]))

    def worth(self, base: str, quote: str, day: date) -> float:
        """What one `base` was worth in `quote`."""
        return self.dollars(base, day) / self.dollars(quote, day)
