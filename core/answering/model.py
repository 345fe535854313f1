"""Answers as frozen values: what was asked as it was resolved, the figures, and all that "how?" has to show.

A `Query` is what is stored of a question, so that a button beneath its answer can ask it again a little otherwise.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from core.asking.model import Group, Inquiry, Measure
from core.family.model import Member
from core.ledger.model import Account, Entry
from core.money.currency import Currency
from core.money.money import Money
from core.rates.model import Quote


@dataclass(frozen=True, slots=True)
class Query:
    """An inquiry, with the `words` of a search that no filter of an inquiry holds."""

    inquiry: Inquiry
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """What an answer is about, as it was resolved. Days are inclusive; None is open on that side.

    `category` is a slug, a group or None; `payee` stands as the asker wrote it, `shop` tells that it is no person.
    """

    first: date | None
    last: date | None
    category: str | None = None
    payee: str | None = None
    shop: bool = True
    member: Member | None = None
    accounts: tuple[Account, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Basis:
    """How sums came into one currency: the first and the last rate used of each, and what has none.

    `missing` is in no figure: it is not known what it was worth on its day.
    """

    currency: Currency
    used: Mapping[Currency, tuple[Quote, Quote]] = field(default_factory=dict)
    missing: tuple[Money, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One of the groups that an answer is split by.

    `key` is what the group is: a slug, a payee (None: nobody named one), a member's or an account's id, a currency's
    or a country's code, or the first day of a day, week, month or year.
    """

    key: str | int | date | None
    money: Money
    name: str | None = None
    count: int = 0


@dataclass(frozen=True, slots=True)
class Flow:
    """What was spent, received or saved: `total` of all `rows`, which are in the order in which they are read.

    `sent` is what was sent home beside it, where the question is not about sending: in one sum what has a rate, the
    rest as it is. `received` and `spent` are the
    two sides of what was saved. `count` is how many postings were added up: 0 is nothing recorded.
    """

    query: Query
    scope: Scope
    measure: Measure
    total: Money
    basis: Basis
    count: int
    rows: tuple[Row, ...] = ()
    group: Group | None = None
    sent: tuple[Money, ...] = ()
    received: Money | None = None
    spent: Money | None = None
    sending: bool = False


@dataclass(frozen=True, slots=True)
class Average:
    """`each` is what one `unit` comes to: `flow.total` divided by how many there were (`units`); None: of one entry.

    Only whole units count, and `flow.scope` has their days. Where the period holds no whole one it is taken by days.
    """

    flow: Flow
    unit: Group | None
    units: int
    each: Money


@dataclass(frozen=True, slots=True)
class Counted:
    """How many entries, with a count for each group."""

    query: Query
    scope: Scope
    count: int
    rows: tuple[tuple[str | int | date | None, int], ...] = ()
    group: Group | None = None


@dataclass(frozen=True, slots=True)
class Ranked:
    """One of the largest: an entry, and what it was worth in the currency of the answer."""

    entry: Entry
    money: Money


@dataclass(frozen=True, slots=True)
class Largest:
    """The largest entries, the very largest first."""

    query: Query
    scope: Scope
    ranked: tuple[Ranked, ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of entries, newest first. `count` is how many there are in all, up to the most that are counted."""

    query: Query
    scope: Scope
    entries: tuple[Entry, ...]
    page: int
    count: int


@dataclass(frozen=True, slots=True)
class Held:
    """What stands on one account in one currency, and its worth in the currency of the answer (None: no rate)."""

    account: Account
    balance: Money
    worth: Money | None


@dataclass(frozen=True, slots=True)
class Balance:
    """What is on accounts on a day, in their own money and together."""

    query: Query
    scope: Scope
    day: date
    held: tuple[Held, ...]
    total: Money
    basis: Basis


@dataclass(frozen=True, slots=True)
class Unknown:
    """The question names someone, or an account, that this family does not have (`what`: member or account)."""

    query: Query
    what: str
    name: str


Answer = Flow | Average | Counted | Largest | Listed | Balance
