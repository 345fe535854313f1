"""The turn of a process that shares with nobody."""

from collections.abc import Awaitable, Callable


class MemoryTurn:
    """Fills the `Turn` port where one process polls: the turn is always its own."""

    async def whenever_mine(self, work: Callable[[], Awaitable[None]]) -> None:
        """See the port."""
        await work()
