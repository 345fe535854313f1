"""A reply as the messages that show it, with its picture, and in place of the one whose button was pressed.

What Telegram allows decides. A picture can be put into any message, but never taken out of one again; and beneath it
there is room for 1,024 characters only.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape

from core.delivery.model import Method, Outgoing, is_picture
from handlers.say.reply import Reply

LONGEST_CAPTION = 1_024
"""In UTF-16 units of what is read, tags not counted."""
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Pressed:
    """The message whose button was pressed, and whether it is a picture."""

    message_id: int
    pictured: bool = False


def messages(reply: Reply, chat_id: int, pressed: Pressed | None) -> Iterator[Outgoing]:
    """Everything that a reply sends in a private chat but a button's toast."""
    if reply.deletes is not None:
        yield Outgoing(chat_id, Method.DELETE, message_id=reply.deletes)
    if reply.reacts is not None:
        message_id, emoji = reply.reacts
        yield Outgoing(chat_id, Method.REACT, emoji, message_id=message_id)
    if reply.document and not is_picture(reply.document):
        yield Outgoing(chat_id, Method.DOCUMENT, reply.text, reply.rows, document=reply.document)
    elif reply.text or reply.chart or reply.document:
        yield from shown(reply, chat_id, pressed)
    if reply.pin is not None and pressed is not None:
        yield Outgoing(chat_id, Method.PIN if reply.pin else Method.UNPIN, message_id=pressed.message_id)
    for further in reply.then:
        yield from messages(further, chat_id, pressed)


def shown(reply: Reply, chat_id: int, pressed: Pressed | None) -> Iterator[Outgoing]:
    """What to send: an edit where one message can become the other, else the new ones and then the old one's end."""
    parts = _parts(reply, chat_id)
    edited = pressed.message_id if pressed and reply.edit else None
    target = reply.edits or edited
    stays_pictured = bool(pressed and target == pressed.message_id and pressed.pictured and not parts[0].pictured)
    if target and len(parts) == 1 and not stays_pictured:
        yield replace(parts[0], method=Method.EDIT, message_id=target)
        return
    yield from parts
    if target:
        yield Outgoing(chat_id, Method.DELETE, message_id=target)


def _parts(reply: Reply, chat_id: int) -> tuple[Outgoing, ...]:
    """One message; or the picture and then the text, when that is too long to stand beneath it."""
    text = Outgoing(chat_id, text=reply.text, rows=reply.rows, entries=reply.entries, secret=reply.secret)
    picture = Outgoing(chat_id, Method.PHOTO, chart=reply.chart, document=reply.document)
    if not picture.pictured:
        return (text,)
    if _length(reply.text) <= LONGEST_CAPTION:
        return (replace(text, method=Method.PHOTO, chart=reply.chart, document=reply.document),)
    return (picture, text)


def _length(html: str) -> int:
    return len(unescape(_TAG.sub("", html)).encode("utf-16-le")) // 2
