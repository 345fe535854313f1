"""What is told in time, in the database: found by an index of what waits alone, claimed by the unit that tells it."""

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Row, bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.family.model import Viewer
from core.reminders.model import Kind, NewReminder, Reminder
from integrations.db.prepared import Prepared
from integrations.db.tables import reminder
from integrations.db.upsert import insert

_WAITS = reminder.c.settled_at.is_(None)
"""The words of the partial index, by which alone it is found."""


class SqlReminders:
    """Fills the `Reminders` port within one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._db = connection

    async def put(self, new: Sequence[NewReminder]) -> None:
        """See the port."""
        if not new:
            return
        statement = insert(self._db, reminder)
        statement = statement.on_conflict_do_update(
            index_elements=["user_id", "kind", "slot"],
            set_={"due_at": statement.excluded.due_at, "matter_id": statement.excluded.matter_id},
            where=_WAITS,
        )
        await self._db.execute(statement, [_row(one) for one in new])

    async def call_off(self, viewer: Viewer, matter_id: int) -> None:
        """See the port."""
        where = (reminder.c.family_id == viewer.family_id, reminder.c.matter_id == matter_id, _WAITS)
        await self._db.execute(delete(reminder).where(*where))

    async def any_due(self, now: datetime) -> bool:
        """See the port."""
        return await _any_due().first(self._db, now=now) is not None

    async def claim(self, now: datetime, most: int) -> tuple[Reminder, ...]:
        """See the port. SQLite has one writer, and so nobody else; PostgreSQL passes over what another unit holds."""
        due = select(reminder).where(_WAITS, reminder.c.due_at <= now)
        statement = due.order_by(reminder.c.due_at, reminder.c.id).limit(most).with_for_update(skip_locked=True)
        return tuple(_reminder(row) for row in await self._db.execute(statement))

    async def coming(self, user_ids: Collection[int], now: datetime, end: datetime) -> tuple[Reminder, ...]:
        """See the port. By whom it is of: those that wait are a few for each person."""
        where = (reminder.c.user_id.in_(user_ids), reminder.c.due_at > now, reminder.c.due_at < end, _WAITS)
        statement = select(reminder).where(*where).order_by(reminder.c.due_at, reminder.c.id)
        return tuple(_reminder(row) for row in await self._db.execute(statement.with_for_update(skip_locked=True)))

    async def settle(self, ids: Collection[int], at: datetime) -> None:
        """See the port."""
        if ids:
            await self._db.execute(update(reminder).where(reminder.c.id.in_(ids)).values(settled_at=at))

    async def move(self, moved: Sequence[tuple[int, datetime]]) -> None:
        """See the port."""
        if moved:
            statement = update(reminder).where(reminder.c.id == bindparam("key")).values(due_at=bindparam("to"))
            await self._db.execute(statement, [{"key": key, "to": due_at} for key, due_at in moved])

    async def put_off(self, viewer: Viewer, user_id: int, matter_id: int, until: datetime) -> None:
        """See the port."""
        whose = (reminder.c.family_id == viewer.family_id, reminder.c.user_id == user_id)
        where = (*whose, reminder.c.matter_id == matter_id, reminder.c.due_at < until, _WAITS)
        await self._db.execute(update(reminder).where(*where).values(settled_at=until))

    async def several(self, viewer: Viewer, ids: Collection[int]) -> tuple[Reminder, ...]:
        """See the port."""
        where = (reminder.c.family_id == viewer.family_id, reminder.c.id.in_(ids))
        rows = await self._db.execute(select(reminder).where(*where).order_by(reminder.c.due_at, reminder.c.id))
        return tuple(_reminder(row) for row in rows)

    async def waiting(self, viewer: Viewer, kind: Kind) -> tuple[Reminder, ...]:
        """See the port."""
        where = (reminder.c.family_id == viewer.family_id, reminder.c.kind == kind.value, _WAITS)
        rows = await self._db.execute(select(reminder).where(*where).order_by(reminder.c.due_at, reminder.c.id))
        return tuple(_reminder(row) for row in rows)


def _row(new: NewReminder) -> dict[str, Any]:
    return {
        "user_id": new.user_id,
        "family_id": new.family_id,
        "kind": new.kind.value,
        "slot": new.slot,
        "due_at": new.due_at,
        "matter_id": new.matter_id,
    }


@cache
def _any_due() -> Prepared:
    """Asked every second."""
    found = select(reminder.c.id).where(_WAITS, reminder.c.due_at <= bindparam("now"))
    return Prepared(found.order_by(reminder.c.due_at).limit(1))


def _reminder(row: Row[Any]) -> Reminder:
    told = NewReminder(row.user_id, row.family_id, Kind(row.kind), row.slot, row.due_at, row.matter_id)
    return Reminder(row.id, told)
