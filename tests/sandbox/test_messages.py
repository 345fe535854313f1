"""Sending, changing and deleting messages, with both Telegram libraries as clients."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    ReactionTypeEmoji,
    ReplyParameters,
)
from telegram import Bot as PtbBot
from telegram import InlineKeyboardButton as PtbButton
from telegram import InlineKeyboardMarkup as PtbKeyboard
from telegram.error import BadRequest, Forbidden

from sandbox.chat_user import ChatUser

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
UNDO = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Undo", callback_data="u:1")]])


async def test_a_message_comes_back_parsed_and_is_seen(bot: Bot, bat: ChatUser) -> None:
    sent = await bot.send_message(
        bat.id,
        "🥐 <b>A$4.50</b> H&amp;M",
        parse_mode="HTML",
        reply_markup=UNDO,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )

    assert sent.text == "🥐 A$4.50 H&M"
    assert sent.html_text == "🥐 <b>A$4.50</b> H&amp;M"
    assert sent.chat.id == bat.id
    assert sent.from_user is not None
    assert sent.from_user.id == 4242
    [seen] = await bat.until(1)
    assert (seen.id, seen.text, [button.text for button in seen.buttons]) == (sent.message_id, sent.text, ["Undo"])


async def test_the_other_library_reads_the_same(ptb: PtbBot, bat: ChatUser) -> None:
    keyboard = PtbKeyboard([[PtbButton("Undo", callback_data="u:1"), PtbButton("Open", url="https://a.mn")]])
    sent = await ptb.send_message(bat.id, "<b>кофе</b> 8500₮", parse_mode="HTML", reply_markup=keyboard)

    assert (sent.text, sent.text_html) == ("кофе 8500₮", "<b>кофе</b> 8500₮")
    edited = await ptb.edit_message_text("цай", bat.id, sent.message_id)
    assert not isinstance(edited, bool)
    assert (edited.text, edited.reply_markup) == ("цай", None)
    assert edited.edit_date is not None
    assert await ptb.delete_message(bat.id, sent.message_id)
    await bat.until(lambda replies: not replies)


async def test_a_reply_shows_what_it_answers(bot: Bot, bat: ChatUser) -> None:
    said = await bat.say("coffee 4.50")
    sent = await bot.send_message(bat.id, "noted", reply_parameters=ReplyParameters(message_id=said.id))

    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "coffee 4.50"
    with pytest.raises(TelegramBadRequest, match="message to be replied not found"):
        await bot.send_message(bat.id, "x", reply_parameters=ReplyParameters(message_id=999_999))
    lenient = ReplyParameters(message_id=999_999, allow_sending_without_reply=True)
    assert (await bot.send_message(bat.id, "x", reply_parameters=lenient)).reply_to_message is None


async def test_an_edit_that_changes_nothing_is_refused(bot: Bot, bat: ChatUser) -> None:
    sent = await bot.send_message(bat.id, "x", reply_markup=UNDO)

    with pytest.raises(TelegramBadRequest) as refused:
        await bot.edit_message_text("x", chat_id=bat.id, message_id=sent.message_id, reply_markup=UNDO)
    assert refused.value.message == f"Bad Request: {NOT_MODIFIED}"
    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await bot.edit_message_reply_markup(chat_id=bat.id, message_id=sent.message_id, reply_markup=UNDO)
    bare = await bot.edit_message_reply_markup(chat_id=bat.id, message_id=sent.message_id)
    assert not isinstance(bare, bool)
    assert (bare.reply_markup, bare.edit_date) == (None, None)


async def test_what_is_not_there_or_not_the_bots_is_not_edited(bot: Bot, bat: ChatUser) -> None:
    said = await bat.say("mine")

    with pytest.raises(TelegramBadRequest, match="message to edit not found"):
        await bot.edit_message_text("x", chat_id=bat.id, message_id=999_999)
    with pytest.raises(TelegramBadRequest, match="message can't be edited"):
        await bot.edit_message_text("x", chat_id=bat.id, message_id=said.id)
    sent = await bot.send_message(bat.id, "x")
    with pytest.raises(TelegramBadRequest, match="there is no caption in the message to edit"):
        await bot.edit_message_caption(chat_id=bat.id, message_id=sent.message_id, caption="y")


async def test_the_bot_deletes_its_own_and_the_persons_messages(bot: Bot, bat: ChatUser) -> None:
    said = await bat.say("my password is 1234")

    assert await bot.delete_message(bat.id, said.id)
    with pytest.raises(TelegramBadRequest, match="message to delete not found"):
        await bot.delete_message(bat.id, said.id)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("x" * 4097, "Bad Request: message is too long"),
        ("🥐" * 2049, "Bad Request: message is too long"),
        (" \n", "Bad Request: message text is empty"),
        ("<b></b>", "Bad Request: message text is empty"),
        ("<b>x", "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\""),
    ],
)
async def test_texts_that_telegram_refuses(bot: Bot, bat: ChatUser, text: str, complaint: str) -> None:
    with pytest.raises(TelegramBadRequest) as refused:
        await bot.send_message(bat.id, text, parse_mode="HTML")

    assert refused.value.message == complaint


async def test_the_limit_counts_after_parsing_and_an_edit_words_it_otherwise(bot: Bot, bat: ChatUser) -> None:
    sent = await bot.send_message(bat.id, "<b>" + "x" * 4096 + "</b>", parse_mode="HTML")

    assert len(sent.text or "") == 4096
    with pytest.raises(TelegramBadRequest, match="MESSAGE_TOO_LONG"):
        await bot.edit_message_text("x" * 4097, chat_id=bat.id, message_id=sent.message_id)


async def test_strangers_and_those_who_blocked_hear_nothing(bot: Bot, ptb: PtbBot, bat: ChatUser) -> None:
    for nobody in (1002, 555):
        with pytest.raises(TelegramBadRequest, match="chat not found"):
            await bot.send_message(nobody, "x")
    await bat.block()
    with pytest.raises(TelegramForbiddenError, match="Forbidden: bot was blocked by the user"):
        await bot.send_message(bat.id, "x")
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await ptb.send_message(bat.id, "x")
    await bat.start()
    assert (await bot.send_message(bat.id, "x")).text == "x"


@pytest.mark.parametrize(
    ("button", "complaint"),
    [
        (InlineKeyboardButton(text="x", callback_data="я" * 33), "BUTTON_DATA_INVALID"),
        (InlineKeyboardButton(text="x"), "Text buttons are unallowed in the inline keyboard"),
        (InlineKeyboardButton(text=" ", callback_data="x"), "Button text must be non-empty"),
        (InlineKeyboardButton(text="x", url="http://localhost:8081/"), "Wrong HTTP URL"),
    ],
)
async def test_buttons_that_telegram_refuses(
    bot: Bot, bat: ChatUser, button: InlineKeyboardButton, complaint: str
) -> None:
    with pytest.raises(TelegramBadRequest, match=complaint):
        await bot.send_message(bat.id, "x", reply_markup=InlineKeyboardMarkup(inline_keyboard=[[button]]))


async def test_too_many_buttons_are_refused(bot: Bot, bat: ChatUser) -> None:
    many = [[InlineKeyboardButton(text="x", callback_data="x")] for _ in range(101)]

    with pytest.raises(TelegramBadRequest, match="reply markup is too long"):
        await bot.send_message(bat.id, "x", reply_markup=InlineKeyboardMarkup(inline_keyboard=many))


async def test_a_bot_sets_one_of_the_known_reactions(bot: Bot, bat: ChatUser) -> None:
    said = await bat.say("coffee 4.50")

    assert await bot.set_message_reaction(bat.id, said.id, [ReactionTypeEmoji(emoji="👍")])
    with pytest.raises(TelegramBadRequest, match="REACTION_INVALID"):
        await bot.set_message_reaction(bat.id, said.id, [ReactionTypeEmoji(emoji="✅")])
    with pytest.raises(TelegramBadRequest, match="REACTIONS_TOO_MANY"):
        await bot.set_message_reaction(bat.id, said.id, [ReactionTypeEmoji(emoji="👍")] * 2)
    with pytest.raises(TelegramBadRequest, match="message to react not found"):
        await bot.set_message_reaction(bat.id, 999_999, [ReactionTypeEmoji(emoji="👍")])


async def test_a_photo_comes_in_sizes_and_is_fetched_again(bot: Bot, bat: ChatUser) -> None:
    png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (640).to_bytes(4, "big") + (480).to_bytes(4, "big")
    sent = await bot.send_photo(bat.id, BufferedInputFile(png, "chart.png"), caption="<b>x</b>", parse_mode="HTML")

    assert sent.photo is not None
    assert [(size.width, size.height) for size in sent.photo] == [(90, 67), (320, 240), (640, 480)]
    assert len({size.file_id for size in sent.photo}) == 3
    assert (sent.caption, sent.html_text) == ("x", "<b>x</b>")
    fetched = await bot.download(sent.photo[0])
    assert fetched is not None
    assert fetched.read() == png
    again = await bot.send_photo(bat.id, sent.photo[-1].file_id)
    assert again.photo is not None
    edited = await bot.edit_message_caption(chat_id=bat.id, message_id=sent.message_id, caption="y")
    assert not isinstance(edited, bool)
    assert edited.caption == "y"
    with pytest.raises(TelegramBadRequest, match="there is no text in the message to edit"):
        await bot.edit_message_text("x", chat_id=bat.id, message_id=sent.message_id)


async def test_a_document_keeps_its_name_and_bytes(ptb: PtbBot, bat: ChatUser) -> None:
    sent = await ptb.send_document(bat.id, b"id,date\n1,2\n", filename="export.csv", caption="Your entries")

    assert sent.document is not None
    assert (sent.document.file_name, sent.document.mime_type, sent.document.file_size) == ("export.csv", "text/csv", 12)
    file = await ptb.get_file(sent.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"id,date\n1,2\n"
    again = await ptb.send_document(bat.id, sent.document.file_id)
    assert again.document is not None
    assert again.document.file_name == "export.csv"


async def test_files_that_telegram_refuses(bot: Bot, ptb: PtbBot, bat: ChatUser) -> None:
    with pytest.raises(TelegramBadRequest, match="IMAGE_PROCESS_FAILED"):
        await bot.send_photo(bat.id, BufferedInputFile(b"no picture", "x.png"))
    with pytest.raises(TelegramBadRequest, match="file must be non-empty"):
        await bot.send_document(bat.id, BufferedInputFile(b"", "x.txt"))
    with pytest.raises(TelegramBadRequest, match="wrong file identifier/HTTP URL specified"):
        await bot.send_photo(bat.id, "AgACnothing")
    with pytest.raises(TelegramBadRequest, match="failed to get HTTP URL content"):
        await bot.send_document(bat.id, "https://a.mn/x.pdf")
    with pytest.raises(TelegramBadRequest, match="message caption is too long"):
        await bot.send_document(bat.id, BufferedInputFile(b"x", "x.txt"), caption="x" * 1025)
    with pytest.raises(TelegramBadRequest, match="invalid file_id"):
        await bot.get_file("nothing")
    with pytest.raises(BadRequest, match="Invalid file_id"):
        await ptb.get_file("nothing")
