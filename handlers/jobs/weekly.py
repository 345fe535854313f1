"""The job of the weekly line: each person's on their own Sunday evening."""

from datetime import datetime, timedelta

from core.telling.week import enqueue
from core.unit import Store


class WeeklyJob:
    """Fills `Job`. It looks at people alone; the figures are read when the line is worded."""

    name = "weekly"
    every = timedelta(minutes=10)

    def __init__(self, store: Store) -> None:
        self._store = store

    async def once(self, now: datetime) -> None:
        """See the port. Raises `StorageUnavailableError` as a `GlobFamError`."""
        async with self._store.unit() as unit:
            await enqueue(unit, now)
