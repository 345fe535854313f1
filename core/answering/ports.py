"""What answering needs from storage: sums, counts and entries of a filter, and the questions that were asked.

Every method takes a `Viewer`: what stands on an account that this member may not see is in none of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from core.answering.model import Query
from core.family.model import Viewer
from core.ledger.model import Entry
from core.money.money import Money


class Root(StrEnum):
    """What money went for or came from. `SENT` is money sent home, whichever account it arrived on."""

    EXPENSES = "expenses"
    INCOME = "income"
    SENT = "sent"


class Split(StrEnum):
    """By what storage splits sums; days, and so months, are always told apart."""

    CATEGORY = "category"
    PAYEE = "payee"
    MEMBER = "member"
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True)
class Sought:
    """A word of a search, with the categories that are called so."""

    word: str
    slugs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Filter:
    """Which entries count. None and the empty tuple narrow nothing.

    `roots` none means entries of any kind. `category` is a slug or a whole group. `payee` is folded; with
    `containing` it is a part of the name, with `people` it may be whom something was for. `member_id` is who spent:
    the owner of an everyday account, else who wrote it. Of `words` each must stand somewhere in an entry.
    `tag` is one of the entry's tags, as it was typed or in small letters.
    `bought` leaves out refunds and fees: an entry counts when it was a purchase (or income) itself.
    """

    roots: frozenset[Root] = frozenset()
    first: date | None = None
    last: date | None = None
    category: str | None = None
    payee: str | None = None
    containing: bool = False
    people: bool = False
    member_id: int | None = None
    account_ids: tuple[int, ...] = ()
    words: tuple[Sought, ...] = ()
    bought: bool = False
    tag: str | None = None


@dataclass(frozen=True, slots=True)
class Sum:
    """What the postings of one day, currency and group come to; spending, income and sending are each above zero.

    `key` is a slug, a folded payee, a member's or an account's id as text; `name` is a payee as written.
    """

    root: Root
    day: date
    money: Money
    count: int
    key: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Size:
    """How large one entry was."""

    entry_id: int
    day: date
    money: Money


class Figures(Protocol):
    """Figures of the family's entries."""

    async def sums(self, viewer: Viewer, which: Filter, splits: tuple[Split, ...] = ()) -> tuple[Sum, ...]:
        """Sums by root, day and currency, and by what `splits` names; two keys are joined by a blank."""
        ...

    async def counts(self, viewer: Viewer, which: Filter, split: Split | None, *, by_day: bool) -> tuple[Sum, ...]:
        """How many entries there are: sums of which only `count`, `key` and (`by_day`) `day` say something."""
        ...

    async def count(self, viewer: Viewer, which: Filter, most: int) -> int:
        """How many entries there are, counted up to `most`."""
        ...

    async def sizes(self, viewer: Viewer, which: Filter, most: int) -> tuple[Size, ...]:
        """The `most` largest of each currency."""
        ...

    async def entries(self, viewer: Viewer, which: Filter, limit: int, offset: int = 0) -> tuple[Entry, ...]:
        """Entries, newest first."""
        ...

    async def of_sizes(self, viewer: Viewer, sizes: Sequence[Size]) -> tuple[Entry, ...]:
        """The entries whose sizes these are, in any order."""
        ...

    async def first_day(self, viewer: Viewer) -> date | None:
        """The day of the family's first entry."""
        ...

    async def last_day(self, viewer: Viewer, which: Filter) -> date | None:
        """The latest day on which something of this filter was recorded."""
        ...

    async def knows_payee(self, viewer: Viewer, payee: str) -> bool:
        """Whether an entry has just this payee (folded)."""
        ...


class Inquiries(Protocol):
    """The questions that were asked, for the buttons beneath their answers."""

    async def put(self, viewer: Viewer, query: Query, at: datetime) -> int:
        """Keep a question of this member; gives its id."""
        ...

    async def get(self, viewer: Viewer, inquiry_id: int) -> Query | None:
        """A question of this member's own; None for any other."""
        ...
