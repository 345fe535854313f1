"""`Money`: an integer count of a currency's minor unit. No float ever, and no arithmetic across currencies."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from core.money.currency import Currency

LIMIT = 10**15
"""The most minor units that one entry may hold; sums may be larger, since Python's integers have no end."""


class MoneyError(ValueError):
    """Base of what can be wrong with an amount; `code` names it for the edge that words it."""

    code = "money"


class MixedCurrenciesError(MoneyError):
    """Raised when two currencies meet in one operation."""

    code = "mixed_currencies"


class TooPreciseError(MoneyError):
    """Raised when a decimal has more digits than its currency stores: rounding is the person's choice, not ours."""

    code = "too_precise"


class TooLargeError(MoneyError):
    """Raised when one amount exceeds `LIMIT` minor units."""

    code = "too_large"


@dataclass(frozen=True, slots=True)
class Money:
    """`minor` minor units of `currency`; negative is owed or gone."""

    minor: int
    currency: Currency

    @classmethod
    def of(cls, amount: Decimal, currency: Currency) -> "Money":
        """Make money from a decimal in major units.

        Raises `TooPreciseError` when `amount` has more digits than the currency stores, `TooLargeError` past `LIMIT`.
        """
        minor = int(amount.scaleb(currency.scale))
        if abs(minor) > LIMIT:
            raise TooLargeError(str(currency))
        money = cls(minor, currency)
        if money.decimal != amount:
            raise TooPreciseError(str(currency))
        return money

    @property
    def decimal(self) -> Decimal:
        """The amount in major units, exact, with as many digits as are stored."""
        return Decimal(f"{self.minor}E-{self.currency.scale}")  # arithmetic would round to the context's 28 digits

    def plus(self, other: "Money") -> "Money":
        """Add; raises `MixedCurrenciesError` unless the currencies are one."""
        self._same(other)
        return Money(self.minor + other.minor, self.currency)

    def minus(self, other: "Money") -> "Money":
        """Subtract; raises `MixedCurrenciesError` unless the currencies are one."""
        self._same(other)
        return Money(self.minor - other.minor, self.currency)

    def negated(self) -> "Money":
        """The same amount the other way."""
        return Money(-self.minor, self.currency)

    def plain(self) -> str:
        """Decimal text without separators and with every stored digit that means something: `4.50`, `8500`."""
        text = f"{self.decimal:f}"
        whole, _, part = text.partition(".")
        return text if part.strip("0") or self.currency.shown else whole

    def _same(self, other: "Money") -> None:
        if self.currency != other.currency:
            raise MixedCurrenciesError(f"{self.currency} with {other.currency}")


def summed(moneys: Iterable[Money]) -> tuple[Money, ...]:
    """One sum a currency, in the order in which the currencies come."""
    sums: dict[Currency, Money] = {}
    for money in moneys:
        sums[money.currency] = sums[money.currency].plus(money) if money.currency in sums else money
    return tuple(sums.values())
