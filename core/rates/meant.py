"""Which rate is meant by a few words: the reading that lies nearest to what is published.

"usd 3450" from someone who thinks in Australian dollars is tögrög, "usd 1.40" is their own, and "mnt 2550" says what
one Australian dollar is worth, whichever stands first. What is near nothing, or near two things, is asked.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from core.money.currency import Currency
from core.rates.book import Book
from core.rates.model import Manual, Quote
from core.rates.order import AUD, MNT, USD
from core.rates.said import Told

NEAR = 2
"""How many times more or less than the published rate one may be and be believed to be meant."""
_CLEARER = 3
"""How many times further off the second reading must be."""
_ABSURD = 100
MOST_OPTIONS = 3


@dataclass(frozen=True, slots=True)
class Meant:
    """A reading: the rate, and what is published for it, None where nothing is."""

    manual: Manual
    published: Quote | None

    @property
    def times(self) -> Fraction | None:
        """How many times more or less than what is published, 1 or above."""
        if self.published is None or self.manual.value is None:
            return None
        ratio = Fraction(self.manual.value) / self.published.exact
        return max(ratio, 1 / ratio)


def meanings(told: Told, book: Book, guesses: Iterable[Currency], day: date) -> tuple[Meant, ...]:
    """What may be meant, the nearest first, at most `MOST_OPTIONS`.

    `guesses` are what the rate may be in when that is not said: the currencies of whoever speaks, their own first.
    `book` must hold published rates alone.
    """
    quotes = told.quotes or tuple(dict.fromkeys((*guesses, MNT, AUD, USD)))
    every = [
        one
        for base in told.bases
        for quote in quotes
        if base != quote
        for value in told.values
        for one in _both_ways(base, quote, value, book, day)
    ]
    known = sorted((one for one in every if one.times is not None), key=_off)
    if not known:
        return tuple(every[:MOST_OPTIONS])
    return tuple(one for one in known[:MOST_OPTIONS] if _off(one) <= _ABSURD * _off(known[0]))


def sure(options: Sequence[Meant]) -> Meant | None:
    """The one that is surely meant; None when it must be asked."""
    first = options[0]
    if first.times is None:
        return first if len(options) == 1 else None
    clear = len(options) == 1 or _off(options[1]) - 1 >= _CLEARER * (first.times - 1)
    return first if first.times <= NEAR and clear else None


def _off(one: Meant) -> Fraction:
    return one.times or Fraction(0)


def _both_ways(base: Currency, quote: Currency, value: Decimal, book: Book, day: date) -> Iterator[Meant]:
    published = book.quote(base, quote, day)
    yield Meant(Manual(day, base, quote, value), published)
    if published is not None:
        yield Meant(Manual(day, quote, base, value), published.turned)
