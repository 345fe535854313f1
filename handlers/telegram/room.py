"""Answering where others listen: what may be asked in a group, and whether its answer is for everyone's eyes.

An answer is computed twice, with the asker's eyes and with those of the whole family. Where both see the same, it may
be read by all; where they differ, something private is in it, or is missing.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

from aiogram.types import CallbackQuery, TelegramObject

from core.errors import GlobFamError
from core.family.gate import Action
from handlers.say.reply import Reply
from handlers.telegram.actor import Actor

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]
OPEN = frozenset({Action.SEE, Action.RECORD, Action.BEGIN})
"""What is done in a group; settings, invitations and the like are between one person and the bot."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What came of an update in a group. `common` tells that all may read the reply; `wrote` that it was no question.

    `shut` tells that this is not done in a group, `others` that the button was another person's.
    """

    reply: Reply
    common: bool = False
    wrote: bool = False
    shut: bool = False
    others: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """A group at the moment of an update by one of its family."""

    async def answer(self, handler: Handler, event: TelegramObject, data: dict[str, Any], action: Action) -> Spoken:
        """Let the handler answer, as far as this is done in a group."""
        if action not in OPEN:
            return Spoken(Reply(), shut=True)
        if action is not Action.SEE:
            if isinstance(event, CallbackQuery) and not is_theirs(event):
                return Spoken(Reply(), others=True)
            return Spoken(_reply(await handler(event, data)), wrote=True)
        shared = await _with_shared_eyes(handler, event, data)
        reply = _reply(await handler(event, data))
        return Spoken(reply, common=shared is not None and _read(shared) == _read(reply))


async def _with_shared_eyes(handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Reply | None:
    """The reply that whoever looks on may read; None where there is none. Nothing of it is stored."""
    actor: Actor = data["actor"]
    try:
        async with data["unit"].tried():
            return _reply(await handler(event, {**data, "actor": replace(actor, shared_only=True)}))
    except GlobFamError:
        return None


def is_theirs(query: CallbackQuery) -> bool:
    """Whether a button was meant for who pressed it: it stands under an answer to them, or where only they see it."""
    message = query.message
    if message is None or getattr(message, "ephemeral_message_id", None):
        return True
    answered = getattr(message, "reply_to_message", None)
    return bool(answered and answered.from_user and answered.from_user.id == query.from_user.id)


def _reply(result: object) -> Reply:
    return result if isinstance(result, Reply) else Reply()


def _read(reply: Reply) -> tuple[object, ...]:
    """All that a person reads of a reply. What its buttons carry are ids, which differ by who asks."""
    labels = tuple(tuple((button.text, button.url) for button in row) for row in reply.rows)
    further = tuple(map(_read, reply.then))
    return reply.text, labels, reply.toast, reply.document, reply.chart, reply.pin, further
