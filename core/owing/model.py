"""Debts as frozen values, each with the entries that it comes of."""

from dataclasses import dataclass
from hashlib import sha256

from core.ledger.model import Entry
from core.money.currency import Currency
from core.money.money import Money
from core.rates.model import Quote

_MARK = 12


@dataclass(frozen=True, slots=True)
class Party:
    """One of the two sides: a member by their id, or somebody outside by their name.

    `key` is what tells two apart, so that Дорж and Dorj are one.
    """

    key: str
    name: str
    member_id: int | None = None

    @property
    def mark(self) -> str:
        """The key in few letters, for a button: what people are called has no limit."""
        return self.key if self.member_id is not None else sha256(self.key.encode()).hexdigest()[:_MARK]


@dataclass(frozen=True, slots=True)
class Share:
    """What one entry adds to a debt; below zero where it lowers it."""

    entry: Entry
    money: Money


@dataclass(frozen=True, slots=True)
class Debt:
    """What `debtor` owes `creditor` in one currency, always above zero: the sum of its shares."""

    debtor: Party
    creditor: Party
    money: Money
    shares: tuple[Share, ...]

    def concerns(self, member_id: int) -> bool:
        """Whether this member owes it, or is owed it."""
        return member_id in {self.debtor.member_id, self.creditor.member_id}

    def other(self, member_id: int) -> Party:
        """The side that is not this member."""
        return self.creditor if self.debtor.member_id == member_id else self.debtor


@dataclass(frozen=True, slots=True)
class Owing:
    """All debts that the asker sees, their own first, and what theirs come to in `currency`.

    `net` is what they are owed less what they owe, of all that has a rate; `quotes` are the rates, and `missing` the
    currencies without one, which are in no sum.
    """

    debts: tuple[Debt, ...]
    asker_id: int
    currency: Currency
    net: Money
    quotes: tuple[Quote, ...] = ()
    missing: tuple[Currency, ...] = ()

    @property
    def mine(self) -> tuple[Debt, ...]:
        """Those that concern the asker."""
        return tuple(debt for debt in self.debts if debt.concerns(self.asker_id))
