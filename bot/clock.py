"""The clocks that fill `core.clock.Clock`: the system's, and one that starts where `GLOBFAM_CLOCK` says."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from core.clock import Clock


class SystemClock:
    """The machine's own time."""

    def now(self) -> datetime:
        """The present instant in UTC."""
        return datetime.now(UTC)


class ShiftedClock:
    """Starts at a given instant and runs on at the pace of the monotonic clock.

    A jump of the system's clock, which is what such a run may want to test, does not move it. `monotonic` gives
    seconds from any origin. Raises `ValueError` for an instant without an offset.
    """

    def __init__(self, start: datetime, monotonic: Callable[[], float] = time.monotonic) -> None:
        if start.tzinfo is None:
            raise ValueError("the start of a clock needs an offset from UTC")
        self._start = start.astimezone(UTC)
        self._monotonic = monotonic
        self._origin = monotonic()

    def now(self) -> datetime:
        """The present instant of this clock in UTC."""
        return self._start + timedelta(seconds=self._monotonic() - self._origin)


def clock_from(start: datetime | None) -> Clock:
    """The clock that the settings ask for: shifted to `start`, or the system's."""
    return SystemClock() if start is None else ShiftedClock(start)
