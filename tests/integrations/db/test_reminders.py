"""What is due is told once, whoever works at it and whatever befalls the database meanwhile."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from datetime import timedelta

import pytest
from sqlalchemy import insert, select, text

from core.delivery.model import Notification
from core.reminders.model import Kind, NewReminder
from core.reminders.tick import DUE, MOST
from handlers.jobs.reminders import RemindersJob
from integrations.db.engine import Database, StorageUnavailableError
from integrations.db.tables import person
from integrations.db.unit import SqlStore
from tests.conftest import NOON, StandingClock, empty_database
from tests.integrations.db.test_store_contract import two_people

PEOPLE = MOST // 2
THROW_OUT = text(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


async def crowd(store: SqlStore, occasions: int) -> list[str]:
    """So many reminders for each of many people, due one occasion after the other; gives their slots."""
    joined, _ = await two_people(store)
    async with store.database.write() as connection:
        (mine,) = (await connection.execute(select(person).where(person.c.user_id == 1))).mappings()
        await connection.execute(insert(person), [{**mine, "user_id": 100 + number} for number in range(PEOPLE)])
    new = [
        NewReminder(
            100 + number,
            joined.viewer.family_id,
            Kind.VISA,  # none of them waits for tomorrow
            f"{occasion}:{number}",
            NOON - timedelta(hours=1) + timedelta(minutes=occasion),
        )
        for occasion in range(occasions)
        for number in range(PEOPLE)
    ]
    async with store.unit() as unit:
        await unit.reminders.put(new)
    return [one.slot for one in new]


async def told(store: SqlStore) -> Counter[str]:
    """How often each reminder is in the outbox, by its slot."""
    async with store.unit() as unit:
        claimed = await unit.outbox.claim(NOON, 100_000)
        news = [row.content for row in claimed if isinstance(row.content, Notification) and row.content.code == DUE]
        keys = Counter(int(key) for one in news for key in dict(one.params)["reminders"].split())
    async with store.database.read() as connection:
        rows = await connection.execute(text("SELECT id, slot FROM reminder"))
        slots = {row.id: row.slot for row in rows}
    return Counter({slots[key]: count for key, count in keys.items()})


async def two_stores(url: str, clock: StandingClock) -> AsyncIterator[Sequence[SqlStore]]:
    """Two processes on one database, as far as the database can tell."""
    databases = [Database(url) for _ in range(2)]
    yield [SqlStore(one, clock) for one in databases]
    for one in databases:
        await one.close()


@pytest.fixture
async def workers(migrated_url: str, clock: StandingClock) -> AsyncIterator[Sequence[SqlStore]]:
    """Two workers, on each kind of database."""
    async for stores in two_stores(migrated_url, clock):
        yield stores


@pytest.fixture
def server_url(postgres: str, postgres_template: str) -> str:
    """A migrated database on PostgreSQL alone."""
    return asyncio.run(empty_database(postgres, "thrown_out", postgres_template))


@pytest.fixture
async def on_server(server_url: str, clock: StandingClock) -> AsyncIterator[Sequence[SqlStore]]:
    """Two workers on PostgreSQL."""
    async for stores in two_stores(server_url, clock):
        yield stores


async def test_two_workers_at_once_tell_each_reminder_once(workers: Sequence[SqlStore]) -> None:
    slots = await crowd(workers[0], 5)
    await asyncio.gather(*(RemindersJob(one).once(NOON) for one in workers))
    assert await told(workers[0]) == Counter(slots)


@pytest.mark.postgres
async def test_a_server_that_throws_everyone_out_loses_and_doubles_nothing(
    on_server: Sequence[SqlStore], server_url: str
) -> None:
    """As a restart does: every connection ends in the midst of what it did."""
    slots = await crowd(on_server[0], 6)
    keeper = Database(server_url)
    for one in on_server:  # who is thrown out of the very first connection leaves it to the garbage collector
        async with one.glance() as unit:
            await unit.reminders.any_due(NOON)
    for looks in range(1, 30, 6):
        ticking = [asyncio.create_task(RemindersJob(one).once(NOON)) for one in on_server]
        async with keeper.write() as connection:
            for _ in range(looks):
                await connection.execute(text("SELECT count(*) FROM reminder"))
            await connection.execute(THROW_OUT)
        for task in ticking:
            with suppress(StorageUnavailableError):
                await task
    await keeper.close()
    await RemindersJob(on_server[0]).once(NOON)
    assert await told(on_server[0]) == Counter(slots)
