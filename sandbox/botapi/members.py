"""Methods about a chat as a whole: what it is, who is in it, and leaving it."""

from sandbox.botapi.errors import bad_request
from sandbox.botapi.params import Call
from sandbox.botapi.reach import chat_of, group_of
from sandbox.botapi.schema import Json
from sandbox.state import membership
from sandbox.state.chats import PrivateChat, user_card
from sandbox.state.groups import Group, member_card
from sandbox.state.world import World

_NO_GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), True
)
_MEMBERS_MAY = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)


def get_chat(world: World, call: Call) -> Json:
    """Answer getChat with the required fields of `ChatFullInfo`, and the newest pinned message."""
    chat = chat_of(world, call)
    info = chat.card() | {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": _NO_GIFTS}
    if isinstance(chat, Group):
        info["permissions"] = dict.fromkeys(_MEMBERS_MAY, True)
    pinned = chat.quoted(max(chat.pinned)) if chat.pinned else None
    return info | ({"pinned_message": pinned} if pinned else {})


def get_chat_member(world: World, call: Call) -> Json:
    """Answer getChatMember."""
    chat, user_id = chat_of(world, call), call.number("user_id")
    if user_id == world.bot_id:
        return member_card((isinstance(chat, Group) and chat.bot) or "member", world.bot_user())
    known = world.people.get(user_id)
    if known is None or (isinstance(chat, PrivateChat) and chat is not known):
        raise bad_request("user not found")
    status = chat.status(user_id) if isinstance(chat, Group) else "member"
    return member_card(status, user_card(known.person))


def get_chat_administrators(world: World, call: Call) -> list[Json]:
    """Answer getChatAdministrators: the creator, the appointed, and the bot if it is one."""
    group = group_of(world, call, "there are no administrators in the private chat")
    people = [(status, world.users([person])[0]) for person, status in group.members.items()]
    places = [*people, *([(group.bot, world.bot_user())] if group.bot else [])]
    return [member_card(status, user) for status, user in places if status in ("creator", "administrator")]


def get_chat_member_count(world: World, call: Call) -> int:
    """Answer getChatMemberCount; the bot counts."""
    chat = chat_of(world, call)
    return sum(map(chat.has, chat.members)) + 1 if isinstance(chat, Group) else 2


def leave_chat(world: World, call: Call) -> bool:
    """Answer leaveChat."""
    membership.leave(world, group_of(world, call, "chat member status can't be changed in private chats"))
    return True
