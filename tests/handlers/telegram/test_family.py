"""The family: seeing, promoting, removing, handing over, leaving, two families, deleting everything of mine."""

from sqlalchemy import func, select

from core.delivery.model import Method
from integrations.db.tables import entry, family, member, outbox, person
from tests.handlers.telegram.test_delivery import standing
from tests.handlers.telegram.test_spend import balanced
from tests.talk import Speaker, Talk, labels, texts


async def test_only_the_owner_invites(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    answer = texts(await tuya.say("/invite"))
    assert "эрх" in answer[0]
    assert "t.me" not in answer[0]


async def test_a_member_who_only_sees_writes_nothing(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    await bat.say("/family")
    await bat.press("✏️ P12")
    await bat.press("Let only see")
    await tuya.say("кофе 8500₮")
    assert await standing(talk) == []
    await bat.say("coffee 4.50")
    assert "4.50" in texts(await tuya.say("/history"))[0]


async def test_a_removed_member_is_out_at_once(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    await bat.say("coffee 4.50")
    await bat.say("/family")
    await bat.press("✏️ P12")
    await bat.press("Remove")
    await bat.press("Yes")
    answer = await tuya.say("/history")
    assert "4.50" not in "".join(texts(answer))
    assert "English" in labels(answer[-1])


async def test_the_owner_hands_over_before_leaving(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    await bat.say("/leave")
    assert "hand the family over" in texts(await bat.press("Yes"))[0]
    await bat.say("/family")
    await bat.press("✏️ P12")
    await bat.press("Hand the family over")
    await bat.press("Yes")
    await bat.say("/leave")
    assert "You left" in texts(await bat.press("Yes"))[0]
    async with talk.store.look() as unit:
        roles = (await unit.connection.execute(select(member.c.role).where(member.c.left_at.is_(None)))).scalars().all()
    assert roles == ["owner"]


async def test_one_person_in_two_families_switches(talk: Talk, bat: Speaker) -> None:
    other = Speaker(talk, 41)
    await other.settle_in()
    await other.say("coffee 9.90")
    await bat.say("/invite")
    await bat.press("Adult")
    await other.say("/start inv_token0")
    assert "9.90" not in texts(await other.say("/history"))[0]
    await other.say("/switch")
    await other.press("Family of P41")
    assert "9.90" in texts(await other.say("/history"))[0]
    assert "9.90" not in texts(await bat.say("/history"))[0]


async def test_delete_me_exports_asks_and_leaves_nothing(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    await tuya.say("кофе 8500₮")
    await bat.say("coffee 4.50")
    copy, question = await tuya.say("/deleteme")
    assert copy.method is Method.DOCUMENT
    assert copy.document == "csv"
    assert len(labels(question)) == 2
    assert len(await standing(talk)) == 2
    await tuya.press("Бүгдийг устгах")
    assert await standing(talk) == [450]
    assert await balanced(talk)
    async with talk.store.look() as unit:
        db = unit.connection
        assert (await db.execute(select(func.count()).where(person.c.user_id == tuya.id))).scalar() == 0
        assert (await db.execute(select(func.count()).where(member.c.user_id == tuya.id))).scalar() == 0
        kept = (await db.execute(select(outbox.c.payload).where(outbox.c.chat_id == tuya.id))).scalars().all()
    assert not any("8,500" in payload for payload in kept)


async def test_the_last_one_takes_the_family_along(talk: Talk, bat: Speaker) -> None:
    await bat.say("coffee 4.50")
    await bat.say("/deleteme")
    await bat.press("Delete everything")
    async with talk.store.look() as unit:
        assert (await unit.connection.execute(select(func.count()).select_from(family))).scalar() == 0
        assert (await unit.connection.execute(select(func.count()).select_from(entry))).scalar() == 0


async def test_settings_change_how_one_is_spoken_to(talk: Talk, bat: Speaker) -> None:
    await bat.say("/language")
    assert "Тохиргоо" in texts(await bat.press("Монгол"))[0]
    await bat.say("/settings")
    await bat.press("Цагийн бүс")
    assert "Perth" in texts(await bat.press("Perth"))[0]
