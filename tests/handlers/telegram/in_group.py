"""A group of people and the bot, as raw updates: what each says there, and what everyone or one of them is shown."""

from collections.abc import Sequence
from typing import Any

from core.delivery.model import Method, Outgoing
from tests.talk import BOT_USER, Speaker, Talk

GROUP = -500
ALL_SEE = frozenset({Method.MESSAGE, Method.PHOTO, Method.EDIT, Method.DOCUMENT})


class GroupTalk:
    """A group chat on a bot that people talk to."""

    def __init__(self, talk: Talk, chat_id: int = GROUP) -> None:
        self.talk = talk
        self.id = chat_id
        self.last: list[Outgoing] = []
        self.last_message: dict[str, Any] = {}
        self._presses = 0

    @property
    def chat(self) -> dict[str, Any]:
        return {"id": self.id, "type": "supergroup", "title": "Гэр"}

    async def say(self, who: Speaker, text: str, **more: Any) -> list[Outgoing]:
        """Say something where all hear it."""
        self.last_message = {**self.talk.message(who.id, text, language=who.language), "chat": self.chat, **more}
        return await self._fed({"message": self.last_message})

    async def edit(self, who: Speaker, text: str) -> list[Outgoing]:
        """Edit what was said last."""
        edited = {**self.last_message, "text": text, "edit_date": self.last_message["date"] + 60}
        return await self._fed({"edited_message": edited})

    async def alone(self, who: Speaker, text: str, key: int = 77) -> list[Outgoing]:
        """Give a command that only the bot hears."""
        return await self.say(who, text, message_id=0, ephemeral_message_id=key, receiver_user={**BOT_USER})

    async def service(self, who: Speaker, **content: Any) -> list[Outgoing]:
        """A line that Telegram puts into the chat."""
        message = {**self.talk.message(who.id, ""), "chat": self.chat, **content}
        del message["text"]
        return await self._fed({"message": message})

    async def place(self, who: Speaker, old: str, new: str) -> list[Outgoing]:
        """The bot's place in the group changes by what somebody does."""
        moved = {
            "chat": self.chat,
            "from": self.talk.user(who.id, who.language),
            "date": int(self.talk.clock.now().timestamp()),
            "old_chat_member": _member(old),
            "new_chat_member": _member(new),
        }
        return await self._fed({"my_chat_member": moved})

    async def press(self, who: Speaker, label: str, out: Outgoing | None = None) -> list[Outgoing]:
        """Press the newest button that reads so, as somebody in the group."""
        shown = out or next(one for one in reversed(self._sent()) if label in str(one.rows))
        data = next(button.data for row in shown.rows for button in row if label in button.text)
        return await self.tap(who, data or "", shown)

    async def tap(self, who: Speaker, data: str, out: Outgoing) -> list[Outgoing]:
        """Press a button with this data under a message."""
        self._presses += 1
        key = next(key for one, key in reversed(self.talk.messenger.sent) if one is out)
        message: dict[str, Any] = {"message_id": key, "date": 1, "chat": self.chat, "from": {**BOT_USER}, "text": "x"}
        if out.receiver is not None:
            message |= {"message_id": 0, "ephemeral_message_id": key, "receiver_user": self.talk.user(out.receiver)}
        if out.reply_to:
            quoted = {**self.last_message, "message_id": out.reply_to}
            message["reply_to_message"] = quoted
        query = {
            "id": f"g{self._presses}",
            "from": self.talk.user(who.id, who.language),
            "chat_instance": "1",
            "data": data,
            "message": message,
        }
        return await self._fed({"callback_query": query})

    async def founded(self, owner: Speaker) -> None:
        """The bot comes, and an owner takes the group for the family."""
        await self.place(owner, "left", "member")
        await self.press(owner, "family's chat")

    async def _fed(self, update: dict[str, Any]) -> list[Outgoing]:
        self.last = await self.talk.feed(update)
        return self.last

    def _sent(self) -> list[Outgoing]:
        return [out for out, _ in self.talk.messenger.sent if out.chat_id == self.id]


def _member(status: str) -> dict[str, Any]:
    """The bot as a member; only administrators have rights."""
    rights = (
        "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
        "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories",
        "can_edit_stories", "can_delete_stories", "can_send_welcome_messages",
    )  # fmt: skip
    more: dict[str, Any] = dict.fromkeys(rights, False) if status == "administrator" else {}
    if status == "kicked":
        more = {"until_date": 0}
    return {"status": status, "user": {**BOT_USER}, **more}


def for_all(outs: Sequence[Outgoing]) -> list[str]:
    """What everyone in the group reads."""
    return [out.text for out in outs if out.chat_id == GROUP and out.receiver is None and out.method in ALL_SEE]


def for_one(outs: Sequence[Outgoing]) -> list[Outgoing]:
    """What one person alone is shown in the group."""
    return [out for out in outs if out.receiver is not None and out.method in ALL_SEE]


def reactions(outs: Sequence[Outgoing]) -> list[tuple[str, int | None]]:
    """What the bot reacts with, to which message."""
    return [(out.text, out.message_id) for out in outs if out.method is Method.REACT]
