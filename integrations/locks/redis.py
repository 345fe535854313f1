"""The turn of one among many processes: a lease in Redis that its holder renews, and that runs out if it dies.

It saves Telegram's 409s and is no fence: two may believe for a moment that it is theirs (one that was frozen, one cut
off from Redis), and updates are handled once all the same, because the inbox knows them by their ids.
"""

import asyncio
import contextlib
import secrets
from collections.abc import Awaitable, Callable

import structlog

from integrations.redis_line import AwayError, RedisLine

log = structlog.get_logger()
LEASE_SECONDS = 10.0
_TAKE = """
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return {0} end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return {1}
"""
"""KEYS turn; ARGV who asks, lease (ms). Takes a free turn and renews one's own: asked twice, it does no harm."""
_GIVE = "if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end return {}"


class RedisTurn:
    """Fills the `Turn` port. While Redis is away, who works goes on and who waits waits; `lease` is in seconds."""

    def __init__(self, line: RedisLine, lease: float = LEASE_SECONDS) -> None:
        self._line = line
        self._lease = lease
        self._me = secrets.token_hex(8)

    async def whenever_mine(self, work: Callable[[], Awaitable[None]]) -> None:
        """See the port."""
        try:
            while True:
                await self._until(mine=True)
                log.info("turn.taken")
                if await self._ended(work):
                    return
                log.warning("turn.lost")
        finally:
            await self._give()

    async def _ended(self, work: Callable[[], Awaitable[None]]) -> bool:
        """Work while the turn is ours; whether the work came to its own end. Raises what the work raises."""
        working = asyncio.ensure_future(work())
        losing = asyncio.create_task(self._until(mine=False))
        try:
            done, _ = await asyncio.wait((working, losing), return_when=asyncio.FIRST_COMPLETED)
            if working in done:
                await working
            return working in done
        finally:
            await _stopped(losing)
            await _stopped(working)

    async def _until(self, *, mine: bool) -> None:
        """Ask three times in each lease, until Redis says that the turn is ours, or is another's."""
        while True:
            if await self._ask() is mine:
                return
            await asyncio.sleep(self._lease / 3)

    async def _ask(self) -> bool | None:
        """Take or renew the turn; whether it is ours, None when nobody knows."""
        try:
            (taken,) = await self._line.run(_TAKE, ("turn",), self._me, round(self._lease * 1000))
        except AwayError:
            return None
        return taken == 1

    async def _give(self) -> None:
        """Let the next one begin at once."""
        with contextlib.suppress(AwayError):
            await self._line.run(_GIVE, ("turn",), self._me)


async def _stopped(task: asyncio.Future[None]) -> None:
    """Cancel a task and wait until it has ended; how it ended has been told, or is of no interest any more."""
    task.cancel()
    await asyncio.wait((task,))
