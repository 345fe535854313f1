"""What the family watches over, in the database."""

from collections.abc import Collection, Mapping
from functools import cache
from typing import TypeVar

from sqlalchemy import Date, bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.clock import Clock
from core.family.model import Viewer
from core.matters.errors import NoSuchMatterError
from core.matters.model import Matter
from core.matters.ports import ALL, Wanted
from integrations.db.matter_codec import columns, kind_of, matter_of
from integrations.db.prepared import Prepared
from integrations.db.tables import matter
from integrations.db.upsert import insert
from integrations.db.visible import ANYONE, eyes, matters, matters_ever

B = TypeVar("B")
_ONE = Prepared(
    select(matter).where(matters(ANYONE), matter.c.id == bindparam("id"), matter.c.kind == bindparam("kind"))
)


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
        given = _given(wanted)
        rows = await _found(frozenset(given)).all(self._db, kind=kind_of(kind), **given, **eyes(viewer))
        parents = None if wanted.parents is None else set(wanted.parents)
        return tuple(matter_of(row) for row in rows if parents is None or row["parent_id"] in parents)

    async def get(self, viewer: Viewer, kind: type[B], matter_id: int) -> Matter[B]:
        """See the port."""
        row = await _ONE.first(self._db, **eyes(viewer), id=matter_id, kind=kind_of(kind))
        if row is None:
            raise NoSuchMatterError
        return matter_of(row)

    async def ever(self, viewer: Viewer, matter_id: int) -> Matter[object]:
        """See the port."""
        statement = select(matter).where(matters_ever(viewer), matter.c.id == matter_id)
        row = (await self._db.execute(statement)).mappings().first()
        if row is None:
            raise NoSuchMatterError
        return matter_of(row)

    async def any_private(self, viewer: Viewer) -> bool:
        """See the port."""
        statement = select(matter.c.id).where(matters(viewer), matter.c.private.is_(True)).limit(1)
        return (await self._db.execute(statement)).first() is not None

    async def forget(self, viewer: Viewer, ids: Collection[int]) -> None:
        """See the port."""
        if ids:
            await self._db.execute(delete(matter).where(matters_ever(viewer), matter.c.id.in_(ids)))

    async def replace(self, viewer: Viewer, changed: Matter[B]) -> None:
        """See the port."""
        where = (matters_ever(viewer), matter.c.id == changed.id)
        await self._db.execute(update(matter).where(*where).values(**columns(changed)))


def _given(wanted: Wanted) -> Mapping[str, object]:
    """What the database is asked for; of several parents it gives every matter, and they are told apart here."""
    parents = wanted.parents or ()
    asked = {
        "first": wanted.first,
        "last": wanted.last,
        "owner": wanted.owner_id,
        "parent": next(iter(parents)) if len(parents) == 1 else None,
    }
    return {name: value for name, value in asked.items() if value is not None}


@cache
def _found(asked: frozenset[str]) -> Prepared:
    """The statement for what was asked, by the names of `_given`: each is worded once."""
    where = {
        "first": matter.c.day >= bindparam("first", type_=Date),
        "last": matter.c.day <= bindparam("last", type_=Date),
        "owner": matter.c.owner_id == bindparam("owner"),
        "parent": matter.c.parent_id == bindparam("parent"),
    }
    chosen = [where[name] for name in sorted(asked)]
    statement = select(matter).where(matters(ANYONE), matter.c.kind == bindparam("kind"), *chosen)
    return Prepared(statement.order_by(matter.c.day, matter.c.id))
