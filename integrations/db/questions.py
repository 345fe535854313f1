"""Questions that wait for a tap, and the state of wizards, in the database."""

from dataclasses import replace
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.conversation.model import Pending
from integrations.db.prepared import Prepared
from integrations.db.tables import conversation, pending
from integrations.db.upsert import insert as upsert

_STATE = Prepared(select(conversation.c.state, conversation.c.data).where(conversation.c.key == bindparam("chat")))
_PENDING = TypeAdapter(Pending)


class SqlQuestions:
    """Fills the `Questions` port within one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._db = connection

    async def put(self, asked: Pending, at: datetime) -> Pending:
        """See the port."""
        statement = insert(pending).values(
            user_id=asked.user_id,
            family_id=asked.family_id,
            chat_id=asked.chat_id,
            message_id=asked.message_id,
            payload=_PENDING.dump_json(asked).decode(),
            created_at=at,
        )
        return replace(asked, id=(await self._db.execute(statement.returning(pending.c.id))).scalar_one())

    async def take(self, user_id: int, pending_id: int, at: datetime) -> Pending | None:
        """See the port."""
        statement = (
            update(pending)
            .where(pending.c.id == pending_id, pending.c.user_id == user_id, pending.c.settled_at.is_(None))
            .values(settled_at=at)
            .returning(pending.c.payload)
        )
        return self._load(pending_id, (await self._db.execute(statement)).scalar())

    async def settled(self, user_id: int, pending_id: int) -> Pending | None:
        """See the port."""
        statement = select(pending.c.payload).where(
            pending.c.id == pending_id, pending.c.user_id == user_id, pending.c.settled_at.is_not(None)
        )
        return self._load(pending_id, (await self._db.execute(statement)).scalar())

    async def drop_of_message(self, chat_id: int, message_id: int, at: datetime) -> None:
        """See the port."""
        await self._db.execute(
            update(pending)
            .where(pending.c.chat_id == chat_id, pending.c.message_id == message_id, pending.c.settled_at.is_(None))
            .values(settled_at=at)
        )

    async def drop_of_person(self, user_id: int, chat_id: int, at: datetime) -> int:
        """See the port."""
        statement = update(pending).where(
            pending.c.user_id == user_id, pending.c.chat_id == chat_id, pending.c.settled_at.is_(None)
        )
        return (await self._db.execute(statement.values(settled_at=at))).rowcount

    def _load(self, pending_id: int, payload: str | None) -> Pending | None:
        return replace(_PENDING.validate_json(payload), id=pending_id) if payload else None


class SqlConversations:
    """Fills the `Conversations` port within one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._db = connection

    async def load(self, key: str) -> tuple[str | None, str]:
        """See the port."""
        row = await _STATE.first(self._db, chat=key)
        return (row["state"], row["data"]) if row else (None, "{}")

    async def save(self, key: str, state: str | None, data: str) -> None:
        """See the port."""
        if state is None and data == "{}":
            await self._db.execute(delete(conversation).where(conversation.c.key == key))
            return
        statement = upsert(self._db, conversation).values(key=key, state=state, data=data)
        await self._db.execute(
            statement.on_conflict_do_update(index_elements=["key"], set_={"state": state, "data": data})
        )
