"""Updates fetched by long polling, and what a bot learns of what a person does."""

import asyncio

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramConflictError
from aiogram.types import BotCommand, BotCommandScopeChat, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram import Bot as PtbBot
from telegram.error import Conflict

from sandbox.app import RunningSandbox
from sandbox.chat_user import ChatUser, SandboxError
from sandbox.client import SandboxClient
from tests.sandbox.conftest import LONG_POLL

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (640).to_bytes(4, "big") + (480).to_bytes(4, "big")


async def fetched(bot: Bot) -> list[Update]:
    updates = await bot.get_updates(timeout=LONG_POLL)
    if updates:
        await bot.get_updates(offset=updates[-1].update_id + 1, timeout=0)
    return updates


async def test_a_start_link_brings_its_parameter(bot: Bot, people: SandboxClient) -> None:
    await people.person(1002).start("inv_1")
    [update] = await fetched(bot)

    assert update.message is not None
    assert update.message.text == "/start inv_1"
    assert update.message.entities is not None
    assert update.message.entities[0].type == "bot_command"
    assert update.message.from_user is not None
    assert update.message.from_user.language_code == "mn"


async def test_text_edits_and_replies_arrive(ptb: PtbBot, bot: Bot, bat: ChatUser) -> None:
    said = await bat.say("coffee 4.50")
    await bat.edit(said, "coffee 5.50")
    await bat.reply(said, "groceries")
    [_, sent, edited, reply] = await ptb.get_updates(timeout=LONG_POLL)

    assert sent.message is not None
    assert sent.message.text == "coffee 4.50"
    assert edited.edited_message is not None
    assert (edited.edited_message.text, edited.edited_message.message_id) == ("coffee 5.50", said.id)
    assert reply.message is not None
    assert reply.message.reply_to_message is not None
    assert reply.message.reply_to_message.text == "coffee 5.50"


async def test_a_press_arrives_and_its_answer_pops_up(bot: Bot, bat: ChatUser) -> None:
    await fetched(bot)
    markup = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Undo", callback_data="u:1")]])
    sent = await bot.send_message(bat.id, "coffee", reply_markup=markup)
    await bat.until(1)
    pressing = asyncio.create_task(bat.press("undo"))
    [update] = await fetched(bot)

    query = update.callback_query
    assert query is not None
    assert query.message is not None
    assert (query.data, query.from_user.id, query.message.message_id) == ("u:1", bat.id, sent.message_id)
    await bot.answer_callback_query(query.id, text="Undone", show_alert=True)
    toast = await pressing
    assert (toast.text, toast.alert) == ("Undone", True)
    with pytest.raises(TelegramBadRequest, match="query is too old and response timeout expired or query ID is inv"):
        await bot.answer_callback_query(query.id)


async def test_photos_and_documents_arrive_and_can_be_fetched(bot: Bot, bat: ChatUser) -> None:
    await fetched(bot)
    await bat.send_photo(PNG, caption="receipt")
    await bat.send_document(b"a;b", "statement.csv", mime="text/csv")
    photo, document = await fetched(bot)

    assert photo.message is not None
    assert photo.message.photo is not None
    assert (photo.message.caption, photo.message.photo[-1].width) == ("receipt", 640)
    assert document.message is not None
    assert document.message.document is not None
    assert document.message.document.file_name == "statement.csv"
    content = await bot.download(document.message.document)
    assert content is not None
    assert content.read() == b"a;b"


async def test_a_caption_is_edited_like_a_text(bot: Bot, bat: ChatUser) -> None:
    sent = await bat.send_photo(PNG, caption="receipt")
    await bat.edit(sent, "lunch 18 #work")
    update = (await fetched(bot))[-1]

    assert update.edited_message is not None
    assert update.edited_message.caption == "lunch 18 #work"
    assert update.edited_message.caption_entities is not None
    assert update.edited_message.text is None


async def test_reactions_arrive_when_asked_for_and_blocking_always(bot: Bot, bat: ChatUser) -> None:
    await bot.get_updates(allowed_updates=["message", "message_reaction", "my_chat_member"])
    said = await bat.say("x")
    await bat.react(said, "👍")
    await bat.block()
    with pytest.raises(SandboxError, match="blocked the bot"):
        await bat.say("y")
    await bat.unblock()
    await bat.unblock()
    _, _, reaction, blocked, unblocked = await bot.get_updates()

    assert reaction.message_reaction is not None
    assert [r.model_dump()["emoji"] for r in reaction.message_reaction.new_reaction] == ["👍"]
    assert blocked.my_chat_member is not None
    assert blocked.my_chat_member.new_chat_member.status == "kicked"
    assert unblocked.my_chat_member is not None
    assert unblocked.my_chat_member.new_chat_member.status == "member"


async def test_what_an_offset_does_not_acknowledge_comes_again(bot: Bot, bat: ChatUser) -> None:
    await bat.say("one")
    first = await bot.get_updates(limit=1)

    assert len(first) == 1
    assert await bot.get_updates(limit=1) == first
    [second] = await bot.get_updates(offset=first[0].update_id + 1)
    assert second.message is not None
    assert second.message.text == "one"


async def test_two_polls_at_once_are_a_conflict(bot: Bot, ptb: PtbBot, sandbox: RunningSandbox) -> None:
    older = asyncio.create_task(bot.get_updates(timeout=LONG_POLL))
    await until_polled(bot, sandbox)
    with pytest.raises(TelegramConflictError, match="terminated by other getUpdates request"):
        await asyncio.gather(older, bot.get_updates(timeout=0))
    await bot.set_webhook("http://127.0.0.1:9/none")
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await ptb.get_updates()


async def until_polled(bot: Bot, sandbox: RunningSandbox) -> None:
    """Let the loop run until the sandbox, in this same loop, has a poll that waits."""
    while sandbox.world.updates._poll is None:
        await bot.get_me()


async def test_setting_a_webhook_ends_a_poll(bot: Bot, sandbox: RunningSandbox) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=LONG_POLL))
    await until_polled(bot, sandbox)
    await bot.set_webhook("http://127.0.0.1:9/none")

    with pytest.raises(TelegramConflictError, match="terminated by setWebhook request"):
        await poll


async def test_closing_lets_a_poll_go_home(bot: Bot, sandbox: RunningSandbox) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=LONG_POLL))
    await until_polled(bot, sandbox)
    await asyncio.wait_for(sandbox.close(), LONG_POLL - 10)

    assert await poll == []


async def test_commands_are_kept_by_scope_and_language(bot: Bot, people: SandboxClient, bat: ChatUser) -> None:
    await bot.set_my_commands([BotCommand(command="help", description="Help")])
    await bot.set_my_commands([BotCommand(command="help", description="Тусламж")], language_code="mn")
    await bot.set_my_commands([BotCommand(command="mine", description="Mine")], BotCommandScopeChat(chat_id=bat.id))

    async def shown(person: int) -> list[str]:
        chat = await people.get(f"/sandbox/people/{person}/chat")
        return [command["description"] for command in chat["commands"]]

    assert (await shown(1001), await shown(1002)) == (["Mine"], ["Тусламж"])
    assert [command.description for command in await bot.get_my_commands(language_code="mn")] == ["Тусламж"]
    await bot.delete_my_commands(language_code="mn")
    assert await shown(1002) == ["Help"]
    with pytest.raises(TelegramBadRequest, match="BOT_COMMAND_INVALID"):
        await bot.set_my_commands([BotCommand(command="Ном", description="x")])
    with pytest.raises(TelegramBadRequest, match="BOT_COMMAND_DESCRIPTION_INVALID"):
        await bot.set_my_commands([BotCommand(command="x", description="")])


async def test_the_bot_describes_itself_in_each_language(bot: Bot, people: SandboxClient) -> None:
    await bot.set_my_description("Money of a family")
    await bot.set_my_description("Гэр бүлийн мөнгө", language_code="mn")
    await bot.set_my_short_description("Short")

    assert (await people.get("/sandbox/people/1002/chat"))["description"] == "Гэр бүлийн мөнгө"
    assert (await people.get("/sandbox/people/1001/chat"))["description"] == "Money of a family"
    assert (await bot.get_my_description(language_code="mn")).description == "Гэр бүлийн мөнгө"
    assert (await bot.get_my_short_description()).short_description == "Short"
    with pytest.raises(TelegramBadRequest, match="description is too long"):
        await bot.set_my_description("x" * 513)
    with pytest.raises(TelegramBadRequest, match="short description is too long"):
        await bot.set_my_short_description("x" * 121)


async def test_a_chat_and_what_the_bot_does_in_it(bot: Bot, ptb: PtbBot, bat: ChatUser) -> None:
    assert (await bot.get_chat(bat.id)).first_name == "Bat-Erdene"
    assert (await ptb.get_chat(bat.id)).username == "baterdene"
    assert await bot.send_chat_action(bat.id, "typing")
    with pytest.raises(TelegramBadRequest, match="wrong parameter action in request"):
        await bot.send_chat_action(bat.id, "dancing")
