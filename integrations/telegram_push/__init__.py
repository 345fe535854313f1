"""Sends what nobody asked for just now, through python-telegram-bot with its rate limiter.

Plain `Bot` takes no limiter, so `ExtBot` is used; the limiter's default makes no retries, which is right here: the
outbox retries, and survives a crash.
"""

import logging
import os
from dataclasses import replace

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    LinkPreviewOptions,
    ReactionTypeEmoji,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError
from telegram.ext import AIORateLimiter, ExtBot

from core.charts.ports import Charts
from core.delivery.errors import BlockedError, LaterError, RefusedError
from core.delivery.model import UNCOUNTED, Button, Method, Outgoing
from core.delivery.ports import Budget, Documents
from core.delivery.rules import anew

os.environ.setdefault("PTB_TIMEDELTA", "true")  # else the library warns at each 429 that it will be so one day
logging.getLogger("telegram.ext.AIORateLimiter").setLevel(logging.CRITICAL)  # a 429 is the outbox's to tell
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


class PushMessenger:
    """Fills the `Messenger` port. Raises `BlockedError`, `RefusedError`, `LaterError` and nothing of the library's."""

    def __init__(self, token: str, api: str, budget: Budget, documents: Documents, charts: Charts) -> None:
        base = api.rstrip("/")
        limiter = AIORateLimiter(overall_max_rate=30, overall_time_period=1, max_retries=0)
        self._bot = ExtBot(token, base_url=f"{base}/bot", base_file_url=f"{base}/file/bot", rate_limiter=limiter)
        self._budget = budget
        self._documents = documents
        self._charts = charts

    async def close(self) -> None:
        """Close the connections; nothing else was opened, since `initialize` would only ask who the bot is."""
        await self._bot.request.shutdown()

    async def send(self, out: Outgoing) -> int | None:
        """See the port. What is for one person of a group goes by aiogram at once, or not at all."""
        if out.receiver is not None:
            return await self.send(_late(out))
        if out.method not in UNCOUNTED:
            await self._budget.wait(out.chat_id)
        try:
            return await self._send(out)
        except RetryAfter as error:
            seconds = error.retry_after if isinstance(error.retry_after, int) else error.retry_after.total_seconds()
            self._budget.penalise(seconds)
            raise LaterError(seconds) from error
        except ChatMigrated as error:
            return await self.send(replace(out, chat_id=error.new_chat_id))
        except Forbidden as error:
            raise BlockedError from error
        except BadRequest as error:
            return await self._refused(out, str(error).lower(), error)
        except (NetworkError, TelegramError) as error:
            raise LaterError(1.0) from error

    async def _refused(self, out: Outgoing, words: str, error: BadRequest) -> int | None:
        """By its words there was nothing to do, or there is nobody, or the card is gone and is sent anew."""
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

    async def _send(self, out: Outgoing) -> int | None:
        match out.method:
            case Method.MESSAGE:
                sent = await self._bot.send_message(
                    out.chat_id,
                    out.text,
                    parse_mode=ParseMode.HTML,
                    reply_markup=_keyboard(out.rows),
                    reply_parameters=ReplyParameters(out.reply_to, allow_sending_without_reply=True)
                    if out.reply_to
                    else None,
                    link_preview_options=LinkPreviewOptions(is_disabled=True),
                )
                return sent.message_id
            case Method.EDIT:
                await self._edit(out)
            case Method.TOAST:
                await self._bot.answer_callback_query(out.callback_id or "", out.text or None, out.alert or None)
            case Method.REACT:
                await self._bot.set_message_reaction(out.chat_id, out.message_id or 0, ReactionTypeEmoji(out.text))
            case Method.PIN:
                await self._bot.pin_chat_message(out.chat_id, out.message_id or 0, disable_notification=True)
            case Method.UNPIN:
                await self._bot.unpin_chat_message(out.chat_id, message_id=out.message_id)
            case Method.DELETE:
                await self._bot.delete_message(out.chat_id, out.message_id or 0)
            case Method.DOCUMENT:
                name, content = await self._documents.make(out)
                sent = await self._bot.send_document(
                    out.chat_id,
                    content,
                    caption=out.text or None,
                    parse_mode=ParseMode.HTML,
                    reply_markup=_keyboard(out.rows),
                    filename=name,
                )
                return sent.message_id
            case Method.PHOTO:
                name, content = await self._picture(out)
                sent = await self._bot.send_photo(
                    out.chat_id,
                    content,
                    caption=out.text or None,
                    parse_mode=ParseMode.HTML,
                    reply_markup=_keyboard(out.rows),
                    has_spoiler=_veiled(out),
                    filename=name,
                )
                return sent.message_id
        return out.message_id

    async def _edit(self, out: Outgoing) -> None:
        """A message becomes a picture, or another one, by its media; it stays text by its text."""
        keyboard = _keyboard(out.rows)
        if not out.pictured:
            await self._bot.edit_message_text(
                out.text, out.chat_id, out.message_id, parse_mode=ParseMode.HTML, reply_markup=keyboard
            )
            return
        name, content = await self._picture(out)
        media = InputMediaPhoto(
            content,
            caption=out.text or None,
            parse_mode=ParseMode.HTML,
            has_spoiler=_veiled(out),
            filename=name,
        )
        await self._bot.edit_message_media(media, out.chat_id, out.message_id, reply_markup=keyboard)

    async def _picture(self, out: Outgoing) -> tuple[str, bytes]:
        """(file name, content) of the picture above a text."""
        if out.chart is not None:
            return "chart.png", await self._charts.drawn(out.chart)
        return await self._documents.make(out)


def _veiled(out: Outgoing) -> bool | None:
    """Whether its figures are covered; what somebody photographed themselves is theirs to look at."""
    return (out.chart is not None and out.chart.hidden) or None


def _late(out: Outgoing) -> Outgoing:
    """What goes out in the place of a message whose few seconds are over."""
    if out.instead is None:
        raise RefusedError
    return out.instead


def _keyboard(rows: tuple[tuple[Button, ...], ...]) -> InlineKeyboardMarkup | None:
    if not rows:
        return None
    return InlineKeyboardMarkup([[InlineKeyboardButton(b.text, b.url, b.data) for b in row] for row in rows])
