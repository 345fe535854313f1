"""Secret links: of one member, by hash, replaced and taken away; shut to who is gone."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from core.agenda.links import address, drop_link, make_link, open_link
from core.family.errors import NotAllowedError
from core.family.membership import accept, erase, invite, leave, remove, token_hash
from core.family.model import Role
from integrations.db.unit import SqlStore
from tests.conftest import NOON
from tests.core.conftest import House

SECRET, OTHER = "s" * 43, "t" * 43


async def opens(store: SqlStore, secret: str) -> int | None:
    """The member whose calendar a secret opens."""
    async with store.look() as unit:
        opened = await open_link(unit, secret)
    return opened[1].member_id if opened else None


async def test_a_link_opens_the_calendar_of_who_made_it(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await make_link(unit, house.tuya.viewer, SECRET, NOON)
        assert await unit.calendar_links.made_at(house.tuya.viewer) == NOON
        assert await unit.calendar_links.made_at(house.bat.viewer) is None
    async with store.look() as unit:
        opened = await open_link(unit, SECRET)
    assert opened is not None
    assert opened[0].user_id == house.tuya.person.user_id
    assert opened[1] == house.tuya.viewer
    assert await opens(store, OTHER) is None


async def test_only_the_hash_is_stored(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await make_link(unit, house.bat.viewer, SECRET, NOON)
    async with store.database.read() as connection:
        (row,) = (await connection.execute(text("SELECT * FROM calendar_link"))).all()
    assert token_hash(SECRET) in row
    assert SECRET not in map(str, row)
    assert await opens(store, token_hash(SECRET)) is None


async def test_a_new_link_shuts_the_old_one_and_leaves_others_alone(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await make_link(unit, house.tuya.viewer, "tuya", NOON)
        await make_link(unit, house.bat.viewer, SECRET, NOON)
        await make_link(unit, house.bat.viewer, OTHER, NOON)
    bat, tuya = house.bat.viewer.member_id, house.tuya.viewer.member_id
    assert [await opens(store, one) for one in (SECRET, OTHER, "tuya")] == [None, bat, tuya]


async def test_it_is_taken_away_once_and_by_its_owner_alone(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await make_link(unit, house.bat.viewer, SECRET, NOON)
        assert not await drop_link(unit, house.tuya.viewer)
        assert await drop_link(unit, house.bat.viewer)
        assert not await drop_link(unit, house.bat.viewer)
    assert await opens(store, SECRET) is None


async def test_who_left_or_was_removed_or_is_blocked_or_erased_is_let_in_no_more(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await make_link(unit, house.saraa.viewer, "saraa", NOON)
        await make_link(unit, house.tuya.viewer, "tuya", NOON)
        await make_link(unit, house.bat.viewer, "bat", NOON)
        await remove(unit, house.bat.viewer, house.saraa.member.id, NOON)
        await leave(unit, house.tuya.person, house.tuya.viewer, NOON)
        await unit.people.set_blocked(house.bat.person.user_id, blocked=True)
    assert [await opens(store, one) for one in ("saraa", "tuya", "bat")] == [None, None, None]
    async with store.unit() as unit:
        await unit.people.set_blocked(house.bat.person.user_id, blocked=False)
        await invite(unit, house.bat.viewer, Role.ADULT, "again", NOON)
        await accept(unit, house.tuya.person, "again", NOON)
        await invite(unit, house.bat.viewer, Role.VIEWER, "saraa again", NOON)
        await accept(unit, house.saraa.person, "saraa again", NOON)
    for secret in ("tuya", "saraa"):
        assert await opens(store, secret) is None, "a place taken again opens no old door"
    assert await opens(store, "bat") == house.bat.member.id
    async with store.unit() as unit:
        for one in (house.tuya, house.saraa):
            await leave(unit, one.person, one.viewer, NOON)
        await erase(unit, house.bat.person, NOON)
    assert await opens(store, "bat") is None


async def test_a_place_that_ended_opens_nothing_even_where_its_link_is_still_there(
    store: SqlStore, house: House
) -> None:
    async with store.unit() as unit:
        await make_link(unit, house.tuya.viewer, SECRET, NOON)
        await unit.people.leave(house.tuya.viewer, house.tuya.member.id, NOON)
        assert await unit.calendar_links.made_at(house.tuya.viewer) == NOON
    assert await opens(store, SECRET) is None


async def test_a_viewer_may_have_one_and_a_stranger_not(store: SqlStore, house: House) -> None:
    stranger = replace(house.bat.viewer, role=None)  # type: ignore[arg-type]
    async with store.unit() as unit:
        await make_link(unit, house.saraa.viewer, SECRET, NOON)
        for act in (make_link(unit, stranger, OTHER, NOON), drop_link(unit, stranger)):
            with pytest.raises(NotAllowedError):
                await act
    assert await opens(store, SECRET) == house.saraa.member.id


@pytest.mark.parametrize("secret", ["", "x" * 129, "x" * 100_000, "нууц", "\x00"])
async def test_what_is_no_secret_of_ours_opens_nothing(store: SqlStore, house: House, secret: str) -> None:
    assert await opens(store, secret) is None


def test_the_address_stands_beneath_the_public_one() -> None:
    for base in ("https://bot.example.org", "https://bot.example.org/"):
        assert address(base, "x") == "https://bot.example.org/calendar/x.ics"
