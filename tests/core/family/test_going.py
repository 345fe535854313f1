"""Being removed and leaving: what the one who went still sees, which is nothing, and what stays with the others."""

import pytest

from core.family import membership
from core.family.errors import (
    LastOwnerError,
    NoSuchMemberError,
    NotAllowedError,
)
from core.family.membership import accept, erase, found_family, invite, leave, switch
from core.family.model import Role
from core.ledger.errors import NoSuchAccountError, NoSuchEntryError
from core.ledger.look import card
from core.ledger.record import private_everyday
from integrations.db.unit import SqlStore
from tests.conftest import NOON
from tests.core.conftest import House
from tests.core.family.happened import AUD, codes, spent, told


async def test_a_removed_member_sees_nothing_and_what_they_shared_stays(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        shared = await spent(unit, house.tuya.viewer)
        hidden = await spent(unit, house.tuya.viewer, private=True)
        await membership.remove(unit, house.bat.viewer, house.tuya.member.id, NOON)
        gone = await unit.people.person(2)
        assert gone is not None
        assert gone.family_id is None
        assert await unit.people.membership(house.bat.member.family_id, 2) is None
        with pytest.raises(NoSuchMemberError):
            await switch(unit, gone, house.bat.member.family_id, NOON)
        assert [e.id for e in await unit.entries.latest(house.bat.viewer, 9)] == [shared]
        with pytest.raises(NoSuchEntryError):
            await unit.entries.get(house.bat.viewer, hidden)
        (line,) = (await card(unit, house.bat.viewer, await unit.entries.latest(house.bat.viewer, 9))).lines
        assert line.member.name == ""


async def test_a_removed_member_keeps_their_other_family(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        own = await found_family(unit, house.tuya.person, "Tuya's", NOON)
        await switch(unit, own.person, house.bat.member.family_id, NOON)
        await membership.remove(unit, house.bat.viewer, house.tuya.member.id, NOON)
        now = await unit.people.person(2)
        assert now is not None
        assert now.family_id == own.member.family_id


async def test_a_member_removed_while_looking_elsewhere_goes_on_looking_there(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        own = await found_family(unit, house.tuya.person, "Tuya's", NOON)
        await membership.remove(unit, house.bat.viewer, house.tuya.member.id, NOON)
        now = await unit.people.person(2)
        assert now is not None
        assert now.family_id == own.member.family_id


async def test_only_the_owner_removes_and_not_themselves(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        with pytest.raises(NotAllowedError):
            await membership.remove(unit, house.tuya.viewer, house.saraa.member.id, NOON)
        with pytest.raises(LastOwnerError):
            await membership.remove(unit, house.bat.viewer, house.bat.member.id, NOON)


async def test_who_leaves_is_gone_and_who_returns_takes_their_old_place(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        hidden = await spent(unit, house.tuya.viewer, private=True)
        gone = await leave(unit, house.tuya.person, house.tuya.viewer, NOON)
        assert gone.family_id is None
        assert codes(await told(unit))[-2:] == [(1, "news.left"), (3, "news.left")]
        await invite(unit, house.bat.viewer, Role.VIEWER, "again", NOON)
        back = await accept(unit, gone, "again", NOON)
        assert (back.member.id, back.member.role) == (house.tuya.member.id, Role.VIEWER)
        assert (await unit.entries.get(back.viewer, hidden)).id == hidden
        assert len([a for a in await unit.accounts.visible(back.viewer) if a.owner_id == back.member.id]) == 2


async def test_an_owner_goes_only_when_nobody_is_left_behind(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        with pytest.raises(LastOwnerError):
            await leave(unit, house.bat.person, house.bat.viewer, NOON)
        with pytest.raises(LastOwnerError):
            await erase(unit, house.bat.person, NOON)
        await leave(unit, house.tuya.person, house.tuya.viewer, NOON)
        await leave(unit, house.saraa.person, house.saraa.viewer, NOON)
        assert (await leave(unit, house.bat.person, house.bat.viewer, NOON)).family_id is None


async def test_who_leaves_one_family_looks_at_the_other(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        own = await found_family(unit, house.tuya.person, "Tuya's", NOON)
        here = await switch(unit, own.person, house.bat.member.family_id, NOON)
        now = await leave(unit, here.person, here.viewer, NOON)
        assert now.family_id == own.member.family_id


async def test_the_private_accounts_of_a_leaver_are_seen_by_no_one(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        hidden = await private_everyday(unit, house.tuya.viewer, AUD)
        await leave(unit, house.tuya.person, house.tuya.viewer, NOON)
        for viewer in (house.bat.viewer, house.saraa.viewer):
            assert hidden.id not in {a.id for a in await unit.accounts.visible(viewer)}
            with pytest.raises(NoSuchAccountError):
                await unit.accounts.balance(viewer, hidden.id)
