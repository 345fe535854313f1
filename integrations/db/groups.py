"""Families' group chats in the database."""

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.family.model import Viewer
from core.groups.model import GroupChat
from integrations.db.tables import group_chat
from integrations.db.upsert import insert


class SqlGroups:
    """Fills the `Groups` port within one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._db = connection

    async def of_chat(self, chat_id: int) -> GroupChat | None:
        """See the port."""
        statement = select(group_chat).where(group_chat.c.chat_id == chat_id)
        row = (await self._db.execute(statement)).mappings().first()
        return GroupChat(row["chat_id"], row["family_id"], row["title"], row["told_deaf"]) if row else None

    async def join(self, viewer: Viewer, chat_id: int, title: str, at: datetime) -> bool:
        """See the port."""
        statement = insert(self._db, group_chat).values(
            chat_id=chat_id, family_id=viewer.family_id, title=title, joined_by=viewer.member_id, joined_at=at
        )
        return (await self._db.execute(statement.on_conflict_do_nothing())).rowcount == 1

    async def hears(self, chat_id: int) -> None:
        """See the port."""
        await self._set(chat_id, told_deaf=True)

    async def rename(self, chat_id: int, title: str) -> None:
        """See the port."""
        await self._set(chat_id, title=title)

    async def move(self, chat_id: int, to: int) -> None:
        """See the port. Both chats tell of it: the second time there is nothing to move."""
        await self._set(chat_id, chat_id=to)

    async def leave(self, chat_id: int) -> None:
        """See the port."""
        await self._db.execute(delete(group_chat).where(group_chat.c.chat_id == chat_id))

    async def _set(self, chat: int, /, **values: object) -> None:
        await self._db.execute(update(group_chat).where(group_chat.c.chat_id == chat).values(**values))
