"""What people were told already, and who wants to hear what, in the database."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import bindparam, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from core.family.model import Person, Quietness, Viewer
from core.ledger.model import Entry
from integrations.db import codec
from integrations.db.people import person_of
from integrations.db.prepared import Prepared
from integrations.db.tables import entry, person, told
from integrations.db.upsert import insert
from integrations.db.visible import entries

_ONCE = Prepared(lambda inserted: inserted(told).on_conflict_do_nothing(), "user_id", "code", "period", "at")
_FORGET = Prepared(delete(told).where(told.c.user_id == bindparam("user"), told.c.code == bindparam("of")))


class SqlTold:
    """Fills the `Told` port within one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._db = connection

    async def once(self, user_id: int, code: str, period: str, at: datetime) -> bool:
        """See the port."""
        return await _ONCE.count(self._db, user_id=user_id, code=code, period=period, at=at) == 1

    async def once_each(self, pairs: Collection[tuple[int, str]], code: str, at: datetime) -> Collection[int]:
        """See the port."""
        if not pairs:
            return ()
        # In one order, so that two workers who note the same people wait for each other and never both at once.
        rows = [{"user_id": user, "code": code, "period": period, "at": at} for user, period in sorted(pairs)]
        statement = insert(self._db, told).on_conflict_do_nothing().returning(told.c.user_id)
        return set((await self._db.execute(statement, rows)).scalars())

    async def latest(self, user_ids: Collection[int], code: str) -> Mapping[int, str]:
        """See the port."""
        if not user_ids:
            return {}
        statement = select(told.c.user_id, func.max(told.c.period).label("period")).where(
            told.c.user_id.in_(user_ids), told.c.code == code
        )
        rows = await self._db.execute(statement.group_by(told.c.user_id))
        return {row.user_id: row.period for row in rows}

    async def forget(self, user_id: int, code: str) -> None:
        """See the port."""
        await _FORGET.count(self._db, user=user_id, of=code)

    async def listeners(self, quietness: Collection[Quietness]) -> tuple[Person, ...]:
        """See the port."""
        statement = select(person).where(
            person.c.family_id.is_not(None),
            person.c.reachable.is_(True),
            person.c.blocked.is_(False),
            person.c.quietness.in_([one.value for one in quietness]),
        )
        rows = (await self._db.execute(statement.order_by(person.c.user_id))).mappings()
        return tuple(person_of(row) for row in rows)

    async def by_others(self, viewer: Viewer, first_id: int, until: datetime, most: int) -> tuple[Entry, ...]:
        """See the port."""
        statement = select(entry).where(
            entries(viewer),
            entry.c.id >= first_id,
            entry.c.member_id != viewer.member_id,
            entry.c.created_at < until,
            entry.c.deleted.is_(False),
        )
        rows = (await self._db.execute(statement.order_by(entry.c.id).limit(most))).mappings()
        return tuple(codec.entry_of(row) for row in rows)
