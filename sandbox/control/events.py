"""The feed as server-sent events."""

import asyncio
from collections.abc import AsyncIterator

from sandbox.state.feed import Feed

_HEARTBEAT = 15.0
"""Seconds of silence after which a comment is sent, so that a dead connection is noticed."""


async def event_stream(feed: Feed, seen: str) -> AsyncIterator[str]:
    """Give the events after `seen`, then each as it happens, several at once when several wait."""
    with feed.watch(seen) as queue:
        yield "retry: 500\n: welcome\n\n"
        while True:
            try:
                async with asyncio.timeout(_HEARTBEAT):
                    lines = [await queue.get()]
            except TimeoutError:
                yield ": still here\n\n"
                continue
            while not queue.empty():
                lines.append(queue.get_nowait())
            told = "".join(line for line in lines if line is not None)
            if told:
                yield told
            if None in lines:
                return
