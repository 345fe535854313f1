"""Opening the database: one writer connection on SQLite, a pool on PostgreSQL, and a read-only side for both."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool, StaticPool

from core.errors import GlobFamError

BUSY_MILLISECONDS = 5_000


class StorageUnavailableError(GlobFamError):
    """Raised when the database is locked past its timeout, full or gone; nothing was stored, try again."""

    code = "storage.unavailable"


def async_url(url: str) -> str:
    """The URL with the driver that this program uses; `sqlite:///…` and `postgresql://…` are what people write."""
    parsed = make_url(url)
    driver = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg"}
    return parsed.set(drivername=driver.get(parsed.drivername, parsed.drivername)).render_as_string(hide_password=False)


class Database:
    """Two engines on one database. `write` takes the write lock first; `read` never writes."""

    def __init__(self, url: str) -> None:
        self.url = async_url(url)
        self.sqlite = self.url.startswith("sqlite")
        self._writer = _sqlite_engine(self.url, writing=True) if self.sqlite else create_async_engine(self.url)
        self._reader = _sqlite_engine(self.url, writing=False) if self.sqlite else self._writer
        self._one_writer = asyncio.Lock()

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """One transaction; commits at the end, rolls back on any error.

        Raises `StorageUnavailableError` when the database cannot take it now.
        """
        if self.sqlite:
            async with self._one_writer, _translated(), self._writer.begin() as connection:
                yield connection
        else:
            async with _translated(), self._writer.begin() as connection:
                yield connection

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """A connection that sees one consistent state and refuses to write."""
        async with _translated(), self._reader.connect() as connection:
            if not self.sqlite:
                await connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"))
            yield connection

    async def close(self) -> None:
        """Give every connection back; SQLite folds its write-ahead log in."""
        await self._writer.dispose()
        await self._reader.dispose()


@asynccontextmanager
async def _translated() -> AsyncIterator[None]:
    try:
        yield
    except OSError as error:  # the server cannot be reached: asyncpg lets the socket's own error through
        raise StorageUnavailableError from error
    except DBAPIError as error:
        if _passing(error):
            raise StorageUnavailableError from error
        raise


def _passing(error: DBAPIError) -> bool:
    """Whether the database itself could not serve (locked, full, disk error, gone), rather than refused a statement."""
    words = str(error.orig).lower()
    return error.connection_invalidated or any(
        sign in words
        for sign in (
            "locked",
            "disk is full",
            "disk i/o",
            "readonly database",
            "unable to open",
            "connection",
            "shutting down",
        )
    )


def _sqlite_engine(url: str, *, writing: bool) -> AsyncEngine:
    memory = ":memory:" in url or url.endswith("://")
    pool = StaticPool if writing or memory else NullPool
    engine = create_async_engine(url, poolclass=pool, connect_args={"timeout": BUSY_MILLISECONDS / 1000})
    sync = engine.sync_engine

    @event.listens_for(sync, "connect")
    def prepare(connection: Any, record: Any) -> None:  # noqa: ANN401, ARG001
        connection.isolation_level = None  # the driver must not begin on its own: `begin` below does
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
        if writing:
            cursor.execute("PRAGMA journal_mode = WAL")
            cursor.execute("PRAGMA synchronous = FULL")
        else:
            cursor.execute("PRAGMA query_only = ON")
        cursor.close()

    @event.listens_for(sync, "begin")
    def begin(connection: Any) -> None:  # noqa: ANN401
        # A read that turns into a write fails at once in WAL, so the write lock is taken at the start.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine
