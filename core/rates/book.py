"""A page of rates, read from storage at once, and what any two currencies on it are worth on any of its days."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from typing import TypeVar

from core.money.currency import Currency
from core.money.money import Money
from core.rates.model import Conversion, Leg, Manual, Quote, Rate
from core.rates.order import LIMIT_DAYS, MANUAL_LIMIT_DAYS, PATHS, rank

_Dated = TypeVar("_Dated", Rate, Manual)
_Pair = frozenset[Currency]


class Book:
    """Looks rates up; missing is None, never 1. A later row of the same day, pair and source stands for an earlier."""

    def __init__(self, published: Iterable[Rate] = (), manual: Iterable[Manual] = ()) -> None:
        """Take rows in the order in which they were stored; `manual` are those of the family that looks."""
        corrected = {(rate.day, rate.pair, rate.source): rate for rate in published}
        ranked = sorted(corrected.values(), key=lambda rate: (rate.day, -rank(rate)))
        self._ranked = ranked
        self._published = _by_pair(ranked)
        self.manual = tuple(sorted(manual, key=lambda rate: rate.day))
        """What the family set and took back, by its day."""
        self._manual = _by_pair(self.manual)

    def quote(self, base: Currency, quote: Currency, day: date) -> Quote | None:
        """What one `base` was worth in `quote` on `day`, by the first of `PATHS` of which every leg is known."""
        if base == quote:
            return Quote(day, base, quote, ())
        for path in PATHS:
            if legs := self._legs((base, *path, quote), day):
                return Quote(day, base, quote, legs)
        return None

    def published(self) -> "Book":
        """The same without what the family set by hand."""
        return Book(self._ranked)

    def convert(self, money: Money, to: Currency, day: date) -> Conversion | None:
        """A sum in another currency, rounded half to even at its last stored digit; None when no rate is known."""
        quote = self.quote(money.currency, to, day)
        if quote is None:
            return None
        exact = money.minor * quote.exact * 10**to.scale / 10**money.currency.scale
        return Conversion(money, Money(round(exact), to), quote)

    def _legs(self, steps: tuple[Currency, ...], day: date) -> tuple[Leg, ...]:
        """A leg for each step; none at all when one of them is not known."""
        legs: list[Leg] = []
        for base, quote in pairwise(steps):
            rate = self._rate(frozenset((base, quote)), day)
            if rate is None:
                return ()
            legs.append(Leg(rate, inverted=rate.base != base))
        return tuple(legs)

    def _rate(self, pair: _Pair, day: date) -> Rate | None:
        own = _last(self._manual.get(pair, []), day, MANUAL_LIMIT_DAYS)
        if own is not None and own.rate is not None:
            return own.rate
        return _last(self._published.get(pair, []), day, LIMIT_DAYS)


def _by_pair(dated: Iterable[_Dated]) -> dict[_Pair, list[_Dated]]:
    pairs: dict[_Pair, list[_Dated]] = defaultdict(list)
    for one in dated:
        pairs[frozenset((one.base, one.quote))].append(one)
    return dict(pairs)


def _last(dated: list[_Dated], day: date, limit: int) -> _Dated | None:
    """The last on or before a day, unless it is more than `limit` days older."""
    at = bisect_right(dated, day, key=lambda one: one.day)
    found = dated[at - 1] if at else None
    return found if found is not None and found.day >= day - timedelta(days=limit) else None
