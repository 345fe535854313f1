"""Talking to the real dispatcher in a test: raw updates in, what would be sent out, the real store beneath.

Nothing of Telegram is mocked but the wire: a recording messenger takes the place of the one that calls the network.
"""

import json
from collections.abc import Sequence
from typing import Any

from aiogram import Bot

from core.delivery.model import Button, Method, Outgoing
from handlers.telegram.app import App
from handlers.telegram.conversation import Conversation
from handlers.telegram.courier import Courier, Hands
from handlers.telegram.intake import keep
from handlers.telegram.lanes import Lanes
from handlers.telegram.storage import CURRENT_UNIT
from integrations.db.unit import SqlStore
from integrations.holidays import PublicHolidays
from integrations.law.funds import load_funds_rules
from integrations.law.visa import load_visa_law
from integrations.objects.sealed import SecretSeals
from integrations.vocabulary import load_vocabulary
from integrations.vocabulary.accounts import load_account_words
from integrations.vocabulary.budgets import load_plan_words
from integrations.vocabulary.calendar import load_calendar_words
from integrations.vocabulary.paper_search import load_paper_search
from integrations.vocabulary.questions import load_question_words
from integrations.vocabulary.recurring import load_recurring
from integrations.vocabulary.reviewing import load_review_words
from integrations.vocabulary.visa import load_hours_words
from tests.conftest import StandingClock

BOT = Bot("1:test")


class RecordingMessenger:
    """Takes what would be sent and gives it message ids; `fails` are raised first, one a call."""

    def __init__(self) -> None:
        self.sent: list[tuple[Outgoing, int]] = []
        self.fails: list[Exception] = []
        self._next_id = 1_000

    async def send(self, out: Outgoing) -> int | None:
        if CURRENT_UNIT.get(None) is not None:
            raise AssertionError("sent inside a unit of work")
        if self.fails:
            raise self.fails.pop(0)
        self._next_id += 1
        message_id = out.message_id or self._next_id
        self.sent.append((out, message_id))
        return message_id


class Talk:
    """A bot on a store, to which several people can talk."""

    def __init__(self, store: SqlStore, clock: StandingClock) -> None:
        self.store = store
        self.clock = clock
        self.messenger = RecordingMessenger()
        self.courier = Courier(store, clock, self.messenger, Hands())
        tokens = iter(f"token{number}" for number in range(1_000))
        words = load_question_words, load_account_words, load_paper_search, load_review_words, load_plan_words
        self.seals = SecretSeals(["a-secret-key-of-a-test"])
        self.app = App(
            clock,
            load_vocabulary(),
            lambda: next(tokens),
            "globfam_bot",
            *words,
            load_recurring,
            load_hours_words,
            load_visa_law,
            load_funds_rules,
            self.seals,
            PublicHolidays(),
            load_calendar_words,
        )
        self.outcomes: list[str] = []
        self.lanes = Lanes(store, clock, self.courier, Conversation(BOT, self.app).ear(), self.outcomes.append)
        self._update_id = 0
        self._message_id = 0

    async def feed(self, update: dict[str, Any], *, update_id: int | None = None) -> list[Outgoing]:
        """Take one update in and handle all that waits in its chat; returns what was sent."""
        self._update_id += 1
        before = len(self.messenger.sent)
        chats = await keep(self.store, self.clock, [{"update_id": update_id or self._update_id, **update}])
        for chat_id in chats:
            while await self.lanes.handle_next(chat_id):
                pass
        return [out for out, _ in self.messenger.sent[before:]]

    def message(self, user_id: int, text: str, **more: Any) -> dict[str, Any]:
        """A raw private message of a person."""
        self._message_id += 1
        language = more.pop("language", "en")
        return {
            "message_id": self._message_id,
            "date": int(self.clock.now().timestamp()),
            "chat": {"id": user_id, "type": "private", "first_name": f"P{user_id}"},
            "from": self.user(user_id, language),
            "text": text,
            **more,
        }

    def user(self, user_id: int, language: str = "en") -> dict[str, Any]:
        """A raw user."""
        return {"id": user_id, "is_bot": False, "first_name": f"P{user_id}", "language_code": language}


class Speaker:
    """One person talking."""

    def __init__(self, talk: Talk, user_id: int, language: str = "en") -> None:
        self.talk = talk
        self.id = user_id
        self.language = language
        self.last: list[Outgoing] = []
        self.last_message: dict[str, Any] = {}
        self._callback = 0

    async def say(self, text: str, **more: Any) -> list[Outgoing]:
        """Send text."""
        self.last_message = self.talk.message(self.id, text, language=self.language, **more)
        return self._hear(await self.talk.feed({"message": self.last_message}))

    async def edit(self, text: str, message: dict[str, Any] | None = None, edit_date: int = 0) -> list[Outgoing]:
        """Edit one's last message, or another."""
        old = message or self.last_message
        date = edit_date or old["date"] + 60
        return self._hear(await self.talk.feed({"edited_message": {**old, "text": text, "edit_date": date}}))

    async def reply(self, text: str) -> list[Outgoing]:
        """Reply to the last thing that the bot sent."""
        message_id = self.talk.messenger.sent[-1][1]
        chat = {"id": self.id, "type": "private"}
        replied = {"message_id": message_id, "date": 1, "chat": chat, "text": "x", "from": {**BOT_USER}}
        return await self.say(text, reply_to_message=replied)

    async def press(self, label: str) -> list[Outgoing]:
        """Press the newest button whose label holds this."""
        button, message_id = self.button(label)
        return await self.tap(button.data or "", message_id)

    async def tap(self, data: str, message_id: int = 1_001) -> list[Outgoing]:
        """Send a callback with this data."""
        return self._hear(await self.talk.feed(self.callback(data, message_id)))

    def callback(self, data: str, message_id: int = 1_001) -> dict[str, Any]:
        """A raw callback query."""
        self._callback += 1
        return {
            "callback_query": {
                "id": f"{self.id}-{self._callback}",
                "from": self.talk.user(self.id, self.language),
                "chat_instance": "1",
                "data": data,
                "message": {
                    "message_id": message_id,
                    "date": int(self.talk.clock.now().timestamp()),
                    "chat": {"id": self.id, "type": "private", "first_name": f"P{self.id}"},
                    "from": {**BOT_USER},
                    "text": "x",
                },
            }
        }

    def button(self, label: str) -> tuple[Button, int]:
        """The newest button in this person's chat whose label holds this, with its message."""
        for out, message_id in reversed(self.talk.messenger.sent):
            if out.chat_id != self.id:
                continue
            for button in (button for row in out.rows for button in row):
                if label in button.text:
                    return button, message_id
        raise AssertionError(f"no button {label!r}")

    async def settle_in(self, country: str = "Australia", base: str = "A$", name: str = "English") -> None:
        """The three taps, and no hint with what is recorded first."""
        await self.say("/start")
        await self.press(name)
        await self.press(country)
        await self.press(base)
        await self.say("/cancel")

    def _hear(self, outs: list[Outgoing]) -> list[Outgoing]:
        self.last = [out for out in outs if out.chat_id == self.id]
        return self.last


BOT_USER = {"id": 1, "is_bot": True, "first_name": "GlobFam"}


def texts(outs: Sequence[Outgoing]) -> list[str]:
    """What was said, without toasts."""
    return [out.text for out in outs if out.method is not Method.TOAST]


def toasts(outs: Sequence[Outgoing]) -> list[str]:
    """The short lines over the chat."""
    return [out.text for out in outs if out.method is Method.TOAST]


def labels(out: Outgoing) -> list[str]:
    """The labels of the buttons."""
    return [button.text for row in out.rows for button in row]


def raw(update: dict[str, Any]) -> str:
    """An update as Telegram's JSON."""
    return json.dumps(update)
