"""Methods around the messages: who the bot is, what it answers to a press, reactions, what it is doing."""

from sandbox.botapi.errors import bad_request
from sandbox.botapi.params import Call
from sandbox.botapi.reach import chat_of
from sandbox.botapi.schema import Json, document
from sandbox.state.world import World

_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


def get_me(world: World, _: Call) -> Json:
    """Answer getMe."""
    return world.bot_user() | {
        "can_join_groups": True,
        "can_read_all_group_messages": not world.privacy,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def answer_callback_query(world: World, call: Call) -> bool:
    """Answer answerCallbackQuery; each press is answered once, as a second answer is too late at Telegram too."""
    press = world.presses.get(call.text("callback_query_id"))
    if press is None or press.answered:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if len(call.text("text")) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    press.answered = True
    world.feed.tell(
        "answer",
        press.chat,
        to=press.person,
        query_id=call.text("callback_query_id"),
        message_id=press.message_id,
        text=call.text("text"),
        alert=bool(call.params.get("show_alert")),
        url=call.text("url"),
    )
    return True


def set_message_reaction(world: World, call: Call) -> bool:
    """Answer setMessageReaction: a bot may set one of the known emoji, or none."""
    chat = chat_of(world, call)
    entry = chat.entries.get(call.number("message_id"))
    if entry is None:
        raise bad_request("message to react not found")
    reactions: list[Json] = call.params.get("reaction") or []
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    emoji = [reaction.get("emoji") for reaction in reactions]
    if any(sign not in document()["reactions"] for sign in emoji):
        raise bad_request("REACTION_INVALID")
    entry.reactions["bot"] = [str(sign) for sign in emoji]
    world.feed.tell("reactions", chat.id, message_id=entry.id, reactions=entry.reactions)
    return True


def send_chat_action(world: World, call: Call) -> bool:
    """Answer sendChatAction."""
    chat = chat_of(world, call)
    if call.text("action") not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.feed.tell("action", chat.id, action=call.text("action"))
    return True
