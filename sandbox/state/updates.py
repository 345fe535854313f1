"""The queue of updates that the bot has not yet acknowledged, as `getUpdates` and the webhook see it."""

import asyncio
from collections import deque
from typing import Any

Json = dict[str, Any]

OFF_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""What Telegram sends only to a bot that names it in `allowed_updates`."""


class PollTakenOverError(Exception):
    """Raised in a waiting poll when another begins, or a webhook is set; the text says which, in Telegram's words."""


class UpdateQueue:
    """Updates in order of their ids, kept until an offset beyond them is asked for."""

    def __init__(self, first_id: int) -> None:
        self.next_id = first_id
        self.allowed: list[str] = []
        self.twice = 0
        self.arrived = asyncio.Event()
        self._waiting: deque[Json] = deque()
        self._poll: asyncio.Future[None] | None = None

    def __len__(self) -> int:
        return len(self._waiting)

    def wants(self, kind: str) -> bool:
        """Tell whether the bot asked for this kind; what it asked counts from then on, as with Telegram."""
        return kind in self.allowed if self.allowed else kind not in OFF_BY_DEFAULT

    def put(self, kind: str, payload: Json) -> Json | None:
        """Queue an update and give it; None when the bot does not want its kind."""
        if not self.wants(kind):
            return None
        update = {"update_id": self.next_id, kind: payload}
        self.next_id += 1
        self.put_raw(update)
        return update

    def put_raw(self, update: Json) -> None:
        """Queue an update as it is; while `twice` is above 0, queue it a second time under the same id."""
        self._waiting.append(update)
        if self.twice > 0:
            self.twice -= 1
            self._waiting.append(update)
        self.arrived.set()
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)

    def pending(self) -> list[Json]:
        """Give all that wait, oldest first."""
        return list(self._waiting)

    def acknowledge(self, update: Json) -> None:
        """Forget one delivered update."""
        if update in self._waiting:
            self._waiting.remove(update)

    def clear(self) -> None:
        """Forget all that wait."""
        self._waiting.clear()

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Json]:
        """Wait up to `seconds` for updates from `offset` on and give at most `limit` (1 to 100).

        Everything before `offset` is acknowledged; a negative offset keeps only that many of the newest. Raises
        `PollTakenOverError` when another poll or a webhook takes over meanwhile.
        """
        self.take_over("other getUpdates request; make sure that only one bot instance is running")
        self._forget(offset)
        if not self._waiting and seconds > 0:
            await self._arrival(seconds)
        return [update for update, _ in zip(self._waiting, range(min(max(limit, 1), 100)), strict=False)]

    def take_over(self, by: str) -> None:
        """End a poll that waits, because someone else serves the updates now."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(PollTakenOverError(by))

    def wake(self) -> None:
        """Let a waiting poll return with what there is, for a server that stops."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)

    def _forget(self, offset: int) -> None:
        if offset < 0:
            while len(self._waiting) > -offset:
                self._waiting.popleft()
        while self._waiting and self._waiting[0]["update_id"] < offset:
            self._waiting.popleft()

    async def _arrival(self, seconds: float) -> None:
        mine = self._poll = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(seconds):
                await mine
        except TimeoutError:
            return
        finally:
            if self._poll is mine:
                self._poll = None
