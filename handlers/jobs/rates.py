"""The job that keeps rates up to date: a few times a day, at once for a new currency, and backwards as far as needed.

It may ask as often as it likes: what is known is not stored again. The network is asked while no unit of work is open.
"""

from datetime import datetime, timedelta

import structlog

from core.rates.plan import Ask, plan
from core.rates.refresh import Refreshed, Refresher
from core.unit import Store

log = structlog.get_logger()
FRESH_FOR = timedelta(hours=4)
"""Publishers publish once a day, each at another hour, and now and then correct what they said."""
SOON, LATER = timedelta(minutes=5), timedelta(hours=1)
"""When it is asked again after nobody told anything, and after somebody did not; each source has its own pause too."""


class RatesJob:
    """Fills `Job`. What was asked when is remembered by the process alone; without that no harm is done."""

    name = "rates"
    every = timedelta(minutes=5)

    def __init__(self, store: Store, refresher: Refresher) -> None:
        self._store = store
        self._refresher = refresher
        self._again: dict[Ask, datetime] = {}

    async def once(self, now: datetime) -> None:
        """See the port. Raises `StorageUnavailableError` as a `GlobFamError`."""
        self._again = {ask: at for ask, at in self._again.items() if now < at <= now + FRESH_FOR}
        async with self._store.look() as unit:
            asks = plan(await unit.rates.used(), await unit.rates.stored(), now.date())
        for ask in asks:
            if not any(ask.is_part_of(asked) for asked in self._again):
                await self._ask(ask, now)

    async def _ask(self, ask: Ask, now: datetime) -> None:
        done = await self._refresher.refresh(ask.currencies, ask.first, ask.last)
        self._again[ask] = now + _pause(done)
        for error in done.failures:
            log.warning("rates.source_failed", source=error.source, code=error.code)
        log.info("rates.refreshed", count=len(done.stored), held=len(done.held), settled=len(done.settled))


def _pause(done: Refreshed) -> timedelta:
    if not done.resting:
        return FRESH_FOR
    return LATER if done.told else SOON
