"""An invitation opens a family once, for a while, to whoever holds it; else it says nothing at all."""

from datetime import timedelta

import pytest

from core.family import membership
from core.family.errors import (
    AlreadyMemberError,
    InvitationInvalidError,
    NotAllowedError,
)
from core.family.membership import INVITATION_LASTS, accept, invite, viewer_of
from core.family.model import Person, Role
from integrations.db.unit import SqlStore
from tests.conftest import NOON
from tests.core.conftest import BAT, House
from tests.core.family.happened import codes, told


async def test_an_invitation_opens_once(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        until = await invite(unit, house.bat.viewer, Role.ADULT, "secret", NOON)
        assert until == NOON + INVITATION_LASTS
        joined = await accept(unit, Person(9, "Дулмаа", "mn", "MN", "Asia/Ulaanbaatar", "MNT"), "secret", NOON)
        assert (joined.member.role, joined.person.family_id) == (Role.ADULT, house.bat.member.family_id)
        (own,) = [a for a in await unit.accounts.visible(joined.viewer) if a.owner_id == joined.member.id]
        assert (own.currency.code, own.everyday, own.private) == ("MNT", True, False)
        with pytest.raises(InvitationInvalidError):
            await accept(unit, Person(10, "Thief", "en", "AU", "Australia/Sydney", "AUD"), "secret", NOON)


@pytest.mark.parametrize("late", [INVITATION_LASTS, INVITATION_LASTS + timedelta(days=300)])
async def test_an_invitation_expires(store: SqlStore, house: House, late: timedelta) -> None:
    newcomer = Person(9, "Late", "en", "AU", "Australia/Sydney", "AUD")
    async with store.unit() as unit:
        await invite(unit, house.bat.viewer, Role.VIEWER, "secret", NOON)
        with pytest.raises(InvitationInvalidError):
            await accept(unit, newcomer, "secret", NOON + late)
        in_time = await accept(unit, newcomer, "secret", NOON + INVITATION_LASTS - timedelta(seconds=1))
        assert in_time.member.role is Role.VIEWER


async def test_a_token_that_was_never_given_out_opens_nothing(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        for guess in ("", "x", membership.token_hash("Туяа")):
            with pytest.raises(InvitationInvalidError):
                await accept(unit, Person(9, "Stranger", "en", "AU", "Australia/Sydney", "AUD"), guess, NOON)


async def test_a_faster_one_takes_the_invitation(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await invite(unit, house.bat.viewer, Role.VIEWER, "secret", NOON)
        invited = await unit.people.invitation(membership.token_hash("secret"), NOON)
        await unit.people.use(invited, NOON)
        with pytest.raises(InvitationInvalidError):
            await unit.people.use(invited, NOON)


async def test_only_the_owner_invites_and_nobody_to_be_owner(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        for viewer in (house.tuya.viewer, house.saraa.viewer):
            with pytest.raises(NotAllowedError):
                await invite(unit, viewer, Role.VIEWER, "secret", NOON)
        with pytest.raises(NotAllowedError):
            await invite(unit, house.bat.viewer, Role.OWNER, "secret", NOON)


async def test_one_of_the_family_uses_up_no_invitation(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await invite(unit, house.bat.viewer, Role.ADULT, "secret", NOON)
        with pytest.raises(AlreadyMemberError):
            await accept(unit, house.saraa.person, "secret", NOON)
        joined = await accept(unit, Person(9, "D", "mn", "MN", "Asia/Ulaanbaatar", "MNT"), "secret", NOON)
        assert joined.member.user_id == 9


async def test_an_invitation_ends_with_its_makers_right_to_invite(store: SqlStore, house: House) -> None:
    newcomer = Person(9, "D", "mn", "MN", "Asia/Ulaanbaatar", "MNT")
    async with store.unit() as unit:
        await invite(unit, house.bat.viewer, Role.ADULT, "way back", NOON)
        await membership.hand_over(unit, house.bat.viewer, house.tuya.member.id, NOON)
        with pytest.raises(InvitationInvalidError):
            await accept(unit, newcomer, "way back", NOON)
        tuya = viewer_of(await unit.people.member(house.tuya.viewer, house.tuya.member.id))
        await membership.remove(unit, tuya, house.bat.member.id, NOON)
        for who in (newcomer, BAT):
            with pytest.raises(InvitationInvalidError):
                await accept(unit, who, "way back", NOON)


async def test_the_others_hear_who_joined_and_the_newcomer_does_not(store: SqlStore, house: House) -> None:
    async with store.look() as unit:
        news = await told(unit)
    assert codes(news) == [(1, "news.joined"), (1, "news.joined"), (2, "news.joined")]
