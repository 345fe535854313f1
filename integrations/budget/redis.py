"""The allowance of messages that many processes share, kept in Redis by Redis' own clock.

The rates and the order of the places are those of `integrations.budget.memory`, which says why.
"""

import asyncio
import contextlib

from core.delivery.ports import Budget
from integrations.budget.memory import CHAT_BURST, CHAT_PERIOD, TOKEN_BURST, TOKEN_PERIOD
from integrations.redis_line import AwayError, RedisLine

_NOW = """
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local function till(key) return tonumber(redis.call('GET', key) or 0) end
local function keep(key, instant)
  redis.call('SET', key, string.format('%.0f', instant), 'PX', math.ceil((instant - now) / 1000))
end
"""
_TAKE = (
    _NOW
    + """
local bucket, closed = KEYS[1], till(KEYS[2])
local mine, period, slack, longest = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
if mine >= closed then return {0, mine} end
local from = math.max(now, closed)
local empty = math.max(from, math.min(till(bucket), from + longest)) + period
local at = math.max(from, empty - period - slack)
keep(bucket, empty)
return {at - now, at}
"""
)
"""KEYS bucket, closed; ARGV the instant of the place that the caller holds or -1, period, slack, longest (all in µs).

Returns how long to wait and the instant of the place. A place that was reserved before a 429 does not stand.
"""
_CLOSE = _NOW + "if now + ARGV[1] > till(KEYS[1]) then keep(KEYS[1], now + ARGV[1]) end return {}"
_SECOND = 1_000_000
_LONGEST = 300 * _SECOND
"""No honest queue is longer: a place further off was reserved before somebody set Redis' clock back."""


class RedisBudget:
    """Fills the `Budget` port for one token; without Redis each process keeps to `alone`, its own allowance."""

    def __init__(self, line: RedisLine, alone: Budget) -> None:
        self._line = line
        self._alone = alone
        self._closings: set[asyncio.Task[None]] = set()

    async def wait(self, chat_id: int) -> None:
        """See the port."""
        if self._closings:
            await asyncio.wait(self._closings)
        try:
            await self._pass(f"chat:{chat_id}", CHAT_BURST, CHAT_PERIOD)
            await self._pass("token", TOKEN_BURST, TOKEN_PERIOD)
        except AwayError:
            await self._alone.wait(chat_id)

    async def _pass(self, bucket: str, burst: int, period: float) -> None:
        """Take a place and wait for it; when Telegram said 429 meanwhile, Redis gives another."""
        step = round(period * _SECOND)
        wait, at = 1, -1
        while wait:
            wait, at = await self._line.run(_TAKE, (bucket, "closed"), at, step, (burst - 1) * step, _LONGEST)
            await asyncio.sleep(wait / _SECOND)

    def penalise(self, seconds: float) -> None:
        """See the port. Whoever asks in this process waits until Redis knows; the others learn it at their next ask."""
        self._alone.penalise(seconds)
        closing = asyncio.create_task(self._close(seconds))
        self._closings.add(closing)
        closing.add_done_callback(self._closings.discard)

    async def _close(self, seconds: float) -> None:
        with contextlib.suppress(AwayError):
            await self._line.run(_CLOSE, ("closed",), round(seconds * _SECOND))
