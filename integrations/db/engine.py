"""Opening the database: one writer connection on SQLite, a pool on PostgreSQL, and a read-only side for both."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from typing import Any

from sqlalchemy import event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import StaticPool
from sqlalchemy.util import await_only

from core.errors import GlobFamError
from integrations.db.in_place import InPlaceConnection

BUSY_MILLISECONDS = 5_000
WRITER_CACHE_KIB = 32_768
"""How much of the database the writer may hold in memory. Pages that do not fit are written more than once."""

READERS_KEPT = 5
"""So many readers of SQLite stay open: opening one takes longer than most of what is read. More are opened at need."""


class StorageUnavailableError(GlobFamError):
    """Raised when the database is locked past its timeout, full or gone; nothing was stored, try again."""

    code = "storage.unavailable"


def async_url(url: str) -> str:
    """The URL with the driver that this program uses; `sqlite:///…` and `postgresql://…` are what people write."""
    parsed = make_url(url)
    driver = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg"}
    return parsed.set(drivername=driver.get(parsed.drivername, parsed.drivername)).render_as_string(hide_password=False)


class BrokenReferencesError(Exception):
    """Raised when a migration would leave rows that refer to nothing: a defect of ours, and nothing is committed."""


class Database:
    """Two engines on one database. `write` takes the write lock first; `read` never writes."""

    def __init__(self, url: str) -> None:
        self.url = async_url(url)
        self.sqlite = self.url.startswith("sqlite")
        self._writer = _sqlite_engine(self.url, writing=True) if self.sqlite else create_async_engine(self.url)
        self._reader = _sqlite_engine(self.url, writing=False) if self.sqlite else self._writer
        self._glancer = _sqlite_engine(self.url, writing=False, held=True) if self.sqlite else self._writer
        self._one_writer = asyncio.Lock()
        self._one_glancer = asyncio.Lock()
        self._held: AsyncConnection | None = None

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """One transaction; commits at the end, rolls back on any error.

        Raises `StorageUnavailableError` when the database cannot take it now.
        """
        async with self._alone(), _translated(), self._begun() as connection:
            yield connection

    @asynccontextmanager
    async def _begun(self) -> AsyncIterator[AsyncConnection]:
        """A transaction: on SQLite on the one connection that writes, which is held from unit to unit."""
        if not self.sqlite:
            async with _reached(self._writer.begin()) as connection:
                yield connection
            return
        held, self._held = self._held or await self._writer.connect(), None
        try:
            async with held.begin():
                yield held
            self._held = held
        finally:
            if self._held is None:
                await held.close()

    @asynccontextmanager
    async def remake(self) -> AsyncIterator[AsyncConnection]:
        """`write` for a migration. SQLite alters a table by dropping it, which must not cascade to what refers to it.

        Foreign keys are off within, and checked as a whole before the commit. Raises `StorageUnavailableError`.
        """
        if not self.sqlite:
            async with self.write() as connection:
                yield connection
            return
        async with self._alone(), _translated(), self._writer.connect() as connection:
            driver = (await connection.get_raw_connection()).driver_connection
            assert driver is not None
            await driver.execute("PRAGMA foreign_keys = OFF")  # has no effect once a transaction has begun
            try:
                async with connection.begin():
                    yield connection
                    if (await connection.execute(text("PRAGMA foreign_key_check"))).first():
                        raise BrokenReferencesError
            finally:
                await driver.execute("PRAGMA foreign_keys = ON")

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """A connection that sees one consistent state and refuses to write."""
        async with _translated(), _reached(self._reader.connect()) as connection:
            if not self.sqlite:
                await connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"))
            yield connection

    @asynccontextmanager
    async def glance(self) -> AsyncIterator[AsyncConnection]:
        """`read` for one short statement, asked again and again: on SQLite a connection is kept open for it.

        Opening one costs many times what the statement does. Each statement sees a state of its own.
        """
        if not self.sqlite:
            async with self.read() as connection:
                yield connection
            return
        async with self._one_glancer, _translated(), self._glancer.connect() as connection:
            yield connection

    @asynccontextmanager
    async def session(self) -> AsyncIterator[AsyncConnection]:
        """A connection to PostgreSQL in no transaction. It ends with the block, and so does what it has locked.

        Raises `StorageUnavailableError`, also when it is lost on the way.
        """
        async with _translated(), _reached(self._writer.connect()) as connection:
            try:
                yield await connection.execution_options(isolation_level="AUTOCOMMIT")
            finally:
                await connection.invalidate()  # given back to the pool it would keep its locks

    @asynccontextmanager
    async def _alone(self) -> AsyncIterator[None]:
        """SQLite has one writer: within this process units of work queue here rather than at its lock."""
        if not self.sqlite:
            yield
            return
        async with self._one_writer:
            yield

    async def close(self) -> None:
        """Give every connection back; SQLite folds its write-ahead log in."""
        if self._held is not None:
            await self._held.close()
            self._held = None
        await self._glancer.dispose()
        await self._reader.dispose()
        await self._writer.dispose()


@asynccontextmanager
async def _reached(opening: AbstractAsyncContextManager[AsyncConnection]) -> AsyncIterator[AsyncConnection]:
    """Open a connection; a server out of reach (asyncpg lets the socket's own error through) is translated."""
    async with AsyncExitStack() as stack:
        try:
            connection = await stack.enter_async_context(opening)
        except OSError as error:
            raise StorageUnavailableError from error
        yield connection


@asynccontextmanager
async def _translated() -> AsyncIterator[None]:
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        if _passing(error):
            raise StorageUnavailableError from error
        raise


def _passing(error: DBAPIError | sqlite3.Error) -> bool:
    """Whether the database itself could not serve (locked, full, disk error, gone), rather than refused a statement."""
    words = str(error.orig if isinstance(error, DBAPIError) else error).lower()
    return (isinstance(error, DBAPIError) and error.connection_invalidated) or any(
        sign in words
        for sign in (
            "locked",
            "disk is full",
            "disk i/o",
            "readonly database",
            "unable to open",
            "not a database",
            "malformed",
            "connection",
            "shutting down",
            "cannot switch to state",  # asyncpg, of a server that went in the midst of the first greeting
        )
    )


def _sqlite_engine(url: str, *, writing: bool, held: bool = False) -> AsyncEngine:
    memory = ":memory:" in url or url.endswith("://")
    one = writing or held or memory
    pool: dict[str, Any] = {"poolclass": StaticPool} if one else {"pool_size": READERS_KEPT, "max_overflow": -1}
    # The driver must not begin on its own: `begin` below does.
    arguments: dict[str, Any] = {"timeout": BUSY_MILLISECONDS / 1000, "isolation_level": None}
    if writing or held:
        arguments["async_creator_fn"] = InPlaceConnection.open
    engine = create_async_engine(url, connect_args=arguments, **pool)
    sync = engine.sync_engine

    @event.listens_for(sync, "connect")
    def prepare(connection: Any, record: Any) -> None:  # noqa: ANN401, ARG001
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
        if writing:
            cursor.execute("PRAGMA journal_mode = WAL")
            cursor.execute("PRAGMA synchronous = FULL")
            cursor.execute(f"PRAGMA cache_size = -{WRITER_CACHE_KIB}")
        else:
            cursor.execute("PRAGMA query_only = ON")
        cursor.close()

    @event.listens_for(sync, "begin")
    def begin(connection: Any) -> None:  # noqa: ANN401
        # A read that turns into a write fails at once in WAL, so the write lock is taken at the start.
        if writing:
            await_only(connection.connection.driver_connection.begin("BEGIN IMMEDIATE"))
        elif not held:
            connection.exec_driver_sql("BEGIN")

    return engine
