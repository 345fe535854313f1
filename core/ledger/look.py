"""What a card shows: entries with their accounts and what is on these now, as one viewer may see it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from core.family.model import Member, Viewer
from core.ledger.correct import correct
from core.ledger.errors import NoSuchAccountError
from core.ledger.model import Account, Change, Entry
from core.ledger.record import private_everyday
from core.money.money import Money
from core.remitting.cost import Cost, cost_of
from core.unit import Unit

USUAL_FROM = 60
"""How many of the latest entries say which categories someone uses most."""


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as shown. `to_account` is None when nothing arrived anywhere, or where it did is hidden.

    `mine` tells whether the viewer wrote it. `cost` is what sending money into another currency took, where the entry
    stands alone on its card.
    """

    entry: Entry
    account: Account
    to_account: Account | None
    balance: Money
    member: Member
    mine: bool = True
    cost: Cost | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """Entries shown together; `change_id` is what its undo button takes back."""

    lines: tuple[Line, ...]
    change_id: int | None = None


async def card(unit: Unit, viewer: Viewer, entries: Sequence[Entry], change: Change | None = None) -> Card:
    """Gather what a card about these entries shows."""
    accounts = {account.id: account for account in await unit.accounts.visible(viewer)}
    members = {member.id: member for member in await unit.people.members(viewer)}
    balances: dict[int, Money] = {}
    lines = []
    for entry in entries:
        account = accounts[entry.details.account_id]
        if account.id not in balances:
            balances[account.id] = await unit.accounts.balance(viewer, account.id)
        to = accounts.get(entry.details.to_account_id or 0)
        author = members.get(entry.member_id, Member(entry.member_id, viewer.family_id, 0, viewer.role, ""))
        cost = await cost_of(unit, viewer, entry.details) if len(entries) == 1 else None
        mine = entry.member_id == viewer.member_id
        lines.append(Line(entry, account, to, balances[account.id], author, mine, cost))
    return Card(tuple(lines), change.id if change else None)


async def usual_categories(unit: Unit, viewer: Viewer, most: int) -> tuple[str, ...]:
    """The categories that this family used most of late."""
    latest = await unit.entries.latest(viewer, USUAL_FROM)
    counted = Counter(entry.details.category for entry in latest if entry.details.category)
    return tuple(slug for slug, _ in counted.most_common(most))


async def move_to(unit: Unit, viewer: Viewer, entry: Entry, account_id: int, at: datetime) -> Entry:
    """Put an entry on another account, which its payee keeps for this member.

    Raises `NoSuchAccountError` for one that this member may not see.
    """
    if account_id not in {account.id for account in await unit.accounts.visible(viewer)}:
        raise NoSuchAccountError
    (now,), _ = await correct(unit, viewer, [(entry, replace(entry.details, account_id=account_id))], at)
    if entry.details.payee:
        await unit.memory.remember_account(viewer, entry.details.payee, account_id)
    return now


async def hide(unit: Unit, viewer: Viewer, entry: Entry, at: datetime) -> Entry:
    """Make an entry private: it moves to the member's own private account, since privacy is an account's.

    Its payee does not keep that account: one hidden gift must not hide the next shopping.
    """
    hidden = await private_everyday(unit, viewer, entry.details.money.currency)
    (now,), _ = await correct(unit, viewer, [(entry, replace(entry.details, account_id=hidden.id))], at)
    return now
