"""What else was done to the entries of a change, in the database."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from core.family.model import Viewer
from core.ledger.history import Claim, Step
from core.ledger.model import Change, Verb
from integrations.db import codec
from integrations.db.changes import SqlChanges
from integrations.db.tables import (
    bank_row,
    change,
    change_account,
    change_line,
    change_matter,
    document,
    document_entry,
    entry,
)
from integrations.db.visible import bank_rows, changes, documents, entries


class SqlHistory:
    """Fills the `History` port within one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._db = connection

    async def steps(self, viewer: Viewer, changed: Change) -> Sequence[Step]:
        """See the port."""
        statement = (
            select(change_line, change.c.verb, change.c.undone_at)
            .join(change, change.c.id == change_line.c.change_id)
            .join(entry, entry.c.id == change_line.c.entry_id)
            .where(entries(viewer), entry.c.id.in_(_touched(viewer, changed)), change.c.id != changed.id)
            .order_by(change.c.id)
        )
        rows = (await self._db.execute(statement)).mappings()
        return [Step(row["change_id"], Verb(row["verb"]), row["undone_at"] is None, codec.line_of(row)) for row in rows]

    async def along(
        self, viewer: Viewer, changed: Change, gone: Collection[int], undone_at: datetime | None
    ) -> tuple[Change, ...]:
        """See the port."""
        beneath = select(entry.c.id).where(entry.c.family_id == viewer.family_id, entry.c.account_id.in_(gone))
        ours = or_(change_line.c.entry_id.in_(_touched(viewer, changed)), change_line.c.entry_id.in_(beneath))
        statement = select(change).where(
            changes(viewer),
            change.c.id > changed.id,
            change.c.verb.not_in((Verb.IMPORT.value, Verb.UNDO.value)),
            change.c.undone_at.is_(None) if undone_at is None else change.c.undone_at == undone_at,
            or_(_lines(ours), _accounts(_opened(viewer, changed))),
            ~_lines(~ours),
            ~_accounts(~_opened(viewer, changed)),
            ~select(change_matter.c.change_id).where(change_matter.c.change_id == change.c.id).exists(),
        )
        rows = (await self._db.execute(statement.order_by(change.c.id))).mappings()
        return tuple(
            Change(row["id"], row["family_id"], row["member_id"], row["at"], Verb(row["verb"]), (), row["undone_at"])
            for row in rows
        )

    async def claims(self, viewer: Viewer, changed: Change) -> Sequence[Claim]:
        """See the port. Rows of others' private accounts keep their side of an entry too."""
        statement = (
            _rows_besides(viewer, changed)
            .with_only_columns(
                bank_row.c.entry_id, bank_row.c.account_id, bank_row.c.day, bank_row.c.minor, bank_row.c.currency
            )
            .where(bank_row.c.entry_id.in_(_touched(viewer, changed)))
            .order_by(bank_row.c.id)
        )
        rows = (await self._db.execute(statement)).mappings()
        return [
            Claim(row["entry_id"], row["account_id"], row["day"], codec.money(row["minor"], row["currency"]))
            for row in rows
        ]

    async def receipts(self, viewer: Viewer, changed: Change) -> frozenset[int]:
        """See the port. A paper whose rows were taken in is a statement, which tells of many."""
        statements = select(bank_row.c.document_id).where(bank_rows(viewer), bank_row.c.document_id.is_not(None))
        statement = (
            select(document_entry.c.entry_id)
            .join(document, document.c.id == document_entry.c.document_id)
            .where(
                documents(viewer),
                document_entry.c.entry_id.in_(_touched(viewer, changed)),
                document.c.id.not_in(statements),
            )
        )
        return frozenset((await self._db.execute(statement)).scalars())

    async def first_besides(self, viewer: Viewer, changed: Change, account_id: int) -> date | None:
        """See the port."""
        statement = _rows_besides(viewer, changed).with_only_columns(func.min(bank_row.c.day))
        found: date | None = (await self._db.execute(statement.where(bank_row.c.account_id == account_id))).scalar()
        return found

    async def withdrawal(self, viewer: Viewer, changed: Change) -> Change | None:
        """See the port. It is of that very instant, and of nothing else."""
        ours = change_line.c.entry_id.in_(_touched(viewer, changed))
        statement = select(change.c.id).where(
            changes(viewer),
            change.c.id > changed.id,
            change.c.verb == Verb.UNDO.value,
            change.c.undone_at.is_(None),
            change.c.at == changed.undone_at,
            or_(_lines(ours), _accounts(_opened(viewer, changed))),
            ~_lines(~ours),
            ~_accounts(~_opened(viewer, changed)),
        )
        key = (await self._db.execute(statement.order_by(change.c.id.desc()).limit(1))).scalar()
        return None if key is None else await SqlChanges(self._db).get(viewer, key)

    async def withdrawn(self, viewer: Viewer, ids: Collection[int]) -> frozenset[int]:
        """See the port."""
        undoing = select(change.c.id).where(
            changes(viewer), change.c.verb == Verb.UNDO.value, change.c.undone_at.is_(None)
        )
        keys = (await self._db.execute(undoing)).scalars().all()
        statement = select(change_line.c.entry_id).where(
            change_line.c.family_id == viewer.family_id,
            change_line.c.change_id.in_(keys),
            change_line.c.entry_id.in_(ids),
        )
        return frozenset((await self._db.execute(statement)).scalars())


def _touched(viewer: Viewer, changed: Change) -> Select[tuple[int]]:
    """The entries of a change, without naming a hundred thousand of them."""
    return select(change_line.c.entry_id).where(
        change_line.c.family_id == viewer.family_id, change_line.c.change_id == changed.id
    )


def _opened(viewer: Viewer, changed: Change) -> ColumnElement[bool]:
    """Accounts of a change."""
    return change_account.c.account_id.in_(
        select(change_account.c.account_id).where(
            change_account.c.family_id == viewer.family_id, change_account.c.change_id == changed.id
        )
    )


def _lines(which: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether a change has such lines."""
    return select(change_line.c.change_id).where(and_(change_line.c.change_id == change.c.id, which)).exists()


def _accounts(which: ColumnElement[bool]) -> ColumnElement[bool]:
    return select(change_account.c.change_id).where(and_(change_account.c.change_id == change.c.id, which)).exists()


def _rows_besides(viewer: Viewer, changed: Change) -> Select[tuple[int]]:
    """Rows that another change took in, which stands."""
    return (
        select(bank_row.c.id)
        .join(change, change.c.id == bank_row.c.change_id)
        .where(bank_row.c.family_id == viewer.family_id, change.c.id != changed.id, change.c.undone_at.is_(None))
    )
