"""The operator's questions and acts in the database. Payloads are never read here, only whether there is one."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from sqlalchemy import ColumnElement, Table, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.admin.model import Queue, QueueItem, Status, Verdict
from core.delivery.model import OutboxState
from integrations.db.engine import Database, StorageUnavailableError
from integrations.db.inbox import DONE, FAILED, NEW
from integrations.db.migrate import HEAD, current
from integrations.db.people import SqlPeople
from integrations.db.tables import inbox, outbox, person

_TABLES: Mapping[Queue, Table] = {Queue.INBOX: inbox, Queue.OUTBOX: outbox}
_KEYS = {Queue.INBOX: inbox.c.update_id, Queue.OUTBOX: outbox.c.id}
_RETRIED = {Queue.INBOX: (FAILED,), Queue.OUTBOX: (OutboxState.DEAD.value, OutboxState.PENDING.value)}
_DROPPED = {Queue.INBOX: (FAILED, NEW), Queue.OUTBOX: (OutboxState.DEAD.value, OutboxState.PENDING.value)}
_DROP_MARK = "dropped"
T = TypeVar("T")


class SqlAdministration:
    """Fills the `Administration` port."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def ready(self) -> bool:
        """See the port."""
        try:
            async with self._database.read() as connection:
                return await connection.run_sync(current) == HEAD
        except (StorageUnavailableError, OSError):
            return False

    async def status(self) -> Status:
        """See the port."""
        async with self._database.read() as connection:
            people = await _counts(connection, person.c.blocked)
            depths = {queue: await _counts(connection, table.c.state) for queue, table in _TABLES.items()}
            return Status(depths, sum(people.values()), people.get(True, 0), await connection.run_sync(current))

    async def items(self, queue: Queue, states: Sequence[str], after: int, limit: int) -> tuple[QueueItem, ...]:
        """See the port."""
        table, key = _TABLES[queue], _KEYS[queue]
        shared = (key.label("id"), table.c.chat_id, table.c.state, table.c.attempts, table.c.error)
        own = (
            (inbox.c.received_at.label("created_at"),)
            if queue is Queue.INBOX
            else (outbox.c.created_at, outbox.c.kind, outbox.c.due_at)
        )
        statement = select(*shared, *own).where(table.c.state.in_(states), key > after).order_by(key).limit(limit)
        async with self._database.read() as connection:
            rows = (await connection.execute(statement)).mappings()
            return tuple(QueueItem(**row) for row in rows)

    async def retry(self, queue: Queue, item_id: int, at: datetime) -> tuple[Verdict, int]:
        """See the port. An update whose text was erased cannot be handled again."""
        table, here = _TABLES[queue], _KEYS[queue] == item_id
        due = {"state": NEW} if queue is Queue.INBOX else {"state": OutboxState.PENDING.value, "due_at": at}
        statement = update(table).where(here, table.c.state.in_(_RETRIED[queue]), table.c.payload != "")
        values = {"attempts": 0, "error": None} | due
        async with self._database.write() as connection:
            chat_id = (await connection.execute(statement.values(**values).returning(table.c.chat_id))).scalar()
            return (await _verdict(connection, table, here, done=chat_id is not None)), chat_id or 0

    async def drop(self, queue: Queue, item_id: int) -> Verdict:
        """See the port. An update's id is kept, so that Telegram sending it again changes nothing."""
        table, here = _TABLES[queue], _KEYS[queue] == item_id
        where = (here, table.c.state.in_(_DROPPED[queue]))
        statement = (
            update(inbox).where(*where).values(state=DONE, payload="", error=_DROP_MARK)
            if queue is Queue.INBOX
            else delete(outbox).where(*where)
        )
        async with self._database.write() as connection:
            return await _verdict(connection, table, here, done=(await connection.execute(statement)).rowcount == 1)

    async def set_blocked(self, user_id: int, *, blocked: bool) -> bool:
        """See the port."""
        async with self._database.write() as connection:
            return await SqlPeople(connection).set_blocked(user_id, blocked=blocked)


async def _counts(connection: AsyncConnection, column: ColumnElement[T]) -> dict[T, int]:
    """How many rows there are for each value of a column."""
    rows = await connection.execute(select(column, func.count()).group_by(column))
    return dict(rows.all())


async def _verdict(connection: AsyncConnection, table: Table, here: ColumnElement[bool], *, done: bool) -> Verdict:
    if done:
        return Verdict.DONE
    found = (await connection.execute(select(table.c.chat_id).where(here))).first()
    return Verdict.MISSING if found is None else Verdict.BUSY
