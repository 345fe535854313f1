"""Short ways to write rates in tests."""

from datetime import date, timedelta
from decimal import Decimal

from core.money.currency import currency
from core.money.money import Money
from core.rates.model import Manual, Rate

AUD, MNT, USD, EUR, BTC, KRW = (currency(code) for code in ("AUD", "MNT", "USD", "EUR", "BTC", "KRW"))
DAY = date(2026, 11, 24)
"""A Tuesday."""
SOURCES = {"AUD": "rba", "EUR": "ecb"}


def day(after: int) -> date:
    """So many days after `DAY`."""
    return DAY + timedelta(days=after)


def rate(pair: str, value: str, at: date = DAY, source: str = "") -> Rate:
    """`rate("USD/MNT", "3595.40")`, by the source that publishes such pairs."""
    base, quote = pair.split("/")
    by = source or ("mongolbank" if quote == "MNT" else SOURCES.get(base, "coingecko"))
    return Rate(at, currency(base), currency(quote), by, Decimal(value))


def manual(pair: str, value: str | None, at: date = DAY) -> Manual:
    """A family's own rate, or that it was taken back."""
    base, quote = map(currency, pair.split("/"))
    return Manual(at, base, quote, None if value is None else Decimal(value))


def money(text: str) -> Money:
    """`money("10.50 AUD")`."""
    amount, code = text.split()
    return Money.of(Decimal(amount), currency(code))
