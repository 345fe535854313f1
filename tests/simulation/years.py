"""Living through the two years, once: for the tests, and for a person to read."""

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot.demo.market import published
from bot.demo.people import BAT, FAMILY
from bot.demo.plant import write
from core.answering.ports import Filter
from core.bills.model import Bill, Occurrence
from core.family.membership import viewer_of
from core.family.model import Viewer
from core.ledger.model import Entry
from core.rates.hold import Admission
from core.rates.model import Rate
from core.unit import Unit
from integrations.db.engine import Database
from integrations.db.unit import SqlStore
from tests.conftest import NOON, StandingClock
from tests.simulation.dues import Due
from tests.simulation.form import words_of
from tests.simulation.script import Life
from tests.simulation.world import Heard, World

YEARS = timedelta(days=2 * 365)
_MOST = 20_000
_SOURCES = {"mongolbank", "coingecko"}


@dataclass(frozen=True)
class Kept:
    """How the bot keeps one time that a bill fell due, with the entry that paid it."""

    bill: str
    occurrence: Occurrence
    entry: Entry | None


@dataclass(frozen=True)
class Lived:
    """All that was heard, what became of all that was due, and how the bot has it in the end.

    `names` are the words of everything that has a name, or was typed by somebody.
    """

    heard: tuple[Heard, ...]
    dues: tuple[Due, ...]
    until: datetime
    kept: tuple[Kept, ...]
    names: frozenset[str]


async def live(template: Path, folder: Path, how_long: timedelta = YEARS) -> Lived:
    """Let the demo family live on from noon of 24 November 2026."""
    clock = StandingClock()
    database = Database(f"sqlite:///{shutil.copy(template, folder / 'years.db')}")
    try:
        return await _live(SqlStore(database, clock), clock, how_long)
    finally:
        await database.close()


async def _live(store: SqlStore, clock: StandingClock, how_long: timedelta) -> Lived:
    async with store.unit() as unit:
        await write(unit, NOON)
        await unit.rates.store(Admission(_rates_to_come()), NOON)
    world = World(store, clock)
    life = Life(world)
    await life.begin()
    await world.go_on(NOON + how_long)
    async with store.look() as unit:
        kept, names = await _kept(unit), await _names(unit)
    typed = words_of(*(one.said for one in world.heard))
    return Lived(tuple(world.heard), tuple(life.dues), clock.now(), kept, names | frozenset(typed))


def _rates_to_come() -> tuple[Rate, ...]:
    """What will be published in the two years of the family's currencies; the job that fetches it does not run here."""
    both = (published(NOON + YEARS / 2), published(NOON + YEARS))
    of_each = {(one.source, one.day, one.base.code): one for rates in both for one in rates}
    return tuple(one for one in of_each.values() if one.source in _SOURCES and one.day > NOON.date())


async def _viewer(unit: Unit) -> Viewer:
    member = await unit.people.membership(1, BAT.user_id)
    assert member is not None
    return viewer_of(member)


async def _kept(unit: Unit) -> tuple[Kept, ...]:
    """All occurrences, as the one sees them who alone keeps something private."""
    viewer = await _viewer(unit)
    bills = {one.id: one.body.title for one in await unit.matters.find(viewer, Bill)}
    found = [one for one in await unit.matters.find(viewer, Occurrence) if one.parent_id in bills]
    entries = await unit.entries.several(viewer, {one.body.entry_id for one in found if one.body.entry_id})
    return tuple(Kept(bills[one.parent_id or 0], one.body, entries.get(one.body.entry_id or 0)) for one in found)


async def _names(unit: Unit) -> frozenset[str]:
    viewer = await _viewer(unit)
    found = set(words_of(*(one.name for one in await unit.people.members(viewer))))
    found |= set(words_of(*(one.name for one in await unit.accounts.visible(viewer)), FAMILY, BAT.name))
    for entry in await unit.figures.entries(viewer, Filter(), _MOST):
        of = entry.details
        found |= set(words_of(of.payee, of.note, of.beneficiary, of.payer, *of.split_with, *of.tags))
    return frozenset(found)
