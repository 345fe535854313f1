"""Adding sums of many days and currencies up in one, each day's at that day's rate.

A converted sum is kept in millionths of a minor unit and rounded once, when all of it is added: so an answer is the
same whether it is split or not, and exact fractions of years of inverted rates need not be carried along. Nobody sees
a möngö, so a sum that was converted has none; one that is of one currency stays exact.
"""

from collections.abc import Hashable, Iterable
from datetime import date
from fractions import Fraction
from typing import Generic, TypeVar

from core.answering.model import Basis
from core.family.model import Viewer
from core.money.currency import Currency
from core.money.money import Money
from core.rates.book import Book, times
from core.rates.model import Quote
from core.unit import Unit

_FINE = 10**6
Key = TypeVar("Key", bound=Hashable)


class Exchange:
    """Values money in `to`, and remembers by which rates."""

    def __init__(self, book: Book, to: Currency) -> None:
        self.to = to
        self._book = book
        self._rates: dict[tuple[Currency, date], tuple[Fraction, Quote] | None] = {}

    def fine(self, money: Money, day: date) -> int | None:
        """What money of a day was worth, in millionths of a minor unit of `to`; None without a rate."""
        if money.currency == self.to:
            return money.minor * _FINE
        found = self._rate(money.currency, day)
        return None if found is None else times(money.minor, found[0])

    def rounded(self, fine: int) -> Money:
        """Money again, half to even: to what people see of the currency, once any rate made it inexact anyway."""
        step = 10 ** (self.to.scale - self.to.shown) if self._rates else 1
        return Money(round(Fraction(fine, _FINE * step)) * step, self.to)

    def basis(self, missing: Iterable[Money] = ()) -> Basis:
        """What was used so far, and what had no rate."""
        used: dict[Currency, tuple[Quote, Quote]] = {}
        for (code, _), found in sorted(self._rates.items(), key=lambda one: (one[0][0].code, one[0][1])):
            if found is not None:
                first, _last = used.get(code, (found[1], found[1]))
                used[code] = (first, found[1])
        return Basis(self.to, used, tuple(money for money in missing if money.minor))

    def _rate(self, code: Currency, day: date) -> tuple[Fraction, Quote] | None:
        asked = (code, day)
        if asked not in self._rates:
            quote = self._book.quote(code, self.to, day)
            scale = Fraction(_FINE * 10**self.to.scale, 10**code.scale)
            self._rates[asked] = (quote.exact * scale, quote) if quote else None
        return self._rates[asked]


class Totals(Generic[Key]):
    """Sums by a key, in one currency."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange
        self._fine: dict[Key, int] = {}
        self._missing: dict[Currency, Money] = {}

    @property
    def missing(self) -> tuple[Money, ...]:
        """What had no rate, one sum a currency."""
        return tuple(self._missing.values())

    def add(self, key: Key, money: Money, day: date) -> None:
        """Add what has a rate; a key is there once anything was added to it. The rest is `missing`."""
        fine = self._exchange.fine(money, day)
        if fine is None:
            before = self._missing.get(money.currency, Money(0, money.currency))
            self._missing[money.currency] = before.plus(money)
        else:
            self._fine[key] = self._fine.get(key, 0) + fine

    def by_key(self) -> dict[Key, Money]:
        """Each sum, rounded."""
        return {key: self._exchange.rounded(fine) for key, fine in self._fine.items()}

    def all(self) -> Money:
        """The sum of all, rounded once."""
        return self._exchange.rounded(sum(self._fine.values()))


async def exchange(unit: Unit, viewer: Viewer, moneys: Iterable[tuple[Money, date]], to: Currency) -> Exchange:
    """What it takes to value these in `to`; rates are read only for what is in other currencies."""
    foreign = [(money.currency, day) for money, day in moneys if money.currency != to]
    if not foreign:
        return Exchange(Book([], []), to)
    days = [day for _, day in foreign]
    book = await unit.rates.book(viewer, {to, *(code for code, _ in foreign)}, min(days), max(days))
    return Exchange(book, to)
