"""What the exchange rate does to the funds: a move of five per cent, and the rate at which they are just enough."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from core.money.currency import Currency
from core.money.money import Money
from core.rates.order import AUD

PERCENT = 5
_NEAR = Fraction(1, 3)
"""A rate that is further off than this is no news: it was not so in years."""
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Effect:
    """Of the currency of which most is held beside Australian dollars.

    `worth` is what it is worth now, `swing` what five per cent of that are. `even` is how much of it one Australian
    dollar may cost so that the funds are just enough, rounded down; None where no near rate does that.
    """

    currency: Currency
    worth: Money
    swing: Money
    even: Decimal | None


def effect(held: Iterable[tuple[Money, Money]], needed: Money, there: Money) -> Effect | None:
    """Of sums with their worth, which are `there` of what is `needed`; None where all are in Australian dollars."""
    sums: dict[Currency, tuple[int, int]] = {}
    for one, valued in held:
        if one.currency != AUD:
            money, worth = sums.get(one.currency, (0, 0))
            sums[one.currency] = money + one.minor, worth + valued.minor
    if not sums:
        return None
    code, (money, worth) = max(sums.items(), key=lambda one: (one[1][1], one[0].code))
    even = _even(Money(money, code), worth, needed.minor - (there.minor - worth))
    return Effect(code, Money(worth, AUD), Money(worth * PERCENT // 100, AUD), even)


def _even(money: Money, worth: int, wanted: int) -> Decimal | None:
    """How much of it a dollar costs when it is worth just what is wanted of it."""
    if wanted <= 0 or abs(Fraction(worth, wanted) - 1) > _NEAR:
        return None
    exact = Fraction(money.minor * 10**AUD.scale, wanted * 10**money.currency.scale)
    return Decimal(int(exact * 10**_DIGITS)).scaleb(-_DIGITS)
