"""The inbox in the database: kept before it is acknowledged, handled once, in each chat's order."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, literal_column, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.delivery.model import InboxRow
from integrations.db.prepared import Prepared
from integrations.db.tables import handled, inbox

NEW, DONE, FAILED = "new", "done", "failed"
_WAITS = inbox.c.state == literal_column("'new'")
"""Spelled out, since SQLite finds a partial index only by the words of its own condition."""
_KEEP = Prepared(
    lambda insert: insert(inbox).on_conflict_do_nothing(index_elements=["update_id"]),
    *("update_id", "chat_id", "payload", "received_at"),
)
_NEXT = Prepared(select(inbox).where(_WAITS, inbox.c.chat_id == bindparam("chat")).order_by(inbox.c.update_id).limit(1))
_DONE = Prepared(update(inbox).where(inbox.c.update_id == bindparam("key")).values(state=DONE, payload="", error=None))
_CLAIM = Prepared(
    lambda insert: insert(handled).on_conflict_do_nothing(index_elements=["identity"]),
    "identity",
    "chat_id",
    "message_id",
    "edit_date",
    "at",
)
_NEWER = Prepared(
    select(handled.c.identity)
    .where(
        handled.c.chat_id == bindparam("chat"),
        handled.c.message_id == bindparam("message"),
        handled.c.edit_date > bindparam("edit"),
    )
    .limit(1)
)


class SqlInbox:
    """Fills the `Inbox` port within one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._db = connection

    async def store(self, updates: Sequence[tuple[int, int, str]], at: datetime) -> int:
        """See the port."""
        new = 0
        for key, chat_id, payload in updates:
            new += await _KEEP.count(self._db, update_id=key, chat_id=chat_id, payload=payload, received_at=at)
        return new

    async def waiting_chats(self) -> tuple[int, ...]:
        """See the port."""
        statement = select(inbox.c.chat_id).where(_WAITS).distinct()
        return tuple((await self._db.execute(statement)).scalars())

    async def next(self, chat_id: int) -> InboxRow | None:
        """See the port."""
        row = await _NEXT.first(self._db, chat=chat_id)
        return InboxRow(row["update_id"], row["chat_id"], row["payload"], row["attempts"]) if row else None

    async def done(self, update_id: int) -> None:
        """See the port. The text of the message is dropped: the entry holds what is worth keeping."""
        await _DONE.count(self._db, key=update_id)

    async def failed(self, update_id: int, error: str, *, give_up: bool) -> None:
        """See the port."""
        values = {"attempts": inbox.c.attempts + 1, "error": error, "state": FAILED if give_up else NEW}
        await self._db.execute(update(inbox).where(inbox.c.update_id == update_id).values(**values))

    async def first_time(
        self, identity: str, chat_id: int, message_id: int | None, edit_date: int, at: datetime
    ) -> bool:
        """See the port."""
        claimed = await _CLAIM.count(
            self._db, identity=identity, chat_id=chat_id, message_id=message_id, edit_date=edit_date, at=at
        )
        if claimed != 1:
            return False
        if message_id is None:
            return True
        return await _NEWER.first(self._db, chat=chat_id, message=message_id, edit=edit_date) is None
