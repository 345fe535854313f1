"""Recording what was said: items become entries on accounts, as one change that can be undone as a whole."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from core.capture.model import Item, Kind
from core.family.gate import Action, demand
from core.family.model import Viewer
from core.family.names import member_called
from core.ledger.model import Account, Change, ChangeLine, Details, Entry, Origin, Verb
from core.ledger.payback import between_members
from core.ledger.rules import outgoing
from core.money.currency import Currency
from core.unit import Unit

EVERYDAY = "everyday"
"""The stored name of a member's first account; people see it in their own language."""
BANK_MESSAGE = "bank_message"
"""The source of an entry that was read from a pasted alert of a bank."""
TWIN_WINDOW = timedelta(minutes=2)
REPAID_WITHIN = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Missing:
    """An account was named that this member does not have yet; `field` says which of the two of a transfer."""

    name: str
    field: str
    currency: Currency


@dataclass(frozen=True, slots=True)
class Recorded:
    """What recording gave: the entries, the change that made them, and others' entries that look the same."""

    entries: tuple[Entry, ...]
    change: Change
    twins: tuple[Entry, ...] = ()


def everyday_named(account: Account) -> bool:
    """Whether it is an everyday account that nobody gave a name of its own."""
    return account.everyday and account.name == EVERYDAY


def named(accounts: Iterable[Account], name: str) -> Account | None:
    """The account that a person means: its whole name, else the only one whose name holds what they said."""
    wanted = name.casefold().strip()
    known = [a for a in accounts if not a.archived and not everyday_named(a)]
    exact = [account for account in known if account.name.casefold() == wanted]
    if exact:
        return exact[0]
    near = [account for account in known if wanted in account.name.casefold()]
    return near[0] if len(near) == 1 else None


def missing(accounts: Sequence[Account], items: Iterable[Item]) -> Missing | None:
    """The first account named in the items that does not exist yet."""
    for item in items:
        arrived = (item.to_money or item.money).currency
        for field, name, code in (
            ("account", item.account, item.money.currency),
            ("to_account", item.to_account, arrived),
        ):
            if name and named(accounts, name) is None:
                return Missing(name, field, code)
    return None


def everyday_of(accounts: Iterable[Account], member_id: int, code: Currency) -> Account | None:
    """A member's shared everyday account in a currency, when there is one."""
    fitting = (
        account
        for account in accounts
        if account.everyday
        and not account.private
        and not account.archived
        and account.owner_id == member_id
        and account.currency == code
    )
    return next(fitting, None)


async def everyday(unit: Unit, viewer: Viewer, accounts: Sequence[Account], code: Currency) -> Account:
    """This member's everyday account in a currency, opened when first needed."""
    known = everyday_of(accounts, viewer.member_id, code)
    return known or await unit.accounts.add(viewer, EVERYDAY, code, private=False, everyday=True)


async def private_everyday(unit: Unit, viewer: Viewer, code: Currency) -> Account:
    """This member's private account in a currency, to which an entry goes that only they shall see."""
    for account in await unit.accounts.visible(viewer):
        if account.everyday and account.private and account.owner_id == viewer.member_id and account.currency == code:
            return account
    return await unit.accounts.add(viewer, EVERYDAY, code, private=True, everyday=True)


async def record(unit: Unit, viewer: Viewer, items: Sequence[Item], origin: Origin, at: datetime) -> Recorded:
    """Store the items of one line, one change for all. Account names in them must exist (see `missing`).

    Raises `NotAllowedError` for a role that may not write.
    """
    placed = [(item, replace(origin, line=origin.line + place)) for place, item in enumerate(items)]
    return await record_each(unit, viewer, placed, at)


async def record_each(unit: Unit, viewer: Viewer, placed: Sequence[tuple[Item, Origin]], at: datetime) -> Recorded:
    """`record` for items of several lines, each with its own origin."""
    demand(viewer.role, Action.RECORD)
    made = []
    for item, origin in placed:
        details = await details_of(unit, viewer, item)
        made.append(await unit.entries.add(viewer, origin, details, at))
    change = await unit.changes.add(viewer, Verb.RECORD, [ChangeLine(e.id, None, e.details) for e in made], at)
    return Recorded(tuple(made), change, await _twins(unit, viewer, made, at))


async def details_of(unit: Unit, viewer: Viewer, item: Item) -> Details:
    """What an item would be in the ledger; opens an everyday account where none exists in its currency."""
    return await _details(unit, viewer, await unit.accounts.visible(viewer), item)


async def _details(unit: Unit, viewer: Viewer, accounts: Sequence[Account], item: Item) -> Details:
    payer = await _payer(unit, viewer, accounts, item)
    own = named(accounts, item.account) if item.account else payer.account or await _usual(unit, viewer, accounts, item)
    to = named(accounts, item.to_account) if item.to_account else None
    account = own or await everyday(unit, viewer, accounts, item.money.currency)
    details = Details(
        kind=item.kind,
        day=item.date,
        money=item.money,
        account_id=account.id,
        category=item.category,
        payee=item.payee,
        note=item.note,
        to_account_id=to.id if to else None,
        to_money=item.to_money,
        fee=item.fee,
        beneficiary=item.beneficiary,
        split_with=item.split_with,
        tags=item.tags,
        incoming=item.incoming,
        payer=payer.name,
    )
    return await _tied(unit, viewer, await _between(unit, viewer, accounts, details))


@dataclass(frozen=True, slots=True)
class _Payer:
    """Who paid instead: a member's `account`, or the `name` of somebody to whom it is owed now; neither: oneself."""

    account: Account | None = None
    name: str | None = None


async def _payer(unit: Unit, viewer: Viewer, accounts: Sequence[Account], item: Item) -> _Payer:
    """What a member paid goes on their everyday account, and is owed to nobody."""
    if item.payer is None:
        return _Payer()
    member = member_called(await unit.people.members(viewer), item.payer)
    if member is None:
        return _Payer(name=item.payer)
    account = everyday_of(accounts, member.id, item.money.currency)
    return _Payer(account=account) if account or member.id == viewer.member_id else _Payer(name=member.name)


async def _usual(unit: Unit, viewer: Viewer, accounts: Sequence[Account], item: Item) -> Account | None:
    """The account to which this member moved this payee's last entry, while they may see it and it fits."""
    if not item.payee:
        return None
    account_id = await unit.memory.account_of_payee(viewer, item.payee)
    fitting = (a for a in accounts if a.id == account_id and a.currency == item.money.currency)
    return next(fitting, None)


async def _between(unit: Unit, viewer: Viewer, accounts: Sequence[Account], details: Details) -> Details:
    """A payback from or to another member, as it is on both of their accounts."""
    if details.kind is not Kind.REPAYMENT or not details.payee or details.to_account_id is not None:
        return details
    members = await unit.people.members(viewer)
    other = member_called(members, details.payee)
    theirs = everyday_of(accounts, other.id, details.money.currency) if other else None
    me = next((one.name for one in members if one.id == viewer.member_id), "")
    if theirs is None or theirs.owner_id == viewer.member_id:
        return details
    return between_members(details, theirs, me)


async def _tied(unit: Unit, viewer: Viewer, details: Details) -> Details:
    """Tie a refund or an incoming payback to the one expense that it can only mean, and take its category."""
    if outgoing(details) or details.kind not in {Kind.REFUND, Kind.REPAYMENT} or not details.payee:
        return details
    found = await unit.entries.candidates(viewer, details, details.day - REPAID_WITHIN)
    if not found:
        return details
    return replace(details, repays=found[0].id, category=details.category or found[0].details.category)


async def _twins(unit: Unit, viewer: Viewer, made: Sequence[Entry], at: datetime) -> tuple[Entry, ...]:
    found: list[Entry] = []
    for entry in made:
        found.extend(await unit.entries.lookalikes(viewer, entry, at - TWIN_WINDOW))
    return tuple(found)
