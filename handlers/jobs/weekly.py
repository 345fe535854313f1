"""The job of the weekly digest: each person's on the evening that they chose."""

from datetime import datetime, timedelta

from core.digest.send import enqueue, whose_time
from core.unit import Store


class WeeklyJob:
    """Fills `Job`. Each person's is chosen in a unit of their own; the figures are read when it is worded."""

    name = "weekly"
    every = timedelta(minutes=10)

    def __init__(self, store: Store) -> None:
        self._store = store

    async def once(self, now: datetime) -> None:
        """See the port. Raises `StorageUnavailableError` as a `GlobFamError`."""
        async with self._store.look() as unit:
            people = await whose_time(unit, now)
        for who in people:
            async with self._store.unit() as unit:
                await enqueue(unit, who, now)
