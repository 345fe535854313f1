"""Methods that change what the bot has sent, to everyone or to one person."""

from sandbox.botapi.ephemeral import own_ephemeral
from sandbox.botapi.errors import bad_request
from sandbox.botapi.media import media_content
from sandbox.botapi.params import Call
from sandbox.botapi.posting import LONGEST_TEXT, caption_content, keyboard_content, text_content, text_of
from sandbox.botapi.reach import Reached, chat_of, spend
from sandbox.state.chats import Entry, Json
from sandbox.state.world import World

_TEXT = ("text", "entities")
_CAPTION = ("caption", "caption_entities", "show_caption_above_media")
_MEDIA = ("photo", "document", "has_media_spoiler")
_KEYBOARD = ("reply_markup",)


def _target(world: World, call: Call) -> tuple[Reached, Entry]:
    """Find the message to change: one of the bot's own, by its id or its ephemeral id."""
    if "inline_message_id" in call.params:
        raise bad_request("message to edit not found")
    chat = chat_of(world, call)
    if "ephemeral_message_id" in call.params:
        return chat, own_ephemeral(chat, call)
    entry = chat.entries.get(call.number("message_id"))
    if entry is None or entry.to:
        raise bad_request("message to edit not found")
    if not entry.by_bot or "pinned_message" in entry.message or "left_chat_member" in entry.message:
        raise bad_request("message can't be edited")
    return chat, entry


def _change(world: World, target: tuple[Reached, Entry], content: Json, replaced: tuple[str, ...]) -> Json | bool:
    """Put `content` in place of the `replaced` parts; raises the 400 for a change that changes nothing.

    Gives the message, or True for an ephemeral one.
    """
    chat, entry = target
    old = entry.message
    if {name: old[name] for name in replaced if name in old} == content:
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly the same as a "
            "current content and reply markup of the message"
        )
    spend(world, chat)
    kept = {name: value for name, value in old.items() if name not in replaced}
    edited = {} if replaced == _KEYBOARD else {"edit_date": world.now()}
    fresh = Entry(kept | edited | content, True, entry.reactions, to=entry.to, replaces=entry.replaces)
    message = world.keep(chat, fresh, "edited").message
    return True if entry.to else message


def edit_message_text(world: World, call: Call) -> Json | bool:
    """Answer editMessageText; a keyboard that is not given again goes, as with Telegram."""
    text = text_of(call.params, "text", "entities", LONGEST_TEXT, "MESSAGE_TOO_LONG")
    if not text.text:
        raise bad_request("message text is empty")
    target = _target(world, call)
    if "text" not in target[1].message:
        raise bad_request("there is no text in the message to edit")
    content = text_content(text, *_TEXT) | keyboard_content(call)
    return _change(world, target, content, _TEXT + _KEYBOARD)


def edit_message_caption(world: World, call: Call) -> Json | bool:
    """Answer editMessageCaption."""
    caption = caption_content(call.params, "MEDIA_CAPTION_TOO_LONG")
    target = _target(world, call)
    if "text" in target[1].message:
        raise bad_request("there is no caption in the message to edit")
    return _change(world, target, caption | keyboard_content(call), _CAPTION + _KEYBOARD)


def edit_message_media(world: World, call: Call) -> Json | bool:
    """Answer editMessageMedia: another picture or file, with its own caption, in place of what there was."""
    media: Json = call.params["media"]
    target = _target(world, call)
    old = target[1].message
    if "media_group_id" in old and media["type"] not in old:
        raise bad_request("message media can't be changed to another type in an album")
    content = media_content(world, call, media, "MEDIA_CAPTION_TOO_LONG") | keyboard_content(call)
    return _change(world, target, content, _TEXT + _CAPTION + _MEDIA + _KEYBOARD)


def edit_message_reply_markup(world: World, call: Call) -> Json | bool:
    """Answer editMessageReplyMarkup."""
    return _change(world, _target(world, call), keyboard_content(call), _KEYBOARD)
