"""The job that deletes what is stored of papers that are gone: with their owner, or past being put back."""

from datetime import datetime, timedelta

from core.documents.ports import Originals
from core.unit import Store

_AT_ONCE = 100


class OriginalsJob:
    """Fills `Job`. What could not be deleted now is tried again."""

    name = "originals"
    every = timedelta(minutes=1)

    def __init__(self, store: Store, originals: Originals) -> None:
        self._store = store
        self._originals = originals

    async def once(self, now: datetime) -> None:
        """See the port. Raises `OriginalsError` and `StorageUnavailableError` as `GlobFamError`s."""
        async with self._store.look() as unit:
            if not await unit.doomed.any_due(now):
                return
        async with self._store.unit() as unit:
            places = await unit.doomed.due(now, _AT_ONCE)
        for place in places:
            await self._originals.delete(place)
            async with self._store.unit() as unit:
                await unit.doomed.swept(place)
