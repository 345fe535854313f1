"""Reads what was sent: each job is claimed with a lease, told of while it runs, and ended once, whatever happens."""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import replace
from typing import Any, TypeVar

import structlog

from core.clock import local_date
from core.delivery.ports import Messenger
from core.documents.errors import DocumentError, JobLostError, LockedError
from core.documents.job import MOST_ATTEMPTS, Job, JobState
from core.documents.take import Tools, take
from core.errors import GlobFamError
from core.family.model import Person
from core.unit import Unit
from handlers.jobs.bell import Bell
from handlers.jobs.reading_ends import End, Ends, Review, Sender
from handlers.jobs.reading_line import Line
from handlers.jobs.reading_out import Desk
from handlers.say import documents as say
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor

log = structlog.get_logger()
T = TypeVar("T")
LOOK_SECONDS = 1.0
"""How often there is a look for work that nobody rang for, and whether what is being read was called off."""
HOLD_EVERY = 20
"""Looks between two signs of life: a third of the lease."""
AT_ONCE = 2
"""Papers in hand at a time: while one is read, the next is fetched."""


class ReadingWorker:
    """Works until it is cancelled. Any number of workers may run on PostgreSQL."""

    def __init__(
        self,
        tools: Tools,
        desk: Desk,
        messenger: Messenger,
        voice_of: Callable[[Person], Voice],
        review: Review,
        bell: Bell,
    ) -> None:
        self._tools = tools
        self._store = tools.store
        self._clock = tools.clock
        self._desk = desk
        self._messenger = messenger
        self._voice_of = voice_of
        self._review = review
        self._bell = bell
        self._running: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Look for work whenever there is a ring, and every second; a database that cannot serve only delays."""
        try:
            while True:
                try:
                    await self.once()
                except GlobFamError as error:
                    log.warning("reading.waits", code=error.code)
                await self._bell.heard(LOOK_SECONDS)
        finally:
            for task in self._running:
                task.cancel()
            await self.idle()

    async def once(self) -> None:
        """Tell of new jobs, and begin as many as there is room for."""
        await self._announce()
        while len(self._running) < AT_ONCE and (job := await self._claimed()) is not None:
            if job.progress_id is None:  # it came after the look for new ones
                job = await self._told(job)
            task = asyncio.create_task(self._kept(job), name=f"reading {job.id}")
            self._running.add(task)
            task.add_done_callback(self._ended)

    async def idle(self) -> None:
        """Return when nothing is being read."""
        while self._running:
            await asyncio.wait(set(self._running))

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        self._bell.ring()

    async def _announce(self) -> None:
        """Send each new job its line of progress."""
        async with self._store.look() as unit:
            fresh = await unit.jobs.unannounced()
        for job in fresh:
            await self._told(job)

    async def _told(self, job: Job) -> Job:
        """Send a job its line of progress; gives it with the row of that."""
        async with self._store.unit() as unit:
            sender = await self._sender(unit, job)
            rows = await self._desk.put(unit, job, say.begun(sender.voice, job.id), None) if sender else ()
            progress_id = rows[0].id if rows else 0
            await unit.jobs.announced(job, progress_id)
        await self._desk.deliver(rows)
        return replace(job, progress_id=progress_id)

    async def _claimed(self) -> Job | None:
        now = self._clock.now()
        async with self._store.look() as unit:
            if not await unit.jobs.any_due(now):
                return None
        async with self._store.unit() as unit:
            return await unit.jobs.claim(now)

    async def _kept(self, job: Job) -> None:
        """Do a job; one that is cut short by the end of the process is given back, and counts as not begun."""
        try:
            await self._work(job)
        except JobLostError:
            log.info("reading.lost", job_id=job.id)
        except GlobFamError as error:
            log.warning("reading.not_kept", code=error.code, job_id=job.id)  # taken up again when its lease lapses
        except asyncio.CancelledError:
            with suppress(GlobFamError):
                async with self._store.unit() as unit:
                    await unit.jobs.later(job, self._clock.now(), counted=False)
            raise

    async def _work(self, job: Job) -> None:
        async with self._store.look() as unit:
            sender = await self._sender(unit, job)
            line_id = await unit.outbox.message_of(job.progress_id or 0)
        if sender is None:  # they have left the family since
            async with self._store.unit() as unit:
                await unit.jobs.end(job, JobState.FAILED, "left")
            return
        log.info("reading.begun", job_id=job.id, attempts=job.attempts)
        line = Line(self._messenger, sender.voice, job.id, job.order.reply_chat, line_id)
        end = await self._end_of(job, sender, line)
        async with self._store.unit() as unit:
            await unit.lock_family(job.family_id)
            line_id = await unit.outbox.message_of(job.progress_id or 0)  # it may have been noted only since
            reply = await end(unit)
            rows = await self._desk.put(unit, job, reply, line_id) if reply else ()
            if rows and line_id is None:  # else the line is what becomes of it, and is known already
                await unit.jobs.announced(job, rows[0].id)
        await self._desk.deliver(rows)

    async def _end_of(self, job: Job, sender: Sender, line: Line) -> End:
        """Do the work; gives what is to be written of it."""
        ends = Ends(job, sender, self._review, self._clock)
        if job.attempts > MOST_ATTEMPTS:
            return ends.given_up("worker.died")
        try:
            async with line.following():
                return ends.taken(await self._while_held(job, take(self._tools, job, sender.reader, line.tell)))
        except JobLostError:
            if await self._was_called_off(job):
                await line.show(say.stopped(sender.voice))  # an edit that was on its way may have come after the first
            raise
        except DocumentError as error:  # told by its code: it may come from another process
            return ends.locked if error.code == LockedError.code else ends.refused(error)
        except Exception as error:  # noqa: BLE001 - the reader's edge: a paper takes no worker down
            return ends.broken(error)

    async def _while_held(self, job: Job, work: Coroutine[Any, Any, T]) -> T:
        """Do it as long as the job is ours; raises `JobLostError` when it was called off or taken over."""
        task = asyncio.create_task(work, name=f"taking {job.id}")
        looks = 0
        try:
            while not (await asyncio.wait({task}, timeout=LOOK_SECONDS))[0]:
                looks += 1
                await self._look_after(job, sign=looks % HOLD_EVERY == 0)
            return task.result()
        finally:
            task.cancel()
            await asyncio.wait({task})

    async def _look_after(self, job: Job, *, sign: bool) -> None:
        async with self._store.look() as unit:
            if not await unit.jobs.is_held(job):
                raise JobLostError
        if sign:
            async with self._store.unit() as unit:
                await unit.jobs.hold(job, self._clock.now())

    async def _was_called_off(self, job: Job) -> bool:
        async with self._store.look() as unit:
            return await unit.jobs.is_called_off(job)

    async def _sender(self, unit: Unit, job: Job) -> Sender | None:
        """Who sent it, as they are now; None when they are no longer in the family."""
        who = await unit.people.person(job.order.reply_chat)
        member = await unit.people.membership(job.family_id, job.order.reply_chat) if who else None
        if who is None or member is None or member.id != job.member_id:
            return None
        return Sender(Actor(who, member, local_date(self._clock.now(), who.zone)), self._voice_of(who))
