"""Which chat a call is about, and whether the bot can reach it."""

from sandbox.botapi.errors import ApiError, bad_request, forbidden, too_many
from sandbox.botapi.params import Call
from sandbox.state.chats import PrivateChat
from sandbox.state.groups import Group
from sandbox.state.world import World

Reached = PrivateChat | Group


def chat_of(world: World, call: Call) -> Reached:
    """Find the chat a call is about; raises Telegram's 400 or 403 for one that the bot cannot see."""
    chat = world.find(call.number("chat_id"))
    if isinstance(chat, Group):
        _entered(chat)
    elif chat is None or not chat.started:
        raise _unmet(world, call.number("chat_id"))
    assert chat is not None
    return chat


def group_of(world: World, call: Call, complaint: str) -> Group:
    """Find the group a call is about; raises a 400 with `complaint` for a private chat."""
    chat = chat_of(world, call)
    if not isinstance(chat, Group):
        raise bad_request(complaint)
    return chat


def _unmet(world: World, chat_id: int) -> ApiError:
    if world.knows(chat_id):
        return forbidden("bot can't initiate conversation with a user")
    return bad_request("chat not found")


def _entered(group: Group) -> None:
    if not group.bot:
        raise bad_request("chat not found")
    if group.moved_to:
        reason = "Bad Request: group chat was upgraded to a supergroup chat"
        raise ApiError(400, reason, migrate_to_chat_id=group.moved_to)
    if group.bot == "kicked":
        raise forbidden(f"bot was kicked from the {group.kind} chat")
    if not group.has_bot:
        raise forbidden(f"bot is not a member of the {group.kind} chat")


def spend(world: World, chat: Reached) -> None:
    """Count a message against the limits; raises a 429 past them."""
    wait = world.limits.spend(chat.id)
    if wait:
        raise too_many(wait)


def writable_chat(world: World, call: Call) -> Reached:
    """Find the chat a message goes to; raises 400, 403 when blocked, 429 past the limits."""
    chat = chat_of(world, call)
    spend(world, chat)
    if isinstance(chat, PrivateChat) and chat.blocked:
        raise forbidden("bot was blocked by the user")
    return chat
