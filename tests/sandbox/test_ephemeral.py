"""Messages in a group that one person alone sees: who may be sent one, when, and what becomes of it."""

from collections.abc import Callable, Sequence

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BufferedInputFile,
    EphemeralMessageParameters,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    Message,
    ReplyParameters,
    Update,
)
from telegram import Bot as PtbBot

from sandbox.app import RunningSandbox
from sandbox.chat_user import ChatUser
from sandbox.client import SandboxClient
from sandbox.group_chat import GroupChat
from sandbox.heard import Message as Seen

SHOW = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Show", callback_data="show")]])
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (640).to_bytes(4, "big") + (480).to_bytes(4, "big")
TOO_LATE = "an ephemeral message must answer a callback query or an ephemeral message"


def only(person: ChatUser, **more: object) -> EphemeralMessageParameters:
    return EphemeralMessageParameters.model_validate({"receiver_user_id": person.id, **more})


def reads(*texts: str) -> Callable[[Sequence[Seen]], bool]:
    return lambda replies: [reply.text for reply in replies] == list(texts)


@pytest.fixture
async def tuya(people: SandboxClient) -> ChatUser:
    return people.person(1002)


@pytest.fixture
async def group(people: SandboxClient, bat: ChatUser, tuya: ChatUser, bot: Bot) -> GroupChat:
    made = await people.add_group("Манай гэр бүл", bat, tuya, bot=True)
    command = BotCommand(command="networth", description="What we own", is_ephemeral=True)
    await bot.set_my_commands([command], BotCommandScopeAllGroupChats())
    await bot.get_updates(offset=-1, timeout=0)
    return made


async def last(bot: Bot) -> Update:
    return (await bot.get_updates(offset=-1, timeout=0))[-1]


async def asked(bot: Bot, bats: ChatUser) -> Message:
    """Let someone give the ephemeral command, and give the message that the bot gets of it."""
    await bats.say("/networth")
    message = (await last(bot)).message
    assert message is not None
    return message


async def test_an_ephemeral_command_is_between_its_sender_and_the_bot(
    bot: Bot, bat: ChatUser, tuya: ChatUser, group: GroupChat
) -> None:
    bats, tuyas = await group.seat(bat), await group.seat(tuya)
    before = len(tuyas.messages)
    message = await asked(bot, bats)

    assert message.message_id == 0
    assert message.ephemeral_message_id
    assert message.receiver_user is not None
    assert (message.from_user and message.from_user.id, message.receiver_user.id) == (bat.id, 4242)
    sent = await bot.send_message(
        group.id,
        "A$1,234",
        ephemeral_message_parameters=only(bat),
        reply_parameters=ReplyParameters(ephemeral_message_id=message.ephemeral_message_id),
    )
    assert (sent.message_id, sent.receiver_user and sent.receiver_user.id) == (0, bat.id)
    [seen] = await bats.until(reads("A$1,234"))
    assert seen.ephemeral
    assert len((await group.seat(tuya)).messages) == before
    assert len(tuyas.messages) == before


async def test_a_press_may_be_answered_for_its_presser_alone_and_in_place_of_the_message(
    bot: Bot, bat: ChatUser, tuya: ChatUser, group: GroupChat
) -> None:
    bats, tuyas = await group.seat(bat), await group.seat(tuya)
    card = await bot.send_message(group.id, "Net worth", reply_markup=SHOW)
    await bats.until(1)
    query_id = await bats.tap("Show")
    await bot.answer_callback_query(query_id)
    to_bat = only(bat, callback_query_id=query_id, replace_callback_query_message=True)
    sent = await bot.send_message(group.id, "A$1,234", ephemeral_message_parameters=to_bat, reply_markup=SHOW)
    await bats.until(2)

    transcript = (await bats_view(bats))["messages"]
    assert [(seen["to"], seen["replaces"]) for seen in transcript if "to" in seen] == [(bat.id, card.message_id)]
    assert [reply.text for reply in await tuyas.until(1)] == ["Net worth"]
    to_tuya = only(tuya, callback_query_id=query_id)
    with pytest.raises(TelegramBadRequest, match=TOO_LATE):
        await bot.send_message(group.id, "A$1,234", ephemeral_message_parameters=to_tuya)
    await bats.tap("Show", on=bats.messages[-(sent.ephemeral_message_id or 0)])
    query = (await last(bot)).callback_query
    assert query is not None
    assert isinstance(query.message, Message)
    assert query.message.ephemeral_message_id == sent.ephemeral_message_id


async def bats_view(bats: ChatUser) -> dict[str, list[dict[str, object]]]:
    client = bats._control
    assert isinstance(client, SandboxClient)
    return await client.get(f"/sandbox/people/{bats.id}/chat?chat={bats.chat}")


async def test_fifteen_seconds_after_it_is_too_late_unless_the_bot_is_an_administrator(
    bot: Bot, sandbox: RunningSandbox, bat: ChatUser, group: GroupChat
) -> None:
    now = sandbox.world.monotonic()
    sandbox.world.monotonic = lambda: now
    bats = await group.seat(bat)
    message = await asked(bot, bats)
    answering = ReplyParameters(ephemeral_message_id=message.ephemeral_message_id)
    now += 15
    await bot.send_message(group.id, "in time", ephemeral_message_parameters=only(bat), reply_parameters=answering)
    now += 0.1
    with pytest.raises(TelegramBadRequest, match=TOO_LATE):
        await bot.send_message(group.id, "late", ephemeral_message_parameters=only(bat), reply_parameters=answering)
    with pytest.raises(TelegramBadRequest, match=TOO_LATE):
        await bot.send_message(group.id, "unasked", ephemeral_message_parameters=only(bat))
    await group.promote_bot()
    await bot.send_message(group.id, "as it likes", ephemeral_message_parameters=only(bat))
    await bats.until(reads("in time", "as it likes"))


async def test_where_no_ephemeral_message_can_go(
    bot: Bot, people: SandboxClient, bat: ChatUser, group: GroupChat
) -> None:
    await group.promote_bot()
    stranger = await people.add_person("Ganbold")
    with pytest.raises(TelegramBadRequest, match="USER_NOT_PARTICIPANT"):
        await bot.send_message(group.id, "x", ephemeral_message_parameters=only(stranger))
    with pytest.raises(TelegramBadRequest, match="only to groups and supergroups"):
        await bot.send_message(bat.id, "x", ephemeral_message_parameters=only(bat))
    message = await asked(bot, await group.seat(bat))
    loud = ReplyParameters(ephemeral_message_id=message.ephemeral_message_id)
    with pytest.raises(TelegramBadRequest, match="must be an ephemeral message"):
        await bot.send_message(group.id, "for all to see", reply_parameters=loud)
    with pytest.raises(TelegramBadRequest, match="can't parse parameters"):
        await bot.send_message(group.id, "x", ephemeral_message_parameters=EphemeralMessageParameters.model_construct())


async def test_it_is_edited_and_deleted_by_its_own_methods(bot: Bot, bat: ChatUser, group: GroupChat) -> None:
    await group.promote_bot()
    bats = await group.seat(bat)
    sent = await bot.send_message(group.id, "A$1,234", ephemeral_message_parameters=only(bat))

    assert await sent.edit_ephemeral_text("A$1,235", reply_markup=SHOW).as_(bot)
    await bats.until(reads("A$1,235"))
    assert await sent.edit_ephemeral_reply_markup().as_(bot)
    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await sent.edit_ephemeral_text("A$1,235").as_(bot)
    with pytest.raises(TelegramBadRequest, match="message to edit not found"):
        await bot.edit_message_text("x", chat_id=group.id, message_id=0)
    with pytest.raises(TelegramBadRequest, match="message to delete not found"):
        await bot.delete_message(group.id, sent.ephemeral_message_id or 0)
    assert await sent.delete_ephemeral().as_(bot)
    await bats.until(reads())
    with pytest.raises(TelegramBadRequest, match="message to edit not found"):
        await sent.delete_ephemeral().as_(bot)


async def test_pictures_can_be_ephemeral_too(bot: Bot, bat: ChatUser, group: GroupChat) -> None:
    await group.promote_bot()
    bats = await group.seat(bat)
    chart = BufferedInputFile(PNG, "chart.png")
    sent = await bot.send_photo(group.id, chart, caption="October", ephemeral_message_parameters=only(bat))
    await sent.edit_ephemeral_caption("November").as_(bot)
    await bats.until(reads("November"))
    await sent.edit_ephemeral_media(InputMediaPhoto(media=BufferedInputFile(PNG, "x.png"), caption="December")).as_(bot)
    [seen] = await bats.until(reads("December"))

    assert seen.raw["photo"][-1]["file_id"] != (sent.photo or [])[-1].file_id


async def test_an_answer_to_an_ephemeral_message_is_one_itself(
    bot: Bot, bat: ChatUser, tuya: ChatUser, group: GroupChat
) -> None:
    await group.promote_bot()
    bats = await group.seat(bat)
    await bot.send_message(group.id, "In which currency?", ephemeral_message_parameters=only(bat))
    [question] = await bats.until(1)
    await bats.reply(question, "MNT")
    message = (await last(bot)).message

    assert message is not None
    assert (message.message_id, message.text) == (0, "MNT")
    assert all("MNT" not in seen.text for seen in (await group.seat(tuya)).messages.values())


async def test_the_other_library_can_pass_the_parameters_on(ptb: PtbBot, bat: ChatUser, group: GroupChat) -> None:
    await group.promote_bot()
    bats = await group.seat(bat)
    parameters = {"receiver_user_id": bat.id}
    await ptb.send_message(group.id, "A$1", api_kwargs={"ephemeral_message_parameters": parameters})

    assert [reply.ephemeral for reply in await bats.until(1)] == [True]
