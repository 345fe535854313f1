"""The inbox in the database: kept before it is acknowledged, handled once, in each chat's order."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.delivery.model import InboxRow
from integrations.db.tables import handled, inbox
from integrations.db.upsert import insert

NEW, DONE, FAILED = "new", "done", "failed"


class SqlInbox:
    """Fills the `Inbox` port within one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._db = connection

    async def store(self, updates: Sequence[tuple[int, int, str]], at: datetime) -> int:
        """See the port."""
        if not updates:
            return 0
        rows = [
            {"update_id": key, "chat_id": chat_id, "payload": payload, "received_at": at}
            for key, chat_id, payload in updates
        ]
        statement = insert(self._db, inbox).values(rows).on_conflict_do_nothing(index_elements=["update_id"])
        return (await self._db.execute(statement)).rowcount

    async def waiting_chats(self) -> tuple[int, ...]:
        """See the port."""
        statement = select(inbox.c.chat_id).where(inbox.c.state == NEW).distinct()
        return tuple((await self._db.execute(statement)).scalars())

    async def next(self, chat_id: int) -> InboxRow | None:
        """See the port."""
        statement = select(inbox).where(inbox.c.state == NEW, inbox.c.chat_id == chat_id)
        row = (await self._db.execute(statement.order_by(inbox.c.update_id).limit(1))).first()
        return InboxRow(row.update_id, row.chat_id, row.payload, row.attempts) if row else None

    async def done(self, update_id: int) -> None:
        """See the port. The text of the message is dropped: the entry holds what is worth keeping."""
        await self._db.execute(
            update(inbox).where(inbox.c.update_id == update_id).values(state=DONE, payload="", error=None)
        )

    async def failed(self, update_id: int, error: str, *, give_up: bool) -> None:
        """See the port."""
        values = {"attempts": inbox.c.attempts + 1, "error": error, "state": FAILED if give_up else NEW}
        await self._db.execute(update(inbox).where(inbox.c.update_id == update_id).values(**values))

    async def first_time(
        self, identity: str, chat_id: int, message_id: int | None, edit_date: int, at: datetime
    ) -> bool:
        """See the port."""
        values = {"identity": identity, "chat_id": chat_id, "message_id": message_id, "edit_date": edit_date, "at": at}
        claim = insert(self._db, handled).values(**values).on_conflict_do_nothing(index_elements=["identity"])
        if (await self._db.execute(claim)).rowcount != 1:
            return False
        if message_id is None:
            return True
        newer = select(handled.c.identity).where(
            handled.c.chat_id == chat_id, handled.c.message_id == message_id, handled.c.edit_date > edit_date
        )
        return (await self._db.execute(newer.limit(1))).first() is None
