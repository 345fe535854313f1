"""A household in a file, made once: each test asks its own copy."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from integrations.db.engine import Database
from integrations.db.unit import SqlStore
from tests.answers.household import Household, household
from tests.conftest import StandingClock
from tests.talk import Talk


@pytest.fixture(scope="session")
def lived(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Household]:
    """The file, and who lives in it."""
    file = tmp_path_factory.mktemp("answers") / "globfam.db"
    shutil.copy(sqlite_template, file)

    async def live() -> Household:
        database = Database(f"sqlite:///{file}")
        home = await household(SqlStore(database, StandingClock()))
        await database.close()
        return home

    return file, asyncio.run(live())


@pytest.fixture
def home(lived: tuple[Path, Household]) -> Household:
    return lived[1]


@pytest.fixture
async def talk(lived: tuple[Path, Household], tmp_path: Path, clock: StandingClock) -> AsyncIterator[Talk]:
    database = Database(f"sqlite:///{shutil.copy(lived[0], tmp_path / 'globfam.db')}")
    yield Talk(SqlStore(database, clock), clock)
    await database.close()
