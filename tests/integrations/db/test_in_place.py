"""SQLite's writer runs short statements in place: it answers as SQLAlchemy would, and its waits hold nobody up."""

import asyncio
import gc
import sqlite3
import threading
from datetime import timedelta

import pytest
from sqlalchemy import bindparam, insert, select

from integrations.db.engine import BUSY_MILLISECONDS, Database, StorageUnavailableError
from integrations.db.in_place import MOST_ROWS, InPlaceConnection, in_place
from integrations.db.prepared import Prepared
from integrations.db.tables import inbox
from integrations.db.unit import SqlStore
from tests.conftest import NOON, StandingClock
from tests.patience import PATIENCE

KEEP = Prepared(insert(inbox).returning(inbox.c.update_id), "update_id", "chat_id", "payload", "received_at")
LATER = Prepared(select(inbox).where(inbox.c.received_at > bindparam("at")).order_by(inbox.c.update_id))


async def test_a_prepared_statement_gives_what_the_ordinary_one_gives(store: SqlStore) -> None:
    async with store.database.write() as connection:
        made = await KEEP.all(connection, update_id=1, chat_id=7, payload="{}", received_at=NOON)
        await KEEP.count(connection, update_id=2, chat_id=7, payload="{}", received_at=NOON + timedelta(days=1))
        assert [row["update_id"] for row in made] == [1]
        near = [dict(row) for row in await LATER.all(connection, at=NOON)]
    async with store.database.read() as connection:
        assert in_place(connection) is None
        far = [dict(row) for row in await LATER.all(connection, at=NOON)]
        assert await LATER.first(connection, at=NOON + timedelta(days=1)) is None
    assert near == far
    assert [(row["update_id"], row["received_at"]) for row in far] == [(2, NOON + timedelta(days=1))]


async def test_who_waits_for_the_write_lock_holds_up_nobody(migrated_sqlite_url: str) -> None:
    database = Database(migrated_sqlite_url)
    other = sqlite3.connect(migrated_sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    writing = asyncio.create_task(_count(SqlStore(database, StandingClock())))
    for _ in range(100):  # the loop goes round, while the other holds the lock
        await asyncio.sleep(0)
    assert not writing.done()
    other.execute("ROLLBACK")
    assert await writing == 0
    other.close()
    await database.close()


async def test_a_lock_that_stays_is_told_as_storage_that_cannot_serve(
    migrated_sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("integrations.db.engine.BUSY_MILLISECONDS", BUSY_MILLISECONDS // 100)
    database = Database(migrated_sqlite_url)
    other = sqlite3.connect(migrated_sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageUnavailableError):
        await _count(SqlStore(database, StandingClock()))
    other.close()
    await database.close()


async def test_who_gives_up_waiting_for_the_lock_can_go_long_before_their_patience_ends(
    migrated_sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("integrations.db.engine.BUSY_MILLISECONDS", BUSY_MILLISECONDS * 100)
    database = Database(migrated_sqlite_url)
    assert await _count(SqlStore(database, StandingClock())) == 0
    other = sqlite3.connect(migrated_sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    writing = asyncio.create_task(_count(SqlStore(database, StandingClock())))
    for _ in range(100):
        await asyncio.sleep(0)
    writing.cancel()
    async with asyncio.timeout(PATIENCE):
        await asyncio.wait({writing})
        await database.close()
    other.close()


async def test_a_refused_statement_is_translated_too(migrated_sqlite_url: str) -> None:
    database = Database(migrated_sqlite_url)
    with pytest.raises(StorageUnavailableError):
        await _fill(database)
    async with database.read() as connection:
        assert await LATER.all(connection, at=NOON - timedelta(days=1)) == []
    await database.close()


async def _fill(database: Database) -> None:
    async with database.write() as connection:
        near = in_place(connection)
        assert near is not None
        pages = near.sqlite.execute("PRAGMA page_count").fetchone()[0]
        near.sqlite.execute(f"PRAGMA max_page_count = {pages}")
        await KEEP.count(connection, update_id=1, chat_id=7, payload="x" * 100_000, received_at=NOON)


async def test_what_a_cancelled_task_left_is_waited_for() -> None:
    connection = await InPlaceConnection.open(":memory:", isolation_level=None)
    await connection.run("CREATE TABLE t (n)", ())
    gate = threading.Event()
    left = asyncio.create_task(connection.aside(_insert_after, gate, connection.sqlite))
    await asyncio.sleep(0)
    left.cancel()
    with pytest.raises(asyncio.CancelledError):
        await left
    asking = asyncio.create_task(connection.run("SELECT count(*) FROM t", ()))
    await asyncio.sleep(0)
    assert not asking.done()
    gate.set()
    assert (await asking).fetchone() == (1,)
    await connection.close()


def _insert_after(gate: threading.Event, connection: sqlite3.Connection) -> None:
    assert gate.wait(30)
    connection.execute("INSERT INTO t VALUES (1)")


@pytest.mark.parametrize("count", [MOST_ROWS, MOST_ROWS + 1])
async def test_few_rows_and_many_are_written_alike(count: int) -> None:
    connection = await InPlaceConnection.open(":memory:", isolation_level=None)
    await connection.run("CREATE TABLE t (n)", ())
    await connection.run_many("INSERT INTO t VALUES (?)", [(n,) for n in range(count)])
    assert (await connection.run("SELECT count(*) FROM t", ())).fetchone() == (count,)
    await connection.close()


async def test_no_cursor_outlives_its_turn_in_the_thread() -> None:
    connection = await InPlaceConnection.open(":memory:", isolation_level=None)
    await connection.run("CREATE TABLE t (n)", ())
    await connection.run_many("INSERT INTO t VALUES (?)", [(n,) for n in range(MOST_ROWS + 1)])
    gc.collect()
    assert not [one for one in gc.get_objects() if isinstance(one, sqlite3.Cursor)]
    await connection.close()


async def test_a_closed_connection_says_so() -> None:
    connection = await InPlaceConnection.open(":memory:")
    await connection.close()
    await connection.close()
    with pytest.raises(ValueError, match="closed"):
        await connection.run("SELECT 1", ())


async def _count(store: SqlStore) -> int:
    async with store.unit() as unit:
        return await unit.people.count()
