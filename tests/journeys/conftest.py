"""The sandbox as a process that outlives the bots, its people, and bots that are started and ended at will."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from sandbox.client import SandboxClient
from tests.conftest import empty_database
from tests.journeys.process import BotProcess, bot_environment, sandbox_process


@pytest.fixture(scope="session")
def sandbox_url() -> Iterator[str]:
    """One sandbox for all journeys of this run, without Telegram's limits; it is emptied for each (see `sandbox`)."""
    with sandbox_process("--no-limits") as url:
        yield url


@pytest.fixture
async def sandbox(sandbox_url: str) -> AsyncIterator[SandboxClient]:
    """The empty sandbox and its people."""
    async with SandboxClient(sandbox_url) as client:
        await client.reset()
        yield client


class Bots:
    """Bots on one data folder, one after the other."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder = folder
        self._url = url
        self.started: list[BotProcess] = []

    async def start(self, **settings: str) -> BotProcess:
        """Start the real bot; `settings` are further variables of its environment. It may not be ready yet."""
        bot = await BotProcess.start(self.folder, bot_environment(self.folder, self._url, **settings))
        self.started.append(bot)
        return bot

    async def ready(self, **settings: str) -> BotProcess:
        """Start the real bot and wait until it says that it has started."""
        bot = await self.start(**settings)
        await bot.heard("started")
        return bot


@pytest.fixture
def empty_postgres_url(postgres: str) -> str:
    """The URL of an empty PostgreSQL database."""
    return asyncio.run(empty_database(postgres, "journey"))


@pytest.fixture
async def bots(tmp_path: Path, sandbox: SandboxClient) -> AsyncIterator[Bots]:
    """Where bots come from; those that still run at the end are killed."""
    made = Bots(tmp_path / "data", sandbox.url)
    yield made
    for bot in made.started:
        await bot.killed()
