"""Whose turn it is among workers on one database: one works, the next takes over, and SQLite knows no other."""

import asyncio

import pytest
from sqlalchemy import text

from integrations.db.engine import Database
from integrations.db.unit import SqlStore
from integrations.locks.postgres import DatabaseTurn
from tests.patience import PATIENCE

SOON = 0.01
KEY = 7


class Work:
    """Work that goes on until it is cancelled."""

    def __init__(self) -> None:
        self.begun = asyncio.Event()
        self.ended = asyncio.Event()

    async def run(self) -> None:
        self.begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            self.ended.set()


async def test_one_works_at_a_time_and_the_next_takes_over(store: SqlStore) -> None:
    if store.database.sqlite:
        pytest.skip("on SQLite there is one process")
    first, second = Work(), Work()
    other = Database(store.database.url)
    looking = DatabaseTurn(store.database, KEY, ask=0)  # always in the midst of a look, so that it is cut off there
    working = asyncio.create_task(looking.whenever_mine(first.run))
    await asyncio.wait_for(first.begun.wait(), PATIENCE)
    waiting = asyncio.create_task(DatabaseTurn(other, KEY, ask=0).whenever_mine(second.run))
    async with store.database.session() as connection:
        taken = text("SELECT pg_try_advisory_lock(4, 7)")
        for _ in range(20):
            assert (await connection.execute(taken)).scalar() is False
    assert not second.begun.is_set()
    working.cancel()
    await asyncio.wait_for(second.begun.wait(), PATIENCE)
    assert first.ended.is_set()
    waiting.cancel()
    await asyncio.wait((working, waiting))
    await other.close()


async def test_who_loses_the_connection_stops_and_asks_again(store: SqlStore) -> None:
    if store.database.sqlite:
        pytest.skip("on SQLite there is one process")
    works = [Work(), Work()]
    left = iter(works)
    turn = asyncio.create_task(DatabaseTurn(store.database, KEY, SOON).whenever_mine(lambda: next(left).run()))
    await asyncio.wait_for(works[0].begun.wait(), PATIENCE)
    async with store.unit() as unit:
        await unit.connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND classid = 4"
                " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
            )
        )
    await asyncio.wait_for(works[1].begun.wait(), PATIENCE)
    assert works[0].ended.is_set()
    turn.cancel()
    await asyncio.wait((turn,))


async def test_work_that_comes_to_its_end_ends_the_turn_and_its_errors_are_told(store: SqlStore) -> None:
    async def end() -> None:
        return

    async def fail() -> None:
        raise ValueError

    turn = DatabaseTurn(store.database, KEY, SOON)
    await asyncio.wait_for(turn.whenever_mine(end), PATIENCE)
    with pytest.raises(ValueError):
        await asyncio.wait_for(turn.whenever_mine(fail), PATIENCE)
