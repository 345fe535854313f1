"""What a person does in a chat, and the update that the bot gets of it."""

from collections.abc import Sequence

from sandbox.state.chats import Chat, Entry, Json, PrivateChat, user_card
from sandbox.state.groups import Group, Status
from sandbox.state.hearing import hears, is_service
from sandbox.state.media import NotAPictureError, document_content, photo_content
from sandbox.state.seats import CannotError, Seat
from sandbox.state.world import World
from sandbox.text.found import found_entities
from sandbox.text.units import covered, pieces

LONGEST_TEXT = 4096


def _text(text: str) -> Json:
    entities = found_entities(text)
    return {"text": text} | ({"entities": entities} if entities else {})


def _quoted(seat: Seat, reply_to: int | None) -> Json:
    if reply_to is None:
        return {}
    entry = seat.chat.entries.get(reply_to)
    quoted = seat.chat.quoted(reply_to)
    if entry is None or not entry.shown_to(seat.person.id):
        raise CannotError(f"there is no message {reply_to} to reply to")
    return {"reply_to_message": quoted}


def _is_ephemeral(world: World, seat: Seat, content: Json, reply_to: int | None) -> bool:
    """Tell whether only the bot gets it: an ephemeral command of the bot, or an answer to an ephemeral message."""
    if not isinstance(seat.chat, Group) or not seat.chat.has_bot:
        return False
    if reply_to is not None and reply_to < 0:
        return True
    first = next((entity for entity in content.get("entities", []) if entity["offset"] == 0), None)
    if first is None or first["type"] != "bot_command":
        return False
    command = covered(content["text"], 0, first["length"])[1:].partition("@")[0]
    return any(known["command"] == command and known.get("is_ephemeral") for known in world.profile.commands_for(seat))


def deliver(world: World, chat: Chat, entry: Entry, kind: str = "message") -> None:
    """Queue a person's message for the bot, if it hears it; what it heard once it hears the edits of."""
    bot = world.settings.bot_username
    if hears(chat, entry, bot) or (entry.heard and kind == "edited_message"):
        entry.heard = not is_service(entry.message)
        world.updates.put(kind, entry.message)


def send(world: World, seat: Seat, content: Json, reply_to: int | None = None) -> Entry:
    """Send one message with `content` (text, photo, document …) and queue it for the bot."""
    seat.may_write()
    chat = seat.chat
    facts = _quoted(seat, reply_to)
    ephemeral = _is_ephemeral(world, seat, content, reply_to)
    head = (
        world.ephemeral_head(world.bot_user(), answerable=True)
        if ephemeral
        else {"message_id": world.next_message_id(chat)}
    )
    message = head | {"from": seat.user(), "chat": chat.card(), "date": world.now()} | facts | content
    if isinstance(chat, PrivateChat):
        chat.started = True
    entry = Entry(message, by_bot=False, to=seat.person.id if ephemeral else 0)
    world.keep(chat, entry)
    deliver(world, chat, entry)
    return entry


def say(world: World, seat: Seat, text: str, reply_to: int | None = None) -> list[Entry]:
    """Send text; as Telegram's apps do, more than 4,096 units become several messages."""
    if not text.strip():
        raise CannotError("an empty message cannot be sent")
    parts = pieces(text.strip(), LONGEST_TEXT)
    return [send(world, seat, _text(part), reply_to if place == 0 else None) for place, part in enumerate(parts)]


def start(world: World, seat: Seat, parameter: str = "") -> Entry:
    """Press Start, or follow a link t.me/<bot>?start=<parameter>; this also unblocks the bot."""
    if not isinstance(seat.chat, PrivateChat):
        raise CannotError("a bot is started in a private chat")
    block(world, seat.chat, blocked=False)
    return send(world, seat, _text(f"/start {parameter}".strip()))


def edit(world: World, seat: Seat, message_id: int, text: str) -> Entry:
    """Change the text, or the caption, of the person's own message."""
    seat.may_write()
    entry = seat.chat.entries.get(message_id)
    if entry is None or entry.message["from"]["id"] != seat.person.id or is_service(entry.message) or entry.to:
        raise CannotError(f"message {message_id} is not the person's own")
    if not text.strip() and "text" in entry.message:
        raise CannotError("an empty message cannot be sent")
    kept = {k: v for k, v in entry.message.items() if k not in ("text", "entities", "caption", "caption_entities")}
    content = _text(text.strip()) if "text" in entry.message else _captioned(text.strip())
    changed = Entry(kept | content | {"edit_date": world.now()}, False, entry.reactions, entry.heard)
    world.keep(seat.chat, changed, "edited")
    deliver(world, seat.chat, changed, "edited_message")
    return changed


def _captioned(caption: str) -> Json:
    if not caption.strip():
        return {}
    return {{"text": "caption", "entities": "caption_entities"}[name]: part for name, part in _text(caption).items()}


def _in_album(content: Json, album: str) -> Json:
    return content | ({"media_group_id": album} if album else {})


def send_photo(
    world: World, seat: Seat, name: str, mime: str, data: bytes, caption: str = "", *, album: str = ""
) -> Entry:
    """Send a picture as a photo; those with the same `album` stand together."""
    seat.may_write()
    try:
        content = photo_content(world.files, name, mime, data)
    except NotAPictureError:
        raise CannotError("this is no JPEG, PNG, GIF or WebP picture") from None
    return send(world, seat, _in_album(content | _captioned(caption), album))


def send_document(
    world: World, seat: Seat, name: str, mime: str, data: bytes, caption: str = "", *, album: str = ""
) -> Entry:
    """Send a file as a document; those with the same `album` stand together."""
    seat.may_write()
    if not data:
        raise CannotError("an empty file cannot be sent")
    content = document_content(world.files.add(name, mime, data))
    return send(world, seat, _in_album(content | _captioned(caption), album))


def press(world: World, seat: Seat, message_id: int, data: str) -> str:
    """Press the button that carries `data` under a message; gives the callback query's id."""
    seat.may_write()
    entry = seat.chat.entries.get(message_id)
    rows: Sequence[Sequence[Json]] = (entry.message if entry else {}).get("reply_markup", {}).get("inline_keyboard", [])
    shown = entry is not None and entry.shown_to(seat.person.id)
    if entry is None or not shown or not any(button.get("callback_data") == data for row in rows for button in row):
        raise CannotError(f"message {message_id} has no such button")
    query_id = world.press(seat, message_id)
    instance = str(seat.chat.id * 7919)
    query = {"id": query_id, "from": seat.user(), "message": entry.message, "chat_instance": instance}
    world.updates.put("callback_query", query | {"data": data})
    return query_id


def react(world: World, seat: Seat, message_id: int, emoji: list[str]) -> None:
    """Set the person's reactions on a message, instead of those that were there.

    The bot hears of them only if it asked for that, and in a group only as an administrator.
    """
    seat.may_write()
    chat = seat.chat
    entry = chat.entries.get(message_id)
    if entry is None or entry.to:
        raise CannotError(f"there is no message {message_id} to react to")
    old = entry.reactions.get(seat.reactor, [])
    entry.reactions[seat.reactor] = emoji
    world.feed.tell("reactions", chat.id, message_id=message_id, reactions=entry.reactions)
    change = {
        "chat": chat.card(),
        "message_id": message_id,
        "user": seat.user(),
        "date": world.now(),
        "old_reaction": [{"type": "emoji", "emoji": sign} for sign in old],
        "new_reaction": [{"type": "emoji", "emoji": sign} for sign in emoji],
    }
    if not isinstance(chat, Group) or chat.bot == "administrator":
        world.updates.put("message_reaction", change)


def pin(world: World, seat: Seat, message_id: int) -> None:
    """Pin a message for everyone."""
    seat.may_write()
    if message_id not in seat.chat.entries or message_id < 0:
        raise CannotError(f"there is no message {message_id} to pin")
    world.pin(seat.chat, message_id)
    send(world, seat, {"pinned_message": seat.chat.quoted(message_id)})


def unpin(world: World, seat: Seat, message_id: int) -> None:
    """Take a pinned message off the top."""
    seat.may_write()
    if not world.unpin(seat.chat, message_id):
        raise CannotError(f"message {message_id} is not pinned")


def block(world: World, chat: PrivateChat, *, blocked: bool) -> None:
    """Block the bot, or let it write again; the bot hears of both."""
    if chat.blocked == blocked:
        return
    chat.blocked = blocked
    world.feed.tell("person", chat.id)
    places: list[Status] = ["member", "kicked"] if blocked else ["kicked", "member"]
    world.put_place(chat, user_card(chat.person), world.bot_user(), *places)
