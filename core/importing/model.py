"""What becomes of the rows of a statement, as frozen values: first a plan that writes nothing, then what was booked."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from core.accounts.model import AccountKind
from core.documents.model import Mapping as Columns
from core.documents.model import Statement, StatementRow
from core.ledger.model import Account, Change, Details, Entry
from core.money.currency import Currency
from core.money.money import Money


class Fate(StrEnum):
    """What becomes of a row. DOUBTFUL ones are asked about and not written; the values are stored (`bank_row.fate`).

    POSTS is a posted row whose pending one was taken in before: its entry gets the posted day and amount. MATCHED and
    PAIRED are rows of entries that are there already: written by hand, or the other side of an own transfer.
    """

    NEW = "new"
    KNOWN = "known"
    MATCHED = "matched"
    PAIRED = "paired"
    POSTS = "posts"
    PENDING = "pending"
    DOUBTFUL = "doubtful"
    SKIPPED = "skipped"


ADDING = frozenset({Fate.NEW, Fate.PENDING})
"""Fates that make an entry."""
TYING = frozenset({Fate.MATCHED, Fate.PAIRED, Fate.POSTS})
"""Fates that change an entry which is there."""


class Why(StrEnum):
    """Why a row is doubtful; the card words it."""

    SEVERAL = "several"
    """Several entries could be it."""
    UNLIKE = "unlike"
    """An entry of the same amount and time, but for something else or somebody else."""
    WORDED = "worded"
    """A row of the same day and amount was taken in, in other words."""
    BALANCE = "balance"
    """The same row was taken in, but with another balance behind it."""
    NEAR = "near"
    """The same row was taken in for another day."""
    PENDING = "pending"
    """It may be what a pending row became, with another amount."""
    TIP = "tip"
    """It may be an entry of a little less, with a tip."""
    ABROAD = "abroad"
    """It may be the other side of a transfer between own accounts in two currencies."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a statement in whole minor units. `at` is its place in `Statement.rows`; `folded` is for comparing."""

    at: int
    day: date
    minor: int
    text: str
    folded: str
    balance: int | None = None
    bank_id: str | None = None
    pending: bool = False
    foreign: Money | None = None
    other_side: str | None = None


@dataclass(frozen=True, slots=True)
class StoredRow:
    """A row that was taken in and still counts: the change that did it stands. `folded` is worked out when read."""

    id: int
    day: date
    minor: int
    text: str
    folded: str
    balance: int | None
    bank_id: str | None
    pending: bool
    fate: Fate
    entry_id: int | None


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account that a statement tells of and the family does not have; opened when the rows are booked.

    `number` is the end of its number, as `Facts.number` keeps it. `private` hides it with all its rows.
    """

    name: str
    currency: Currency
    number: str | None = None
    kind: AccountKind = AccountKind.CASH
    country: str | None = None
    private: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person said of a plan, by the places of rows. `confirmed`: take what no balance proves.

    `added` are doubtful or matched rows that shall be entries of their own, `same` names the entry that a row is,
    `skipped` rows are left out for good. `layout` is the answer about a layout's columns, to be remembered.
    """

    confirmed: bool = False
    skipped: frozenset[int] = frozenset()
    added: frozenset[int] = frozenset()
    same: Mapping[int, int] = field(default_factory=dict)
    categories: Mapping[int, str] = field(default_factory=dict)
    layout: tuple[str, Columns] | None = None


NO_CHOICES = Choices()


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Why a row is not taken without asking, and which entries it may be."""

    why: Why
    entries: tuple[Entry, ...] = ()
    stored: StoredRow | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """A row with its fate. `details` is what its entry will be (for a new account with the id 0).

    `entry` is the one that is there already, `stored` the row that was taken in before. A KNOWN row has no details.
    """

    row: Row
    fate: Fate
    details: Details | None = None
    entry: Entry | None = None
    stored: StoredRow | None = None
    doubt: Doubtful | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be booked of a statement. Exactly one of `account` and `new` is there.

    `openings` are balances to be stated before the rows (see `core.importing.opening`), as (entry that becomes it or
    None, its details). `lapsed` are pending rows of before that never came: their entries may want to be deleted.
    """

    statement: Statement
    account: Account | None
    new: NewAccount | None
    currency: Currency
    rows: tuple[Planned, ...]
    choices: Choices = NO_CHOICES
    openings: tuple[tuple[Entry | None, Details], ...] = ()
    lapsed: tuple[StoredRow, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether it may be booked: the balances prove it, or the person said so."""
        return self.statement.doubt is None and (self.statement.proved or self.choices.confirmed)

    @property
    def counts(self) -> Mapping[Fate, int]:
        """How many rows have each fate."""
        return Counter(one.fate for one in self.rows)

    def source(self, one: Planned) -> StatementRow:
        """The row as it was read."""
        return self.statement.rows[one.row.at]


@dataclass(frozen=True, slots=True)
class Booked:
    """What booking did. `change` is None when there was nothing to write.

    `off` is what the account's balance in the ledger is above the statement's closing balance on its last day, None
    when it agrees or the statement names no closing balance; it can be settled (`core.importing.book.settle`).
    """

    account: Account
    change: Change | None
    counts: Mapping[Fate, int]
    off: Money | None = None
    closing: Money | None = None
    last: date | None = None
