"""The operator's questions and acts, beneath the admin API (whose own tests walk the rest on both databases)."""

import asyncio
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.admin.model import Queue, Status, Verdict
from core.clock import Clock
from core.delivery.model import Outgoing
from core.family.model import Person
from integrations.db.admin import SqlAdministration
from integrations.db.engine import Database, StorageUnavailableError
from integrations.db.migrate import HEAD
from integrations.db.unit import SqlStore

AWAY = ["postgresql://globfam@127.0.0.1:9/globfam", "sqlite:////nowhere/globfam.db"]


@pytest.fixture
def administration(store: SqlStore) -> SqlAdministration:
    return SqlAdministration(store.database)


async def test_ready_only_with_the_tables_of_this_version(database_url: str) -> None:
    database = Database(database_url)
    assert await SqlAdministration(database).ready() is False
    await database.close()


async def test_ready_when_migrated(administration: SqlAdministration) -> None:
    assert await administration.ready() is True


@pytest.fixture
async def threads_ended() -> AsyncIterator[None]:
    """Let aiosqlite's threads end before the loop: one whose connection failed has a last word for it."""
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        await asyncio.to_thread(thread.join)


@pytest.mark.usefixtures("threads_ended")
@pytest.mark.parametrize("url", AWAY)
async def test_a_database_that_is_away_is_not_ready_and_no_error(url: str) -> None:
    database = Database(url)
    assert await SqlAdministration(database).ready() is False
    await database.close()


async def test_an_empty_database_has_nothing_to_count(administration: SqlAdministration) -> None:
    assert await administration.status() == Status({Queue.INBOX: {}, Queue.OUTBOX: {}}, 0, 0, HEAD)


async def test_people_are_counted_and_those_shut_out(
    administration: SqlAdministration, store: SqlStore, clock: Clock
) -> None:
    async with store.unit() as unit:
        for user_id in (1, 2, 3):
            await unit.people.save(Person(user_id, "x", "en", "AU", "Australia/Sydney", "AUD"), clock.now())
    assert await administration.set_blocked(2, blocked=True)
    assert not await administration.set_blocked(9, blocked=True)
    status = await administration.status()
    assert (status.people, status.blocked) == (3, 1)


async def test_what_is_in_flight_is_left_alone(
    administration: SqlAdministration, store: SqlStore, clock: Clock
) -> None:
    async with store.unit() as unit:
        (row,) = await unit.outbox.add([Outgoing(7, text="x")], clock.now())
    assert await administration.drop(Queue.OUTBOX, row.id) is Verdict.BUSY
    assert await administration.retry(Queue.OUTBOX, row.id, clock.now()) == (Verdict.BUSY, 0)


async def test_an_update_whose_text_is_gone_cannot_be_handled_again(
    administration: SqlAdministration, store: SqlStore, clock: Clock
) -> None:
    async with store.unit() as unit:
        await unit.inbox.store([(1, 7, "{}")], clock.now())
        await unit.inbox.done(1)
        await unit.inbox.failed(1, "ValueError", give_up=True)
    assert await administration.retry(Queue.INBOX, 1, clock.now()) == (Verdict.BUSY, 0)


@pytest.mark.usefixtures("threads_ended")
async def test_a_database_that_is_away_has_no_status(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/missing/globfam.db")
    with pytest.raises(StorageUnavailableError):
        await SqlAdministration(database).status()
    await database.close()
