"""Whose a group becomes: an owner's alone to decide, once."""

import pytest

from core.family.errors import NotAllowedError
from core.groups.errors import GroupTakenError
from core.groups.join import join
from integrations.db.unit import SqlStore
from tests.conftest import NOON
from tests.core.conftest import House


async def test_an_owner_takes_a_group_once(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        for joined in (house.tuya, house.saraa):
            with pytest.raises(NotAllowedError):
                await join(unit, joined.viewer, -5, "Гэр", NOON)
        await join(unit, house.bat.viewer, -5, "Гэр", NOON)
        with pytest.raises(GroupTakenError):
            await join(unit, house.bat.viewer, -5, "Гэр", NOON)
        group = await unit.groups.of_chat(-5)
        assert group is not None
        assert (group.family_id, group.title, group.told_deaf) == (house.bat.member.family_id, "Гэр", False)
        await unit.groups.leave(-5)
        assert await unit.groups.of_chat(-5) is None


async def test_what_is_tried_leaves_nothing_behind(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        async with unit.tried():
            await join(unit, house.bat.viewer, -5, "Гэр", NOON)
            assert await unit.groups.of_chat(-5) is not None
        assert await unit.groups.of_chat(-5) is None
        with pytest.raises(NotAllowedError):
            async with unit.tried():
                await join(unit, house.saraa.viewer, -5, "Гэр", NOON)
        await join(unit, house.bat.viewer, -5, "Гэр", NOON)
