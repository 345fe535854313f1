"""What currencies were worth in the sandbox's world, as exact figures: the rates its publishers tell, and conversions.

The figures are those which the adapters read from the stand-ins (a test compares them), so that the job that fetches
rates finds what it knows.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal

from core.money.currency import Currency, currency
from core.money.money import Money
from core.rates.book import Book
from core.rates.model import Rate
from core.rates.order import COIN_DAYS
from core.rates.plan import MOST_DAYS
from sandbox.rates.desk import RateDesk
from sandbox.rates.figures import five_digits, four_decimals, with_commas
from sandbox.rates.publishers import COINGECKO, ECB, MONGOLBANK, RBA

_AUD, _EUR, _MNT, _USD, _BTC = (currency(code) for code in ("AUD", "EUR", "MNT", "USD", "BTC"))


def published(now: datetime) -> tuple[Rate, ...]:
    """Every rate of the family's currencies up to now that the bot would fetch."""
    return tuple(_published(RateDesk(now.timestamp), now))


def _published(desk: RateDesk, now: datetime) -> Iterator[Rate]:
    today = now.date()
    first, last = today - timedelta(days=MOST_DAYS), today + timedelta(days=1)
    for day in MONGOLBANK.days(first, last, now):
        for one in (_USD, _EUR, _AUD):
            figure = with_commas(desk.says("mongolbank", one.code, "MNT", day)).replace(",", "")
            yield Rate(day, one, _MNT, "mongolbank", Decimal(figure))
    for day in RBA.days(first, last, now):
        for one in (_USD, _EUR):
            yield Rate(day, _AUD, one, "rba", Decimal(four_decimals(desk.says("rba", "AUD", one.code, day))))
    for day in ECB.days(first, last, now):
        for one in (_USD, _AUD):
            yield Rate(day, _EUR, one, "ecb", Decimal(five_digits(desk.says("ecb", "EUR", one.code, day))))
    for day in COINGECKO.days(today - timedelta(days=COIN_DAYS - 1), last, now):
        yield Rate(day, _BTC, _USD, "coingecko", Decimal(str(desk.says("coingecko", "bitcoin", "USD", day))))


class Counter:
    """Where money is changed: at the official rate, less what the one who changes it keeps."""

    def __init__(self, rates: tuple[Rate, ...]) -> None:
        self._book = Book(rates)

    def change(self, money: Money, to: Currency, day: date, kept_per_mille: int = 0) -> Money:
        """What is given for a sum, in whole units of what people see. Raises `LookupError` on a day without a rate."""
        done = self._book.convert(money, to, day)
        if done is None:
            raise LookupError(f"no rate from {money.currency} to {to} on {day}")
        given = done.result.minor * (1000 - kept_per_mille) // 1000
        return Money(given - given % 10 ** (to.scale - to.shown), to)
