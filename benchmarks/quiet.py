"""What the benchmarks in this process share: a wire that sends nothing, settings of a temporary folder, a family."""

import logging
from collections.abc import AsyncGenerator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import structlog
from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.methods import TelegramMethod
from aiogram.types import Chat, Message

from bot.settings import Settings
from core.clock import Clock
from core.family.membership import Joined, found_family
from core.family.model import Person
from core.unit import Store


class NullSession(BaseSession):
    """A Telegram that takes every message at once; `sent` counts them."""

    def __init__(self) -> None:
        super().__init__()
        self.sent = 0

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:  # noqa: ANN401, ARG002
        """Answer with a message, as `sendMessage` does."""
        self.sent += 1
        chat = Chat(id=1, type="private")
        return Message(message_id=self.sent, date=datetime.now(UTC), chat=chat, text="-")

    async def stream_content(self, *_: Any, **__: Any) -> AsyncGenerator[bytes, None]:  # noqa: ANN401
        """Never used here."""
        yield b""

    async def close(self) -> None:
        """Nothing is open."""


def settings_in(folder: Path) -> Settings:
    """The settings of a bot that keeps its data in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    return Settings.model_validate({"data": folder, "database_url": f"sqlite:///{folder / 'globfam.db'}"})


async def family_of(store: Store, clock: Clock, user_id: int) -> Joined:
    """A family of one in Australia."""
    person = Person(user_id, f"P{user_id}", "en", "AU", "Australia/Sydney", "AUD")
    async with store.unit() as unit:
        return await found_family(unit, person, f"P{user_id}'s", clock.now())


@contextmanager
def still() -> Iterator[None]:
    """No log below a warning while figures are taken, as in a bot whose log nobody watches."""
    before = structlog.get_config()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    logging.getLogger("aiogram").setLevel(logging.WARNING)
    try:
        yield
    finally:
        structlog.configure(**before)
