"""What the clock starts: named jobs, each in its own time and never twice at once.

A job waits for no other, so that a publisher who takes a minute delays nobody's card. The clockwork keeps nothing:
after a restart, and when another worker takes over, each job is begun again. What a job did must therefore show in
storage, so that doing it again does nothing.
"""

import asyncio
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol

import structlog

from core.clock import Clock
from core.errors import GlobFamError

log = structlog.get_logger()
FIRST_AFTER = timedelta(seconds=2)
"""A start belongs to those who wait for an answer."""
AGAIN_AFTER = timedelta(minutes=1)
"""When a job that failed is tried again, unless its own time comes before that."""
LONGEST_NAP = timedelta(minutes=1)
"""The clock is looked at this often at least: it may be set, and a machine may sleep."""


class Job(Protocol):
    """One thing to do, again and again. `name` is for the log."""

    @property
    def name(self) -> str:
        """What the log calls it."""
        ...

    @property
    def every(self) -> timedelta:
        """How long after its last beginning it is begun again, at the soonest."""
        ...

    async def once(self, now: datetime) -> None:
        """Do what there is to do. It may be called again at any time, by any worker, and be cancelled anywhere."""
        ...


class Clockwork:
    """Runs jobs until it is cancelled."""

    def __init__(self, jobs: Sequence[Job], clock: Clock) -> None:
        self._jobs = jobs
        self._clock = clock

    async def run(self) -> None:
        """Keep every job going."""
        async with asyncio.TaskGroup() as group:
            for job in self._jobs:
                group.create_task(self._keep(job), name=f"job {job.name}")

    async def _keep(self, job: Job) -> None:
        due = self._clock.now() + FIRST_AFTER
        while True:
            due = await self.look(job, due)
            await asyncio.sleep(nap(due - self._clock.now()))

    async def look(self, job: Job, due: datetime) -> datetime:
        """Run a job if it is due; gives when it is due next. Nothing that a job raises comes further than here."""
        now = self._clock.now()
        if now < due:
            return min(due, now + max(job.every, FIRST_AFTER))  # a clock that was set back holds up nothing
        try:
            await job.once(now)
        except GlobFamError as error:
            log.warning("job.waits", job=job.name, code=error.code)
        except Exception:  # the job runner's edge: a job takes neither the worker nor another down
            log.exception("job.failed", job=job.name, incident=secrets.token_hex(4))
        else:
            return now + job.every
        return now + min(job.every, AGAIN_AFTER)


def nap(left: timedelta) -> float:
    """Seconds to sleep when so much is left until something is due."""
    return max(min(left, LONGEST_NAP), timedelta()).total_seconds()
