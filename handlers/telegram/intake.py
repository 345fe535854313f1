"""Updates come in: fetched by our own poller, kept in the inbox in one commit, and only then acknowledged.

aiogram's own poller either forgets an update whose handler dies or handles all in series.
"""

import asyncio
import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol

import structlog

from core.clock import Clock
from core.delivery.errors import DeliveryError, LaterError
from core.delivery.rules import backoff
from core.errors import GlobFamError
from core.unit import Store

log = structlog.get_logger()
ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
LONG_POLL_SECONDS = 50
LONGEST_PAUSE = 30.0


class Feed(Protocol):
    """Fetches updates as plain JSON objects; raises `DeliveryError` subclasses."""

    async def fetch(self, offset: int, timeout: int) -> list[dict[str, Any]]:
        """Updates from `offset` on, waiting up to `timeout` seconds for the first."""
        ...


def chat_of(update: Mapping[str, Any]) -> int:
    """The chat whose turn an update waits for: a button's is that of its message; 0 when there is none."""
    for content in update.values():
        if not isinstance(content, Mapping):
            continue
        place = content.get("message") if "message" in content and "data" in content else content
        chat = (place or {}).get("chat") if isinstance(place, Mapping) else None
        if isinstance(chat, Mapping) and isinstance(chat.get("id"), int):
            return int(chat["id"])
        sender = content.get("from")
        if isinstance(sender, Mapping) and isinstance(sender.get("id"), int):
            return int(sender["id"])
    return 0


async def keep(store: Store, clock: Clock, updates: Iterable[Mapping[str, Any]]) -> set[int]:
    """Store updates in one commit; returns the chats they belong to."""
    rows = [(int(u["update_id"]), chat_of(u), json.dumps(u)) for u in updates]
    async with store.unit() as unit:
        await unit.inbox.store(rows, clock.now())
    return {chat_id for _, chat_id, _ in rows}


def pause(failures: int, error: GlobFamError) -> float:
    """Seconds until the next call after so many failures: soon at first, and never before a 429 allows it."""
    patience = min(backoff(failures).total_seconds(), LONGEST_PAUSE)
    return max(patience, error.seconds) if isinstance(error, LaterError) else patience


class Poller:
    """Long polling. The next call's offset acknowledges a batch, so it is made only after the batch is kept."""

    def __init__(self, feed: Feed, store: Store, clock: Clock, wake: Callable[[int], None]) -> None:
        self._feed = feed
        self._store = store
        self._clock = clock
        self._wake = wake
        self._offset = 0

    async def run(self) -> None:
        """Poll until cancelled; trouble on the line or in the database only delays."""
        failures = 0
        while True:
            try:
                await self.once(LONG_POLL_SECONDS)
                failures = 0
            except GlobFamError as error:
                failures += 1
                seconds = pause(failures, error)
                kind = "poll.failed" if isinstance(error, DeliveryError) else "poll.not_kept"
                log.warning(kind, code=error.code, seconds=seconds)
                await asyncio.sleep(seconds)

    async def once(self, timeout: int) -> int:
        """One call; returns how many updates it brought."""
        updates = await self._feed.fetch(self._offset, timeout)
        if updates:
            chats = await keep(self._store, self._clock, updates)
            self._offset = max(int(update["update_id"]) for update in updates) + 1
            for chat_id in chats:
                self._wake(chat_id)
        return len(updates)
