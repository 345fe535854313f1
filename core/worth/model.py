"""Net worth as frozen values. Shares are exact until they are rounded, once, in the currency that is shown."""

from dataclasses import dataclass
from datetime import date

from core.accounts.model import AccountKind
from core.ledger.model import Account
from core.money.currency import Currency
from core.money.money import Money, summed
from core.rates.model import Quote


@dataclass(frozen=True, slots=True)
class Holding:
    """The part of one account's balance in one currency that counts, and what it is worth.

    `worth` and `quote` are None where no rate is known: such a holding is shown apart and is in no sum.
    """

    account: Account
    balance: Money
    worth: Money | None
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class Worth:
    """What was there on a day, in one currency. `private` tells whether an account is in it that others do not see."""

    day: date
    currency: Currency
    holdings: tuple[Holding, ...]

    @property
    def net(self) -> Money:
        """Assets less debts, of what has a rate."""
        return self._sum(self.holdings)

    @property
    def assets(self) -> Money:
        """The sum of what is above zero."""
        return self._sum(tuple(one for one in self.holdings if one.worth and one.worth.minor > 0))

    @property
    def debts(self) -> Money:
        """The sum of what is below zero, as a negative sum."""
        return self._sum(tuple(one for one in self.holdings if one.worth and one.worth.minor < 0))

    @property
    def unknown(self) -> tuple[Money, ...]:
        """What has no rate, one sum a currency."""
        return summed(one.balance for one in self.holdings if one.worth is None and one.balance.minor)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The rates that were used, each once, those between two currencies only."""
        used = {one.balance.currency: one.quote for one in self.holdings if one.quote and one.quote.legs}
        return tuple(used.values())

    @property
    def private(self) -> bool:
        """Whether an account is in it that others do not see."""
        return any(one.account.private and one.balance.minor for one in self.holdings)

    def by_kind(self) -> dict[AccountKind, Money]:
        """The sums by kind of account, in the order of the kinds."""
        kinds = {kind: tuple(one for one in self.holdings if one.account.kind is kind) for kind in AccountKind}
        return {kind: self._sum(some) for kind, some in kinds.items() if any(one.worth for one in some)}

    def by_country(self) -> dict[str | None, Money]:
        """The sums by country, the largest first; None is what lies in no country (coins, or nobody said)."""
        countries = {one.account.country for one in self.holdings if one.worth}
        sums = {
            code: self._sum(tuple(one for one in self.holdings if one.account.country == code)) for code in countries
        }
        return dict(sorted(sums.items(), key=lambda pair: (-pair[1].minor, pair[0] or "")))

    def _sum(self, holdings: tuple[Holding, ...]) -> Money:
        return Money(sum(one.worth.minor for one in holdings if one.worth), self.currency)


@dataclass(frozen=True, slots=True)
class Movement:
    """What made a net worth change from one day to another; the four parts are the whole of it.

    `saved` is what came in less what was spent, `market` what values and coins did, `currency` what exchange rates
    did, `opened` what was written down for the first time. `left_out` are currencies without a rate on either day.
    """

    since: date
    until: date
    saved: Money
    market: Money
    currency: Money
    opened: Money
    left_out: tuple[Currency, ...] = ()

    @property
    def total(self) -> Money:
        """By how much it changed."""
        return self.saved.plus(self.market).plus(self.currency).plus(self.opened)
