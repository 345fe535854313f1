"""What the family watches over, in the database."""

from collections.abc import Collection
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.clock import Clock
from core.family.model import Viewer
from core.matters.errors import NoSuchMatterError
from core.matters.model import Matter
from core.matters.ports import ALL, Wanted
from integrations.db.matter_codec import columns, kind_of, matter_of
from integrations.db.tables import matter
from integrations.db.upsert import insert
from integrations.db.visible import matters, matters_ever

B = TypeVar("B")


class SqlMatters:
    """Fills the `Matters` port within one transaction."""

    def __init__(self, connection: AsyncConnection, clock: Clock) -> None:
        self._db = connection
        self._clock = clock

    async def add(self, viewer: Viewer, new: Matter[B], key: str | None = None) -> Matter[B] | None:
        """See the port."""
        statement = insert(self._db, matter).values(
            family_id=viewer.family_id,
            owner_id=new.owner_id,
            kind=kind_of(type(new.body)),
            key=key,
            created_at=self._clock.now(),
            **columns(new),
        )
        statement = statement.on_conflict_do_nothing(index_elements=["family_id", "kind", "key"])
        row = (await self._db.execute(statement.returning(matter))).mappings().first()
        return matter_of(row) if row else None

    async def find(self, viewer: Viewer, kind: type[B], wanted: Wanted = ALL) -> tuple[Matter[B], ...]:
        """See the port."""
        where = [matters(viewer), matter.c.kind == kind_of(kind), *_wanted(wanted)]
        rows = await self._db.execute(select(matter).where(*where).order_by(matter.c.day, matter.c.id))
        return tuple(matter_of(row) for row in rows.mappings())

    async def get(self, viewer: Viewer, kind: type[B], matter_id: int) -> Matter[B]:
        """See the port."""
        return await self._one(matters(viewer), matter.c.id == matter_id, matter.c.kind == kind_of(kind))

    async def ever(self, viewer: Viewer, matter_id: int) -> Matter[object]:
        """See the port."""
        return await self._one(matters_ever(viewer), matter.c.id == matter_id)

    async def forget(self, viewer: Viewer, ids: Collection[int]) -> None:
        """See the port."""
        if ids:
            await self._db.execute(delete(matter).where(matters_ever(viewer), matter.c.id.in_(ids)))

    async def replace(self, viewer: Viewer, changed: Matter[B]) -> None:
        """See the port."""
        where = (matters_ever(viewer), matter.c.id == changed.id)
        await self._db.execute(update(matter).where(*where).values(**columns(changed)))

    async def _one(self, *where: ColumnElement[bool]) -> Matter[Any]:
        row = (await self._db.execute(select(matter).where(*where))).mappings().first()
        if row is None:
            raise NoSuchMatterError
        return matter_of(row)


def _wanted(wanted: Wanted) -> list[ColumnElement[bool]]:
    where: list[ColumnElement[bool]] = []
    if wanted.first is not None:
        where.append(matter.c.day >= wanted.first)
    if wanted.last is not None:
        where.append(matter.c.day <= wanted.last)
    if wanted.parents is not None:
        where.append(matter.c.parent_id.in_(wanted.parents))
    if wanted.owner_id is not None:
        where.append(matter.c.owner_id == wanted.owner_id)
    return where
