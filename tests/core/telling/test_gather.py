"""What others write: one message an hour for those who want it, in the morning what was written at night."""

from dataclasses import replace
from datetime import timedelta

from core.family.model import Quietness
from core.ledger.model import Entry
from core.telling.gather import ENTRIES, gather
from integrations.db.unit import SqlStore, SqlUnit
from tests.conftest import NOON
from tests.core.conftest import House
from tests.core.family.happened import NEXT_MORNING, NIGHT, codes, spent, told


async def entry(unit: SqlUnit, house: House, *, private: bool = False) -> Entry:
    return await unit.entries.get(house.bat.viewer, await spent(unit, house.bat.viewer, private=private))


async def lively(unit: SqlUnit, house: House) -> None:
    for joined in (house.tuya, house.bat):
        await unit.people.save(replace(joined.person, quietness=Quietness.LIVELY), NOON)


async def test_the_first_entry_of_an_hour_makes_the_one_message(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await lively(unit, house)
        before = len(await told(unit))
        first, second = await entry(unit, house), await entry(unit, house)
        await gather(unit, house.bat.viewer, [], NOON)
        await gather(unit, house.bat.viewer, [second, first], NOON)
        await gather(unit, house.bat.viewer, [await entry(unit, house)], NOON + timedelta(minutes=59))
        news = (await told(unit))[before:]
        assert codes(news) == [(2, ENTRIES)]
        assert f'["first","{first.id}"]' in news[0][1]
        assert news[0][2] == NOON + timedelta(hours=1)
        await gather(unit, house.bat.viewer, [first], NOON + timedelta(hours=1))
        assert [due for _, _, due in (await told(unit))[before:]] == [NOON + timedelta(hours=hours) for hours in (1, 2)]


async def test_what_is_written_at_night_comes_as_one_message_in_the_morning(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await unit.people.save(replace(house.tuya.person, quietness=Quietness.LIVELY, zone="Australia/Sydney"), NOON)
        before = len(await told(unit))
        for hours in range(4):
            await gather(unit, house.bat.viewer, [await entry(unit, house)], NIGHT + timedelta(hours=hours))
        assert [due for _, _, due in (await told(unit))[before:]] == [NEXT_MORNING]


async def test_only_what_others_wrote_and_one_may_see_is_looked_up(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        first = await entry(unit, house)
        hidden, gone, later = (
            await entry(unit, house, private=True),
            await entry(unit, house),
            await entry(unit, house),
        )
        await unit.entries.replace(house.bat.viewer, gone, replace(gone.details, deleted=True))
        until = NOON + timedelta(hours=1)
        for viewer, seen in ((house.tuya.viewer, [first.id, later.id]), (house.bat.viewer, [])):
            assert [one.id for one in await unit.told.by_others(viewer, first.id, until, 9)] == seen
        assert [one.id for one in await unit.told.by_others(house.tuya.viewer, hidden.id, until, 9)] == [later.id]
        assert await unit.told.by_others(house.tuya.viewer, first.id, NOON, 9) == ()
        assert len(await unit.told.by_others(house.tuya.viewer, first.id, until, 1)) == 1
