"""A page of rates, read from storage at once, and what any two currencies on it are worth on any of its days."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Self

from core.money.currency import Currency
from core.money.money import Money
from core.rates.model import Conversion, Leg, Manual, Quote, Rate
from core.rates.order import LIMIT_DAYS, MANUAL_LIMIT_DAYS, PATHS
from core.rates.page import Page

Pair = frozenset[Currency]
"""Two currencies, whichever is worth how much of the other."""


class Book:
    """Looks rates up; missing is None, never 1. A later row of the same day, pair and source stands for an earlier."""

    def __init__(self, published: Iterable[Rate] = (), manual: Iterable[Manual] = ()) -> None:
        """Take rows in the order in which they were stored; `manual` are those of the family that looks."""
        rows: dict[Pair, list[Rate]] = defaultdict(list)
        for rate in published:
            rows[frozenset(rate.pair)].append(rate)
        self._pages: Mapping[Pair, Page] = {pair: Page(of_pair) for pair, of_pair in rows.items()}
        self._known: dict[tuple[Currency, Currency, date], tuple[Quote, Fraction] | None] = {}
        self._lay_over(manual)

    @classmethod
    def of_pages(cls, pages: Mapping[Pair, Page], manual: Iterable[Manual] = ()) -> Self:
        """A book of pages that are kept, and that may grow while it is open."""
        book = cls()
        book._pages = pages
        book._lay_over(manual)
        return book

    def _lay_over(self, manual: Iterable[Manual]) -> None:
        self.manual = tuple(sorted(manual, key=lambda rate: rate.day))
        """What the family set and took back, by its day."""
        self._manual: dict[Pair, list[Manual]] = defaultdict(list)
        for own in self.manual:
            self._manual[frozenset((own.base, own.quote))].append(own)

    def quote(self, base: Currency, quote: Currency, day: date) -> Quote | None:
        """What one `base` was worth in `quote` on `day`, by the first of `PATHS` of which every leg is known."""
        known = self._rated(base, quote, day)
        return known[0] if known else None

    def factor(self, base: Currency, quote: Currency, day: date) -> Fraction | None:
        """How many minor units of `quote` one minor unit of `base` was worth on `day`, exactly."""
        known = self._rated(base, quote, day)
        return known[1] if known else None

    def published(self) -> "Book":
        """The same without what the family set by hand."""
        return Book.of_pages(self._pages)

    def convert(self, money: Money, to: Currency, day: date) -> Conversion | None:
        """A sum in another currency, rounded half to even at its last stored digit; None when no rate is known."""
        known = self._rated(money.currency, to, day)
        return Conversion(money, Money(times(money.minor, known[1]), to), known[0]) if known else None

    def _rated(self, base: Currency, quote: Currency, day: date) -> tuple[Quote, Fraction] | None:
        """A quote with its factor, looked for once: sums of many days ask for the same again and again."""
        asked = (base, quote, day)
        if asked not in self._known:
            found = self._found(*asked)
            self._known[asked] = (found, found.exact * Fraction(10**quote.scale, 10**base.scale)) if found else None
        return self._known[asked]

    def _found(self, base: Currency, quote: Currency, day: date) -> Quote | None:
        if base == quote:
            return Quote(day, base, quote, ())
        for path in PATHS:
            if legs := self._legs((base, *path, quote), day):
                return Quote(day, base, quote, legs)
        return None

    def _legs(self, steps: tuple[Currency, ...], day: date) -> tuple[Leg, ...]:
        """A leg for each step; none at all when one of them is not known."""
        legs: list[Leg] = []
        for base, quote in pairwise(steps):
            rate = self._rate(frozenset((base, quote)), day)
            if rate is None:
                return ()
            legs.append(Leg(rate, inverted=rate.base != base))
        return tuple(legs)

    def _rate(self, pair: Pair, day: date) -> Rate | None:
        own = _last(self._manual[pair], day) if pair in self._manual else None
        if own is not None and own.rate is not None:
            return own.rate
        page = self._pages.get(pair)
        return page.last(day, LIMIT_DAYS) if page else None


def times(minor: int, factor: Fraction) -> int:
    """A count of minor units times an exact factor, rounded half to even; a fraction would look for common divisors."""
    whole, rest = divmod(minor * factor.numerator, factor.denominator)
    above = 2 * rest - factor.denominator
    return whole + (above > 0 or (above == 0 and whole % 2 == 1))


def _last(manual: list[Manual], day: date) -> Manual | None:
    """The last on or before a day, unless it is too old to count."""
    at = bisect_right(manual, day, key=lambda one: one.day)
    found = manual[at - 1] if at else None
    return found if found is not None and found.day >= day - timedelta(days=MANUAL_LIMIT_DAYS) else None
