"""The line to Redis, for what several processes share and can do without for a while.

All that is asked of Redis is a short script that either happened or did not. While it is away nothing waits for it:
it is asked again after a pause, and whoever asks meanwhile is told at once.
"""

import asyncio
import time
from collections.abc import Callable, Sequence

import structlog
from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

log = structlog.get_logger()
PATIENCE_SECONDS = 1.0
PAUSE_SECONDS = 5.0
_CONNECTIONS = 8


class AwayError(Exception):
    """Raised when Redis does not answer: it is down, slow, full, or does not let us in."""


class RedisLine:
    """Runs scripts at the Redis of `url`, on keys that begin with `name`; `monotonic` gives seconds.

    The braces around the name keep all its keys in one slot of a cluster, as a script demands.
    """

    def __init__(self, url: str, name: str, monotonic: Callable[[], float] = time.monotonic) -> None:
        again = Retry(NoBackoff(), 1)  # an idle connection may have been closed at the other end
        pool = BlockingConnectionPool.from_url(url, max_connections=_CONNECTIONS, timeout=None, retry=again)
        self._client: Redis = Redis.from_pool(pool)
        self._prefix = f"globfam:{{{name}}}:"
        self._monotonic = monotonic
        self._away_until: float | None = None

    async def run(self, script: str, keys: Sequence[str], *args: int | str) -> list[int]:
        """The integers that the script returns. Raises `AwayError`; Redis may still have run it then."""
        if self._away_until is not None:
            if self._monotonic() < self._away_until:
                raise AwayError
            self._away_until = self._monotonic() + PAUSE_SECONDS  # one tries; the others need not wait with it
        cancelled = _cancellations()
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                answer = await self._client.register_script(script)([self._prefix + key for key in keys], args)
        except (RedisError, OSError) as error:  # the timeout's own error is an OSError
            self._went(error)
            raise AwayError from error
        finally:
            if _cancellations() > cancelled:  # Python 3.11's `wait_for`, by which redis-py sends, may swallow one
                raise asyncio.CancelledError
        if self._away_until is not None:
            self._away_until = None
            log.info("redis.back")
        return [int(number) for number in answer]

    def _went(self, error: Exception) -> None:
        if self._away_until is None:
            log.warning("redis.away", code=type(error).__name__, seconds=PAUSE_SECONDS)
        self._away_until = self._monotonic() + PAUSE_SECONDS

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()


def _cancellations() -> int:
    """How often this task was told to stop."""
    task = asyncio.current_task()
    return task.cancelling() if task else 0
