"""Members change places by the owner alone, and a person may have a place in two families."""

from dataclasses import replace

import pytest

from core.family import membership
from core.family.errors import (
    NoSuchMemberError,
    NotAllowedError,
)
from core.family.membership import found_family, switch, viewer_of
from core.family.model import News, Person, Role
from core.ledger.errors import NoSuchEntryError
from integrations.db.unit import SqlStore
from tests.conftest import NOON
from tests.core.conftest import House
from tests.core.family.happened import NEXT_MORNING, NIGHT, codes, spent, told


async def test_the_owner_promotes_and_demotes(store: SqlStore, house: House) -> None:
    owner = house.bat.viewer
    async with store.unit() as unit:
        now = await membership.set_role(unit, owner, house.saraa.member.id, Role.ADULT, NOON)
        assert now.role is Role.ADULT
        assert await spent(unit, viewer_of(now))  # an everyday account is opened when it is first needed
        now = await membership.set_role(unit, owner, house.tuya.member.id, Role.VIEWER, NOON)
        with pytest.raises(NotAllowedError):
            await spent(unit, viewer_of(now))
        assert codes(await told(unit))[-2:] == [(3, "news.role"), (2, "news.role")]


async def test_no_one_becomes_or_ceases_to_be_owner_by_a_role(store: SqlStore, house: House) -> None:
    owner = house.bat.viewer
    async with store.unit() as unit:
        for member, role in ((house.tuya, Role.OWNER), (house.bat, Role.VIEWER)):
            with pytest.raises(NotAllowedError):
                await membership.set_role(unit, owner, member.member.id, role, NOON)
        with pytest.raises(NotAllowedError):
            await membership.set_role(unit, house.tuya.viewer, house.saraa.member.id, Role.ADULT, NOON)


async def test_handing_over_swaps_the_two_places(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        now = await membership.hand_over(unit, house.bat.viewer, house.tuya.member.id, NOON)
        roles = {m.user_id: m.role for m in await unit.people.members(house.bat.viewer)}
        assert now.role is Role.OWNER
        assert roles == {1: Role.ADULT, 2: Role.OWNER, 3: Role.VIEWER}
        assert codes(await told(unit))[-1] == (2, "news.owner")
        with pytest.raises(NotAllowedError):
            await membership.hand_over(unit, viewer_of(replace(now, role=Role.ADULT)), house.bat.member.id, NOON)


@pytest.mark.parametrize("whom", ["saraa", "bat"])
async def test_the_family_is_handed_to_an_adult_only(store: SqlStore, house: House, whom: str) -> None:
    async with store.unit() as unit:
        with pytest.raises(NoSuchMemberError):
            await membership.hand_over(unit, house.bat.viewer, getattr(house, whom).member.id, NOON)


async def test_a_member_of_another_family_cannot_be_touched(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        other = await found_family(unit, Person(9, "Other", "en", "AU", "Australia/Sydney", "AUD"), "Other", NOON)
        for act in (membership.remove, membership.hand_over):
            with pytest.raises(NoSuchMemberError):
                await act(unit, other.viewer, house.tuya.member.id, NOON)
        with pytest.raises(NoSuchMemberError):
            await membership.set_role(unit, other.viewer, house.saraa.member.id, Role.ADULT, NOON)


@pytest.mark.parametrize("act", ["role", "owner", "removed"])
async def test_news_of_ones_own_place_waits_for_the_morning(store: SqlStore, house: House, act: str) -> None:
    async with store.unit() as unit:
        await unit.people.save(replace(house.tuya.person, zone="Australia/Sydney", muted=frozenset(News)), NOON)
        owner, tuya = house.bat.viewer, house.tuya.member.id
        if act == "role":
            await membership.set_role(unit, owner, tuya, Role.VIEWER, NIGHT)
        elif act == "owner":
            await membership.hand_over(unit, owner, tuya, NIGHT)
        else:
            await membership.remove(unit, owner, tuya, NIGHT)
        user_id, payload, due_at = (await told(unit))[-1]
    assert (user_id, due_at) == (2, NEXT_MORNING)
    assert f'"news.{act}"' in payload


async def test_one_looks_at_one_of_ones_families_at_a_time(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        own = await found_family(unit, house.tuya.person, "Tuya's", NOON)
        mine = await spent(unit, own.viewer)
        there = await spent(unit, house.tuya.viewer)
        back = await switch(unit, own.person, house.bat.member.family_id, NOON)
        assert back.viewer == house.tuya.viewer
        assert (await unit.people.person(2)) == back.person
        assert [e.id for e in await unit.entries.latest(back.viewer, 9)] == [there]
        assert [e.id for e in await unit.entries.latest(own.viewer, 9)] == [mine]
        for viewer, hidden in ((own.viewer, there), (back.viewer, mine)):
            with pytest.raises(NoSuchEntryError):
                await unit.entries.get(viewer, hidden)
        with pytest.raises(NoSuchMemberError):
            await switch(unit, house.bat.person, own.member.family_id, NOON)
