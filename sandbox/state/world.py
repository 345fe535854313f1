"""The world of one sandbox: one bot, its people and groups and their chats, and what travels between them."""

import asyncio
import contextlib
import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass

from sandbox.settings import Person, SandboxSettings
from sandbox.state.chats import Chat, Entry, Json, PrivateChat, user_card
from sandbox.state.faults import Counts, Faults
from sandbox.state.feed import Feed
from sandbox.state.files import FileStore
from sandbox.state.groups import Group, Status, member_card
from sandbox.state.limits import RateLimits
from sandbox.state.profile import Profile
from sandbox.state.seats import Seat
from sandbox.state.updates import UpdateQueue

_EPOCH = 1_767_225_600
"""2026-01-01T00:00:00Z. Ids begin at eight a second since then, and so fit into 31 bits until 2034."""
_GROUPS_FROM = 4_000_000_000
_SUPERGROUPS_FROM = 1_002_000_000_000
"""What the ids of groups are counted from, below zero; Telegram's look like that."""
_PRESSES_KEPT = 5000
"""After so many more a press can be answered no longer."""
ANSWERABLE_FOR = 15.0
"""Seconds in which a bot may answer a press or an ephemeral message with an ephemeral one (Bot API, 10.2)."""


@dataclass(slots=True)
class Webhook:
    """Where updates are sent when the bot asked for that, and how it went; times are Unix seconds."""

    url: str = ""
    secret: str = ""
    max_connections: int = 40
    last_error_date: int = 0
    last_error_message: str = ""


@dataclass(slots=True)
class Press:
    """A button pressed at `at` (monotonic seconds) by a person; it waits for the bot's answer until `answered`."""

    chat: int
    message_id: int
    person: int
    at: float
    answered: bool = False


class World:
    """All that the sandbox remembers. Everything runs in one event loop, so nothing here is locked.

    `privacy` is whether the bot's privacy mode is on, as BotFather would set it; `monotonic` gives seconds.
    """

    def __init__(self, settings: SandboxSettings) -> None:
        self.settings = settings
        first = settings.first_id if settings.first_id is not None else int((time.time() - _EPOCH) * 8)
        self.monotonic = time.monotonic
        self.last_message_id = first
        self.last_ephemeral_id = first
        self.last_group = first
        self.feed = Feed()
        self.updates = UpdateQueue(first + 1)
        self.files = FileStore(settings.folder)
        self.limits = RateLimits(settings.limits, self.monotonic)
        self.faults = Faults()
        self.counts = Counts()
        self.webhook = Webhook()
        self.profile = Profile()
        self.privacy = True
        self.presses: dict[str, Press] = {}
        self.answerable: dict[int, float] = {}
        self.bot_id = settings.bot_id
        self.closing = asyncio.Event()
        self._populate()

    def _populate(self) -> None:
        self.people = {person.id: PrivateChat(person) for person in self.settings.people}
        self.groups: dict[int, Group] = {}
        for settled in self.settings.groups:
            if people := [person for person in settled.people if person in self.people]:
                group = self.new_group(settled.title)
                group.members = {person: "creator" if person == people[0] else "member" for person in people}
                if settled.bot:
                    group.bot = "member"
                    self.put_place(group, self.users(people[:1])[0], self.bot_user(), "left", "member")

    def now(self) -> int:
        """Give the time in Unix seconds, by the clock of the settings."""
        return int(self.settings.now())

    def find(self, chat_id: int) -> PrivateChat | Group | None:
        """Give the chat with this id."""
        return self.people.get(chat_id) or self.groups.get(chat_id)

    def seat(self, person_id: int, chat_id: int = 0) -> Seat | None:
        """Put a person into a chat, by default their own; None when there is no such person or chat."""
        own, chat = self.people.get(person_id), self.find(chat_id or person_id)
        return Seat(own.person, chat) if own and chat else None

    def next_message_id(self, chat: Chat) -> int:
        """Count messages: private chats and groups share one row of numbers, each supergroup has its own."""
        if isinstance(chat, Group) and chat.supergroup:
            chat.last_message_id += 1
            return chat.last_message_id
        self.last_message_id += 1
        return self.last_message_id

    def ephemeral_head(self, receiver: Json, *, answerable: bool = False) -> Json:
        """Give the ids of a new ephemeral message, and who receives it; an incoming one can be answered for a while."""
        self.last_ephemeral_id += 1
        if answerable:
            self.answerable[self.last_ephemeral_id] = self.monotonic()
        return {"message_id": 0, "ephemeral_message_id": self.last_ephemeral_id, "receiver_user": receiver}

    def bot_user(self) -> Json:
        """Give the bot as a `User`."""
        settings = self.settings
        return {
            "id": self.bot_id,
            "is_bot": True,
            "first_name": settings.bot_name,
            "username": settings.bot_username,
        }

    def knows(self, person_id: int) -> bool:
        """Tell whether the bot has met a person in a group."""
        return any(group.has(person_id) and group.bot for group in self.groups.values())

    def add_person(self, person: Person) -> PrivateChat:
        """Let someone new, or someone changed, have a Telegram account."""
        chat = self.people.get(person.id)
        if chat is None:
            chat = self.people[person.id] = PrivateChat(person)
        chat.person = person
        self.feed.tell("person", person.id)
        return chat

    def free_person_id(self) -> int:
        """Give an id that nobody has."""
        return max(self.people, default=1000) + 1

    def new_group(self, title: str, *, supergroup: bool = False) -> Group:
        """Make a group with nobody in it."""
        self.last_group += 1
        beginning = _SUPERGROUPS_FROM if supergroup else _GROUPS_FROM
        group = Group(-(beginning + self.last_group), title, supergroup=supergroup)
        self.groups[group.id] = group
        return group

    def users(self, person_ids: Sequence[int]) -> list[Json]:
        """Give people as `User`s."""
        return [user_card(self.people[person_id].person) for person_id in person_ids]

    def keep(self, chat: Chat, entry: Entry, kind: str = "message") -> Entry:
        """Put a message into its chat, new or instead of what it was, and tell those who watch."""
        chat.entries[entry.id] = entry
        self.feed.tell(kind, chat.id, **entry.seen())
        return entry

    def forget(self, chat: Chat, message_id: int) -> bool:
        """Delete a message; tells whether there was one."""
        if chat.entries.pop(message_id, None) is None:
            return False
        self.unpin(chat, message_id)
        self.feed.tell("deleted", chat.id, message_id=message_id)
        return True

    def pin(self, chat: Chat, message_id: int) -> None:
        """Put a message at the top of its chat."""
        chat.pinned = [*(other for other in chat.pinned if other != message_id), message_id]
        self.feed.tell("pinned", chat.id, pinned=chat.pinned)

    def unpin(self, chat: Chat, message_id: int) -> bool:
        """Take a message off the top; tells whether it was there."""
        if message_id not in chat.pinned:
            return False
        chat.pinned = [other for other in chat.pinned if other != message_id]
        self.feed.tell("pinned", chat.id, pinned=chat.pinned)
        return True

    def put_place(self, chat: Chat, by: Json, whom: Json, old: Status, new: Status) -> None:
        """Tell the bot that someone's place in a chat has changed; of others' places it hears only as administrator."""
        bots = whom["id"] == self.bot_id and bool(whom["is_bot"])
        if not bots and not (isinstance(chat, Group) and chat.bot == "administrator"):
            return
        change = {
            "chat": chat.card(),
            "from": by,
            "date": self.now(),
            "old_chat_member": member_card(old, whom),
            "new_chat_member": member_card(new, whom),
        }
        self.updates.put("my_chat_member" if bots else "chat_member", change)

    def press(self, seat: Seat, message_id: int) -> str:
        """Enter a pressed button and give its callback query's id."""
        query_id = str(secrets.randbits(62))
        if len(self.presses) >= _PRESSES_KEPT:
            del self.presses[next(iter(self.presses))]
        self.presses[query_id] = Press(seat.chat.id, message_id, seat.person.id, self.monotonic())
        return query_id

    async def idle(self, seconds: float) -> None:
        """Let time pass, but no longer than the sandbox lives."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self.closing.wait()

    def reset(self) -> None:
        """Empty the chats, queue, faults and counts, and bring back the people of the settings; ids go on."""
        self._populate()
        self.updates.clear()
        self.updates.twice = 0
        self.faults.clear()
        self.counts.clear()
        self.presses.clear()
        self.answerable.clear()
        self.privacy = True
        self.limits = RateLimits(self.settings.limits, self.monotonic)
        self.feed.tell("reset", 0)

    def close(self) -> None:
        """Let all who wait go home."""
        self.closing.set()
        self.updates.wake()
        self.feed.close()
