"""What a rate is, how two of them make a third, and what became of one that jumped."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from enum import StrEnum
from fractions import Fraction

from core.money.currency import Currency
from core.money.money import Money

MANUAL = "manual"
"""The source of a rate that a family set by hand."""
SHOWN_DIGITS = 10
"""Significant digits of a rate that is computed rather than published."""


@dataclass(frozen=True, slots=True)
class Rate:
    """One `base` was worth `value` of `quote` on `day`, which is the publisher's own date, not that of our asking.

    `value` is exactly as published, finite and above zero.
    """

    day: date
    base: Currency
    quote: Currency
    source: str
    value: Decimal

    @property
    def pair(self) -> tuple[Currency, Currency]:
        """Base and quote."""
        return self.base, self.quote


@dataclass(frozen=True, slots=True)
class Manual:
    """A family's own rate from `day` on; `value` None takes it back, and the published rates stand again."""

    day: date
    base: Currency
    quote: Currency
    value: Decimal | None

    @property
    def rate(self) -> Rate | None:
        """It as a rate; None when it takes one back."""
        return None if self.value is None else Rate(self.day, self.base, self.quote, MANUAL, self.value)


@dataclass(frozen=True, slots=True)
class Leg:
    """One step of a path: a published rate, taken as it is or `inverted` (from its quote to its base)."""

    rate: Rate
    inverted: bool = False

    @property
    def exact(self) -> Fraction:
        """What one unit is worth after this step, exactly."""
        value = Fraction(self.rate.value)
        return 1 / value if self.inverted else value


@dataclass(frozen=True, slots=True)
class Quote:
    """What one `base` was worth in `quote` on `asked`, with each step of the path by which that is known.

    A currency in itself is worth 1 and has no legs; nothing else is.
    """

    asked: date
    base: Currency
    quote: Currency
    legs: tuple[Leg, ...]

    @property
    def exact(self) -> Fraction:
        """The product of the legs, exactly."""
        product = Fraction(1)
        for leg in self.legs:
            product *= leg.exact
        return product

    @property
    def value(self) -> Decimal:
        """The rate to show: as published when it is one published rate, else with `SHOWN_DIGITS` digits."""
        if len(self.legs) == 1 and not self.legs[0].inverted:
            return self.legs[0].rate.value
        exact = self.exact
        with localcontext(prec=SHOWN_DIGITS):
            return Decimal(exact.numerator) / Decimal(exact.denominator)

    @property
    def day(self) -> date:
        """The date to show: that of the oldest leg."""
        return min((leg.rate.day for leg in self.legs), default=self.asked)

    @property
    def turned(self) -> "Quote":
        """The other way round: what one of the other was worth."""
        legs = tuple(Leg(leg.rate, not leg.inverted) for leg in reversed(self.legs))
        return Quote(self.asked, self.quote, self.base, legs)

    @property
    def manual(self) -> bool:
        """Whether it is, wholly or in part, what a family set by hand."""
        return MANUAL in self.sources

    @property
    def sources(self) -> tuple[str, ...]:
        """Who published the legs, in their order, each named once."""
        return tuple(dict.fromkeys(leg.rate.source for leg in self.legs))


@dataclass(frozen=True, slots=True)
class Conversion:
    """A sum in another currency, and the rate by which it got there."""

    money: Money
    result: Money
    quote: Quote


class Verdict(StrEnum):
    """How a held rate ended: the next day's agreed or disagreed, or a person decided."""

    AGREED = "agreed"
    REFUTED = "refuted"
    RELEASED = "released"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Held:
    """A rate that jumped against `last`, the pair's rate of the day before, and waits. `id` is None until stored."""

    rate: Rate
    last: Rate
    id: int | None = None
    verdict: Verdict | None = None

    @property
    def change(self) -> Fraction:
        """The jump as a share of the last rate: -0.9 when nine tenths are gone."""
        return Fraction(self.rate.value) / Fraction(self.last.value) - 1
