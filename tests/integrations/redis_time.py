"""Time for the tests that speak to Redis: what would be slept is written down, and pauses end when told to."""

from collections.abc import Awaitable, Callable


class Monotonic:
    """Seconds that pass only when told to: the line's pause after an outage needs no waiting."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


class Slept:
    """Stands for `asyncio.sleep`: notes the seconds and returns; `instead` happens in place of the next sleep."""

    def __init__(self) -> None:
        self.seconds: list[float] = []
        self.instead: Callable[[], Awaitable[object]] | None = None

    async def sleep(self, seconds: float) -> None:
        if seconds:
            self.seconds.append(seconds)
            act, self.instead = self.instead, None
            if act:
                await act()
