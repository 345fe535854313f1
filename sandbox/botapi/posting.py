"""Putting the bot's messages into a chat: their text or caption, what they answer, and who sees them."""

from sandbox.botapi.ephemeral import addressee
from sandbox.botapi.errors import bad_request
from sandbox.botapi.keyboards import inline_keyboard
from sandbox.botapi.params import Call
from sandbox.botapi.reach import Reached
from sandbox.state.chats import Entry, Json
from sandbox.state.world import World
from sandbox.text.formatted import Formatted, formatted
from sandbox.text.html import MarkupError

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024


def text_of(params: Json, name: str, entities: str, longest: int, complaint: str) -> Formatted:
    """Parse a text or caption and hold it to its limit; `params` are a call's, or those of one part of an album."""
    try:
        text = formatted(str(params.get(name) or ""), str(params.get("parse_mode") or ""), params.get(entities))
    except MarkupError as wrong:
        raise bad_request(f"can't parse entities: {wrong}") from None
    if text.length > longest:
        raise bad_request(complaint)
    return text


def text_content(text: Formatted, name: str, entities: str) -> Json:
    """Give the part of a `Message` that holds a text or caption."""
    return ({name: text.text} if text.text else {}) | ({entities: text.entities} if text.entities else {})


def caption_content(params: Json, complaint: str = "message caption is too long") -> Json:
    """Give the part of a `Message` that holds a caption, and how it and the picture above it are shown."""
    text = text_of(params, "caption", "caption_entities", LONGEST_CAPTION, complaint)
    above = {"show_caption_above_media": True} if params.get("show_caption_above_media") else {}
    return text_content(text, "caption", "caption_entities") | above


def keyboard_content(call: Call) -> Json:
    """Give the part of a `Message` that holds the inline keyboard."""
    keyboard = inline_keyboard(call)
    return {"reply_markup": keyboard} if keyboard else {}


def _reply(chat: Reached, call: Call) -> Json:
    wanted = call.params.get("reply_parameters")
    if not wanted:
        return {}
    quoted = chat.quoted(int(wanted.get("message_id", 0)) or -int(wanted.get("ephemeral_message_id", 0)))
    if quoted is None:
        if wanted.get("allow_sending_without_reply"):
            return {}
        raise bad_request("message to be replied not found")
    return {"reply_to_message": quoted}


def post(world: World, chat: Reached, call: Call, content: Json) -> Json:
    """Put the bot's message into a chat and give it as `Message`."""
    keyboard = keyboard_content(call)
    only = addressee(world, chat, call)
    reply = _reply(chat, call)
    head: Json = (
        world.ephemeral_head(world.users([only.person])[0]) if only else {"message_id": world.next_message_id(chat)}
    )
    about = {"from": world.bot_user(), "chat": chat.card(), "date": world.now()}
    entry = Entry(head | about | reply | content | keyboard, by_bot=True)
    if only:
        entry.to, entry.replaces = only.person, only.replaces
    return world.keep(chat, entry).message
