"""What a person does in their chat, and the update that the bot gets of it."""

from collections.abc import Sequence

from sandbox.state.chats import Chat, Entry, Json
from sandbox.state.media import NotAPictureError, document_content, photo_content
from sandbox.state.world import World
from sandbox.text.found import found_entities
from sandbox.text.units import pieces

LONGEST_TEXT = 4096


class CannotError(Exception):
    """Raised when a person tries what Telegram's own apps do not let them do; the text says what."""


def _may_write(chat: Chat) -> None:
    if chat.blocked:
        raise CannotError("the person has blocked the bot")


def _message(world: World, chat: Chat, content: Json, reply_to: int | None = None) -> Json:
    head: Json = {
        "message_id": world.next_message_id(),
        "from": chat.user(),
        "chat": chat.card(),
        "date": world.now(),
    }
    if reply_to is not None:
        quoted = chat.quoted(reply_to)
        if quoted is None:
            raise CannotError(f"there is no message {reply_to} to reply to")
        head["reply_to_message"] = quoted
    return head | content


def _text(text: str) -> Json:
    entities = found_entities(text)
    return {"text": text} | ({"entities": entities} if entities else {})


def send(world: World, chat: Chat, content: Json, reply_to: int | None = None) -> Entry:
    """Send one message with `content` (text, photo, document …) and queue it for the bot."""
    _may_write(chat)
    chat.started = True
    entry = world.keep(chat, Entry(_message(world, chat, content, reply_to), by_bot=False))
    world.updates.put("message", entry.message)
    return entry


def say(world: World, chat: Chat, text: str, reply_to: int | None = None) -> list[Entry]:
    """Send text; as Telegram's apps do, more than 4,096 units become several messages."""
    if not text.strip():
        raise CannotError("an empty message cannot be sent")
    parts = pieces(text.strip(), LONGEST_TEXT)
    return [send(world, chat, _text(part), reply_to if place == 0 else None) for place, part in enumerate(parts)]


def start(world: World, chat: Chat, parameter: str = "") -> Entry:
    """Press Start, or follow a link t.me/<bot>?start=<parameter>; this also unblocks the bot."""
    if chat.blocked:
        block(world, chat, blocked=False)
    return send(world, chat, _text(f"/start {parameter}".strip()))


def edit(world: World, chat: Chat, message_id: int, text: str) -> Entry:
    """Change the text, or the caption, of the person's own message."""
    _may_write(chat)
    entry = chat.entries.get(message_id)
    if entry is None or entry.by_bot:
        raise CannotError(f"message {message_id} is not the person's own")
    if not text.strip() and "text" in entry.message:
        raise CannotError("an empty message cannot be sent")
    kept = {k: v for k, v in entry.message.items() if k not in ("text", "entities", "caption", "caption_entities")}
    content = _text(text.strip()) if "text" in entry.message else _captioned(text.strip())
    changed = Entry(kept | content | {"edit_date": world.now()}, by_bot=False, reactions=entry.reactions)
    world.keep(chat, changed, "edited")
    world.updates.put("edited_message", changed.message)
    return changed


def _captioned(caption: str) -> Json:
    if not caption.strip():
        return {}
    return {{"text": "caption", "entities": "caption_entities"}[name]: part for name, part in _text(caption).items()}


def send_photo(world: World, chat: Chat, name: str, mime: str, data: bytes, caption: str = "") -> Entry:
    """Send a picture as a photo."""
    _may_write(chat)
    try:
        content = photo_content(world.files, name, mime, data)
    except NotAPictureError:
        raise CannotError("this is no JPEG, PNG, GIF or WebP picture") from None
    return send(world, chat, content | _captioned(caption))


def send_document(world: World, chat: Chat, name: str, mime: str, data: bytes, caption: str = "") -> Entry:
    """Send a file as a document."""
    _may_write(chat)
    if not data:
        raise CannotError("an empty file cannot be sent")
    return send(world, chat, document_content(world.files.add(name, mime, data)) | _captioned(caption))


def press(world: World, chat: Chat, message_id: int, data: str) -> str:
    """Press the button that carries `data` under a message; gives the callback query's id."""
    _may_write(chat)
    entry = chat.entries.get(message_id)
    rows: Sequence[Sequence[Json]] = (entry.message if entry else {}).get("reply_markup", {}).get("inline_keyboard", [])
    if entry is None or not any(button.get("callback_data") == data for row in rows for button in row):
        raise CannotError(f"message {message_id} has no such button")
    query_id = world.press(chat, message_id)
    query = {"id": query_id, "from": chat.user(), "message": entry.message, "chat_instance": str(chat.person.id * 7919)}
    world.updates.put("callback_query", query | {"data": data})
    return query_id


def react(world: World, chat: Chat, message_id: int, emoji: list[str]) -> None:
    """Set the person's reactions on a message, instead of those that were there."""
    _may_write(chat)
    entry = chat.entries.get(message_id)
    if entry is None:
        raise CannotError(f"there is no message {message_id}")
    old = entry.reactions.get("person", [])
    entry.reactions["person"] = emoji
    world.feed.tell("reactions", chat.person.id, message_id=message_id, reactions=entry.reactions)
    change = {
        "chat": chat.card(),
        "message_id": message_id,
        "user": chat.user(),
        "date": world.now(),
        "old_reaction": [{"type": "emoji", "emoji": sign} for sign in old],
        "new_reaction": [{"type": "emoji", "emoji": sign} for sign in emoji],
    }
    world.updates.put("message_reaction", change)


def block(world: World, chat: Chat, *, blocked: bool) -> None:
    """Block the bot, or let it write again; the bot hears of both."""
    if chat.blocked == blocked:
        return
    chat.blocked = blocked
    world.feed.tell("person", chat.person.id)
    member, kicked = {"status": "member"}, {"status": "kicked", "until_date": 0}
    old, new = (member, kicked) if blocked else (kicked, member)
    change = {
        "chat": chat.card(),
        "from": chat.user(),
        "date": world.now(),
        "old_chat_member": old | {"user": world.bot_user()},
        "new_chat_member": new | {"user": world.bot_user()},
    }
    world.updates.put("my_chat_member", change)
