"""How a reading ends: each end is written in one transaction with what is said of it, and so once or not at all."""

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

import structlog

from core.clock import Clock
from core.documents.errors import DocumentError
from core.documents.job import BUSY_WAIT, MOST_ATTEMPTS, Job, JobState, retry_after
from core.documents.paper import Paper
from core.documents.take import Busy, Reader, Taken
from core.documents.title import facts_of
from core.errors import GlobFamError
from core.unit import Unit
from handlers.say import documents as say
from handlers.say import errors
from handlers.say.reply import Reply
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.documents import PASSWORD, listen
from handlers.telegram.start import TRYING

log = structlog.get_logger()
_MOST_CODE = 64
_FREE = (None, TRYING)
"""States of a conversation in which nothing is being typed that a password could be taken for."""


class Review(Protocol):
    """Words what was read, for the one who sent it, and how it may become entries."""

    async def __call__(self, unit: Unit, actor: Actor, voice: Voice, paper: Paper) -> Reply:
        """The card to look it over by; `unit.papers` has the readings."""
        ...


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sent what a job reads, and how to speak to them."""

    actor: Actor
    voice: Voice

    @property
    def reader(self) -> Reader:
        """As the work itself sees them."""
        return Reader(self.actor.person, self.actor.viewer, self.actor.today)


End = Callable[[Unit], Awaitable[Reply | None]]
"""Writes how a job ended, and gives what is said of it."""


class Ends:
    """Makes the ends of one job. Each raises `JobLostError` when the job is no longer its worker's."""

    def __init__(self, job: Job, sender: Sender, review: Review, clock: Clock) -> None:
        self._job = job
        self._who = sender
        self._review = review
        self._clock = clock

    def taken(self, taken: Taken | Busy) -> End:
        """It was read, or known already, or is being read by another job."""
        if isinstance(taken, Busy):
            return self._postponed
        return lambda unit: self._told(unit, taken)

    def refused(self, error: DocumentError) -> End:
        """There is something wrong with the document; it is kept, and can be sent again."""

        async def end(unit: Unit) -> Reply:
            await self._failed(unit, error.code)
            return errors.told(self._who.voice, error)

        return end

    def broken(self, error: Exception) -> End:
        """Something else went wrong: another try, else an incident number."""
        code = error.code if isinstance(error, GlobFamError) else type(error).__name__
        if self._job.attempts < MOST_ATTEMPTS:
            log.warning("reading.again", job_id=self._job.id, code=code, exc_info=_unexpected(error))
            return self._again
        return self.given_up(code, error)

    def given_up(self, code: str, error: Exception | None = None) -> End:
        """It failed each time."""
        incident = secrets.token_hex(4)
        log.error("reading.failed", job_id=self._job.id, incident=incident, code=code, exc_info=error)

        async def end(unit: Unit) -> Reply:
            await self._failed(unit, code)
            return errors.incident(self._who.voice, incident)

        return end

    async def locked(self, unit: Unit) -> Reply:
        """It wants a password. The next message is one, unless something else is just being typed."""
        job = self._job
        await unit.jobs.end(job, JobState.ASKING)
        key = f"{job.order.reply_chat}:{self._who.actor.person.user_id}"
        state, _ = await unit.conversations.load(key)
        listening = state in _FREE or state == PASSWORD
        if listening:
            await unit.conversations.save(key, PASSWORD, listen(job.id, self._clock.now()))
        return say.locked(self._who.voice, job.id, again=job.sealed is not None, listening=listening)

    async def _told(self, unit: Unit, taken: Taken) -> Reply:
        viewer, voice = self._who.actor.viewer, self._who.voice
        await unit.jobs.end(self._job, JobState.DONE)
        files = await unit.papers.files(viewer, taken.paper.id)
        paper = await unit.papers.get(viewer, taken.paper.id)
        if taken.read is None:
            came = await unit.trail.entries(viewer, taken.paper.id)
            others = {member.id: member.name for member in await unit.people.members(viewer)}
            others.pop(viewer.member_id, None)
            return say.known(voice, taken.paper, files, len(came), others.get(taken.paper.member_id))
        facts = facts_of(taken.read, [file.name for file in files], paper.caption)
        await unit.papers.learn(viewer, taken.paper.id, facts)
        return await self._review(unit, self._who.actor, voice, await unit.papers.get(viewer, taken.paper.id))

    async def _postponed(self, unit: Unit) -> None:
        await unit.jobs.later(self._job, self._clock.now() + BUSY_WAIT, counted=False)

    async def _again(self, unit: Unit) -> None:
        await unit.jobs.later(self._job, self._clock.now() + retry_after(self._job.attempts))

    async def _failed(self, unit: Unit, code: str) -> None:
        await unit.jobs.end(self._job, JobState.FAILED, code[:_MOST_CODE])
        await unit.papers.fail(self._who.actor.viewer, self._job.chat_id, self._job.message_id)


def _unexpected(error: Exception) -> Exception | None:
    """What the log shows the way to; an error that has a code says enough by it."""
    return None if isinstance(error, GlobFamError) else error
