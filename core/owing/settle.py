"""Settling what two sides owe each other: a payback is recorded, which one tap takes back."""

from dataclasses import dataclass
from datetime import date, datetime

from core.capture.model import Kind
from core.family.gate import Action, demand
from core.family.model import Viewer
from core.ledger.model import Account, Change, ChangeLine, Details, Entry, Origin, Verb
from core.ledger.payback import between_members
from core.ledger.record import everyday, everyday_of
from core.money.money import Money
from core.owing.errors import NothingOwedError
from core.owing.model import Debt, Party
from core.unit import Unit


@dataclass(frozen=True, slots=True)
class Settled:
    """The payback as it was recorded, and the change that undoes it."""

    entry: Entry
    change: Change


async def settle(
    unit: Unit, viewer: Viewer, debt: Debt, money: Money, day: date, origin: Origin, at: datetime
) -> Settled:
    """Record that so much of a debt of the viewer's was paid back today.

    Between two members it goes from the one's everyday account to the other's, so that the family is as rich as
    before. Raises `NotAllowedError`, and `NothingOwedError` for a debt of others or a sum of another currency.
    """
    demand(viewer.role, Action.RECORD)
    if not debt.concerns(viewer.member_id) or money.currency != debt.money.currency or money.minor <= 0:
        raise NothingOwedError
    details = await _details(unit, viewer, debt, money, day)
    entry = await unit.entries.add(viewer, origin, details, at)
    change = await unit.changes.add(viewer, Verb.RECORD, [ChangeLine(entry.id, None, details)], at)
    return Settled(entry, change)


async def _details(unit: Unit, viewer: Viewer, debt: Debt, money: Money, day: date) -> Details:
    accounts = await unit.accounts.visible(viewer)
    own = await everyday(unit, viewer, accounts, money.currency)
    owes = debt.debtor.member_id == viewer.member_id
    other = debt.creditor if owes else debt.debtor
    theirs = _theirs(accounts, other, money)
    paid = Details(Kind.REPAYMENT, day, money, own.id, payee=other.name, incoming=not owes)
    return paid if theirs is None else between_members(paid, theirs, debt.creditor.name)


def _theirs(accounts: tuple[Account, ...], other: Party, money: Money) -> Account | None:
    """The other member's everyday account in this currency, when they have one."""
    return everyday_of(accounts, other.member_id, money.currency) if other.member_id is not None else None
