"""Valuing balances: each at its day's rate, and only the part that is the family's, or the member's, own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from core.accounts.model import Holder, Owner
from core.family.model import Member, Role
from core.ledger.model import Account
from core.ledger.ports import Balances
from core.money.currency import Currency
from core.money.money import Money
from core.rates.book import Book, times
from core.worth.model import Holding, Worth

_NONE, _WHOLE = Fraction(0), Fraction(1)


@dataclass(frozen=True)
class Circle:
    """Whose worth is meant: that of all `members`, or of one of them (`of`), to whom a part of the family's falls."""

    members: tuple[Member, ...]
    of: int | None = None

    def share(self, account: Account) -> Fraction:
        """The part of an account that counts."""
        if not account.owners:
            return _WHOLE if self._counts(account.owner_id) else _NONE
        return sum((owner.share * self._part(owner) for owner in account.owners), _NONE)

    @cached_property
    def _present(self) -> frozenset[int]:
        return frozenset(one.id for one in self.members)

    def _part(self, owner: Owner) -> Fraction:
        if owner.holder is Holder.OTHER:
            return Fraction(0)
        if owner.holder is Holder.MEMBER:
            return Fraction(self._counts(owner.member_id))
        if self.of is None:
            return Fraction(1)
        adults = [one.id for one in self.members if one.role is not Role.VIEWER]
        return Fraction(self.of in adults, max(len(adults), 1))

    def _counts(self, member_id: int | None) -> bool:
        return member_id == self.of if self.of is not None else member_id in self._present


def value(
    accounts: Iterable[Account], balances: Balances, circle: Circle, book: Book, currency: Currency, day: date
) -> Worth:
    """What these balances were worth on a day; what is zero, and what is no one's of the circle, is left out."""
    by_id = {account.id: account for account in accounts}
    holdings = []
    for (account_id, _), balance in sorted(balances.items(), key=lambda one: (one[0][0], one[0][1].code)):
        account = by_id[account_id]
        counted = parted(balance, circle.share(account))
        if counted.minor:
            holdings.append(_holding(account, counted, book, currency, day))
    return Worth(day, currency, tuple(holdings))


def parted(money: Money, share: Fraction) -> Money:
    """A share of a sum, rounded half to even."""
    return money if share == 1 else Money(times(money.minor, share), money.currency)


def currencies(days: Iterable[Balances]) -> frozenset[Currency]:
    """All currencies that stand in these balances."""
    return frozenset(code for balances in days for _, code in balances)


def _holding(account: Account, balance: Money, book: Book, currency: Currency, day: date) -> Holding:
    done = book.convert(balance, currency, day)
    return Holding(account, balance, done.result if done else None, done.quote if done else None)
