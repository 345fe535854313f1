"""What the use cases of core are tested on: a real SQLite store, migrated once a run and copied for each test."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from core.family.membership import Joined, accept, found_family, invite
from core.family.model import Person, Role
from integrations.db.engine import Database
from integrations.db.migrate import migrate
from integrations.db.unit import SqlStore
from tests.conftest import NOON, StandingClock

BAT = Person(1, "Bat", "en", "AU", "Australia/Sydney", "AUD")
TUYA = Person(2, "Туяа", "mn", "MN", "Asia/Ulaanbaatar", "MNT")
SARAA = Person(3, "Saraa", "mn", "MN", "Asia/Ulaanbaatar", "MNT")


@dataclass(frozen=True)
class House:
    """A family: Bat owns it, Tuya is an adult, Saraa only sees. All think in Australian dollars here."""

    bat: Joined
    tuya: Joined
    saraa: Joined


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database with nothing in it."""
    path = tmp_path_factory.mktemp("empty") / "globfam.db"

    async def make() -> None:
        database = Database(f"sqlite:///{path}")
        await migrate(database)
        await database.close()

    asyncio.run(make())
    return path


@pytest.fixture
async def store(empty_database: Path, tmp_path: Path, clock: StandingClock) -> AsyncIterator[SqlStore]:
    """A store of this test's own."""
    path = shutil.copy(empty_database, tmp_path / "globfam.db")
    database = Database(f"sqlite:///{path}")
    yield SqlStore(database, clock)
    await database.close()


@pytest.fixture
async def house(store: SqlStore) -> House:
    """The family of three."""
    async with store.unit() as unit:
        bat = await found_family(unit, BAT, "Bat's", NOON)
        joined = []
        for who, role in ((TUYA, Role.ADULT), (SARAA, Role.VIEWER)):
            await invite(unit, bat.viewer, role, who.name, NOON)
            joined.append(await accept(unit, replace(who, base="AUD"), who.name, NOON))
    return House(bat, *joined)
