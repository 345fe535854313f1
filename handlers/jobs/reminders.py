"""The job that tells what is due: it asks an index each second, and writes only when there is something to tell."""

from datetime import datetime, timedelta

from core.reminders.tick import MOST, tick
from core.unit import Store


class RemindersJob:
    """Fills `Job`. Any number of workers may run it: what one has claimed, no other gets."""

    name = "reminders"
    every = timedelta(seconds=1)

    def __init__(self, store: Store) -> None:
        self._store = store

    async def once(self, now: datetime) -> None:
        """See the port. Raises `StorageUnavailableError` as a `GlobFamError`."""
        async with self._store.look() as unit:
            claimed = MOST if await unit.reminders.any_due(now) else 0
        while claimed == MOST:
            async with self._store.unit() as unit:
                claimed = await tick(unit, now)
