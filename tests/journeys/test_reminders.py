"""The real bot, killed in the midst of telling thousands what is due: nobody is forgotten, and nobody told twice."""

import asyncio
import json
import random
from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import insert, select

from core.reminders.model import Kind, NewReminder
from core.reminders.tick import DUE, MOST
from handlers.jobs.reminders import RemindersJob
from integrations.db.engine import Database
from integrations.db.tables import outbox, person, reminder
from integrations.db.unit import SqlStore
from sandbox.client import SandboxClient
from tests.conftest import NOON, StandingClock
from tests.journeys.audit import sqlite_url
from tests.journeys.chatter import settled
from tests.journeys.conftest import Bots
from tests.journeys.process import BotProcess

pytestmark = [pytest.mark.journey, pytest.mark.timeout(900)]
A_MOMENT = 0.6
"""Seconds from one batch that was told to the kill, at most: within it others are begun, written and committed."""
BATCHES_EACH = 3


@pytest.mark.parametrize("kills", [2, pytest.param(20, marks=pytest.mark.soak)])
async def test_killed_in_the_midst_of_telling_it_forgets_and_doubles_nothing(
    bots: Bots, sandbox: SandboxClient, kills: int
) -> None:
    bot = await bots.ready()
    someone = await settled(sandbox, "Bat")
    bot.stop()
    assert await bot.ended() == 0
    database = Database(sqlite_url(bots.folder))
    store = SqlStore(database, StandingClock())
    keys = await _crowd(store, someone.id, (kills + 1) * BATCHES_EACH * MOST)
    for _ in range(kills):
        bot = await bots.start(GLOBFAM_CLOCK=NOON.isoformat())
        await _killed_after_a_batch(bot)
    await RemindersJob(store).once(NOON)
    assert await _told(database) == Counter(keys)
    await database.close()


async def _killed_after_a_batch(bot: BotProcess) -> None:
    await bot.heard("reminders.told")
    asyncio.get_running_loop().call_later(random.uniform(0, A_MOMENT), bot.kill)
    assert await bot.ended() < 0


async def _crowd(store: SqlStore, like: int, size: int) -> list[int]:
    """Reminders of so many people, all due; gives their ids."""
    async with store.database.write() as connection:
        (mine,) = (await connection.execute(select(person).where(person.c.user_id == like))).mappings()
        crowd = [{**mine, "user_id": 10_000_000 + number} for number in range(size)]
        await connection.execute(insert(person), crowd)
    async with store.unit() as unit:
        at = NOON - timedelta(minutes=1)
        await unit.reminders.put(
            [NewReminder(one["user_id"], mine["family_id"], Kind.BILL, "1:day", at) for one in crowd]
        )
    async with store.database.read() as connection:
        return list((await connection.execute(select(reminder.c.id))).scalars())


async def _told(database: Database) -> Counter[int]:
    """How often each reminder went into the outbox."""
    async with database.read() as connection:
        payloads = (await connection.execute(select(outbox.c.payload).where(outbox.c.kind == "news"))).scalars()
        news = [json.loads(one) for one in payloads]
    gathered = [dict(one["params"])["reminders"] for one in news if one["code"] == DUE]
    return Counter(int(key) for keys in gathered for key in keys.split())
