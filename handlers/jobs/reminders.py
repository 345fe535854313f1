"""The jobs of what is told in time: one works out what each person will be told, the other tells what is due."""

import asyncio
from datetime import datetime, timedelta

import structlog

from core.bills.ports import Holidays
from core.family.model import Person
from core.goals.remind import plan_goals
from core.reminders.plan import plan_for, whose_day_began
from core.reminders.tick import MOST, tick
from core.unit import Store

log = structlog.get_logger()


class PlanJob:
    """Fills `Job`. Each person's new day is worked out once, by whichever worker comes first, in a unit of its own.

    What goes wrong with one is tried again the next time, and keeps nobody else waiting.
    """

    name = "plan"
    every = timedelta(minutes=10)

    def __init__(self, store: Store, holidays: Holidays) -> None:
        self._store = store
        self._holidays = holidays

    async def once(self, now: datetime) -> None:
        """See the port. Raises `StorageUnavailableError` as a `GlobFamError`."""
        async with self._store.look() as unit:
            people = await whose_day_began(unit, now)
        ends = [await asyncio.gather(self._plan(who, now), return_exceptions=True) for who in people]
        for error in filter(None, (end for (end,) in ends)):
            raise error

    async def _plan(self, who: Person, now: datetime) -> None:
        async with self._store.unit() as unit:
            await plan_for(unit, who, self._holidays, now)
            await plan_goals(unit, who, now)


class RemindersJob:
    """Fills `Job`: it asks an index each second, and writes only when there is something to tell.

    Any number of workers may run it: what one has claimed, no other gets.
    """

    name = "reminders"
    every = timedelta(seconds=1)

    def __init__(self, store: Store) -> None:
        self._store = store

    async def once(self, now: datetime) -> None:
        """See the port. Raises `StorageUnavailableError` as a `GlobFamError`."""
        async with self._store.glance() as unit:
            claimed = MOST if await unit.reminders.any_due(now) else 0
        while claimed == MOST:
            async with self._store.unit() as unit:
                claimed = await tick(unit, now)
            if claimed:
                log.info("reminders.told", count=claimed)
