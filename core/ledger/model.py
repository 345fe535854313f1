"""Accounts, entries and changes as frozen values.

An entry is what a person said happened. What they may correct stands in `Details`, so that a change is two `Details`
(before, after) and undo is putting the first one back; a deleted entry is one whose details say so, and is recoverable.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from core.accounts.model import NO_FACTS, AccountKind, Facts, Owner
from core.capture.model import Kind
from core.matters.model import MatterChange
from core.money.currency import Currency
from core.money.money import Money


@dataclass(frozen=True, slots=True)
class Account:
    """Where money is, or what is worth some. A private one exists for its owner alone in every list and sum.

    `owners` empty means that all of it is its `owner_id`'s. `country` is ISO 3166 alpha-2. An archived one is kept
    for the past and offered no more; a deleted one is seen by nobody, with its entries, and can be put back.
    """

    id: int
    family_id: int
    owner_id: int
    name: str
    currency: Currency
    private: bool = False
    everyday: bool = False
    kind: AccountKind = AccountKind.CASH
    country: str | None = None
    owners: tuple[Owner, ...] = ()
    facts: Facts = NO_FACTS
    archived: bool = False
    deleted: bool = False


STATED = frozenset({Kind.OPENING, Kind.BALANCE, Kind.VALUATION})
"""Kinds of entries that state what is on an account: `money` is that balance, signed, and what is booked is what was
missing to it. An earlier entry that is added later is part of it already, so the stated balance stays."""


@dataclass(frozen=True, slots=True)
class Details:
    """What of an entry can be corrected. `money`, `to_money` and `fee` are positive; `kind` holds the direction.

    Only where `kind` is one of `STATED`, `money` is signed. `incoming` turns a repayment round (they paid us back).
    `repays` is the entry that a refund or a payback lowers. `payer` is who paid when it was not who wrote it: a
    person outside the family's accounts ("Dorj"), to whom it is owed then.
    """

    kind: Kind
    day: date
    money: Money
    account_id: int
    category: str | None = None
    payee: str | None = None
    note: str | None = None
    to_account_id: int | None = None
    to_money: Money | None = None
    fee: Money | None = None
    beneficiary: str | None = None
    split_with: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    incoming: bool = False
    payer: str | None = None
    repays: int | None = None
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """Whence an entry came: the chat, the message in it, which item of that message, and by what way.

    `source` is `chat`, `bank_message` (a pasted alert) or the name of an import.
    """

    chat_id: int
    message_id: int
    line: int
    source: str = "chat"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened to the family's money, with who wrote it (`member_id`) and when (`created_at`, UTC)."""

    id: int
    family_id: int
    member_id: int
    origin: Origin
    created_at: datetime
    details: Details


@dataclass(frozen=True, slots=True)
class Posting:
    """One leg of an entry: an own account (`account_id`) or a nominal one ("expenses:food.coffee"), signed."""

    money: Money
    account_id: int | None = None
    nominal: str | None = None


class Verb(StrEnum):
    """What a change did, for "who changed this?"; OPEN, REVISE and CLOSE are of accounts, not of entries alone.

    UNDO took an import back with what was changed of it since. It is itself neither undone nor redone: the import is.
    """

    RECORD = "record"
    CORRECT = "correct"
    DELETE = "delete"
    OPEN = "open"
    REVISE = "revise"
    CLOSE = "close"
    IMPORT = "import"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One entry's part of a change; `before` is None where the change made the entry."""

    entry_id: int
    before: Details | None
    after: Details


@dataclass(frozen=True, slots=True)
class AccountChange:
    """One account's part of a change; `before` is None where the change opened it."""

    before: Account | None
    after: Account


@dataclass(frozen=True, slots=True)
class Change:
    """One act of one member, undone and redone as a whole. `undone_at` is None while it stands.

    `along` is told once, by an undo: how many later changes went with it.
    """

    id: int
    family_id: int
    member_id: int
    at: datetime
    verb: Verb
    lines: tuple[ChangeLine, ...]
    undone_at: datetime | None = None
    accounts: tuple[AccountChange, ...] = ()
    matters: tuple[MatterChange, ...] = ()
    along: int = 0
