"""A family's group: who may take it, who is heard there, and how records and questions are answered."""

import pytest

from core.delivery.model import Method
from core.family.membership import viewer_of
from core.groups.model import GroupChat
from tests.handlers.telegram.in_group import GROUP, GroupTalk, for_all, for_one, reactions
from tests.talk import Speaker, Talk, labels, toasts

ME = "@globfam_bot"


@pytest.fixture
def group(talk: Talk) -> GroupTalk:
    return GroupTalk(talk)


async def of_chat(talk: Talk, chat_id: int = GROUP) -> GroupChat | None:
    async with talk.store.look() as unit:
        return await unit.groups.of_chat(chat_id)


async def entries(talk: Talk, who: Speaker) -> list[str]:
    """What is written down, as a member sees it in private, the newest first."""
    async with talk.store.look() as unit:
        ((member, _),) = await unit.people.memberships(who.id)
        viewer = await unit.people.membership(member.family_id, who.id)
        assert viewer is not None
        return [one.details.money.plain() for one in await unit.entries.latest(viewer_of(viewer), 9)]


async def test_when_the_bot_comes_it_says_one_line_whichever_update_tells_of_it(
    talk: Talk, bat: Speaker, group: GroupTalk
) -> None:
    (hello,) = await group.place(bat, "left", "member")
    assert labels(hello) == ["👪 This is our family's chat"]
    assert await group.service(bat, new_chat_members=[{"id": 1, "is_bot": True, "first_name": "GlobFam"}]) == []
    assert await group.place(bat, "member", "administrator") == []
    await group.place(bat, "administrator", "kicked")
    assert len(await group.service(bat, new_chat_members=[{"id": 1, "is_bot": True, "first_name": "GlobFam"}])) == 1


async def test_only_an_owner_takes_the_group_for_their_family(
    talk: Talk, bat: Speaker, tuya: Speaker, group: GroupTalk
) -> None:
    await group.place(bat, "left", "member")
    for who in (Speaker(talk, 77), tuya):
        outs = await group.press(who, "family's chat")
        assert [(out.method, out.alert) for out in outs] == [(Method.TOAST, True)]
        assert await of_chat(talk) is None
    await group.press(bat, "family's chat")
    assert group.last[1].method is Method.EDIT
    assert "P11" in group.last[1].text
    joined = await of_chat(talk)
    assert joined is not None
    assert joined.told_deaf
    other = Speaker(talk, 78)
    await other.settle_in()
    hello = next(out for out, _ in talk.messenger.sent if labels(out) == ["👪 This is our family's chat"])
    assert toasts(await group.press(other, "family's chat", hello)) == ["This group is a family's chat already."]


@pytest.mark.parametrize(("status", "hears_all", "told"), [
    ("member", False, True), ("member", True, False), ("administrator", False, False),
])  # fmt: skip
async def test_a_deaf_bot_says_once_how_to_change_that(
    talk: Talk, bat: Speaker, group: GroupTalk, status: str, hears_all: bool, told: bool
) -> None:
    talk.app.hears_all = hears_all
    await group.place(bat, "left", status)
    await group.press(bat, "family's chat")
    assert [("/setprivacy" in text) for text in for_all(group.last)] == ([False, True] if told else [False])
    assert for_all(await group.say(bat, f"{ME} coffee 4.50")) == []


async def test_a_group_that_becomes_a_supergroup_stays_the_familys_and_one_that_is_left_does_not(
    talk: Talk, bat: Speaker, group: GroupTalk
) -> None:
    await group.founded(bat)
    await group.service(bat, new_chat_title="Манайхан")
    await group.service(bat, migrate_to_chat_id=-100500)
    assert await of_chat(talk) is None
    moved = await of_chat(talk, -100500)
    assert moved is not None
    assert moved.title == "Манайхан"
    later = GroupTalk(talk, -100500)
    await later.service(bat, migrate_from_chat_id=GROUP)
    assert reactions(await later.say(bat, f"{ME} coffee 4.50"))
    await later.service(bat, left_chat_member={"id": 5, "is_bot": False, "first_name": "x"})
    assert await of_chat(talk, -100500) is not None
    await later.place(bat, "member", "left")
    assert await of_chat(talk, -100500) is None


async def test_to_strangers_and_members_of_other_families_the_bot_is_silent(
    talk: Talk, bat: Speaker, group: GroupTalk
) -> None:
    await group.founded(bat)
    other = Speaker(talk, 78)
    await other.settle_in()
    for who in (Speaker(talk, 77), other):
        for text in (f"{ME} coffee 4.50", "/help@globfam_bot", "/networth", f"{ME} net worth", f"{ME} 🙂"):
            assert await group.say(who, text) == [], text
        assert await group.alone(who, "/networth") == []
    assert await entries(talk, bat) == []


async def test_a_group_that_is_nobodys_is_offered_to_an_owner_who_speaks_and_to_nobody_else(
    talk: Talk, bat: Speaker, tuya: Speaker, group: GroupTalk
) -> None:
    for who in (Speaker(talk, 77), tuya):
        assert await group.say(who, f"{ME} coffee 4.50") == []
    (hello,) = await group.say(bat, f"{ME} coffee 4.50")
    assert labels(hello) == ["👪 This is our family's chat"]
    assert await group.say(bat, "coffee 4.50") == []
    assert await entries(talk, bat) == []


async def test_what_is_meant_for_the_bot_is_recorded_and_answered_by_a_reaction_alone(
    talk: Talk, bat: Speaker, tuya: Speaker, group: GroupTalk
) -> None:
    await group.founded(bat)
    assert await group.say(bat, "coffee 4.50") == []
    for who, text in ((bat, f"{ME} coffee 4.50"), (bat, f"lunch 18, {ME.upper()}"), (tuya, f"{ME} цай 3000₮")):
        outs = await group.say(who, text)
        assert reactions(outs) == [("👍", group.last_message["message_id"])]
        assert len(outs) == 1
    assert await entries(talk, bat) == ["3000", "18.00", "4.50"]
    await group.edit(tuya, f"{ME} цай 4000₮")
    assert reactions(group.last) == [("👍", group.last_message["message_id"])]
    assert await entries(talk, bat) == ["4000", "18.00", "4.50"]


async def test_an_answer_to_the_bot_a_mention_without_a_name_and_a_command_are_meant_for_it(
    talk: Talk, bat: Speaker, group: GroupTalk
) -> None:
    await group.founded(bat)
    answered = {"message_id": 900, "date": 1, "chat": group.chat, "from": {"id": 1, "is_bot": True, "first_name": "G"}}
    assert reactions(await group.say(bat, "tea 3.50", reply_to_message=answered))
    named = [{"type": "text_mention", "offset": 0, "length": 3, "user": {"id": 1, "is_bot": True, "first_name": "G"}}]
    assert reactions(await group.say(bat, "Glo bread 5", entities=named))
    for text in ("/help@globfam_bot", "/help"):
        assert for_all(await group.say(bat, text)), text
    for text in (
        "/help@other_bot",
        "/weather",
        "@globfam_bots bread 5",
        "mail x@globfam_bot bread 5",
        "/start",
        "/start@globfam_bot x",
    ):
        assert await group.say(bat, text) == [], text
    assert len(for_all(await group.say(bat, "/weather@globfam_bot"))) == 1


async def test_a_record_can_be_taken_back_where_it_was_made(talk: Talk, bat: Speaker, group: GroupTalk) -> None:
    await group.founded(bat)
    await group.say(bat, f"{ME} coffee 4.50")
    outs = await group.say(bat, "/undo")
    assert reactions(outs) == [("👍", group.last_message["message_id"])]
    assert len(outs) == 1
    assert await entries(talk, bat) == []


async def test_a_question_goes_to_the_asker_alone_and_only_they_answer_it(
    talk: Talk, bat: Speaker, tuya: Speaker, group: GroupTalk
) -> None:
    await group.founded(bat)
    (asked,) = await group.say(bat, f"{ME} mum spent 200 on groceries")
    assert asked.receiver == bat.id
    assert asked.instead is not None
    assert (asked.instead.chat_id, asked.instead.reply_to) == (GROUP, group.last_message["message_id"])
    outs = await group.press(bat, "A$200", asked)
    assert reactions(outs) == [("👍", group.last_message["message_id"])]
    assert for_all(outs) == []
    assert await entries(talk, bat) == ["200.00"]


async def test_a_question_that_had_to_be_put_to_all_is_answered_by_who_was_asked(
    talk: Talk, bat: Speaker, tuya: Speaker, group: GroupTalk
) -> None:
    await group.founded(bat)
    (asked,) = await group.say(bat, f"{ME} mum spent 200 on groceries")
    assert asked.instead is not None
    talk.messenger.sent.append((asked.instead, 2_000))
    outs = await group.press(tuya, "A$200", asked.instead)
    assert [(out.method, out.alert) for out in outs] == [(Method.TOAST, True)]
    outs = await group.press(bat, "A$200", asked.instead)
    assert [out.method for out in outs] == [Method.TOAST, Method.REACT, Method.DELETE]
    assert outs[-1].message_id == 2_000


async def test_what_is_no_matter_for_a_group_is_done_in_private(
    talk: Talk, bat: Speaker, tuya: Speaker, group: GroupTalk
) -> None:
    await group.founded(bat)
    for text in ("/settings", "/invite", "/export", "/deleteme", "/leave", "/switch"):
        (out,) = await group.say(bat, text)
        assert out.text == "Let's do this in our private chat.", text
        assert [button.url for row in out.rows for button in row] == ["https://t.me/globfam_bot?start=asked"]
        assert out.document is None
    assert "Your families" in (await bat.say("/start asked"))[0].text
    assert "Your families" not in (await bat.say("/start asked"))[0].text
    (members, *_) = await group.say(bat, "/family")
    outs = await group.press(bat, "Invite", members)
    assert [(out.method, out.alert) for out in outs] == [(Method.TOAST, True)]
    assert for_all(await group.press(tuya, "Invite", members)) == []


async def test_who_may_only_look_is_told_so_alone(talk: Talk, bat: Speaker, group: GroupTalk) -> None:
    await group.founded(bat)
    await bat.say("/invite")
    await bat.press("View only")
    child = Speaker(talk, 13)
    await child.say("/start inv_token0")
    for label in ("English", "Australia", "A$"):
        await child.press(label)
    (out,) = await group.say(child, f"{ME} coffee 4.50")
    assert out.receiver == child.id
    assert await entries(talk, bat) == []
    assert for_all(await group.say(child, f"{ME} how much did we spend this month"))


async def test_an_update_of_a_group_that_comes_twice_has_its_effect_once(
    talk: Talk, bat: Speaker, group: GroupTalk
) -> None:
    await group.founded(bat)
    first = await group.alone(bat, "/history", key=5)
    again = await group.alone(bat, "/history", key=6)
    assert len(for_one(first)) == len(for_one(again)) == 1
    message = group.last_message
    assert await talk.feed({"message": message}, update_id=talk._update_id) == []
