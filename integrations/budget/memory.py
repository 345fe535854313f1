"""The allowance within one process: Telegram's 30 messages a second for a token, and 1 a second for one chat.

Source: Telegram's Bots FAQ, "My bot is hitting limits". Short bursts to one chat are allowed, so that someone who
writes three lines in a row is answered at once.
"""

import asyncio
import time
from collections.abc import Callable

TOKEN_BURST, TOKEN_PERIOD = 30, 1 / 30
CHAT_BURST, CHAT_PERIOD = 3, 1.0
_MOST_CHATS = 1_000


class Bucket:
    """A leaky bucket kept as one number: the instant at which it would be empty (the "virtual scheduling" GCRA)."""

    def __init__(self, burst: int, period: float) -> None:
        self._slack = (burst - 1) * period
        self._period = period
        self.empty_at = 0.0

    def take(self, now: float) -> float:
        """Reserve the next place; returns the instant from which it may be used."""
        self.empty_at = max(self.empty_at, now) + self._period
        return max(now, self.empty_at - self._period - self._slack)


class MemoryBudget:
    """Fills the `Budget` port; `monotonic` gives seconds."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._token = Bucket(TOKEN_BURST, TOKEN_PERIOD)
        self._chats: dict[int, Bucket] = {}
        self._closed_until = 0.0

    async def wait(self, chat_id: int) -> None:
        """See the port. The chat's place comes first, so that one who waits for theirs holds up no other chat."""
        for bucket in (self._chat(chat_id), self._token):
            await self._pass(bucket)

    async def _pass(self, bucket: Bucket) -> None:
        """Take a place and wait for it; take another when Telegram said 429 meanwhile."""
        at = -1.0
        while at < self._closed_until:
            now = self._monotonic()
            at = bucket.take(max(now, self._closed_until))
            if at > now:
                await asyncio.sleep(at - now)

    def _chat(self, chat_id: int) -> Bucket:
        if len(self._chats) > _MOST_CHATS:
            now = self._monotonic()
            self._chats = {key: bucket for key, bucket in self._chats.items() if bucket.empty_at > now}
        return self._chats.setdefault(chat_id, Bucket(CHAT_BURST, CHAT_PERIOD))

    def penalise(self, seconds: float) -> None:
        """See the port."""
        self._closed_until = max(self._closed_until, self._monotonic() + seconds)


class NoBudget:
    """For a Bot API server that is not Telegram's: it says 429 itself, or has no limits."""

    async def wait(self, chat_id: int) -> None:
        """Go at once."""

    def penalise(self, seconds: float) -> None:
        """Hold nothing back: the row that was refused waits in the outbox."""
