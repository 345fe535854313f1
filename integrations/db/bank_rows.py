"""Rows of statements that were taken in, in the database."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import islice

from sqlalchemy import and_, bindparam, func, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from core.family.model import Viewer
from core.importing.fold import folded
from core.importing.model import Fate, StoredRow
from core.importing.ports import Move, TakenRow
from core.ledger.model import Entry
from core.money.currency import Currency, currency
from integrations.db import codec
from integrations.db.many import insert_rows
from integrations.db.prepared import Prepared
from integrations.db.tables import STATED, account, bank_row, change, document_entry, entry, posting
from integrations.db.visible import ANYONE, accounts, bank_rows, entries, eyes

_COLUMNS = (
    "family_id", "account_id", "document_id", "change_id", "day", "minor", "currency", "text", "balance_minor",
    "bank_id", "pending", "fate", "entry_id",
)  # fmt: skip
_AT_ONCE = 500
"""Ids in one statement: both databases take more, but plan no better for it."""
_ROWS = Prepared(
    select(bank_row)
    .outerjoin(change, change.c.id == bank_row.c.change_id)
    .where(
        bank_rows(ANYONE),
        change.c.undone_at.is_(None),
        bank_row.c.account_id == bindparam("account"),
        bank_row.c.day >= bindparam("first"),
        bank_row.c.day <= bindparam("last"),
    )
    .order_by(bank_row.c.day, bank_row.c.id)
)
_PENDING = Prepared(
    select(bank_row.c.entry_id, bank_row.c.minor)
    .outerjoin(change, change.c.id == bank_row.c.change_id)
    .where(
        bank_rows(ANYONE),
        change.c.undone_at.is_(None),
        bank_row.c.account_id == bindparam("account"),
        bank_row.c.day <= bindparam("until"),
        bank_row.c.pending.is_(True),
        bank_row.c.entry_id.is_not(None),
    )
)
_TIED = Prepared(
    select(bank_row.c.entry_id, bank_row.c.account_id)
    .outerjoin(change, change.c.id == bank_row.c.change_id)
    .where(
        bank_rows(ANYONE),
        change.c.undone_at.is_(None),
        bank_row.c.entry_id.is_not(None),
        bank_row.c.day >= bindparam("first"),
        bank_row.c.day <= bindparam("last"),
    )
)
_MOVES = Prepared(
    select(posting.c.entry_id, posting.c.account_id, posting.c.minor, posting.c.currency, posting.c.day).where(
        posting.c.account_id.in_(select(account.c.id).where(accounts(ANYONE))),
        posting.c.day >= bindparam("first"),
        posting.c.day <= bindparam("last"),
    )
)
_HABITS = Prepared(
    select(entry.c.payee_folded, entry.c.category, func.count().label("count"), func.max(entry.c.id).label("last"))
    .where(
        entries(ANYONE), entry.c.deleted.is_(False), entry.c.payee_folded.is_not(None), entry.c.category.is_not(None)
    )
    .group_by(entry.c.payee_folded, entry.c.category)
)


class SqlBankRows:
    """Fills the `BankRows` port within one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._db = connection

    async def of_account(self, viewer: Viewer, account_id: int, first: date, last: date) -> tuple[StoredRow, ...]:
        """See the port."""
        rows = await _ROWS.all(self._db, **eyes(viewer), account=account_id, first=first, last=last)
        folds = {text: folded(text) for text in {row["text"] for row in rows}}
        return tuple(
            StoredRow(
                row["id"], row["day"], row["minor"], row["text"], folds[row["text"]], row["balance_minor"],
                row["bank_id"], bool(row["pending"]), Fate(row["fate"]), row["entry_id"],
            )
            for row in rows
        )  # fmt: skip

    async def moves(self, viewer: Viewer, first: date, last: date) -> Sequence[Move]:
        """See the port. The legs of one entry on one account are one move."""
        summed: dict[tuple[int, int, str], tuple[int, date]] = {}
        for row in await _MOVES.all(self._db, **eyes(viewer), first=first, last=last):
            key = (row["entry_id"], row["account_id"], row["currency"])
            before, day = summed.get(key, (0, row["day"]))
            summed[key] = (before + row["minor"], day)
        return tuple(
            Move(entry_id, account_id, minor, currency(code), day)
            for (entry_id, account_id, code), (minor, day) in sorted(summed.items())
        )

    async def tied(self, viewer: Viewer, first: date, last: date) -> frozenset[tuple[int, int]]:
        """See the port."""
        rows = await _TIED.all(self._db, **eyes(viewer), first=first, last=last)
        return frozenset((row["entry_id"], row["account_id"]) for row in rows)

    async def entries(self, viewer: Viewer, ids: Collection[int]) -> Mapping[int, Entry]:
        """See the port."""
        found: dict[int, Entry] = {}
        for some in _batches(sorted(ids)):
            rows = await self._db.execute(select(entry).where(entries(viewer), entry.c.id.in_(some)))
            found |= {row["id"]: codec.entry_of(row) for row in rows.mappings()}
        return found

    async def _posted(self, viewer: Viewer, account_id: int, ids: Collection[int]) -> set[int]:
        """Those of these entries that a posted row of the account is too."""
        found: set[int] = set()
        for some in _batches(sorted(ids)):
            statement = (
                select(bank_row.c.entry_id)
                .outerjoin(change, change.c.id == bank_row.c.change_id)
                .where(
                    bank_rows(viewer),
                    change.c.undone_at.is_(None),
                    bank_row.c.account_id == account_id,
                    bank_row.c.pending.is_(False),
                    bank_row.c.entry_id.in_(some),
                )
            )
            found |= set((await self._db.execute(statement)).scalars())
        return found

    async def texts(self, viewer: Viewer, ids: Collection[int]) -> Mapping[int, str]:
        """See the port."""
        found: dict[int, str] = {}
        for some in _batches(sorted(ids)):
            statement = (
                select(bank_row.c.entry_id, bank_row.c.text)
                .outerjoin(change, change.c.id == bank_row.c.change_id)
                .where(bank_rows(viewer), change.c.undone_at.is_(None), bank_row.c.entry_id.in_(some))
                .order_by(bank_row.c.id)
            )
            found |= {row.entry_id: row.text for row in await self._db.execute(statement)}
        return found

    async def stated(self, viewer: Viewer, account_id: int) -> tuple[Entry, ...]:
        """See the port."""
        stated = and_(text(STATED), entry.c.account_id == account_id, entry.c.deleted.is_(False))
        rows = await self._db.execute(select(entry).where(entries(viewer), stated).order_by(entry.c.day, entry.c.id))
        return tuple(codec.entry_of(row) for row in rows.mappings())

    async def waiting(self, viewer: Viewer, account_id: int, until: date) -> int:
        """See the port."""
        rows = await _PENDING.all(self._db, **eyes(viewer), account=account_id, until=until)
        pending = {row["entry_id"]: row["minor"] for row in rows}
        posted = await self._posted(viewer, account_id, pending)
        standing = await self.entries(viewer, pending.keys() - posted)
        return sum(pending[key] for key, one in standing.items() if not one.details.deleted)

    async def habits(self, viewer: Viewer) -> Mapping[str, str]:
        """See the port. Where two are as frequent, the later one wins."""
        rows = await _HABITS.all(self._db, **eyes(viewer))
        ranked = sorted(rows, key=lambda row: (row["count"], row["last"]))
        return {row["payee_folded"]: row["category"] for row in ranked}

    async def add(
        self, viewer: Viewer, account_id: int, currency: Currency, document_id: int | None, change_id: int,
        rows: Sequence[TakenRow],
    ) -> None:  # fmt: skip
        """See the port."""
        made = (
            (
                viewer.family_id, account_id, document_id, change_id, one.row.day, one.row.minor, currency.code,
                one.row.text, one.row.balance, one.row.bank_id, one.row.pending, one.fate.value, one.entry_id,
            )
            for one in rows
        )  # fmt: skip
        await insert_rows(self._db, bank_row, _COLUMNS, made)

    async def papers(self, viewer: Viewer, ids: Collection[int], besides: int | None) -> frozenset[int]:
        """See the port. A paper whose rows were taken in is a statement, which tells of many."""
        found: set[int] = set()
        statements = select(bank_row.c.document_id).where(bank_rows(viewer), bank_row.c.document_id.is_not(None))
        for some in _batches(sorted(ids)):
            statement = select(document_entry.c.entry_id).where(
                document_entry.c.family_id == viewer.family_id,
                document_entry.c.entry_id.in_(some),
                document_entry.c.document_id.is_distinct_from(besides),
                document_entry.c.document_id.not_in(statements),
            )
            found |= set((await self._db.execute(statement)).scalars())
        return frozenset(found)


def _batches(ids: Iterable[int]) -> Iterable[list[int]]:
    waiting = iter(ids)
    while batch := list(islice(waiting, _AT_ONCE)):
        yield batch
