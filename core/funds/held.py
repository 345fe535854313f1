"""Which accounts of a family count as funds, and what they are worth by the official rates, one by one.

What counts is money with a bank that is the family's own. The rest is named with why it does not, since a total that is
too high is worse than none.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from core.funds.model import Plan
from core.funds.rules import Rules
from core.ledger.model import Account
from core.ledger.ports import Balances
from core.money.money import Money
from core.rates.book import Book
from core.rates.model import Quote
from core.rates.order import AUD
from core.worth.value import Circle, parted


class Why(StrEnum):
    """Why an account does not count."""

    KIND = "kind"
    """It is none that holds money: super, a flat, a car, coins, a debt."""
    MAYBE = "maybe"
    """It may hold some: a person must say so."""
    HAND = "hand"
    """Money of which no bank is known."""
    OTHERS = "others"
    """All of it is somebody's outside the family."""
    BELOW = "below"
    """There is none: it is overdrawn."""
    CHOSEN = "chosen"
    """A person left it out."""


FIXED = frozenset({Why.KIND, Why.BELOW})
"""What no button changes."""


@dataclass(frozen=True, slots=True)
class Held:
    """The family's part of what is on one account in one currency, and its worth; None where no rate is known.

    `why` tells why it does not count, None when it does. `part` tells that the rest of it is somebody else's.
    """

    account: Account
    money: Money
    worth: Money | None
    quote: Quote | None
    why: Why | None = None
    part: bool = False

    @property
    def counts(self) -> bool:
        """Whether it is in the sum."""
        return self.why is None and self.worth is not None


@dataclass(frozen=True, slots=True)
class Purse:
    """How a family's accounts are looked at: by the plan and the rules, whose they are, and the published rates."""

    plan: Plan
    rules: Rules
    circle: Circle
    book: Book

    def holdings(self, accounts: Iterable[Account], balances: Balances, day: date) -> tuple[Held, ...]:
        """What is on each account at the end of a day, what is nothing left out; in the order of the accounts."""
        places = sorted(balances.items(), key=lambda one: one[0][1].code)
        found = (
            self._held(account, balance, day)
            for account in accounts
            if not account.archived
            for (account_id, _), balance in places
            if account_id == account.id
        )
        return tuple(one for one in found if one.money.minor)

    def sum(self, accounts: Iterable[Account], balances: Balances, day: date) -> Money | None:
        """What counted at the end of a day; None where a rate is missing, since less than all would be wrong."""
        counted = [one for one in self.holdings(accounts, balances, day) if one.why is None]
        worths = [one.worth.minor for one in counted if one.worth is not None]
        return Money(sum(worths), AUD) if len(worths) == len(counted) else None

    def _held(self, account: Account, balance: Money, day: date) -> Held:
        share = self.circle.share(account)
        mine = parted(balance, share or Fraction(1))
        done = self.book.convert(mine, AUD, day)
        why = self._why(account, share) or (Why.BELOW if mine.minor < 0 else None)
        part = 0 < share < 1
        return Held(account, mine, done.result if done else None, done.quote if done else None, why, part)

    def _why(self, account: Account, share: Fraction) -> Why | None:
        if account.kind not in self.rules.counts | self.rules.may:
            return Why.KIND
        if account.id in self.plan.left_out:
            return Why.CHOSEN
        if account.id in self.plan.put_in:
            return None
        if account.kind not in self.rules.counts:
            return Why.MAYBE
        if not share:
            return Why.OTHERS
        return Why.HAND if self.rules.in_hand(account) else None
