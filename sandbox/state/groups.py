"""A group: who is in it, what the bot may do and hear there, and what became of it."""

from dataclasses import dataclass, field
from typing import Literal

from sandbox.state.chats import Chat, Json

Status = Literal["creator", "administrator", "member", "left", "kicked"]
"""What Telegram calls someone's place in a group."""
IN_IT = ("creator", "administrator", "member")

_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
)
_WITHHELD = (
    "can_be_edited",
    "is_anonymous",
    "can_promote_members",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
)


def member_card(status: Status, user: Json) -> Json:
    """Give someone's place in a group as a `ChatMember`; an administrator has the rights that Telegram proposes."""
    card: Json = {"user": user, "status": status}
    if status == "administrator":
        return card | dict.fromkeys(_RIGHTS, True) | dict.fromkeys(_WITHHELD, False)
    if status == "creator":
        return card | {"is_anonymous": False}
    return card | ({"until_date": 0} if status == "kicked" else {})


@dataclass(slots=True)
class Group(Chat):
    """A group, or a supergroup, which is what a group becomes and is known by another id then (`moved_to`).

    `bot` is the bot's place in it, empty while it was never there. `hears_all` is how privacy mode stood when the bot
    was added: as with Telegram, a change of it counts only once the bot is added again. A supergroup numbers its own
    messages, from `last_message_id` on.
    """

    group_id: int
    title: str
    members: dict[int, Status] = field(default_factory=dict)
    supergroup: bool = False
    bot: Status | Literal[""] = ""
    hears_all: bool = False
    moved_to: int = 0
    last_message_id: int = 0

    @property
    def id(self) -> int:
        """Below zero; a supergroup's has thirteen digits that begin with 100."""
        return self.group_id

    @property
    def has_bot(self) -> bool:
        """Whether the bot is in it."""
        return self.bot in IN_IT

    @property
    def kind(self) -> str:
        """Group or supergroup, in Telegram's words."""
        return "supergroup" if self.supergroup else "group"

    def card(self) -> Json:
        """Give the group as a `Chat`."""
        return {"id": self.group_id, "type": self.kind, "title": self.title}

    def status(self, person_id: int) -> Status:
        """Give a person's place in it; "left" for who was never in it."""
        return self.members.get(person_id, "left")

    def has(self, person_id: int) -> bool:
        """Tell whether a person is in it."""
        return self.status(person_id) in IN_IT
