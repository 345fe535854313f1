"""The job of the next visa: it looks once a day for each person whether something of it is to be told."""

from datetime import datetime, timedelta

from core.renewal.guide import Guide
from core.renewal.remind import plan
from core.unit import Store


class RenewalJob:
    """Fills `Job`. Each person's new day is looked at once, by whichever worker comes first."""

    name = "renewal"
    every = timedelta(minutes=10)

    def __init__(self, store: Store, guide: Guide) -> None:
        self._store = store
        self._guide = guide

    async def once(self, now: datetime) -> None:
        """See the port. Raises `StorageUnavailableError` as a `GlobFamError`."""
        async with self._store.unit() as unit:
            await plan(unit, self._guide, now)
