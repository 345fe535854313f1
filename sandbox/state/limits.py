"""Telegram's limits on how fast a bot may write.

Telegram gives 30 messages a second in all, one a second to a chat and 20 a minute to a group, and says that short
bursts are let through (core.telegram.org/bots/faq, "My bot is hitting limits"); how short it does not say, and 5 is the
sandbox's reading.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

ALL_PER_SECOND = 30
CHAT_PER_SECOND = 1
CHAT_BURST = 5
GROUP_PER_MINUTE = 20


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
        self._minutes: dict[int, _Bucket] = {}

    def spend(self, chat: int) -> int:
        """Take one message to `chat`: 0 when it may go, else the whole seconds after which to try again.

        An album is one, though of many messages. A chat below zero is a group.
        """
        if not self.on:
            return 0
        now = self._monotonic()
        buckets = [self._all, self._chats.setdefault(chat, _Bucket(CHAT_PER_SECOND, CHAT_BURST, CHAT_BURST, now))]
        if chat < 0:
            fresh = _Bucket(GROUP_PER_MINUTE / 60, GROUP_PER_MINUTE, GROUP_PER_MINUTE, now)
            buckets.append(self._minutes.setdefault(chat, fresh))
        for bucket in buckets:
            bucket.refill(now)
        wait = max(bucket.wait() for bucket in buckets)
        if wait > 0:
            return max(1, math.ceil(wait))
        for bucket in buckets:
            bucket.tokens -= 1
        return 0
