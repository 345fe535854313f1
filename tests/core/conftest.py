"""What the use cases of core are tested on: a family in a real SQLite store."""

from dataclasses import dataclass, replace

import pytest

from core.family.membership import Joined, accept, found_family, invite
from core.family.model import Person, Role
from integrations.db.unit import SqlStore
from tests.conftest import NOON

BAT = Person(1, "Bat", "en", "AU", "Australia/Sydney", "AUD")
TUYA = Person(2, "Туяа", "mn", "MN", "Asia/Ulaanbaatar", "MNT")
SARAA = Person(3, "Saraa", "mn", "MN", "Asia/Ulaanbaatar", "MNT")


@dataclass(frozen=True)
class House:
    """A family: Bat owns it, Tuya is an adult, Saraa only sees. All think in Australian dollars here."""

    bat: Joined
    tuya: Joined
    saraa: Joined


@pytest.fixture
def migrated_url(migrated_sqlite_url: str) -> str:
    """SQLite alone: what differs between the databases is tested at the store."""
    return migrated_sqlite_url


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
