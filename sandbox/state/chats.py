"""What every chat has: the messages that stand in it, and what is pinned; and a person's private chat with the bot.

Messages are the JSON objects of the Bot API and are replaced, never changed in place, so that an update which holds
one keeps saying what was true when it was made.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Any

from sandbox.settings import Person

Json = dict[str, Any]


@dataclass(slots=True)
class Entry:
    """One message of a chat; `reactions` are the emoji set on it, by "bot" and by person.

    In a private chat the person's stand under "person", in a group each one's under their id. `heard` is whether the
    bot got it as meant for it. An ephemeral message is between the bot and the person `to`, who may see it in place
    of the message `replaces`.
    """

    message: Json
    by_bot: bool
    reactions: dict[str, list[str]] = field(default_factory=dict)
    heard: bool = False
    to: int = 0
    replaces: int = 0

    @property
    def id(self) -> int:
        """The message's id; for an ephemeral one, which has none, its ephemeral id below zero."""
        return int(self.message["message_id"]) or -int(self.message["ephemeral_message_id"])

    def shown_to(self, person_id: int) -> bool:
        """Tell whether this person sees it."""
        return self.to in (0, person_id)

    def seen(self) -> Json:
        """Give it as the page and the test client see it."""
        seen: Json = {"message": self.message, "by_bot": self.by_bot, "reactions": self.reactions}
        return seen | ({"to": self.to, "replaces": self.replaces} if self.to else {})


@dataclass(slots=True, kw_only=True)
class Chat(ABC):
    """A place with messages; `pinned` are the ids of those at its top, the newest last."""

    entries: dict[int, Entry] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)

    @property
    @abstractmethod
    def id(self) -> int:
        """The chat's id: a person's for their private chat, below zero for a group."""

    @abstractmethod
    def card(self) -> Json:
        """Give the chat as a `Chat`."""

    def quoted(self, message_id: int) -> Json | None:
        """Give a message as it stands inside another (an answer, a pin), or None when there is none."""
        entry = self.entries.get(message_id)
        if entry is None:
            return None
        return {name: value for name, value in entry.message.items() if name != "reply_to_message"}

    def transcript(self, person_id: int) -> list[Json]:
        """Give every message that is still there for this person, in order."""
        return [entry.seen() for entry in self.entries.values() if entry.shown_to(person_id)]

    def last(self) -> Entry | None:
        """Give the newest message that is not one person's alone."""
        return next((entry for entry in reversed(self.entries.values()) if not entry.to), None)


@dataclass(slots=True)
class PrivateChat(Chat):
    """The chat with `person`. The bot may write once it is `started`, and not while it is `blocked`."""

    person: Person
    started: bool = False
    blocked: bool = False
    menu_button: Json | None = None

    @property
    def id(self) -> int:
        """The person's id is the chat's too."""
        return self.person.id

    def card(self) -> Json:
        """Give the chat as a `Chat`."""
        optional = {"last_name": self.person.last_name, "username": self.person.username}
        present = {name: value for name, value in optional.items() if value}
        return {"id": self.person.id, "type": "private", "first_name": self.person.first_name, **present}


def user_card(person: Person) -> Json:
    """Give a person as a `User`."""
    optional = {"last_name": person.last_name, "username": person.username, "language_code": person.language_code}
    present = {name: value for name, value in optional.items() if value}
    return {"id": person.id, "is_bot": False, "first_name": person.first_name, **present}
