"""The other side of benchmark 1: aiogram alone, which answers each message after two inserts in one transaction."""

from pathlib import Path
from typing import Any

from aiogram import Bot, Dispatcher, F
from aiogram.types import Message
from sqlalchemy import BigInteger, Column, Integer, MetaData, Table, Text, event, insert
from sqlalchemy.ext.asyncio import create_async_engine

from benchmarks.quiet import NullSession

_metadata = MetaData()
_heard = Table(
    "heard", _metadata, Column("id", Integer, primary_key=True), Column("chat", BigInteger), Column("text", Text)
)
_said = Table(
    "said", _metadata, Column("id", Integer, primary_key=True), Column("chat", BigInteger), Column("text", Text)
)
_ANSWER = "Noted."


class PlainBot:
    """A bot as small as it can be that still stores what it hears and says."""

    def __init__(self, file: Path) -> None:
        self.session = NullSession()
        self._bot = Bot("2:none", session=self.session)
        self._engine = create_async_engine(f"sqlite+aiosqlite:///{file}")
        event.listen(self._engine.sync_engine, "connect", _durable)
        self._dispatcher = Dispatcher()
        self._dispatcher.message.register(self._hear, F.text)

    async def prepare(self) -> None:
        """Make the tables."""
        async with self._engine.begin() as connection:
            await connection.run_sync(_metadata.create_all)

    async def answer(self, updates: list[dict[str, Any]]) -> None:
        """Answer them one after the other: SQLite has one writer, and no time is lost in its queue so."""
        for update in updates:
            await self._dispatcher.feed_raw_update(self._bot, update)

    async def close(self) -> None:
        """Let go of the database."""
        await self._engine.dispose()

    async def _hear(self, message: Message) -> None:
        async with self._engine.begin() as connection:
            await connection.execute(insert(_heard).values(chat=message.chat.id, text=message.text))
            await connection.execute(insert(_said).values(chat=message.chat.id, text=_ANSWER))
        await message.answer(_ANSWER)


def _durable(connection: Any, record: Any) -> None:  # noqa: ANN401, ARG001
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.close()
