"""The one gate at Telegram's doors: each handler names its action as a flag, and strangers stop here."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.dispatcher.flags import get_flag
from aiogram.types import TelegramObject

from core.family.gate import Action, demand
from handlers.telegram.actor import Actor
from handlers.telegram.room import Room

Flags = dict[str, Action]


def door(action: Action) -> Flags:
    """The flag by which a handler says what it does; a test finds any that says nothing."""
    return {"door": action}


class Gate(BaseMiddleware):
    """Raises `NotAllowedError` before a handler that this actor's role may not use."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:  # noqa: ANN401 - aiogram's own signature
        """Check, then go on; in a group with others' eyes in mind."""
        actor: Actor = data["actor"]
        action: Action = get_flag(data, "door")
        demand(actor.role, action)
        room: Room | None = data.get("room")
        return await (room.answer(handler, event, data, action) if room else handler(event, data))
