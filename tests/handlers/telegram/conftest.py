"""A bot to talk to, on SQLite: what differs between the databases is tested at the store."""

from collections.abc import AsyncIterator

import pytest

from integrations.db.engine import Database
from integrations.db.unit import SqlStore
from tests.conftest import StandingClock
from tests.paper_talk import PaperTalk
from tests.talk import Speaker, Talk


@pytest.fixture
async def talk(migrated_sqlite_url: str, clock: StandingClock) -> AsyncIterator[Talk]:
    database = Database(migrated_sqlite_url)
    yield Talk(SqlStore(database, clock), clock)
    await database.close()


@pytest.fixture
async def bat(talk: Talk) -> Speaker:
    """An owner in Sydney who speaks English."""
    speaker = Speaker(talk, 11)
    await speaker.settle_in()
    return speaker


@pytest.fixture
async def tuya(talk: Talk, bat: Speaker) -> Speaker:
    """An adult in Ulaanbaatar who speaks Mongolian, invited by Bat."""
    speaker = Speaker(talk, 12, "mn")
    await bat.say("/invite")
    await bat.press("Adult")
    await speaker.say("/start inv_token0")
    await speaker.press("Монгол")
    await speaker.press("Монгол")
    await speaker.press("₮")
    await speaker.say("/cancel")  # no hint with what she records first
    return speaker


@pytest.fixture
def papers(talk: Talk) -> PaperTalk:
    """Papers that are sent to the bot, and their worker."""
    return PaperTalk(talk)
