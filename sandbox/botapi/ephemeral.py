"""Messages in a group that only one of its members and the bot see (Bot API 10.2 and 10.3).

A bot that is an administrator may send one to any member at any time. Any other may only answer: a press of that
member (`callback_query_id`), or an ephemeral message from them (`reply_parameters.ephemeral_message_id`), within 15
seconds. Telegram does not publish what it answers otherwise, so that these descriptions are the sandbox's own.
"""

from dataclasses import dataclass

from sandbox.botapi.errors import bad_request
from sandbox.botapi.params import Call
from sandbox.botapi.reach import Reached
from sandbox.botapi.schema import Json
from sandbox.state.chats import Entry
from sandbox.state.groups import Group
from sandbox.state.world import ANSWERABLE_FOR, World


@dataclass(frozen=True, slots=True)
class Addressee:
    """The person an ephemeral message is for, and the message in whose place they see it, if any."""

    person: int
    replaces: int = 0


def addressee(world: World, chat: Reached, call: Call) -> Addressee | None:
    """Give whom the call's message is for alone, None when it is for everyone; raises a 400 where that may not be."""
    wanted: Json | None = call.params.get("ephemeral_message_parameters")
    if not wanted:
        if "ephemeral_message_id" in (call.params.get("reply_parameters") or {}):
            raise bad_request("a reply to an ephemeral message must be an ephemeral message")
        return None
    person = int(wanted["receiver_user_id"])
    if not isinstance(chat, Group):
        raise bad_request("ephemeral messages can be sent only to groups and supergroups")
    if not chat.has(person):
        raise bad_request("USER_NOT_PARTICIPANT")
    pressed = _pressed(world, chat, str(wanted.get("callback_query_id") or ""), person)
    if not (pressed or chat.bot == "administrator" or _asked(world, chat, call, person)):
        raise bad_request(
            "an ephemeral message must answer a callback query or an ephemeral message of its receiver from the last "
            f"{ANSWERABLE_FOR:.0f} seconds, unless the bot is an administrator"
        )
    return Addressee(person, pressed if wanted.get("replace_callback_query_message") else 0)


def _pressed(world: World, chat: Group, query_id: str, person: int) -> int:
    """Give the message under which the receiver pressed a button just now; 0 when there is none."""
    press = world.presses.get(query_id)
    if press is None or (press.chat, press.person) != (chat.id, person):
        return 0
    return press.message_id if world.monotonic() - press.at <= ANSWERABLE_FOR else 0


def _asked(world: World, chat: Group, call: Call, person: int) -> bool:
    """Tell whether the call answers an ephemeral message that the receiver sent just now."""
    wanted = (call.params.get("reply_parameters") or {}).get("ephemeral_message_id", 0)
    entry = chat.entries.get(-wanted)
    if entry is None or entry.by_bot or entry.to != person:
        return False
    return world.monotonic() - world.answerable.get(wanted, -ANSWERABLE_FOR) <= ANSWERABLE_FOR


def own_ephemeral(chat: Reached, call: Call) -> Entry:
    """Find an ephemeral message that the bot sent; raises a 400 when there is none."""
    entry = chat.entries.get(-call.number("ephemeral_message_id"))
    if entry is None or not entry.by_bot or entry.to != call.number("receiver_user_id"):
        raise bad_request("message to edit not found")
    return entry
