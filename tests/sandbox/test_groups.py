"""Groups: who comes and goes, what the bot hears of it, and where it may not write."""

import asyncio

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramMigrateToChat
from aiogram.types import (
    Chat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    ReactionTypeEmoji,
    Update,
)
from telegram import Bot as PtbBot
from telegram.error import ChatMigrated, Forbidden

from sandbox.chat_user import ChatUser, SandboxError
from sandbox.client import SandboxClient
from sandbox.group_chat import GroupChat
from tests.sandbox.conftest import LONG_POLL

EVERYTHING = ["message", "edited_message", "callback_query", "my_chat_member", "chat_member", "message_reaction"]


@pytest.fixture
async def tuya(people: SandboxClient) -> ChatUser:
    return people.person(1002)


@pytest.fixture
async def group(people: SandboxClient, bat: ChatUser, tuya: ChatUser, bot: Bot) -> GroupChat:
    """A group of two with the bot in it, of which the bot has heard already."""
    made = await people.add_group("Манай гэр бүл", bat, tuya, bot=True)
    await news(bot)
    return made


async def news(bot: Bot) -> list[Update]:
    """Fetch what there is and acknowledge it."""
    updates = await bot.get_updates(timeout=0, allowed_updates=EVERYTHING)
    if updates:
        await bot.get_updates(offset=updates[-1].update_id + 1, timeout=0)
    return updates


async def heard(bot: Bot) -> list[str]:
    """Give the texts and captions of the messages that the bot gets, and what else happened by the update's name."""
    return [
        (update.message.text or update.message.caption or update.message.content_type)
        if update.message
        else update.event_type
        for update in await news(bot)
    ]


async def test_there_is_a_group_of_the_demo_people_without_the_bot(people: SandboxClient, bot: Bot) -> None:
    [card] = (await people.get("/sandbox/groups"))["groups"]

    assert ([member["id"] for member in card["members"]], card["bot"]) == ([1001, 1002], "")
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.send_message(card["id"], "x")
    group = GroupChat(people, card["id"], 1001)
    await (await group.seat(people.person(1001))).say("/start hello")
    assert await news(bot) == []


async def test_a_bot_that_is_added_hears_of_its_place_and_then_of_the_line_in_the_chat(
    people: SandboxClient, bot: Bot, bat: ChatUser, tuya: ChatUser
) -> None:
    await news(bot)
    group = await people.add_group("Гэр", bat)
    await group.add_bot()
    await group.add(tuya)
    place, line, came = await news(bot)

    assert place.my_chat_member is not None
    assert place.my_chat_member.chat.type == "group"
    assert place.my_chat_member.from_user.id == bat.id
    assert place.my_chat_member.old_chat_member.status == "left"
    assert place.my_chat_member.new_chat_member.status == "member"
    assert line.message is not None
    assert [user.id for user in line.message.new_chat_members or []] == [4242]
    assert came.message is not None
    assert [user.id for user in came.message.new_chat_members or []] == [tuya.id]


async def test_a_group_made_with_the_bot_says_so(people: SandboxClient, ptb: PtbBot, bat: ChatUser) -> None:
    await people.add_group("Гэр", bat, bot=True)
    _, place, line = await ptb.get_updates()

    assert place.my_chat_member is not None
    assert place.my_chat_member.new_chat_member.status == "member"
    assert line.message is not None
    assert line.message.group_chat_created


async def test_with_privacy_mode_the_bot_hears_only_what_is_meant_for_it(
    people: SandboxClient, bot: Bot, bat: ChatUser, group: GroupChat
) -> None:
    said = await group.seat(bat)
    assert (await bot.get_me()).can_read_all_group_messages is False
    await said.say("coffee 4.50")
    await said.say("/help")
    await said.say("/help@Globfam_Bot now")
    await said.say("/help@other_bot")
    await said.say("well, /help")
    await said.say("🥐 @globfam_bot lunch 18")
    await said.say("@globfam_bots lunch 18")
    sent = await bot.send_message(group.id, "who owes?")
    [asked] = await said.until(1)
    answer = await said.reply(asked, "Tuya")
    await said.reply(answer, "she really does")
    own = await said.say("no")
    await said.reply(own, "nothing")

    assert sent.chat.type == "group"
    meant = ["/help", "/help@Globfam_Bot now", "🥐 @globfam_bot lunch 18", "Tuya", "she really does"]
    assert await heard(bot) == meant


async def test_the_bot_hears_the_edits_of_what_it_heard_and_of_what_is_meant_for_it_now(
    bot: Bot, bat: ChatUser, group: GroupChat
) -> None:
    said = await group.seat(bat)
    deaf = await said.say("coffee 4.50")
    asked = await said.say("@globfam_bot coffee")
    await said.edit(deaf, "coffee 5.50")
    await said.edit(asked, "coffee 6.50")
    await said.edit(deaf, "@globfam_bot coffee 7.50")

    edits = [update.edited_message.text for update in await news(bot) if update.edited_message]
    assert edits == ["coffee 6.50", "@globfam_bot coffee 7.50"]


async def test_privacy_mode_counts_from_when_the_bot_is_added_again(
    people: SandboxClient, bot: Bot, bat: ChatUser, group: GroupChat
) -> None:
    said = await group.seat(bat)
    await people.switch(privacy=False)
    assert (await bot.get_me()).can_read_all_group_messages is True
    await said.say("still deaf")
    await group.remove_bot()
    await group.add_bot()
    await said.say("not deaf")

    assert await heard(bot) == ["my_chat_member", "my_chat_member", "new_chat_members", "not deaf"]


async def test_an_administrator_hears_everything_and_may_pin_and_delete(
    bot: Bot, bat: ChatUser, tuya: ChatUser, group: GroupChat
) -> None:
    said = await group.seat(bat)
    first = await said.say("deaf")
    with pytest.raises(TelegramBadRequest, match="not enough rights to manage pinned messages in the chat"):
        await bot.pin_chat_message(group.id, first.id)
    with pytest.raises(TelegramBadRequest, match="message can't be deleted"):
        await bot.delete_message(group.id, first.id)
    await group.promote_bot()
    second = await said.say("not deaf")
    await said.react(second, "👍")
    await group.appoint(tuya)

    assert await heard(bot) == ["my_chat_member", "not deaf", "message_reaction", "chat_member"]
    assert await bot.pin_chat_message(group.id, first.id)
    pinned = (await bot.get_chat(group.id)).pinned_message
    assert pinned is not None
    assert pinned.message_id == first.id
    assert await bot.delete_message(group.id, second.id)
    statuses = {member.user.id: member.status for member in await bot.get_chat_administrators(group.id)}
    assert statuses == {1001: "creator", 1002: "administrator", 4242: "administrator"}


async def test_reactions_of_several_people_stand_side_by_side(bot: Bot, bat: ChatUser, group: GroupChat) -> None:
    said = await group.seat(bat)
    message = await said.say("/spent 4.50")
    await bot.set_message_reaction(group.id, message.id, [ReactionTypeEmoji(emoji="👍")])
    await said.react(message, "🎉")
    await said.until(lambda _: len(said.messages[message.id].reactions) == 2)

    assert said.messages[message.id].reactions == {"bot": ["👍"], "1001": ["🎉"]}
    assert await heard(bot) == ["/spent 4.50"]


async def test_who_is_in_the_group_and_what_they_are(
    bot: Bot, ptb: PtbBot, people: SandboxClient, bat: ChatUser, tuya: ChatUser, group: GroupChat
) -> None:
    assert (await bot.get_chat_member(group.id, bat.id)).status == "creator"
    assert (await ptb.get_chat_member(group.id, tuya.id)).status == "member"
    assert (await ptb.get_chat_member(group.id, 4242)).status == "member"
    assert await bot.get_chat_member_count(group.id) == 3
    assert (await ptb.get_chat(group.id)).title == "Манай гэр бүл"
    await group.remove(tuya)
    assert (await bot.get_chat_member(group.id, tuya.id)).status == "kicked"
    assert (await bot.get_chat_member(bat.id, bat.id)).status == "member"
    with pytest.raises(TelegramBadRequest, match="user not found"):
        await bot.get_chat_member(group.id, 555)
    with pytest.raises(SandboxError, match="Tuya is not in the group"):
        await (await group.seat(tuya)).say("let me in")
    with pytest.raises(SandboxError, match="they are not in the group"):
        await group.remove(tuya)
    with pytest.raises(SandboxError, match="there is no person 77"):
        await group.add(people.person(77))


async def test_a_bot_that_was_put_out_or_left_cannot_write(
    bot: Bot, ptb: PtbBot, people: SandboxClient, bat: ChatUser, group: GroupChat
) -> None:
    await group.remove_bot()
    with pytest.raises(TelegramForbiddenError, match="Forbidden: bot was kicked from the group chat"):
        await bot.send_message(group.id, "x")
    await group.add_bot()
    assert await bot.leave_chat(group.id)
    with pytest.raises(Forbidden, match="bot is not a member of the group chat"):
        await ptb.send_message(group.id, "x")
    places = [update.my_chat_member for update in await news(bot) if update.my_chat_member]
    assert [place.new_chat_member.status for place in places] == ["left", "member", "left"]
    with pytest.raises(TelegramBadRequest, match="chat member status can't be changed in private chats"):
        await bot.leave_chat(bat.id)
    with pytest.raises(SandboxError, match="the bot is not in the group"):
        await group.remove_bot()


async def test_who_was_met_in_a_group_has_still_to_begin_the_private_chat(
    bot: Bot, tuya: ChatUser, group: GroupChat
) -> None:
    with pytest.raises(TelegramForbiddenError, match="Forbidden: bot can't initiate conversation with a user"):
        await bot.send_message(tuya.id, "x")
    await tuya.start()
    assert (await bot.send_message(tuya.id, "x")).chat.type == "private"


async def test_a_group_that_becomes_a_supergroup_has_another_id(
    bot: Bot, ptb: PtbBot, bat: ChatUser, group: GroupChat
) -> None:
    later = await group.upgrade()
    gone, came = await news(bot)

    assert gone.message is not None
    assert (gone.message.chat.id, gone.message.migrate_to_chat_id) == (group.id, later.id)
    assert came.message is not None
    assert (came.message.chat.type, came.message.migrate_from_chat_id) == ("supergroup", group.id)
    assert str(later.id).startswith("-100")
    with pytest.raises(TelegramMigrateToChat) as moved:
        await bot.send_message(group.id, "x")
    assert moved.value.migrate_to_chat_id == later.id
    with pytest.raises(ChatMigrated):
        await ptb.send_message(group.id, "x")
    assert (await bot.send_message(later.id, "x")).message_id == came.message.message_id + 1
    with pytest.raises(SandboxError, match="the group has become the supergroup"):
        await (await group.seat(bat)).say("x")
    with pytest.raises(SandboxError, match="it is a supergroup already"):
        await later.upgrade()


async def test_a_startgroup_link_adds_the_bot_and_brings_its_parameter(
    bot: Bot, people: SandboxClient, bat: ChatUser
) -> None:
    await news(bot)
    group = await people.add_group("Гэр", bat, supergroup=True)
    await group.add_bot(parameter="join_7")

    assert await heard(bot) == ["my_chat_member", "new_chat_members", "/start@globfam_bot join_7"]


async def test_a_new_name_is_told(bot: Bot, group: GroupChat) -> None:
    await group.rename("Бүгдээрээ")
    [update] = await news(bot)

    assert update.message is not None
    assert (update.message.new_chat_title, update.message.chat.title) == ("Бүгдээрээ", "Бүгдээрээ")


async def test_people_pin_and_take_off(bot: Bot, bat: ChatUser, group: GroupChat) -> None:
    said = await group.seat(bat)
    message = await said.say("the wifi password")
    await said.pin(message)
    [update] = await news(bot)

    assert update.message is not None
    assert isinstance(update.message.pinned_message, Message)
    assert update.message.pinned_message.text == "the wifi password"
    await said.unpin(message)
    with pytest.raises(SandboxError, match="is not pinned"):
        await said.unpin(message)


async def test_a_press_in_a_group_is_of_who_pressed_and_its_answer_pops_up_for_them_alone(
    bot: Bot, bat: ChatUser, tuya: ChatUser, group: GroupChat
) -> None:
    bats, tuyas = await group.seat(bat), await group.seat(tuya)
    yes = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Yes", callback_data="y")]])
    await bot.send_message(group.id, "Join?", reply_markup=yes)
    await tuyas.until(1)
    await bats.until(1)
    pressing = asyncio.create_task(tuyas.press("Yes"))
    updates = await bot.get_updates(timeout=LONG_POLL)
    query = updates[-1].callback_query
    assert query is not None
    assert query.message is not None
    assert isinstance(query.message.chat, Chat)
    assert (query.from_user.id, query.message.chat.id) == (tuya.id, group.id)
    await query.answer("Welcome").as_(bot)

    assert (await pressing).text == "Welcome"
    assert bats.toasts == {}
