"""Accounts, entries and changes as frozen values.

An entry is what a person said happened. What they may correct stands in `Details`, so that a change is two `Details`
(before, after) and undo is putting the first one back; a deleted entry is one whose details say so, and is recoverable.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from core.capture.model import Kind
from core.money.currency import Currency
from core.money.money import Money


@dataclass(frozen=True, slots=True)
class Account:
    """Where money is. A private one (`owner_id` set, `private`) exists for its owner alone in every list and sum."""

    id: int
    family_id: int
    owner_id: int
    name: str
    currency: Currency
    private: bool = False
    everyday: bool = False


@dataclass(frozen=True, slots=True)
class Details:
    """What of an entry can be corrected. `money`, `to_money` and `fee` are positive; `kind` holds the direction.

    `incoming` turns a repayment round (they paid us back). `repays` is the entry that a refund or a payback lowers.
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
    """What a change did, for "who changed this?"."""

    RECORD = "record"
    CORRECT = "correct"
    DELETE = "delete"
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One entry's part of a change; `before` is None where the change made the entry."""

    entry_id: int
    before: Details | None
    after: Details


@dataclass(frozen=True, slots=True)
class Change:
    """One act of one member, undone and redone as a whole. `undone_at` is None while it stands."""

    id: int
    family_id: int
    member_id: int
    at: datetime
    verb: Verb
    lines: tuple[ChangeLine, ...]
    undone_at: datetime | None = None
