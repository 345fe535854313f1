"""The turn of one among several workers on PostgreSQL: an advisory lock, held by a connection of its own.

The server takes the lock back when that connection ends, however the worker ended. Without Redis, which the other turn
needs, this keeps jobs that ask the outside world from asking twice; what they store is once all the same.
"""

import asyncio
from collections.abc import Awaitable, Callable

import structlog
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from integrations.db.engine import Database, StorageUnavailableError

log = structlog.get_logger()
KIND = 4
"""The kind of advisory lock (see `integrations.db.unit` and `integrations.db.rates` for the others)."""
ASK_SECONDS = 5.0
"""How often one asks for the turn, and whether the connection that holds it is still there."""


class DatabaseTurn:
    """Fills the `Turn` port: `key` says of what. On SQLite, where there is one process, the turn is always its own."""

    def __init__(self, database: Database, key: int, ask: float = ASK_SECONDS) -> None:
        self._database = database
        self._key = key
        self._ask = ask

    async def whenever_mine(self, work: Callable[[], Awaitable[None]]) -> None:
        """See the port."""
        if self._database.sqlite:
            await work()
            return
        while True:
            if await self._worked(work):
                return
            await asyncio.sleep(self._ask)

    async def _worked(self, work: Callable[[], Awaitable[None]]) -> bool:
        """Work while the lock is held; whether the work came to its own end. Raises what the work raises."""
        try:
            async with self._database.session() as connection:
                await self._take(connection)
                await self._while_held(connection, work)
        except StorageUnavailableError as error:
            log.warning("turn.waits", code=error.code)
            return False
        return True

    async def _while_held(self, connection: AsyncConnection, work: Callable[[], Awaitable[None]]) -> None:
        """Work until it ends or the connection does. Cancelled too, the work stops before the lock is let go.

        A look that is cancelled closes the connection, and another worker begins at once.
        """
        working = asyncio.ensure_future(work())
        looking = asyncio.ensure_future(self._look(connection))
        try:
            await asyncio.wait((working, looking), return_when=asyncio.FIRST_COMPLETED)
        finally:
            working.cancel()
            await asyncio.wait((working,))
            looking.cancel()
            await asyncio.wait((looking,))
        await (looking if working.cancelled() else working)

    async def _look(self, connection: AsyncConnection) -> None:
        """Ask now and then over the connection that holds the lock; raises when it is lost, and the lock with it."""
        while True:
            await asyncio.sleep(self._ask)
            await connection.execute(text("SELECT 1"))

    async def _take(self, connection: AsyncConnection) -> None:
        take = text("SELECT pg_try_advisory_lock(:kind, :key)")
        while True:
            if (await connection.execute(take, {"kind": KIND, "key": self._key})).scalar():
                return
            await asyncio.sleep(self._ask)
