"""The prices of a journal: the rates by which the bot itself counts on the days of which the book speaks."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations

from core.money.currency import Currency
from core.rates.book import Book
from core.rates.model import MANUAL, Leg, Quote, Rate

_Pair = frozenset[Currency]


def prices(rates: Book, currencies: Collection[Currency], days: Iterable[date]) -> tuple[Rate, ...]:
    """Each rate once, by its day: those of the book's days, and of each day on which the family changed its own.

    A pair always stands the same way round, as its publisher has it, since journals prefer a price that is given to one
    that they must turn. A published rate that stands again after the family's own is dated by the day from which it
    does.
    """
    ordered = sorted(currencies, key=lambda one: one.code)
    every = sorted({*days, *(one.day for one in rates.manual)})
    found: dict[tuple[date, _Pair], Rate] = {}
    for day in every:
        for base, quote in combinations(ordered, 2):
            for rate in _steps(rates, rates.quote(base, quote, day)):
                found[rate.day, frozenset(rate.pair)] = rate
    ways = {frozenset(rate.pair): rate.pair for rate in found.values() if rate.source != MANUAL}
    turned = (_turned(rate, ways.get(frozenset(rate.pair), rate.pair)) for rate in found.values())
    return tuple(sorted(turned, key=lambda rate: (rate.day, rate.base.code, rate.quote.code)))


def _steps(rates: Book, quote: Quote | None) -> Iterator[Rate]:
    if quote is None:
        return
    for leg in quote.legs:
        changed = [
            one.day
            for one in rates.manual
            if frozenset((one.base, one.quote)) == frozenset(leg.rate.pair) and one.day <= quote.asked
        ]
        own = leg.rate.source == MANUAL
        yield leg.rate if own else replace(leg.rate, day=max([leg.rate.day, *changed]))


def _turned(rate: Rate, way: tuple[Currency, Currency]) -> Rate:
    if rate.pair == way:
        return rate
    value = Quote(rate.day, *way, (Leg(rate, inverted=True),)).value
    return Rate(rate.day, *way, rate.source, value)
