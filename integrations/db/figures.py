"""Figures of a family's entries: sums, counts and pages, each by the days that are asked about and no others.

A sum starts at the entries of its days (`ix_entry_family_day`) and looks each one's few postings up by its id, so that
it costs what its period holds, however long the history is.
"""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    FromClause,
    Integer,
    String,
    and_,
    bindparam,
    case,
    cast,
    exists,
    func,
    join,
    literal,
    null,
    or_,
    select,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from core.answering.ports import Filter, Root, Size, Sought, Split, Sum
from core.capture.model import Kind
from core.family.model import Viewer
from core.ledger.model import STATED, Entry
from core.money.currency import currency
from core.money.money import Money
from integrations.db import codec
from integrations.db.halves import halves, whole
from integrations.db.prepared import Prepared, Row
from integrations.db.tables import account, entry, posting
from integrations.db.visible import ANYONE, entries, eyes

_ROOTS = {root.value: root for root in Root}
_OWN_LEG = 0
"""The leg of the account that the money left or came to."""
_MAIN_LEG = 1
"""The leg of an expense or an income that says what it was for; its fees stand behind."""
_STATED = tuple(kind.value for kind in STATED)
_BOUGHT = {Root.EXPENSES: Kind.EXPENSE, Root.INCOME: Kind.INCOME}
_SPENDER = case((account.c.everyday, account.c.owner_id), else_=entry.c.member_id)
"""Whose spending it is: an everyday account's owner paid, whoever wrote it down."""
_BETWEEN = "\x1f"
"""What stands between two tags of an entry (`codec`)."""
_SENT = case((entry.c.to_currency == entry.c.currency, entry.c.to_minor), else_=entry.c.minor)
"""What was sent; what the way took of it is a fee, and counted as one."""
_AMOUNT: dict[Root, ColumnElement[int]] = {
    Root.EXPENSES: posting.c.minor, Root.INCOME: -posting.c.minor, Root.SENT: _SENT,
}  # fmt: skip


class SqlFigures:
    """Fills the `Figures` port within one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._db = connection

    async def sums(self, viewer: Viewer, which: Filter, splits: tuple[Split, ...] = ()) -> tuple[Sum, ...]:
        """See the port. One pass over the entries of the days, whatever is summed of them."""
        roots = [root for root in Root if root in which.roots]
        ways = {root: and_(*_of_root(which, root)) for root in roots}
        root = case(*((way, literal(of.value)) for of, way in ways.items()))
        minor = case(*((way, _AMOUNT[of]) for of, way in ways.items()))
        keys = [_key(split) for split in splits]
        statement = (
            select(
                root.label("root"),
                entry.c.day,
                posting.c.currency,
                *halves(minor),
                func.count().label("count"),
                *_shown(splits, keys),
            )
            .select_from(_entries(which, *splits).join(posting, posting.c.entry_id == entry.c.id))
            .where(entries(viewer), *_where(which, matched=False), or_(*ways.values()))
            .group_by(root, entry.c.day, posting.c.currency, *keys)
        )
        return tuple(_sum(row) for row in await self._all(statement))

    async def counts(self, viewer: Viewer, which: Filter, split: Split | None, *, by_day: bool) -> tuple[Sum, ...]:
        """See the port."""
        key = (entry.c.category if split is Split.CATEGORY else _key(split)) if split else null()
        shown = [entry.c.currency, func.count().label("count"), cast(key, String).label("key")]
        groups: list[Any] = [entry.c.currency, *([key] if split else [])]
        if by_day:
            shown.append(entry.c.day)
            groups.append(entry.c.day)
        statement = (
            select(*shown, func.max(entry.c.payee).label("name"))
            .select_from(_entries(which, split))
            .where(entries(viewer), *_where(which))
            .group_by(*groups)
        )
        rows = await self._all(statement)
        return tuple(
            Sum(
                Root.EXPENSES,
                row.get("day", date.min),
                Money(0, currency(row["currency"])),
                row["count"],
                row["key"],
                row["name"],
            )
            for row in rows
        )

    async def count(self, viewer: Viewer, which: Filter, most: int) -> int:
        """See the port."""
        some = select(entry.c.id).select_from(_entries(which)).where(entries(viewer), *_where(which))
        newest = some.order_by(entry.c.day.desc()).limit(most)  # by the index of days, so that it may end early
        counted = select(func.count()).select_from(newest.subquery())
        return int((await self._db.execute(counted)).scalar_one())

    async def sizes(self, viewer: Viewer, which: Filter, most: int) -> tuple[Size, ...]:
        """See the port."""
        (root,) = which.roots
        minor = _AMOUNT[root]
        place = func.row_number().over(partition_by=posting.c.currency, order_by=(minor.desc(), entry.c.id))
        ranked = (
            select(entry.c.id, entry.c.day, posting.c.currency, minor.label("minor"), place.label("place"))
            .select_from(_entries(which).join(posting, posting.c.entry_id == entry.c.id))
            .where(entries(viewer), *_where(which, matched=False), *_of_root(which, root), minor > 0)
            .subquery()
        )
        statement = select(ranked).where(ranked.c.place <= most)
        return tuple(
            Size(row["id"], row["day"], codec.money(row["minor"], row["currency"]))
            for row in await self._all(statement)
        )

    async def entries(self, viewer: Viewer, which: Filter, limit: int, offset: int = 0) -> tuple[Entry, ...]:
        """See the port."""
        given = {"first": which.first, "last": which.last, "account": next(iter(which.account_ids), None)}
        asked = {name: value for name, value in given.items() if value is not None}
        if which == Filter(first=which.first, last=which.last, account_ids=which.account_ids[:1]):
            page = {"page_size": limit, "page_from": offset}
            rows = await _of_days(frozenset(asked)).all(self._db, **eyes(viewer), **asked, **page)
        else:
            statement = select(entry).select_from(_entries(which)).where(entries(viewer), *_where(which))
            paged = statement.order_by(entry.c.day.desc(), entry.c.id.desc()).limit(limit).offset(offset)
            rows = await self._all(paged)
        return tuple(codec.entry_of(row) for row in rows)

    async def of_sizes(self, viewer: Viewer, sizes: Sequence[Size]) -> tuple[Entry, ...]:
        """See the port. By their days too: by ids alone SQLite would look through all of the family's."""
        ids, days = [one.entry_id for one in sizes], list({one.day for one in sizes})
        rows = await self._all(select(entry).where(entries(viewer), entry.c.day.in_(days), entry.c.id.in_(ids)))
        return tuple(codec.entry_of(row) for row in rows)

    async def first_day(self, viewer: Viewer) -> date | None:
        """See the port."""
        standing = (entries(viewer), entry.c.deleted.is_(False), entry.c.kind.not_in(_STATED))
        found = select(entry.c.day).where(*standing).order_by(entry.c.day).limit(1)
        return (await self._db.execute(found)).scalar()

    async def last_day(self, viewer: Viewer, which: Filter) -> date | None:
        """See the port."""
        found = select(entry.c.day).select_from(_entries(which)).where(entries(viewer), *_where(which))
        return (await self._db.execute(found.order_by(entry.c.day.desc()).limit(1))).scalar()

    async def knows_payee(self, viewer: Viewer, payee: str) -> bool:
        """See the port."""
        found = select(entry.c.id).where(entries(viewer), entry.c.payee_folded == payee, entry.c.deleted.is_(False))
        return (await self._db.execute(found.limit(1))).first() is not None

    async def _all(self, statement: Any) -> Sequence[Row]:  # noqa: ANN401 - a select, or several in one
        return (await self._db.execute(statement)).mappings().all()


@cache
def _of_days(asked: frozenset[str]) -> Prepared:
    """The page of entries for what was asked of days and one account: each is worded once."""
    where = {
        "first": entry.c.day >= bindparam("first", type_=Date),
        "last": entry.c.day <= bindparam("last", type_=Date),
        "account": entry.c.account_id == bindparam("account"),
    }
    chosen = [where[name] for name in sorted(asked)]
    statement = select(entry).where(entries(ANYONE), entry.c.deleted.is_(False), *chosen)
    ordered = statement.order_by(entry.c.day.desc(), entry.c.id.desc())
    return Prepared(ordered.limit(bindparam("page_size", type_=Integer)).offset(bindparam("page_from", type_=Integer)))


def _sum(row: Row) -> Sum:
    minor = whole(row)
    key = row["key"].partition(":")[2] if row["key"] and ":" in row["key"] else row["key"]
    return Sum(_ROOTS[row["root"]], row["day"], codec.money(minor, row["currency"]), row["count"], key, row["name"])


def _entries(which: Filter, *splits: Split | None) -> FromClause:
    """The table of entries, with their accounts where it matters whose they are."""
    if which.member_id is None and Split.MEMBER not in splits:
        return entry
    return join(entry, account, account.c.id == entry.c.account_id)


def _key(split: Split) -> ColumnElement[Any]:
    keys: dict[Split, ColumnElement[Any]] = {
        Split.CATEGORY: posting.c.nominal,
        Split.PAYEE: entry.c.payee_folded,
        Split.MEMBER: _SPENDER,
        Split.ACCOUNT: entry.c.account_id,
    }
    return keys[split]


def _shown(splits: Sequence[Split], keys: Sequence[ColumnElement[Any]]) -> tuple[ColumnElement[Any], ...]:
    """The keys as one text, joined by blanks, and a payee as it was written."""
    parts = [cast(key, String) for key in keys]
    key: ColumnElement[Any] = parts[0] if parts else cast(null(), String)
    for part in parts[1:]:
        key = key + " " + part
    name = func.max(entry.c.payee) if Split.PAYEE in splits else cast(null(), String)
    return key.label("key"), name.label("name")


def _where(which: Filter, *, matched: bool = True) -> list[ColumnElement[bool]]:
    """The conditions of a filter on entries; `matched` those on what they were for too, where no posting is joined."""
    found: list[ColumnElement[bool]] = [entry.c.deleted.is_(False)]
    if which.first is not None:
        found.append(entry.c.day >= which.first)
    if which.last is not None:
        found.append(entry.c.day <= which.last)
    if which.payee is not None:
        found.append(_of_payee(which.payee, which))
    if which.member_id is not None:
        found.append(_SPENDER == which.member_id)  # noqa: SIM300 - the column is the one that compares
    if which.account_ids:
        found.append(entry.c.account_id.in_(which.account_ids))
    found += [_says(word) for word in which.words]
    if which.tag is not None:
        found.append(_tagged(which.tag))
    if matched:
        found += _of_roots(which)
    return found


def _of_payee(payee: str, which: Filter) -> ColumnElement[bool]:
    names = [entry.c.payee_folded == payee]
    if which.containing:
        names = [entry.c.payee_folded.contains(payee, autoescape=True)]
    if which.people:
        names += [entry.c.beneficiary.in_(_spellings(payee))]
    return or_(*names)


def _tagged(tag: str) -> ColumnElement[bool]:
    """One of the tags, whole: `trip` is not `trip2`."""
    tags = literal(_BETWEEN) + entry.c.tags + literal(_BETWEEN)
    return or_(*(tags.contains(_BETWEEN + one + _BETWEEN, autoescape=True) for one in _spellings(tag)))


def _spellings(word: str) -> tuple[str, ...]:
    """How a word is written: SQLite knows the case of ASCII letters only."""
    return tuple(dict.fromkeys((word, word.lower(), word.capitalize(), word.title(), word.upper())))


def _says(sought: Sought) -> ColumnElement[bool]:
    """A word that stands anywhere in what people wrote of an entry, or names its category."""
    word = sought.word
    written = (entry.c.note, entry.c.tags, entry.c.beneficiary, entry.c.split_with, entry.c.payer)
    places = [column.contains(spelt, autoescape=True) for column in written for spelt in _spellings(word)]
    if sought.slugs:
        places.append(entry.c.category.in_(sought.slugs))
    return or_(entry.c.payee_folded.contains(word.casefold(), autoescape=True), *places)


def _of_roots(which: Filter) -> list[ColumnElement[bool]]:
    """Entries that have a posting of one of the roots; without roots all but, when things were bought, stated ones."""
    if not which.roots:
        return [entry.c.kind.not_in(_STATED)] if which.bought else []
    ways = (and_(*_of_root(which, root)) for root in Root if root in which.roots)
    return [exists(select(posting.c.entry_id).where(posting.c.entry_id == entry.c.id, or_(*ways)))]


def _of_root(which: Filter, root: Root) -> list[ColumnElement[bool]]:
    """The postings of a root and, when it is one of its own, of the filter's category."""
    if root is Root.SENT:
        return [entry.c.kind == Kind.REMITTANCE.value, posting.c.leg == _OWN_LEG]
    category = which.category or ""
    nominal = posting.c.nominal
    if not category or category == root.value:
        found = [nominal.startswith(f"{root.value}:", autoescape=True)]
    elif "." in category:
        found = [nominal == f"{root.value}:{category}"]
    else:
        found = [nominal.startswith(f"{root.value}:{category}.", autoescape=True)]
    if which.bought:
        found += [posting.c.leg == _MAIN_LEG, entry.c.kind == _BOUGHT[root].value]
    return found
