"""Methods that send, change and delete messages."""

from sandbox.botapi.errors import ApiError, bad_request, too_many
from sandbox.botapi.keyboards import inline_keyboard
from sandbox.botapi.params import Call
from sandbox.state.chats import Chat, Entry, Json
from sandbox.state.world import World
from sandbox.text.formatted import Formatted, formatted
from sandbox.text.html import MarkupError

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024


def chat_of(world: World, call: Call) -> Chat:
    """Find the chat a call is about; raises Telegram's 400 for one that the bot never met."""
    chat = world.chats.get(call.number("chat_id"))
    if chat is None or not chat.started:
        raise bad_request("chat not found")
    return chat


def writable_chat(world: World, call: Call) -> Chat:
    """Find the chat a message goes to; raises 400, 403 when blocked, 429 past the limits."""
    chat = chat_of(world, call)
    wait = world.limits.spend(chat.person.id)
    if wait:
        raise too_many(wait)
    if chat.blocked:
        raise ApiError(403, "Forbidden: bot was blocked by the user")
    return chat


def text_of(call: Call, name: str, entities: str, longest: int, complaint: str) -> Formatted:
    """Parse a text or caption and hold it to its limit."""
    try:
        text = formatted(call.text(name), call.text("parse_mode"), call.params.get(entities))
    except MarkupError as wrong:
        raise bad_request(f"can't parse entities: {wrong}") from None
    if text.length > longest:
        raise bad_request(complaint)
    return text


def text_content(text: Formatted, name: str, entities: str) -> Json:
    """Give the part of a `Message` that holds a text or caption."""
    return ({name: text.text} if text.text else {}) | ({entities: text.entities} if text.entities else {})


def _reply(chat: Chat, call: Call) -> Json:
    wanted = call.params.get("reply_parameters")
    if not wanted:
        return {}
    quoted = chat.quoted(int(wanted["message_id"])) if "message_id" in wanted else None
    if quoted is None:
        if wanted.get("allow_sending_without_reply"):
            return {}
        raise bad_request("message to be replied not found")
    return {"reply_to_message": quoted}


def post(world: World, chat: Chat, call: Call, content: Json) -> Json:
    """Put the bot's message into a chat and give it as `Message`."""
    keyboard = inline_keyboard(call)
    message = {
        "message_id": world.next_message_id(),
        "from": world.bot_user(),
        "chat": chat.card(),
        "date": world.now(),
        **_reply(chat, call),
        **content,
        **({"reply_markup": keyboard} if keyboard else {}),
    }
    return world.keep(chat, Entry(message, by_bot=True)).message


def send_message(world: World, call: Call) -> Json:
    """Answer sendMessage."""
    text = text_of(call, "text", "entities", LONGEST_TEXT, "message is too long")
    if not text.text:
        raise bad_request("message text is empty")
    return post(world, writable_chat(world, call), call, text_content(text, "text", "entities"))


def _own_entry(world: World, call: Call) -> tuple[Chat, Entry]:
    if "inline_message_id" in call.params:
        raise bad_request("message to edit not found")
    chat = chat_of(world, call)
    entry = chat.entries.get(call.number("message_id"))
    if entry is None:
        raise bad_request("message to edit not found")
    if not entry.by_bot:
        raise bad_request("message can't be edited")
    return chat, entry


def _change(world: World, chat: Chat, entry: Entry, content: Json, replaced: tuple[str, ...]) -> Json:
    """Put `content` in place of the `replaced` parts; raises the 400 for a change that changes nothing."""
    old = entry.message
    if {name: old[name] for name in replaced if name in old} == content:
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly the same as a "
            "current content and reply markup of the message"
        )
    wait = world.limits.spend(chat.person.id)
    if wait:
        raise too_many(wait)
    kept = {name: value for name, value in old.items() if name not in replaced}
    edited = {} if replaced == ("reply_markup",) else {"edit_date": world.now()}
    return world.keep(chat, Entry(kept | edited | content, True, entry.reactions), "edited").message


def _keyboard_content(call: Call) -> Json:
    keyboard = inline_keyboard(call)
    return {"reply_markup": keyboard} if keyboard else {}


def edit_message_text(world: World, call: Call) -> Json:
    """Answer editMessageText; a keyboard that is not given again goes, as with Telegram."""
    text = text_of(call, "text", "entities", LONGEST_TEXT, "MESSAGE_TOO_LONG")
    if not text.text:
        raise bad_request("message text is empty")
    chat, entry = _own_entry(world, call)
    if "text" not in entry.message:
        raise bad_request("there is no text in the message to edit")
    content = text_content(text, "text", "entities") | _keyboard_content(call)
    return _change(world, chat, entry, content, ("text", "entities", "reply_markup"))


def edit_message_caption(world: World, call: Call) -> Json:
    """Answer editMessageCaption."""
    text = text_of(call, "caption", "caption_entities", LONGEST_CAPTION, "MEDIA_CAPTION_TOO_LONG")
    chat, entry = _own_entry(world, call)
    if "text" in entry.message:
        raise bad_request("there is no caption in the message to edit")
    content = text_content(text, "caption", "caption_entities") | _keyboard_content(call)
    return _change(world, chat, entry, content, ("caption", "caption_entities", "reply_markup"))


def edit_message_reply_markup(world: World, call: Call) -> Json:
    """Answer editMessageReplyMarkup."""
    chat, entry = _own_entry(world, call)
    return _change(world, chat, entry, _keyboard_content(call), ("reply_markup",))


def delete_message(world: World, call: Call) -> bool:
    """Answer deleteMessage: in a private chat the bot may delete its own messages and the person's."""
    chat = chat_of(world, call)
    if not world.forget(chat, call.number("message_id")):
        raise bad_request("message to delete not found")
    return True
