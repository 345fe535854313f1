"""What came of an update in a group, as things to send: for all to read, for the asker's eyes alone, or a reaction.

A record is answered by a reaction. An answer goes to the group when whoever reads it there sees no more by it than by
asking; else to the asker alone, and to their private chat where Telegram does not let such a message through.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from aiogram.types import CallbackQuery, Message

from core.delivery.model import Button, Method, Outgoing
from handlers.say.reply import Reply
from handlers.telegram.pictured import Pressed, shown
from handlers.telegram.room import Spoken

RECORDED = "👍"


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asked what where. `sees_more` tells that they have something private, `way_in` leads to the private chat.

    `message_id` is what they wrote, when others see it; `alone` what they wrote to us alone. `pressed` is the message
    whose button it was, and `pressed_alone` such a message that only they see.
    """

    chat_id: int
    user_id: int
    sees_more: bool
    way_in: tuple[Button, ...]
    message_id: int | None = None
    alone: int | None = None
    callback_id: str | None = None
    pressed: Pressed | None = None
    pressed_alone: int | None = None

    @property
    def others_look_on(self) -> bool:
        """Whether the others know of it at all."""
        return self.alone is None and self.pressed_alone is None


def asked_by(event: Message | CallbackQuery, user_id: int, way_in: tuple[Button, ...], *, sees_more: bool) -> Asked:
    """Who asked, and where the answer belongs."""
    if isinstance(event, Message):
        alone = event.ephemeral_message_id
        return Asked(event.chat.id, user_id, sees_more, way_in, None if alone else event.message_id, alone)
    message = event.message
    if not isinstance(message, Message):
        place = message.chat.id if message else user_id
        return Asked(place, user_id, sees_more, way_in, callback_id=event.id)
    answered, alone = message.reply_to_message, message.ephemeral_message_id
    return Asked(
        message.chat.id,
        user_id,
        sees_more,
        way_in,
        answered.message_id if answered and answered.message_id > 0 else None,
        callback_id=event.id,
        pressed=None if alone else Pressed(message.message_id, bool(message.photo)),
        pressed_alone=alone,
    )


def outgoing(spoken: Spoken, asked: Asked) -> Iterator[Outgoing]:
    """Everything that is sent, a button's toast first."""
    if asked.callback_id is not None:
        toast = spoken.reply.toast or ""
        yield Outgoing(asked.chat_id, Method.TOAST, toast, callback_id=asked.callback_id, alert=spoken.reply.alert)
    if spoken.reply.reacts is not None:
        message_id, emoji = spoken.reply.reacts
        yield Outgoing(asked.chat_id, Method.REACT, emoji, message_id=message_id)
    parts = list(_parts(spoken.reply))
    if spoken.wrote:
        yield from _wrote(parts, asked)
        return
    for part in parts:
        if spoken.common and asked.others_look_on:
            yield from _to_all(part, asked)
        else:
            yield _to_asker(part, asked, safe=spoken.common)


def _parts(reply: Reply) -> Iterator[Reply]:
    if reply.text or reply.chart:
        yield replace(reply, then=())
    for further in reply.then:
        yield from _parts(further)


def _wrote(parts: list[Reply], asked: Asked) -> Iterator[Outgoing]:
    """A reaction for what is on a card, and what is still to be asked, or was not understood, for the asker."""
    done = any(part.entries for part in parts)
    if done and asked.message_id is not None:
        yield Outgoing(asked.chat_id, Method.REACT, RECORDED, message_id=asked.message_id)
    if asked.pressed is not None and any(part.edit for part in parts):
        yield Outgoing(asked.chat_id, Method.DELETE, message_id=asked.pressed.message_id)
    for part in parts:
        if part.entries and asked.others_look_on:
            continue
        if part.edit and asked.others_look_on and not part.rows:
            continue  # "not recorded": that the question is gone says so
        yield _to_asker(replace(part, edit=part.edit and asked.pressed_alone is not None), asked)


def _to_all(reply: Reply, asked: Asked) -> Iterator[Outgoing]:
    for out in shown(reply, asked.chat_id, asked.pressed):
        yield replace(out, reply_to=asked.message_id) if out.method in {Method.MESSAGE, Method.PHOTO} else out


def _to_asker(reply: Reply, asked: Asked, *, safe: bool = False) -> Outgoing:
    """For their eyes alone; `safe` says that others may read it, who see no more where the asker sees no more either.

    Where Telegram lets no such message through it is sent to all when it is safe, and else to the private chat.
    """
    whole = Outgoing(asked.chat_id, text=reply.text, rows=reply.rows, entries=reply.entries)
    if reply.chart is not None:
        whole = replace(whole, method=Method.PHOTO, chart=reply.chart)
    if asked.others_look_on and (safe or not asked.sees_more):
        instead = replace(whole, reply_to=asked.message_id)
    else:
        instead = replace(whole, chat_id=asked.user_id)
    return replace(
        whole,
        rows=(*reply.rows, asked.way_in) if asked.way_in and asked.sees_more and not safe else reply.rows,
        reply_to=asked.message_id,
        receiver=asked.user_id,
        callback_id=asked.callback_id,
        answers=asked.alone,
        replaces=reply.edit and asked.pressed_alone is not None,
        instead=instead,
    )
