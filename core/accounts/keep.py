"""Opening, describing, stating and putting away what the family has and owes: each act can be undone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from core.accounts.country import home_of
from core.accounts.errors import AccountExistsError, BadNameError, BadOwnersError, NotOwnerError
from core.accounts.model import NO_FACTS, VALUED, AccountKind, Facts, Owner
from core.capture.model import Kind
from core.family.gate import Action, demand
from core.family.model import Viewer
from core.ledger.model import Account, AccountChange, Change, ChangeLine, Details, Entry, Origin, Verb
from core.ledger.record import everyday_named
from core.money.currency import Currency
from core.money.money import Money
from core.unit import Unit

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Opening:
    """An account to open. `worth` is its present balance in its own currency: positive, of a debt what is owed.

    `since` is the day from which it was there (today unless it was bought before); `country` None is the currency's.
    """

    name: str
    kind: AccountKind
    currency: Currency
    worth: Money | None = None
    since: date | None = None
    country: str | None = None
    owners: tuple[Owner, ...] = ()
    facts: Facts = NO_FACTS
    private: bool = False


@dataclass(frozen=True, slots=True)
class Act:
    """What was done: the account as it is now, the change to undo, and the entry that states its balance, if any."""

    account: Account
    change: Change
    entry: Entry | None = None


async def open_account(unit: Unit, viewer: Viewer, new: Opening, origin: Origin, today: date, at: datetime) -> Act:
    """Open an account with what is on it. What it was bought for is its worth of that day.

    Raises `NotAllowedError`, `AccountExistsError` for a name that is taken, `BadNameError`, and `BadOwnersError` for
    more than a whole.
    """
    demand(viewer.role, Action.RECORD)
    _check_owners(new.owners)
    await _check_name(unit, viewer, new.name)
    made = await unit.accounts.open(viewer, _account(new))
    entries = [
        await unit.entries.add(viewer, replace(origin, line=origin.line + number), details, at)
        for number, details in enumerate(_worths(made, new, today))
    ]
    lines = [ChangeLine(entry.id, None, entry.details) for entry in entries]
    change = await unit.changes.add(viewer, Verb.OPEN, lines, at, [AccountChange(None, made)])
    return Act(made, change, entries[-1] if entries else None)


async def revise(unit: Unit, viewer: Viewer, old: Account, new: Account, at: datetime) -> Act:
    """Give an account another name, other owners or facts, archive or restore it.

    Raises `NotAllowedError`, `NoSuchAccountError`, `AccountExistsError`, `BadNameError`, `BadOwnersError`, and
    `NotOwnerError` when somebody else's account shall become private or shared.
    """
    demand(viewer.role, Action.RECORD)
    await unit.accounts.ever(viewer, old.id)
    _check_owners(new.owners)
    if new.private != old.private and old.owner_id != viewer.member_id:
        raise NotOwnerError
    if new.name != old.name:
        await _check_name(unit, viewer, new.name)
    await unit.accounts.replace(viewer, new)
    verb = Verb.CLOSE if new.deleted else Verb.REVISE
    return Act(new, await unit.changes.add(viewer, verb, (), at, [AccountChange(old, new)]))


async def delete_account(unit: Unit, viewer: Viewer, old: Account, at: datetime) -> Act:
    """Take an account out of sight with its entries, recoverably."""
    return await revise(unit, viewer, old, replace(old, deleted=True), at)


async def state(
    unit: Unit, viewer: Viewer, account: Account, worth: Money, day: date, origin: Origin, at: datetime
) -> Act:
    """State what is on an account at a day's end: a new value of what is valued, a correction of what is counted.

    `worth` is as `Opening` has it. Raises `NotAllowedError`, `NoSuchAccountError` and `MixedCurrenciesError`.
    """
    demand(viewer.role, Action.RECORD)
    await unit.accounts.ever(viewer, account.id)
    kind = Kind.VALUATION if account.kind in VALUED else Kind.BALANCE
    entry = await unit.entries.add(viewer, origin, _stating(account, kind, worth, day), at)
    change = await unit.changes.add(viewer, Verb.RECORD, [ChangeLine(entry.id, None, entry.details)], at)
    return Act(account, change, entry)


def signed(account: Account, worth: Money) -> Money:
    """What people say of a debt is how much is owed; its balance is below zero."""
    return replace(worth, minor=-abs(worth.minor)) if account.kind is AccountKind.DEBT else worth


def _account(new: Opening) -> Account:
    country = new.country or home_of(new.currency)
    return Account(
        0, 0, 0, new.name, new.currency, new.private,
        kind=new.kind, country=country, owners=new.owners, facts=new.facts,
    )  # fmt: skip


def _worths(made: Account, new: Opening, today: date) -> Sequence[Details]:
    """What it was bought for on that day, and what it is worth now."""
    told = []
    bought = new.facts.bought_on, new.facts.bought_for
    if bought[0] and bought[1] and bought[1].currency == made.currency and bought[0] < today:
        told.append(_stating(made, Kind.OPENING, bought[1], bought[0]))
    if new.worth is not None:
        kind = Kind.OPENING if not told else Kind.VALUATION
        told.append(_stating(made, kind, new.worth, today if told else new.since or today))
    return told


def _stating(account: Account, kind: Kind, worth: Money, day: date) -> Details:
    balance = signed(account, worth)
    balance.minus(Money(0, account.currency))  # refuses another currency
    return Details(kind, day, balance, account.id)


def _check_owners(owners: Sequence[Owner]) -> None:
    if any(owner.share <= 0 for owner in owners) or sum(owner.share for owner in owners) > 1:
        raise BadOwnersError


async def _check_name(unit: Unit, viewer: Viewer, name: str) -> None:
    if not name.strip() or len(name) > LONGEST_NAME:
        raise BadNameError(most=str(LONGEST_NAME))
    taken = {one.name.casefold().strip() for one in await unit.accounts.visible(viewer) if not everyday_named(one)}
    if name.casefold().strip() in taken:
        raise AccountExistsError(name=name)
