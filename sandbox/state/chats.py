"""A person's private chat with the bot: what was said, by whom, and how it looks now.

Messages are the JSON objects of the Bot API and are replaced, never changed in place, so that an update which holds
one keeps saying what was true when it was made.
"""

from dataclasses import dataclass, field
from typing import Any

from sandbox.settings import Person

Json = dict[str, Any]


@dataclass(slots=True)
class Entry:
    """One message of a chat; `reactions` are the emoji set on it by the bot and by the person."""

    message: Json
    by_bot: bool
    reactions: dict[str, list[str]] = field(default_factory=dict)

    @property
    def id(self) -> int:
        """The message's id."""
        return int(self.message["message_id"])

    def seen(self) -> Json:
        """Give it as the page and the test client see it."""
        return {"message": self.message, "by_bot": self.by_bot, "reactions": self.reactions}


@dataclass(slots=True)
class Chat:
    """The chat with `person`. The bot may write once it is `started`, and not while it is `blocked`."""

    person: Person
    started: bool = False
    blocked: bool = False
    entries: dict[int, Entry] = field(default_factory=dict)

    def user(self) -> Json:
        """Give the person as a `User`."""
        person = self.person
        optional = {"last_name": person.last_name, "username": person.username, "language_code": person.language_code}
        present = {name: value for name, value in optional.items() if value}
        return {"id": person.id, "is_bot": False, "first_name": person.first_name, **present}

    def card(self) -> Json:
        """Give the chat as a `Chat`."""
        optional = {"last_name": self.person.last_name, "username": self.person.username}
        present = {name: value for name, value in optional.items() if value}
        return {"id": self.person.id, "type": "private", "first_name": self.person.first_name, **present}

    def quoted(self, message_id: int) -> Json | None:
        """Give a message as it stands inside an answer to it, or None when there is none."""
        entry = self.entries.get(message_id)
        if entry is None:
            return None
        return {name: value for name, value in entry.message.items() if name != "reply_to_message"}

    def transcript(self) -> list[Json]:
        """Give every message that is still there, in order."""
        return [entry.seen() for entry in self.entries.values()]
