"""Long work in the database: asked for in the transaction of a message, claimed with a lease, ended once."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, and_, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.documents.errors import JobLostError, NoSuchJobError
from core.documents.job import LEASE, READ, Job, JobState, NewJob, Order
from core.family.model import Viewer
from integrations.db.tables import job
from integrations.db.upsert import insert as upsert
from integrations.db.visible import jobs

_ORDER = TypeAdapter(Order)
_IS_OPEN = text("job.state IN ('waiting', 'running')")
"""The words of the partial index, by which alone SQLite finds it: a worker asks every second."""
_NOT_OVER = (JobState.WAITING.value, JobState.RUNNING.value, JobState.ASKING.value)


class SqlJobs:
    """Fills the `Jobs` port within one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._db = connection

    async def put(self, viewer: Viewer, new: NewJob, at: datetime) -> bool:
        """See the port."""
        statement = upsert(self._db, job).values(
            family_id=viewer.family_id,
            member_id=viewer.member_id,
            kind=READ,
            key=new.key,
            chat_id=new.chat_id,
            message_id=new.message_id,
            payload=_ORDER.dump_json(new.order).decode(),
            due_at=new.due_at,
            created_at=at,
        )
        statement = statement.on_conflict_do_nothing(index_elements=["kind", "key"])
        return (await self._db.execute(statement)).rowcount == 1

    async def join(self, viewer: Viewer, new: NewJob, most: int) -> bool:
        """See the port."""
        waits = (jobs(viewer), *_waiting(new.key))
        found = (await self._db.execute(select(job.c.id, job.c.payload).where(*waits))).mappings().first()
        order = _ORDER.validate_json(found["payload"]).joined(new.order) if found else None
        if found is None or order is None or len(order.files) > most:
            return False
        values = {"payload": _ORDER.dump_json(order).decode(), "due_at": new.due_at}
        # Claimed meanwhile, on PostgreSQL, it is not to be changed any more.
        return (await self._db.execute(update(job).where(*waits).values(**values))).rowcount == 1

    async def is_waiting(self, viewer: Viewer, key: str) -> bool:
        """See the port."""
        return (await self._db.execute(select(job.c.id).where(jobs(viewer), *_waiting(key)))).first() is not None

    async def kept(self, viewer: Viewer, key: str) -> Job | None:
        """See the port."""
        statement = select(job).where(jobs(viewer), job.c.kind == READ, job.c.key == key)
        row = (await self._db.execute(statement)).mappings().first()
        return _job(row) if row else None

    async def reorder(self, mine: Job, order: Order) -> None:
        """See the port."""
        values = {"payload": _ORDER.dump_json(order).decode()}
        await self._db.execute(update(job).where(job.c.id == mine.id).values(**values))

    async def order(self, mine: Job) -> Order:
        """See the port."""
        statement = select(job.c.payload).where(job.c.id == mine.id)
        return _ORDER.validate_json((await self._db.execute(statement)).scalar_one())

    async def unlock(self, viewer: Viewer, job_id: int, sealed: str, at: datetime) -> Job:
        """See the port."""
        statement = update(job).where(jobs(viewer), job.c.id == job_id, job.c.state == JobState.ASKING.value)
        values = {"state": JobState.WAITING.value, "sealed": sealed, "due_at": at, "attempts": 0}
        row = (await self._db.execute(statement.values(**values).returning(job))).mappings().first()
        if row is None:
            raise NoSuchJobError
        return _job(row)

    async def call_off(self, viewer: Viewer, job_id: int) -> Job:
        """See the port."""
        statement = update(job).where(jobs(viewer), job.c.id == job_id, job.c.state.in_(_NOT_OVER))
        statement = statement.values(state=JobState.DROPPED.value, sealed=None)
        row = (await self._db.execute(statement.returning(job))).mappings().first()
        if row is None:
            raise NoSuchJobError
        return _job(row)

    async def is_asking(self, viewer: Viewer, job_id: int) -> bool:
        """See the port."""
        statement = select(job.c.id).where(jobs(viewer), job.c.id == job_id, job.c.state == JobState.ASKING.value)
        return (await self._db.execute(statement)).first() is not None

    async def unannounced(self) -> tuple[Job, ...]:
        """See the port."""
        statement = select(job).where(_IS_OPEN, job.c.progress_id.is_(None)).order_by(job.c.id)
        return tuple(_job(row) for row in (await self._db.execute(statement)).mappings())

    async def announced(self, mine: Job, outbox_id: int) -> None:
        """See the port."""
        await self._db.execute(update(job).where(job.c.id == mine.id).values(progress_id=outbox_id))

    async def any_due(self, at: datetime) -> bool:
        """See the port."""
        return (await self._db.execute(select(job.c.id).where(_IS_OPEN, _free(at)).limit(1))).first() is not None

    async def claim(self, at: datetime) -> Job | None:
        """See the port. A lease further ahead than any is given was given by a clock that has gone back since."""
        statement = select(job).where(_IS_OPEN, _free(at)).order_by(job.c.due_at, job.c.id).limit(1)
        if self._db.dialect.name != "sqlite":
            statement = statement.with_for_update(skip_locked=True)
        row = (await self._db.execute(statement)).mappings().first()
        if row is None:
            return None
        values = {"state": JobState.RUNNING.value, "attempts": row["attempts"] + 1, "lease_until": at + LEASE}
        await self._db.execute(update(job).where(job.c.id == row["id"]).values(**values))
        return _job({**row, **values})

    async def hold(self, mine: Job, at: datetime) -> None:
        """See the port."""
        await self._change(mine, lease_until=at + LEASE)

    async def is_held(self, mine: Job) -> bool:
        """See the port."""
        return (await self._db.execute(select(job.c.id).where(*_held(mine)))).first() is not None

    async def is_called_off(self, mine: Job) -> bool:
        """See the port."""
        dropped = (job.c.id == mine.id, job.c.state == JobState.DROPPED.value)
        return (await self._db.execute(select(job.c.id).where(*dropped))).first() is not None

    async def end(self, mine: Job, state: JobState, error: str | None = None) -> None:
        """See the port. A password is kept no longer than it is needed."""
        await self._change(mine, state=state.value, error=error, sealed=None, lease_until=None)

    async def later(self, mine: Job, due_at: datetime, *, counted: bool = True) -> None:
        """See the port."""
        attempts = mine.attempts if counted else mine.attempts - 1
        await self._change(mine, state=JobState.WAITING.value, due_at=due_at, attempts=attempts, lease_until=None)

    async def reads_elsewhere(self, mine: Job, chat_id: int, message_id: int) -> bool:
        """See the port."""
        statement = select(job.c.id).where(
            job.c.family_id == mine.family_id,
            job.c.chat_id == chat_id,
            job.c.message_id == message_id,
            job.c.id != mine.id,
            job.c.state.in_(_NOT_OVER),
        )
        return (await self._db.execute(statement)).first() is not None

    async def release(self, at: datetime) -> int:
        """See the port."""
        statement = update(job).where(_IS_OPEN, job.c.state == JobState.RUNNING.value).values(lease_until=at)
        return (await self._db.execute(statement)).rowcount

    async def _change(self, mine: Job, /, **values: object) -> None:
        """Change a job that is still its worker's."""
        if (await self._db.execute(update(job).where(*_held(mine)).values(**values))).rowcount != 1:
            raise JobLostError


def _waiting(key: str) -> tuple[ColumnElement[bool], ...]:
    """A job of this key that nobody has begun."""
    return job.c.key == key, job.c.state == JobState.WAITING.value, job.c.attempts == 0


def _held(mine: Job) -> tuple[ColumnElement[bool], ...]:
    """A job while it is its worker's: whoever takes it over counts one attempt more."""
    return job.c.id == mine.id, job.c.state == JobState.RUNNING.value, job.c.attempts == mine.attempts


def _free(at: datetime) -> ColumnElement[bool]:
    waiting, running = (job.c.state == state.value for state in (JobState.WAITING, JobState.RUNNING))
    lapsed = or_(job.c.lease_until <= at, job.c.lease_until > at + LEASE)
    return or_(and_(waiting, job.c.due_at <= at), and_(running, lapsed))


def _job(row: Mapping[Any, Any]) -> Job:
    return Job(
        row["id"],
        row["family_id"],
        row["member_id"],
        row["chat_id"],
        row["message_id"],
        _ORDER.validate_json(row["payload"]),
        JobState(row["state"]),
        row["attempts"],
        row["progress_id"],
        row["sealed"],
    )
