"""Wakes a worker of the same process as soon as there is work, so that it need not look all the time."""

import asyncio
from contextlib import suppress


class Bell:
    """Rung after the commit of what asked for it: before that there is nothing to be seen.

    A worker in another process does not hear it, and looks every second anyway.
    """

    def __init__(self) -> None:
        self._rung = asyncio.Event()
        self._asked = False

    def ask(self) -> None:
        """Let it be rung when what is being done is stored."""
        self._asked = True

    def stored(self) -> None:
        """Ring, if that was asked for."""
        if self._asked:
            self._asked = False
            self.ring()

    def ring(self) -> None:
        """Wake whoever listens."""
        self._rung.set()

    async def heard(self, seconds: float) -> None:
        """Return when it is rung, or has been since the last time, and after so many seconds anyway."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._rung.wait()
        self._rung.clear()
