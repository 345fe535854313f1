"""A bot to talk to, on SQLite: what differs between the databases is tested at the store."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from integrations.db.engine import Database
from integrations.db.unit import SqlStore
from tests.conftest import StandingClock
from tests.handlers.telegram.settled import Settled, settled
from tests.paper_talk import PaperTalk
from tests.talk import Speaker, Talk


async def _bat(talk: Talk) -> Speaker:
    speaker = Speaker(talk, 11)
    await speaker.settle_in()
    return speaker


async def _tuya(talk: Talk, bat: Speaker) -> Speaker:
    speaker = Speaker(talk, 12, "mn")
    await bat.say("/invite")
    await bat.press("Adult")
    await speaker.say("/start inv_token0")
    await speaker.press("Монгол")
    await speaker.press("Монгол")
    await speaker.press("₮")
    await speaker.say("/cancel")  # no hint with what she records first
    return speaker


@pytest.fixture(scope="session")
def alone(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Settled:
    """Bat by himself."""

    async def people(talk: Talk) -> list[Speaker]:
        return [await _bat(talk)]

    return settled(sqlite_template, tmp_path_factory.mktemp("alone"), people)


@pytest.fixture(scope="session")
def together(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Settled:
    """Bat, and Tuya whom he invited."""

    async def people(talk: Talk) -> list[Speaker]:
        bat = await _bat(talk)
        return [bat, await _tuya(talk, bat)]

    return settled(sqlite_template, tmp_path_factory.mktemp("together"), people)


@pytest.fixture
def before(request: pytest.FixtureRequest) -> Settled | None:
    """What happened before the test: as many people have settled in as it asks for."""
    names = {"tuya": "together", "bat": "alone"}
    name = next((template for person, template in names.items() if person in request.fixturenames), None)
    made: Settled | None = request.getfixturevalue(name) if name else None
    return made


@pytest.fixture
async def talk(
    before: Settled | None, sqlite_template: Path, tmp_path: Path, clock: StandingClock
) -> AsyncIterator[Talk]:
    file = before.file if before else sqlite_template
    database = Database(f"sqlite:///{shutil.copy(file, tmp_path / 'talk.db')}")
    made = Talk(SqlStore(database, clock), clock)
    if before:
        before.go_on(made)
    yield made
    await database.close()


@pytest.fixture
def bat(talk: Talk, before: Settled) -> Speaker:
    """An owner in Sydney who speaks English."""
    return before.speaker(talk, 11)


@pytest.fixture
def tuya(talk: Talk, before: Settled) -> Speaker:
    """An adult in Ulaanbaatar who speaks Mongolian, invited by Bat."""
    return before.speaker(talk, 12)


@pytest.fixture
def papers(talk: Talk) -> PaperTalk:
    """Papers that are sent to the bot, and their worker."""
    return PaperTalk(talk)
