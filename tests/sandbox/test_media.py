"""Albums, pictures that take another's place, pins and the menu button, with both Telegram libraries as clients."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    BufferedInputFile,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    MenuButtonCommands,
    MenuButtonDefault,
    MenuButtonWebApp,
    WebAppInfo,
)
from telegram import Bot as PtbBot
from telegram import InputMediaPhoto as PtbPhoto
from telegram import Message as PtbMessage

from sandbox.chat_user import ChatUser
from sandbox.client import SandboxClient


def png(width: int, height: int = 480) -> BufferedInputFile:
    head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
    return BufferedInputFile(head + width.to_bytes(4, "big") + height.to_bytes(4, "big"), "chart.png")


async def test_an_album_is_several_messages_that_stand_together(bot: Bot, bat: ChatUser) -> None:
    first, second = await bot.send_media_group(
        bat.id,
        [
            InputMediaPhoto(media=png(640), caption="<b>October</b>", parse_mode="HTML"),
            InputMediaPhoto(media=png(320), has_spoiler=True),
        ],
    )

    assert first.media_group_id
    assert first.media_group_id == second.media_group_id
    assert (first.caption, second.caption, second.has_media_spoiler) == ("October", None, True)
    assert second.photo is not None
    assert second.photo[-1].width == 320
    assert [reply.raw["media_group_id"] for reply in await bat.until(2)] == [first.media_group_id] * 2


async def test_the_other_library_sends_albums_too(ptb: PtbBot, bat: ChatUser) -> None:
    data = png(640).data
    sent = await ptb.send_media_group(bat.id, [PtbPhoto(data), PtbPhoto(data)], caption="both")

    assert [message.caption for message in sent] == ["both", None]


async def test_albums_that_telegram_refuses(bot: Bot, bat: ChatUser) -> None:
    photo, document = InputMediaPhoto(media=png(9)), InputMediaDocument(media=BufferedInputFile(b"x", "x.txt"))
    with pytest.raises(TelegramBadRequest, match="too many messages to send as an album"):
        await bot.send_media_group(bat.id, [photo] * 11)
    with pytest.raises(TelegramBadRequest, match="there are no messages to send"):
        await bot.send_media_group(bat.id, [])
    with pytest.raises(TelegramBadRequest, match="document can't be mixed with other media types"):
        await bot.send_media_group(bat.id, [photo, document])
    with pytest.raises(TelegramBadRequest, match="the sandbox has no media of type video"):
        await bot.send_media_group(bat.id, [InputMediaVideo(media="x")])
    with pytest.raises(TelegramBadRequest, match="message caption is too long"):
        await bot.send_media_group(bat.id, [InputMediaPhoto(media=png(9), caption="x" * 1025)])
    assert bat.replies == []


async def test_people_send_albums(bot: Bot, bat: ChatUser) -> None:
    for name in ("front", "back"):
        await bat.send_photo(png(640).data, caption=name, album="7")
    _, front, back = await bot.get_updates()

    assert front.message is not None
    assert back.message is not None
    assert (front.message.media_group_id, back.message.media_group_id) == ("7", "7")


async def test_a_picture_takes_anothers_place(bot: Bot, bat: ChatUser) -> None:
    sent = await bot.send_photo(bat.id, png(640), caption="October")
    changed = await bot.edit_message_media(
        InputMediaPhoto(media=png(320), caption="November"), chat_id=bat.id, message_id=sent.message_id
    )

    assert not isinstance(changed, bool)
    assert changed.photo is not None
    assert (changed.photo[-1].width, changed.caption) == (320, "November")
    assert changed.edit_date is not None
    same = InputMediaPhoto(media=changed.photo[-1].file_id, caption="November")
    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await bot.edit_message_media(same, chat_id=bat.id, message_id=sent.message_id)
    long = InputMediaPhoto(media=png(9), caption="x" * 1025)
    with pytest.raises(TelegramBadRequest, match="MEDIA_CAPTION_TOO_LONG"):
        await bot.edit_message_media(long, chat_id=bat.id, message_id=sent.message_id)


async def test_a_text_becomes_a_picture(ptb: PtbBot, bat: ChatUser) -> None:
    sent = await ptb.send_message(bat.id, "drawing…")
    changed = await ptb.edit_message_media(PtbPhoto(png(640).data, caption="drawn"), bat.id, sent.message_id)

    assert isinstance(changed, PtbMessage)
    assert (changed.text, changed.caption, changed.photo[-1].width) == (None, "drawn", 640)


async def test_one_of_an_album_changes_only_to_its_own_kind(bot: Bot, bat: ChatUser) -> None:
    first, _ = await bot.send_media_group(bat.id, [InputMediaPhoto(media=png(9)), InputMediaPhoto(media=png(8))])
    file = InputMediaDocument(media=BufferedInputFile(b"x", "x.txt"))
    with pytest.raises(TelegramBadRequest, match="can't be changed to another type in an album"):
        await bot.edit_message_media(file, chat_id=bat.id, message_id=first.message_id)


async def test_pins_are_told_to_the_bot_and_taken_off_again(bot: Bot, ptb: PtbBot, bat: ChatUser) -> None:
    one = await bot.send_message(bat.id, "A$1")
    two = await bot.send_message(bat.id, "A$2")
    assert await bot.pin_chat_message(bat.id, one.message_id)
    assert await ptb.pin_chat_message(bat.id, two.message_id)
    assert await bot.pin_chat_message(bat.id, two.message_id)
    lines = [update.message for update in (await bot.get_updates())[1:]]

    assert [line.pinned_message.message_id for line in lines if line and line.pinned_message] == [
        one.message_id,
        two.message_id,
    ]
    assert [line.from_user.is_bot for line in lines if line and line.from_user] == [True, True]
    chat = await ptb.get_chat(bat.id)
    assert chat.pinned_message is not None
    assert chat.pinned_message.message_id == two.message_id
    assert await bot.unpin_chat_message(bat.id)
    assert await bot.unpin_all_chat_messages(bat.id)
    assert (await bot.get_chat(bat.id)).pinned_message is None
    with pytest.raises(TelegramBadRequest, match="message to unpin not found"):
        await bot.unpin_chat_message(bat.id)
    with pytest.raises(TelegramBadRequest, match="message to pin not found"):
        await bot.pin_chat_message(bat.id, 999_999)


async def test_a_deleted_message_is_pinned_no_longer(bot: Bot, bat: ChatUser) -> None:
    sent = await bot.send_message(bat.id, "A$1")
    await bot.pin_chat_message(bat.id, sent.message_id)
    assert await bot.delete_messages(bat.id, [sent.message_id, 999_999])

    assert (await bot.get_chat(bat.id)).pinned_message is None


async def test_the_menu_button_is_everyones_or_one_chats(bot: Bot, people: SandboxClient, bat: ChatUser) -> None:
    async def shown(person: int) -> str:
        chat = await people.get(f"/sandbox/people/{person}/chat")
        return str(chat["menu_button"]["type"])

    app = MenuButtonWebApp(text="Open", web_app=WebAppInfo(url="https://a.mn/app"))
    assert await shown(1001) == "commands"
    assert await bot.set_chat_menu_button(menu_button=app)
    assert await bot.set_chat_menu_button(bat.id, MenuButtonCommands())
    assert (await shown(1001), await shown(1002)) == ("commands", "web_app")
    assert isinstance(await bot.get_chat_menu_button(bat.id), MenuButtonCommands)
    assert await bot.set_chat_menu_button(bat.id, MenuButtonDefault())
    assert await shown(1001) == "web_app"
    local = MenuButtonWebApp(text="Open", web_app=WebAppInfo(url="http://a.mn"))
    with pytest.raises(TelegramBadRequest, match="Only HTTPS links are allowed"):
        await bot.set_chat_menu_button(menu_button=local)
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.set_chat_menu_button(555, MenuButtonCommands())
