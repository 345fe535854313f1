"""Living through the two years, once: for the tests, and for a person to read."""

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot.demo.plant import write
from integrations.db.engine import Database
from integrations.db.unit import SqlStore
from tests.conftest import NOON, StandingClock
from tests.simulation.dues import Due
from tests.simulation.script import Life
from tests.simulation.world import Heard, World

YEARS = timedelta(days=2 * 365)


@dataclass(frozen=True)
class Lived:
    """All that was heard, and what became of all that was due."""

    heard: tuple[Heard, ...]
    dues: tuple[Due, ...]
    until: datetime


async def live(template: Path, folder: Path, how_long: timedelta = YEARS) -> Lived:
    """Let the demo family live on from noon of 24 November 2026."""
    clock = StandingClock()
    database = Database(f"sqlite:///{shutil.copy(template, folder / 'years.db')}")
    store = SqlStore(database, clock)
    async with store.unit() as unit:
        await write(unit, NOON)
    world = World(store, clock)
    life = Life(world)
    await life.begin()
    await world.go_on(NOON + how_long)
    await database.close()
    return Lived(tuple(world.heard), tuple(life.dues), clock.now())
