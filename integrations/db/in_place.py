"""SQLite's writer with short statements run where they are awaited, and only what may wait handed to a thread.

aiosqlite takes every step (cursor, execute, fetch, close) to a thread and back. A statement of one update takes some
ten microseconds and the way there and back many times that, so that an update spent most of its time travelling. What
waits for the disk, for another process or for many rows still goes to a thread, and the event loop goes on meanwhile.

This fills what SQLAlchemy's aiosqlite dialect asks of a connection, and no more.
"""

import asyncio
import re
import sqlite3
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import lru_cache, partial
from typing import Any, Self, TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection

_Result = TypeVar("_Result")
_SHORT = re.compile(r"\s*(?:SELECT|INSERT|UPDATE(?!.*\bSELECT\b))\b", re.DOTALL)
"""Statements that find their few rows by an index. Others may wait, or touch a family's whole book."""
MOST_ROWS = 50
"""How many rows `executemany` writes in place."""
WAIT_MILLISECONDS = 250


class InPlaceConnection:
    """One connection for one task at a time, as the unit of work's lock sees to."""

    def __init__(self, connection: sqlite3.Connection, thread: ThreadPoolExecutor, patience: float) -> None:
        self._connection: sqlite3.Connection | None = connection
        self._patience = int(patience * 1000)
        self._thread = thread
        self._aside: asyncio.Future[Any] | None = None

    @classmethod
    async def open(cls, database: str, **options: Any) -> Self:  # noqa: ANN401
        """Connect; the arguments are those of `sqlite3.connect`."""
        thread = ThreadPoolExecutor(1, "sqlite-writer")
        connecting = partial(sqlite3.connect, database, **{**options, "check_same_thread": False})
        connection = await asyncio.get_running_loop().run_in_executor(thread, connecting)
        return cls(connection, thread, options.get("timeout", 5.0))

    @property
    def isolation_level(self) -> str | None:
        """None: transactions begin and end by their own statements."""
        return self.sqlite.isolation_level

    @isolation_level.setter
    def isolation_level(self, value: str | None) -> None:
        self.sqlite.isolation_level = value  # type: ignore[assignment]  # typeshed names the three words that it takes

    @property
    def sqlite(self) -> sqlite3.Connection:
        """The connection beneath; raises `ValueError` once it is closed, as aiosqlite does."""
        if self._connection is None:
            raise ValueError("Connection closed")
        return self._connection

    def cursor(self) -> "InPlaceCursor":
        """A cursor."""
        return InPlaceCursor(self, self.sqlite.cursor())

    async def execute(self, statement: str) -> None:
        """Run one statement for its effect."""
        await self.aside(_write, self.sqlite, statement, ((),))

    async def run(self, statement: str, parameters: Sequence[Any]) -> sqlite3.Cursor:
        """Run a short statement here and now."""
        await self.settled()
        return self.sqlite.execute(statement, parameters)

    async def run_many(self, statement: str, rows: Sequence[Any]) -> None:
        """Run one statement for each row, here while they are few."""
        await self.settled()
        if len(rows) <= MOST_ROWS:
            _write(self.sqlite, statement, rows)
        else:
            await self.aside(_write, self.sqlite, statement, rows)

    async def begin(self, statement: str) -> None:
        """Take the write lock: at once when it is free, else in the thread, for as long as patience lasts.

        SQLite cannot be called back from a wait, so it waits a little at a time: who is told to stop meanwhile can.
        """
        self.sqlite.execute("PRAGMA busy_timeout = 0")
        try:
            self.sqlite.execute(statement)
        except sqlite3.OperationalError:
            self.sqlite.execute(f"PRAGMA busy_timeout = {WAIT_MILLISECONDS}")
            await self._begin_by_and_by(statement)
        self.sqlite.execute(f"PRAGMA busy_timeout = {self._patience}")

    async def _begin_by_and_by(self, statement: str) -> None:
        for left in reversed(range(max(1, self._patience // WAIT_MILLISECONDS))):
            try:
                await self.aside(_write, self.sqlite, statement, ((),))
            except sqlite3.OperationalError:
                if not left:
                    raise
            else:
                return

    async def create_function(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401
        """See `sqlite3.Connection.create_function`."""
        self.sqlite.create_function(*arguments, **options)

    async def commit(self) -> None:
        """Commit; the disk is waited for in the thread."""
        await self.aside(self.sqlite.commit)

    async def rollback(self) -> None:
        """Roll back, which is nothing when no transaction is open."""
        await self.settled()
        if self.sqlite.in_transaction:
            await self.aside(self.sqlite.rollback)

    async def close(self) -> None:
        """Close, which folds the write-ahead log in."""
        connection, self._connection = self._connection, None
        if connection is not None:
            await self.aside(connection.close)
            self._thread.shutdown(wait=False)

    def stop(self) -> None:
        """Let go without waiting."""
        connection, self._connection = self._connection, None
        if connection is not None:
            self._thread.submit(connection.close)
            self._thread.shutdown(wait=False)

    async def aside(self, work: Callable[..., _Result], *arguments: object) -> _Result:
        """Do something in the thread. Cancelling the wait does not stop it, and whatever follows waits for it."""
        loop = asyncio.get_running_loop()
        doing: asyncio.Future[_Result] = loop.run_in_executor(self._thread, work, *arguments)
        self._aside = doing
        doing.add_done_callback(_looked_at)  # who was cancelled and closes at once asks no more what became of it
        return await asyncio.shield(doing)

    async def settled(self) -> None:
        """Wait for what a cancelled task left in the thread; its error was that task's own."""
        doing = self._aside
        if doing is None:
            return
        if not doing.done():
            await asyncio.wait((doing,))
        doing.exception()
        self._aside = None


class InPlaceCursor:
    """A cursor whose short statements have run by the time that they are awaited."""

    def __init__(self, connection: InPlaceConnection, cursor: sqlite3.Cursor) -> None:
        self._connection = connection
        self._cursor = cursor

    async def __aenter__(self) -> Self:
        return self

    @property
    def description(self) -> Any:  # noqa: ANN401 - as PEP 249 has it
        """The columns of the result; None for a statement that has none."""
        return self._cursor.description

    @property
    def rowcount(self) -> int:
        """How many rows were changed."""
        return self._cursor.rowcount

    @property
    def lastrowid(self) -> int | None:
        """The last inserted row's id."""
        return self._cursor.lastrowid

    @property
    def arraysize(self) -> int:
        """How many rows `fetchmany` gives unless told."""
        return self._cursor.arraysize

    @arraysize.setter
    def arraysize(self, value: int) -> None:
        self._cursor.arraysize = value

    async def execute(self, statement: str, parameters: Any = ()) -> Self:  # noqa: ANN401 - as the driver takes them
        """Run one statement."""
        await self._connection.settled()
        if statement.startswith("BEGIN"):
            await self._connection.begin(statement)
        elif _short(statement):
            self._cursor.execute(statement, parameters)
        else:
            await self._connection.aside(self._cursor.execute, statement, parameters)
        return self

    async def executemany(self, statement: str, rows: Sequence[Any]) -> Self:
        """Run one statement for each row."""
        await self._connection.settled()
        if len(rows) <= MOST_ROWS:
            self._cursor.executemany(statement, rows)
        else:
            await self._connection.aside(self._cursor.executemany, statement, rows)
        return self

    async def fetchall(self) -> list[Any]:
        """All rows of the result."""
        return self._cursor.fetchall()

    async def close(self) -> None:
        """Let go of the result."""
        await self._connection.settled()
        self._cursor.close()


def in_place(connection: AsyncConnection) -> InPlaceConnection | None:
    """The writer beneath a connection; None beneath any other kind."""
    sync = connection.sync_connection
    driver = sync.connection.driver_connection if sync is not None else None
    return driver if isinstance(driver, InPlaceConnection) else None


def _looked_at(done: asyncio.Future[Any]) -> None:
    if not done.cancelled():
        done.exception()


def _write(connection: sqlite3.Connection, statement: str, rows: Sequence[Any]) -> None:
    """Run a statement for each row. Its cursor ends here: one that ends later, elsewhere, resets the shared statement.

    That is so up to Python 3.11, whose cursors keep their statement, which the connection gives to the next one too.
    """
    with closing(connection.cursor()) as cursor:
        if len(rows) == 1:
            cursor.execute(statement, rows[0])
        else:
            cursor.executemany(statement, rows)


@lru_cache(1_000)
def _short(statement: str) -> bool:
    return _SHORT.match(statement) is not None
