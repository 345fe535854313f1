"""The database in trouble: locked for longer than anyone waits, a disk that is full, and a stop in the midst of it."""

import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from sandbox.client import SandboxClient
from tests.journeys.audit import closed_books, in_order
from tests.journeys.chatter import chatter_of, settled
from tests.journeys.conftest import Bots
from tests.journeys.process import ROOT

pytestmark = [pytest.mark.journey, pytest.mark.timeout(600)]
NOT_NOW = ("lane.waits", "poll.not_kept")
FULL_DISK = Path(__file__).parent / "full_disk"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the write lock of the database, as another program might."""
    with closing(sqlite3.connect(folder / "globfam.db", timeout=60, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


async def test_locked_for_longer_than_it_waits_it_answers_all_afterwards(bots: Bots, sandbox: SandboxClient) -> None:
    bot = await bots.ready()
    chatter = await chatter_of(sandbox, 3)
    other = await settled(sandbox, "Other")
    await other.ask("coffee 1.00")
    async with chatter.writing():
        await chatter.more_answers(10)
        with locked(bots.folder):
            undo = await other.tap("Undo")
            await bot.heard_next(*NOT_NOW)
            await bot.heard_next(*NOT_NOW)
        await chatter.more_answers(10)
    await other.until(lambda replies: undo in other.toasts and "Taken back" in replies[-1].text)

    with locked(bots.folder):
        await chatter.say(chatter.people[0])
        bot.stop()
        assert await bot.ended() == 0
    bot = await bots.ready()
    await chatter.all_answered()
    in_order(await closed_books(bot, bots.folder), chatter)


async def test_with_a_full_disk_it_keeps_what_it_cannot_store_for_later(bots: Bots, sandbox: SandboxClient) -> None:
    bot = await bots.ready(PYTHONPATH=f"{FULL_DISK}:{ROOT}")
    chatter = await chatter_of(sandbox, 3)
    async with chatter.writing():
        await chatter.more_answers(10)
        for _ in range(2):
            bot.tell(signal.SIGUSR1)
            await bot.heard_next(*NOT_NOW)
            await bot.heard_next(*NOT_NOW)
            bot.tell(signal.SIGUSR2)
            await chatter.more_answers(10)
    in_order(await closed_books(bot, bots.folder), chatter)
    assert chatter.heard_twice() == 0
