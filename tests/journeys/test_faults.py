"""The real bot, killed under load, on each database: no message is lost, none has its effect twice, each is answered.

What else may befall it has a file of its own: `test_outages`, `test_storage`, `test_stops`, `test_webhook`.
"""

import asyncio
import random
from datetime import UTC, datetime, timedelta

import pytest

from sandbox.client import SandboxClient
from tests.journeys.audit import audit, closed_books, in_order
from tests.journeys.chatter import chatter_of, choose
from tests.journeys.conftest import Bots
from tests.journeys.process import BotProcess

pytestmark = pytest.mark.journey
A_MOMENT = 0.1
"""Seconds between an answer and the next kill, at most: a few updates are handled in it."""


async def killed_soon(bot: BotProcess) -> None:
    """Kill it in the midst of whatever it does."""
    asyncio.get_running_loop().call_later(random.uniform(0, A_MOMENT), bot.kill)
    assert await bot.ended() < 0


@pytest.mark.parametrize("kills", [5, pytest.param(50, marks=pytest.mark.soak)])
@pytest.mark.timeout(1800)
async def test_killed_at_random_moments_under_load_it_loses_and_doubles_nothing(
    bots: Bots, sandbox: SandboxClient, kills: int
) -> None:
    bot = await bots.ready()
    chatter = await chatter_of(sandbox, 5)
    newcomer = await sandbox.add_person("New")
    again = 0
    async with chatter.writing():
        await newcomer.start()
        await choose(newcomer, "English")
        await chatter.joined_by(newcomer, "coffee 999.99", 999_99)
        for _ in range(kills):
            await chatter.more_answers(random.randrange(1, 40))
            await killed_soon(bot)
            bot = await bots.ready()
            again += sum(line["count"] for line in bot.said if line["event"] == "outbox.in_flight_again")
        for label in ("Australia", "A$"):
            await choose(newcomer, label)
    in_order(await closed_books(bot, bots.folder), chatter)
    assert chatter.heard_twice() <= again


@pytest.mark.postgres
@pytest.mark.timeout(600)
async def test_killed_on_postgresql_it_takes_up_what_was_in_flight_when_the_lease_has_lapsed(
    bots: Bots, sandbox: SandboxClient, empty_postgres_url: str
) -> None:
    """The clock of the second start is ahead by more than a lease, so that nobody need wait for it."""
    bot = await bots.ready(GLOBFAM_DATABASE_URL=empty_postgres_url)
    chatter = await chatter_of(sandbox, 3)
    async with chatter.writing():
        await chatter.more_answers(random.randrange(10, 40))
        await killed_soon(bot)
        in_flight = (await audit(empty_postgres_url)).outbox["sending"]
        later = datetime.now(UTC) + timedelta(minutes=5)
        bot = await bots.ready(GLOBFAM_DATABASE_URL=empty_postgres_url, GLOBFAM_CLOCK=later.isoformat())
        await chatter.more_answers(10)
    bot.stop()
    assert await bot.ended() == 0
    in_order(await audit(empty_postgres_url), chatter)
    assert chatter.heard_twice() <= in_flight
