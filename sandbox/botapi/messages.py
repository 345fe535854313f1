"""Methods that send texts, and delete and pin messages."""

from sandbox.botapi.ephemeral import own_ephemeral
from sandbox.botapi.errors import bad_request
from sandbox.botapi.params import Call
from sandbox.botapi.posting import LONGEST_TEXT, post, text_content, text_of
from sandbox.botapi.reach import Reached, chat_of, writable_chat
from sandbox.state.chats import Entry, Json
from sandbox.state.groups import Group
from sandbox.state.world import World


def send_message(world: World, call: Call) -> Json:
    """Answer sendMessage."""
    text = text_of(call.params, "text", "entities", LONGEST_TEXT, "message is too long")
    if not text.text:
        raise bad_request("message text is empty")
    return post(world, writable_chat(world, call), call, text_content(text, "text", "entities"))


def _deletable(chat: Reached, message_id: int) -> bool:
    """Tell whether the bot may delete it: in a group only its own, unless it is an administrator."""
    entry = chat.entries[message_id]
    return not isinstance(chat, Group) or entry.by_bot or chat.bot == "administrator"


def delete_message(world: World, call: Call) -> bool:
    """Answer deleteMessage."""
    chat, message_id = chat_of(world, call), call.number("message_id")
    if message_id <= 0 or message_id not in chat.entries:
        raise bad_request("message to delete not found")
    if not _deletable(chat, message_id):
        raise bad_request("message can't be deleted")
    return world.forget(chat, message_id)


def delete_messages(world: World, call: Call) -> bool:
    """Answer deleteMessages: what is not there, or may not be deleted, is passed over."""
    chat = chat_of(world, call)
    for message_id in call.params["message_ids"]:
        if message_id > 0 and message_id in chat.entries and _deletable(chat, message_id):
            world.forget(chat, message_id)
    return True


def delete_ephemeral_message(world: World, call: Call) -> bool:
    """Answer deleteEphemeralMessage."""
    chat = chat_of(world, call)
    return world.forget(chat, own_ephemeral(chat, call).id)


def _pinning_chat(world: World, call: Call) -> Reached:
    chat = chat_of(world, call)
    if isinstance(chat, Group) and chat.bot != "administrator":
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return chat


def pin_chat_message(world: World, call: Call) -> bool:
    """Answer pinChatMessage; as with Telegram, the bot gets an update of the line that tells of it."""
    chat = _pinning_chat(world, call)
    message_id = call.number("message_id")
    quoted = chat.quoted(message_id) if message_id > 0 else None
    if quoted is None:
        raise bad_request("message to pin not found")
    if message_id in chat.pinned:
        return True
    world.pin(chat, message_id)
    told = {"message_id": world.next_message_id(chat), "from": world.bot_user(), "chat": chat.card()}
    line = told | {"date": world.now(), "pinned_message": quoted}
    world.keep(chat, Entry(line, by_bot=True))
    world.updates.put("message", line)
    return True


def unpin_chat_message(world: World, call: Call) -> bool:
    """Answer unpinChatMessage: the given message, or the newest."""
    chat = _pinning_chat(world, call)
    message_id = call.number("message_id") or max(chat.pinned, default=0)
    if not world.unpin(chat, message_id):
        raise bad_request("message to unpin not found")
    return True


def unpin_all_chat_messages(world: World, call: Call) -> bool:
    """Answer unpinAllChatMessages."""
    chat = _pinning_chat(world, call)
    for message_id in list(chat.pinned):
        world.unpin(chat, message_id)
    return True
