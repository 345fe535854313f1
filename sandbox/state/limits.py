"""Telegram's limits on how fast a bot may write.

Telegram gives 30 messages a second in all and one a second to a chat, and says that short bursts are let through
(core.telegram.org/bots/faq, "My bot is hitting limits"); how short it does not say, and 5 is the sandbox's reading.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

ALL_PER_SECOND = 30
CHAT_PER_SECOND = 1
CHAT_BURST = 5


@dataclass(slots=True)
class _Bucket:
    """Tokens that refill with time: `rate` a second up to `most`."""

    rate: float
    most: float
    tokens: float
    at: float

    def refill(self, now: float) -> None:
        self.tokens = min(self.most, self.tokens + (now - self.at) * self.rate)
        self.at = now

    def wait(self) -> float:
        return max(0.0, (1 - self.tokens) / self.rate)


class RateLimits:
    """Counts what the bot writes; `monotonic` gives seconds."""

    def __init__(self, on: bool, monotonic: Callable[[], float]) -> None:
        self.on = on
        self._monotonic = monotonic
        self._all = _Bucket(ALL_PER_SECOND, ALL_PER_SECOND, ALL_PER_SECOND, monotonic())
        self._chats: dict[int, _Bucket] = {}

    def spend(self, chat: int) -> int:
        """Take one message to `chat`: 0 when it may go, else the whole seconds after which to try again."""
        if not self.on:
            return 0
        now = self._monotonic()
        one = self._chats.setdefault(chat, _Bucket(CHAT_PER_SECOND, CHAT_BURST, CHAT_BURST, now))
        for bucket in (self._all, one):
            bucket.refill(now)
        wait = max(self._all.wait(), one.wait())
        if wait > 0:
            return max(1, math.ceil(wait))
        self._all.tokens -= 1
        one.tokens -= 1
        return 0
