"""Leaving a source alone for a while after it failed: longer each time, and as long as it asks for."""

from datetime import datetime, timedelta

from core.clock import Clock

FIRST = timedelta(minutes=1)
LONGEST = timedelta(hours=1)


class Backoff:
    """Remembers, for one process, which source failed how often in a row."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._failures: dict[str, int] = {}
        self._until: dict[str, datetime] = {}

    def ready(self, source: str) -> bool:
        """Whether a source may be asked now."""
        until = self._until.get(source)
        return until is None or self._clock.now() >= until

    def worked(self, source: str) -> None:
        """A source answered: its failures are forgotten."""
        self._failures.pop(source, None)
        self._until.pop(source, None)

    def failed(self, source: str, seconds: int | None = None) -> None:
        """A source failed, and may have asked to be left alone for some `seconds`, at most a day of which are kept."""
        failures = self._failures.get(source, 0)
        self._failures[source] = failures + 1
        wait = min(FIRST * 2 ** min(failures, 10), LONGEST)
        asked = timedelta(seconds=min(seconds or 0, 86_400))
        self._until[source] = self._clock.now() + max(wait, asked)
