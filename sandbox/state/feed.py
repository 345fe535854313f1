"""The feed: everything that happens in the sandbox, in order, for pages and test clients that watch.

An event is one JSON object with `kind` (message, edited, deleted, reactions, pinned, answer, action, person, group,
commands, reset), `chat` (the chat's id, or 0), `to` when it is only for that person, and what the kind needs. Each is
encoded once, whatever the number of watchers.
"""

import asyncio
import json
import secrets
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

_KEPT = 5000


class Feed:
    """An ordered log of events, the last few thousand of which a returning watcher is told again."""

    def __init__(self) -> None:
        self.run = secrets.token_hex(4)
        self.last = 0
        self._kept: deque[tuple[int, str]] = deque(maxlen=_KEPT)
        self._watchers: set[asyncio.Queue[str | None]] = set()

    @property
    def here(self) -> str:
        """The id of the newest event, by which a watcher says how far it has seen."""
        return f"{self.run}.{self.last}"

    def tell(self, kind: str, chat: int, **facts: object) -> None:
        """Append an event and hand it to every watcher, as a server-sent event ready to write."""
        self.last += 1
        data = json.dumps({"kind": kind, "chat": chat, **facts}, ensure_ascii=False, separators=(",", ":"))
        line = f"id: {self.here}\ndata: {data}\n\n"
        self._kept.append((self.last, line))
        for watcher in self._watchers:
            watcher.put_nowait(line)

    @contextmanager
    def watch(self, seen: str) -> Iterator[asyncio.Queue[str | None]]:
        """Give a queue of events after `seen` (an event's id; empty for "from now on"); None in it ends the feed.

        Who comes back after more than what is kept, or after the sandbox was started anew, gets a `reset` first and
        is to read everything again.
        """
        queue: asyncio.Queue[str | None] = asyncio.Queue()
        for line in self._missed(seen):
            queue.put_nowait(line)
        self._watchers.add(queue)
        try:
            yield queue
        finally:
            self._watchers.discard(queue)

    def _missed(self, seen: str) -> list[str]:
        if not seen:
            return []
        run, _, number = seen.partition(".")
        after = int(number) if number.isdigit() else -1
        oldest = self._kept[0][0] if self._kept else self.last + 1
        if run != self.run or not oldest - 1 <= after <= self.last:
            return [f'id: {self.here}\ndata: {{"kind":"reset","chat":0}}\n\n']
        return [line for number_, line in self._kept if number_ > after]

    def close(self) -> None:
        """End every watcher's queue."""
        for watcher in self._watchers:
            watcher.put_nowait(None)
