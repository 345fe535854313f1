"""Whether something can be afforded: what is on accounts, less the bills that fall due before the next pay.

Every figure is one that is stored, and each is named: nothing is foreseen but bills that are known. An account below
zero of which nobody ever said what is on it is left out and named, since it only counts what was spent from it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.accounts.country import home_of
from core.accounts.model import AccountKind
from core.answering.exchange import Exchange, exchange
from core.answering.model import Basis
from core.bills.model import Flow, Settled
from core.family.gate import Action, demand
from core.family.model import Viewer
from core.goals.look import goals
from core.goals.progress import Progress
from core.ledger.model import Account
from core.money.money import Money
from core.planning.paydays import Known, known_between, next_after
from core.unit import Unit

LATE = timedelta(days=60)
"""So long ago a bill may have been due that is still open."""
PAYDAY_WITHIN = timedelta(days=62)
WITHOUT_PAYDAY = timedelta(days=30)
"""So far bills are counted where no payday is known."""


@dataclass(frozen=True, slots=True)
class Held:
    """What is on an account in a currency, and what that is worth in the price's; None without a rate."""

    account: Account
    money: Money
    worth: Money | None


@dataclass(frozen=True, slots=True)
class Coming:
    """A bill that falls due, what is expected of it (None: not known), and what that is worth in the price's.

    `country` is that of its currency.
    """

    title: str
    due: date
    money: Money | None
    worth: Money | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Afford:
    """The answer in figures, all in the currency of `price`.

    `payday` is the next one, None where none is known: then bills are counted until `until`. `aside` is what is kept
    for goals within the same money. `unsaid` are accounts that are left out. `basis` says by which rates it was
    counted, and what had none and is in no sum.
    """

    price: Money
    day: date
    payday: date | None
    until: date
    held: tuple[Held, ...]
    bills: tuple[Coming, ...]
    goals: tuple[Progress, ...]
    aside: Money
    unsaid: tuple[Account, ...]
    basis: Basis

    @property
    def cash(self) -> Money:
        """What is there."""
        return self._sum(one.worth for one in self.held)

    @property
    def due(self) -> Money:
        """What is to be paid before the next pay."""
        return self._sum(one.worth for one in self.bills)

    @property
    def left(self) -> Money:
        """What is left once it is bought and the bills are paid; below zero when it cannot be."""
        return self.cash.minus(self.due).minus(self.price)

    @property
    def a_day(self) -> Money:
        """What is left, for each day from today to the last that is counted: in whole units that people see."""
        step = 10 ** (self.left.currency.scale - self.left.currency.shown)
        days = (self.until - self.day).days + 1
        return Money(max(0, self.left.minor) // (days * step) * step, self.left.currency)

    @property
    def unrated(self) -> bool:
        """Whether there is money of which nobody knows what it is worth here: then a "no" would be a guess."""
        return any(one.worth is None and one.money.minor > 0 for one in self.held)

    @property
    def unknown(self) -> tuple[Coming, ...]:
        """Bills of which nobody knows how much they will be."""
        return tuple(one for one in self.bills if one.money is None)

    @property
    def home(self) -> str | None:
        """The country of the price's currency."""
        return home_of(self.price.currency)

    @property
    def by_country(self) -> tuple[tuple[str | None, Money], ...]:
        """What is left in each country by its own accounts and bills, home first, which pays the price.

        What lies elsewhere must be sent first. An account of no country counts as at home.
        """
        abroad = dict.fromkeys(one.account.country for one in self.held if one.account.country)
        abroad.pop(self.home or "", None)
        return tuple((country, self._left_in(country)) for country in (self.home, *abroad))

    def _left_in(self, country: str | None) -> Money:
        at_home = country == self.home
        places = {country, None} if at_home else {country}
        cash = self._sum(one.worth for one in self.held if one.account.country in places)
        due = self._sum(one.worth for one in self.bills if one.country in places)
        left = cash.minus(due)
        return left.minus(self.price) if at_home else left

    def _sum(self, moneys: Iterable[Money | None]) -> Money:
        return Money(sum(money.minor for money in moneys if money is not None), self.price.currency)


async def afford(unit: Unit, viewer: Viewer, price: Money, day: date) -> Afford:
    """What a price leaves on a day, as far as the viewer sees. Raises `NotAllowedError`."""
    demand(viewer.role, Action.SEE)
    known = await known_between(unit, viewer, day - LATE, day + PAYDAY_WITHIN, day)
    payday = next_after(known.paydays(), day)
    until = payday - timedelta(days=1) if payday else day + WITHOUT_PAYDAY
    balances = await _balances(unit, viewer, day)
    kept, unsaid = await _told_apart(unit, viewer, balances)
    coming = _due(known, until)
    saved = [one for one in await goals(unit, viewer, day) if one.saved.minor > 0]
    moneys = [money for _, money in kept] + [one.money for one in coming if one.money] + [one.saved for one in saved]
    rates = await exchange(unit, viewer, ((money, day) for money in moneys), price.currency)
    return Afford(
        price, day, payday, until,
        tuple(Held(account, money, _worth(rates, money, day)) for account, money in kept),
        tuple(_valued(one, rates, day) for one in coming),
        tuple(saved),
        _aside(saved, rates, kept, day),
        unsaid,
        rates.basis(money for money in moneys if rates.fine(money, day) is None),
    )  # fmt: skip


async def _balances(unit: Unit, viewer: Viewer, day: date) -> list[tuple[Account, Money]]:
    """What is on accounts of money, each currency by itself."""
    accounts = {one.id: one for one in await unit.accounts.visible(viewer)}
    every = (await unit.accounts.balances(viewer, [day]))[day]
    return [
        (accounts[account_id], money)
        for (account_id, _), money in every.items()
        if money.minor and accounts[account_id].kind is AccountKind.CASH and not accounts[account_id].archived
    ]


async def _told_apart(
    unit: Unit, viewer: Viewer, balances: Sequence[tuple[Account, Money]]
) -> tuple[list[tuple[Account, Money]], tuple[Account, ...]]:
    """What counts, and the accounts that do not: below zero, and never stated."""
    unsaid: dict[int, Account] = {}
    for account, money in balances:
        if money.minor < 0 and await unit.entries.last_stated(viewer, account.id) is None:
            unsaid[account.id] = account
    return [one for one in balances if one[0].id not in unsaid], tuple(unsaid.values())


def _due(known: Known, until: date) -> list[Coming]:
    """The bills that are open and due by a day, the earliest first."""
    found = [
        Coming(one.bill.body.title, one.day, one.money, None, home_of(one.bill.body.currency))
        for one in known.due
        if one.bill.body.flow is Flow.OUT and one.occurrence.body.settled is Settled.OPEN and one.day <= until
    ]
    return sorted(found, key=lambda one: (one.due, one.title))


def _worth(rates: Exchange, money: Money, day: date) -> Money | None:
    fine = rates.fine(money, day)
    return None if fine is None else rates.rounded(fine)


def _valued(one: Coming, rates: Exchange, day: date) -> Coming:
    worth = _worth(rates, one.money, day) if one.money else None
    return Coming(one.title, one.due, one.money, worth, one.country)


def _aside(saved: Sequence[Progress], rates: Exchange, kept: Sequence[tuple[Account, Money]], day: date) -> Money:
    """What is kept for goals within the money that counts: a goal's own account must be one of those."""
    counted = {account.id for account, _ in kept}
    inside = [one.saved for one in saved if one.matter.account_id is None or one.matter.account_id in counted]
    return rates.rounded(sum(fine for money in inside if (fine := rates.fine(money, day)) is not None))
