"""The world of one sandbox: one bot, its people and their chats, and what travels between them."""

import asyncio
import contextlib
import secrets
import time
from dataclasses import dataclass, field

from sandbox.settings import Person, SandboxSettings
from sandbox.state.chats import Chat, Entry, Json
from sandbox.state.faults import Counts, Faults
from sandbox.state.feed import Feed
from sandbox.state.files import FileStore
from sandbox.state.limits import RateLimits
from sandbox.state.updates import UpdateQueue

_EPOCH = 1_767_225_600
"""2026-01-01T00:00:00Z. Ids begin at eight a second since then, and so fit into 31 bits until 2034."""


@dataclass(slots=True)
class Webhook:
    """Where updates are sent when the bot asked for that, and how it went; times are Unix seconds."""

    url: str = ""
    secret: str = ""
    max_connections: int = 40
    last_error_date: int = 0
    last_error_message: str = ""


@dataclass(slots=True)
class Profile:
    """What the bot said about itself. Texts are by language code; commands by (scope, language code)."""

    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    description: dict[str, str] = field(default_factory=dict)
    short_description: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Press:
    """A pressed button that waits for the bot's answer."""

    chat: int
    message_id: int


class World:
    """All that the sandbox remembers. Everything runs in one event loop, so nothing here is locked."""

    def __init__(self, settings: SandboxSettings) -> None:
        self.settings = settings
        first = settings.first_id if settings.first_id is not None else int((time.time() - _EPOCH) * 8)
        self.last_message_id = first
        self.feed = Feed()
        self.updates = UpdateQueue(first + 1)
        self.files = FileStore(settings.folder)
        self.limits = RateLimits(settings.limits, time.monotonic)
        self.faults = Faults()
        self.counts = Counts()
        self.webhook = Webhook()
        self.profile = Profile()
        self.presses: dict[str, Press] = {}
        self.bot_id = 0
        self.closing = asyncio.Event()
        self.chats = {person.id: Chat(person) for person in settings.people}

    def now(self) -> int:
        """Give the time in Unix seconds, by the clock of the settings."""
        return int(self.settings.now())

    def next_message_id(self) -> int:
        """Count messages: in private chats Telegram numbers all of a bot's messages in one row."""
        self.last_message_id += 1
        return self.last_message_id

    def bot_user(self) -> Json:
        """Give the bot as a `User`."""
        settings = self.settings
        return {
            "id": self.bot_id,
            "is_bot": True,
            "first_name": settings.bot_name,
            "username": settings.bot_username,
        }

    def add_person(self, person: Person) -> Chat:
        """Let someone new, or someone changed, have a Telegram account."""
        chat = self.chats.get(person.id)
        if chat is None:
            chat = self.chats[person.id] = Chat(person)
        chat.person = person
        self.feed.tell("person", person.id)
        return chat

    def free_person_id(self) -> int:
        """Give an id that nobody has."""
        return max(self.chats, default=1000) + 1

    def keep(self, chat: Chat, entry: Entry, kind: str = "message") -> Entry:
        """Put a message into its chat, new or instead of what it was, and tell those who watch."""
        chat.entries[entry.id] = entry
        self.feed.tell(kind, chat.person.id, **entry.seen())
        return entry

    def forget(self, chat: Chat, message_id: int) -> bool:
        """Delete a message; tells whether there was one."""
        if chat.entries.pop(message_id, None) is None:
            return False
        self.feed.tell("deleted", chat.person.id, message_id=message_id)
        return True

    def press(self, chat: Chat, message_id: int) -> str:
        """Enter a pressed button and give its callback query's id."""
        query_id = str(secrets.randbits(62))
        self.presses[query_id] = Press(chat.person.id, message_id)
        return query_id

    async def idle(self, seconds: float) -> None:
        """Let time pass, but no longer than the sandbox lives."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self.closing.wait()

    def reset(self) -> None:
        """Empty the chats, queue, faults and counts, and bring back the people of the settings; ids go on."""
        self.chats = {person.id: Chat(person) for person in self.settings.people}
        self.updates.clear()
        self.updates.twice = 0
        self.faults.clear()
        self.counts.clear()
        self.presses.clear()
        self.limits = RateLimits(self.settings.limits, time.monotonic)
        self.feed.tell("reset", 0)

    def close(self) -> None:
        """Let all who wait go home."""
        self.closing.set()
        self.updates.wake()
        self.feed.close()
