"""Sends replies through aiogram, in the terms of the `Messenger` port."""

from dataclasses import replace
from typing import Any

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.exceptions import (
    AiogramError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNotFound,
    TelegramRetryAfter,
)
from aiogram.methods import (
    AnswerCallbackQuery,
    DeleteEphemeralMessage,
    DeleteMessage,
    EditMessageMedia,
    EditMessageText,
    PinChatMessage,
    SendDocument,
    SendMessage,
    SendPhoto,
    SetMessageReaction,
    TelegramMethod,
    UnpinChatMessage,
)
from aiogram.types import (
    BufferedInputFile,
    EphemeralMessageParameters,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    ReactionTypeEmoji,
    ReactionTypeUnion,
    ReplyParameters,
)

from core.charts.ports import Charts
from core.delivery.errors import BlockedError, LaterError, RefusedError
from core.delivery.model import UNCOUNTED, Button, Method, Outgoing
from core.delivery.ports import Budget, Documents
from core.delivery.rules import anew
from handlers.telegram.drawing import drawn
from handlers.telegram.storage import CURRENT_UNIT

_TIMEOUT = 15
_HARMLESS = (
    "message is not modified",
    "query is too old",
    "query id is invalid",
    "message to delete not found",
    "message can't be deleted",
)
_GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")
_PICTURE = "there is no text in the message to edit"
_NOBODY = ("chat not found", "user is deactivated", "bot was kicked", "peer_id_invalid")


def telegram_bot(token: str, api: str) -> Bot:
    """A client for the Bot API server at `api` (its base URL, without `/bot`)."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(api.rstrip("/")), timeout=_TIMEOUT)
    return Bot(token, session=session, default=DefaultBotProperties(parse_mode=ParseMode.HTML))


def keyboard(rows: tuple[tuple[Button, ...], ...]) -> InlineKeyboardMarkup | None:
    """Buttons as Telegram wants them; None for no buttons at all."""
    if not rows:
        return None
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [InlineKeyboardButton(text=b.text, callback_data=b.data, url=b.url) for b in row] for row in rows
        ]
    )


def _answering(out: Outgoing) -> ReplyParameters | None:
    """What it answers: a message that one person sent to us alone, or one that all see."""
    if out.answers is not None:
        return ReplyParameters(ephemeral_message_id=out.answers)
    return ReplyParameters(message_id=out.reply_to, allow_sending_without_reply=True) if out.reply_to else None


def _veiled(out: Outgoing) -> bool | None:
    """Whether its figures are covered; what somebody photographed themselves is theirs to look at."""
    return (out.chart is not None and out.chart.hidden) or None


def _only_for(out: Outgoing) -> EphemeralMessageParameters | None:
    """Who alone sees it."""
    if out.receiver is None:
        return None
    return EphemeralMessageParameters(
        receiver_user_id=out.receiver,
        callback_query_id=out.callback_id,
        replace_callback_query_message=out.replaces or None,
    )


def _deletion(out: Outgoing) -> TelegramMethod[Any]:
    key = out.message_id or 0
    if out.receiver is None:
        return DeleteMessage(chat_id=out.chat_id, message_id=key)
    return DeleteEphemeralMessage(chat_id=out.chat_id, receiver_user_id=out.receiver, ephemeral_message_id=key)


def _id_of(answer: object, out: Outgoing) -> int | None:
    """The sent message's id; below zero that of a message for one person alone, which has none among the others."""
    alone = getattr(answer, "ephemeral_message_id", None)
    return -alone if alone else getattr(answer, "message_id", out.message_id)


class AiogramMessenger:
    """Fills the `Messenger` port. Raises `BlockedError`, `RefusedError`, `LaterError` and nothing of aiogram's."""

    def __init__(self, bot: Bot, budget: Budget, documents: Documents, charts: Charts) -> None:
        self._bot = bot
        self._budget = budget
        self._documents = documents
        self._charts = charts

    async def send(self, out: Outgoing) -> int | None:
        """See the port."""
        if CURRENT_UNIT.get(None) is not None:
            raise RuntimeError("nothing may be sent inside a unit of work")
        if out.method not in UNCOUNTED:
            await self._budget.wait(out.chat_id)
        method = await self._method(out)
        try:
            answer = await self._bot(method, request_timeout=_TIMEOUT)
        except TelegramRetryAfter as error:
            self._budget.penalise(error.retry_after)
            raise LaterError(error.retry_after) from error
        except TelegramMigrateToChat as error:
            return await self.send(replace(out, chat_id=error.migrate_to_chat_id))
        except TelegramForbiddenError as error:
            raise BlockedError from error
        except (TelegramBadRequest, TelegramNotFound) as error:
            return await self._refused(out, str(error).lower(), error)
        except (AiogramError, OSError, TimeoutError) as error:
            raise LaterError(1.0) from error
        return _id_of(answer, out)

    async def _refused(self, out: Outgoing, words: str, error: AiogramError) -> int | None:
        if out.instead is not None:
            return await self.send(out.instead)
        if any(sign in words for sign in _HARMLESS):
            return out.message_id
        if any(sign in words for sign in _NOBODY):
            raise BlockedError from error
        if out.method is Method.EDIT and not out.live and any(sign in words for sign in _GONE):
            return await self.send(anew(out))
        if out.method is Method.EDIT and _PICTURE in words:
            await self.send(Outgoing(out.chat_id, Method.DELETE, message_id=out.message_id))
            return await self.send(anew(out))
        raise RefusedError from error

    async def _method(self, out: Outgoing) -> TelegramMethod[Any]:
        match out.method:
            case Method.EDIT:
                return await self._edit(out)
            case Method.PHOTO:
                return SendPhoto(
                    chat_id=out.chat_id,
                    photo=await self._picture(out),
                    caption=out.text or None,
                    has_spoiler=_veiled(out),
                    reply_markup=keyboard(out.rows),
                    reply_parameters=_answering(out),
                    ephemeral_message_parameters=_only_for(out),
                )
            case Method.TOAST:
                return AnswerCallbackQuery(
                    callback_query_id=out.callback_id or "", text=out.text or None, show_alert=out.alert or None
                )
            case Method.REACT:
                reaction: list[ReactionTypeUnion] = [ReactionTypeEmoji(emoji=out.text)]
                return SetMessageReaction(chat_id=out.chat_id, message_id=out.message_id or 0, reaction=reaction)
            case Method.PIN:
                return PinChatMessage(chat_id=out.chat_id, message_id=out.message_id or 0, disable_notification=True)
            case Method.UNPIN:
                return UnpinChatMessage(chat_id=out.chat_id, message_id=out.message_id)
            case Method.DELETE:
                return _deletion(out)
            case Method.DOCUMENT:
                name, content = await self._documents.make(out)
                return SendDocument(
                    chat_id=out.chat_id,
                    document=BufferedInputFile(content, name),
                    caption=out.text or None,
                    reply_markup=keyboard(out.rows),
                )
            case Method.MESSAGE:
                return SendMessage(
                    chat_id=out.chat_id,
                    text=out.text,
                    reply_markup=keyboard(out.rows),
                    reply_parameters=_answering(out),
                    ephemeral_message_parameters=_only_for(out),
                )

    async def _edit(self, out: Outgoing) -> TelegramMethod[Any]:
        """A message becomes a picture, or another one, by its media; it stays text by its text."""
        if not out.pictured:
            return EditMessageText(
                chat_id=out.chat_id, message_id=out.message_id, text=out.text, reply_markup=keyboard(out.rows)
            )
        picture = await self._picture(out)
        return EditMessageMedia(
            chat_id=out.chat_id,
            message_id=out.message_id,
            media=InputMediaPhoto(media=picture, caption=out.text or None, has_spoiler=_veiled(out)),
            reply_markup=keyboard(out.rows),
        )

    async def _picture(self, out: Outgoing) -> BufferedInputFile:
        if out.chart is not None:
            return BufferedInputFile(await drawn(self._bot, self._charts, out), "chart.png")
        name, content = await self._documents.make(out)
        return BufferedInputFile(content, name)
