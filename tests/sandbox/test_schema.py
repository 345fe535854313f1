"""Requests held against the Bot API's schema, and the schema held against aiogram."""

from typing import Any

import aiogram.methods
import pytest

from sandbox import derive_schema
from sandbox.botapi.errors import ApiError
from sandbox.botapi.routes import served_methods
from sandbox.botapi.schema import check, document, fields_of

KEYBOARD = {"inline_keyboard": [[{"text": "Undo", "callback_data": "u"}]]}


def test_the_file_holds_the_methods_that_are_served_and_no_others() -> None:
    methods = set(document()["methods"])

    assert len(methods) == 41
    assert methods == set(derive_schema.METHODS) == served_methods()


GONE_FROM_THE_BOT_API = {
    "reply_to_message_id",
    "allow_sending_without_reply",
    "disable_web_page_preview",
    "receiver_user_id",
    "callback_query_id",
}


def test_the_parameters_are_those_that_aiogram_knows() -> None:
    for name in document()["methods"]:
        method = getattr(aiogram.methods, name[0].upper() + name[1:])
        known, given = set(method.model_fields), set(fields_of(name))

        assert given <= known, name
        assert known - given <= GONE_FROM_THE_BOT_API | {"rich_message"}, name


@pytest.mark.parametrize(
    "params",
    [
        {"chat_id": 1001, "text": "x"},
        {"chat_id": 1001, "text": "x", "reply_markup": KEYBOARD},
        {"chat_id": 1001, "text": "x", "reply_markup": {"remove_keyboard": True}},
        {"chat_id": 1001, "text": "x", "entities": [{"type": "bold", "offset": 0, "length": 1}]},
    ],
)
def test_well_formed_parameters_pass(params: dict[str, Any]) -> None:
    check("sendMessage", params, strict=True)


@pytest.mark.parametrize(
    ("params", "complaint"),
    [
        ({"text": "x"}, "chat_id is empty"),
        ({"chat_id": 1001}, "message text is empty"),
        ({"chat_id": 1001, "text": "x", "txet": "y"}, 'unknown parameter "txet" of sendMessage'),
        ({"chat_id": 1001, "text": 5}, "data.text must be string"),
        (
            {"chat_id": 1001, "text": "x", "reply_markup": {"inline_keyboard": [{"text": "Undo"}]}},
            "data.reply_markup.inline_keyboard[0] must be array",
        ),
        (
            {"chat_id": 1001, "text": "x", "reply_markup": {"inline_keyboard": [[{"text": "Undo", "callback": "u"}]]}},
            "data.reply_markup.inline_keyboard[0][0] must not contain {'callback'} properties",
        ),
    ],
)
def test_malformed_parameters_are_refused(params: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ApiError) as refused:
        check("sendMessage", params, strict=True)

    assert refused.value.code == 400
    assert complaint in refused.value.description


def test_a_lenient_sandbox_ignores_what_nobody_knows_as_telegram_does() -> None:
    check("sendMessage", {"chat_id": 1001, "text": "x", "txet": "y"}, strict=False)


def test_a_union_is_told_apart_by_its_type() -> None:
    check("setMessageReaction", {"chat_id": 1, "message_id": 2, "reaction": [{"type": "emoji", "emoji": "👍"}]}, True)
    with pytest.raises(ApiError, match="custom_emoji_id"):
        check("setMessageReaction", {"chat_id": 1, "message_id": 2, "reaction": [{"type": "custom_emoji"}]}, True)
