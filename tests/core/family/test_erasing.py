"""Deleting everything of oneself, in every family and in those that one left."""

from dataclasses import replace

from sqlalchemy import select

from core.family.membership import erase, found_family, leave
from integrations.db.tables import account, conversation, entry, family
from integrations.db.unit import SqlStore, SqlUnit
from tests.conftest import NOON
from tests.core.conftest import BAT, SARAA, TUYA, House
from tests.core.family.happened import codes, spent, told


async def of_family(unit: SqlUnit, family_id: int) -> list[int]:
    """Whose accounts there are in a family."""
    return list(
        (await unit.connection.execute(select(account.c.owner_id).where(account.c.family_id == family_id))).scalars()
    )


async def test_erasing_takes_the_person_out_of_every_family(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        own = await found_family(unit, house.tuya.person, "Tuya's", NOON)
        await spent(unit, own.viewer)
        await spent(unit, house.tuya.viewer)
        kept = await spent(unit, house.bat.viewer)
        await unit.memory.remember_habit(2, "amount.separator", "decimal")
        await erase(unit, own.person, NOON)
        assert await unit.people.person(2) is None
        assert await unit.people.places(2) == ()
        assert await unit.memory.habits(2) == ()
        families = (await unit.connection.execute(select(family.c.id))).scalars()
        assert list(families) == [house.bat.member.family_id]
        assert list((await unit.connection.execute(select(entry.c.id))).scalars()) == [kept]
        assert codes(await told(unit))[-2:] == [(1, "news.left"), (3, "news.left")]


async def test_erasing_reaches_the_private_accounts_in_a_family_that_was_left(store: SqlStore, house: House) -> None:
    family_id = house.bat.member.family_id
    async with store.unit() as unit:
        await spent(unit, house.tuya.viewer, private=True)
        gone = await leave(unit, house.tuya.person, house.tuya.viewer, NOON)
        news = len(await told(unit))
        await erase(unit, gone, NOON)
        assert house.tuya.member.id not in await of_family(unit, family_id)
        assert await unit.people.places(2) == ()
        assert len(await told(unit)) == news  # they were told when it happened


async def test_the_last_of_a_family_takes_it_along_with_what_leavers_left(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        for who in (house.tuya, house.saraa):
            await leave(unit, who.person, who.viewer, NOON)
        await erase(unit, house.bat.person, NOON)
        assert await of_family(unit, house.bat.member.family_id) == []
        assert (await unit.connection.execute(select(family.c.id))).all() == []


async def test_the_last_trace_of_a_family_that_all_have_left_goes_too(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        for who in (house.tuya, house.saraa, house.bat):
            await leave(unit, who.person, who.viewer, NOON)
        await erase(unit, replace(BAT, family_id=None), NOON)
        assert (await unit.connection.execute(select(family.c.id))).all() == []
        for one in (TUYA, SARAA):
            await erase(unit, one, NOON)
        assert await unit.people.person(2) is None


async def test_erasing_forgets_what_was_said_in_their_chat(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await unit.conversations.save("2:2", "edit:note", '{"entry":1}')
        await unit.conversations.save("1:1", "edit:note", '{"entry":1}')
        await erase(unit, house.tuya.person, NOON)
        assert list((await unit.connection.execute(select(conversation.c.key))).scalars()) == ["1:1"]
