"""Waiting for a picture, with a sign in the chat where it takes long: the answers behind it keep their order."""

import asyncio
import contextlib

from aiogram import Bot
from aiogram.enums import ChatAction
from aiogram.exceptions import AiogramError
from aiogram.methods import SendChatAction

from core.charts.ports import Charts
from core.delivery.model import Outgoing

SIGN_AFTER_SECONDS = 0.4
"""A drawing takes a tenth of this once its library is loaded."""


async def drawn(bot: Bot, charts: Charts, out: Outgoing) -> bytes:
    """The picture of a message; "sending photo…" meanwhile, unless it is for one person in a group alone."""
    assert out.chart is not None
    drawing = asyncio.ensure_future(charts.drawn(out.chart))
    try:
        ready, _ = await asyncio.wait({drawing}, timeout=SIGN_AFTER_SECONDS)
        if not ready and out.receiver is None:
            await _sign(bot, out.chat_id)
        return await drawing
    finally:
        drawing.cancel()


async def _sign(bot: Bot, chat_id: int) -> None:
    """A sign that fails is none that matters: the picture itself will tell what is wrong."""
    with contextlib.suppress(AiogramError, OSError, TimeoutError):
        await bot(SendChatAction(chat_id=chat_id, action=ChatAction.UPLOAD_PHOTO), request_timeout=2)
