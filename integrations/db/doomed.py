"""What is still stored of papers that are gone, or will be when their time has come."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from core.documents.paper import place_of
from integrations.db.tables import EPOCH, document, doomed_object
from integrations.db.upsert import insert as upsert


async def doom(connection: AsyncConnection, place: str, at: datetime) -> None:
    """Let everything beneath a place be deleted, once its time has come."""
    statement = upsert(connection, doomed_object).values(key=place, at=at)
    await connection.execute(statement.on_conflict_do_update(index_elements=["key"], set_={"at": at}))


async def spare(connection: AsyncConnection, place: str) -> None:
    """Let a place be, after all."""
    await connection.execute(delete(doomed_object).where(doomed_object.c.key == place))


async def doom_papers(connection: AsyncConnection, family_id: int, *whose: ColumnElement[bool]) -> None:
    """Doom what is stored of a family's papers, whose rows are about to go: of all of them, or of `whose`."""
    statement = select(document.c.id).where(document.c.family_id == family_id, *whose)
    for paper_id in (await connection.execute(statement)).scalars().all():
        await doom(connection, place_of(family_id, paper_id), EPOCH)


class SqlDoomed:
    """Fills the `Doomed` port within one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._db = connection

    async def any_due(self, at: datetime) -> bool:
        """See the port."""
        statement = select(doomed_object.c.key).where(doomed_object.c.at <= at).limit(1)
        return (await self._db.execute(statement)).first() is not None

    async def due(self, at: datetime, limit: int) -> tuple[str, ...]:
        """See the port. The rows go first: from then on no one can want back what is being deleted."""
        statement = select(doomed_object.c.key).where(doomed_object.c.at <= at).limit(limit)
        places = tuple((await self._db.execute(statement)).scalars())
        if places:
            await self._forget(places)
        return places

    async def swept(self, place: str) -> None:
        """See the port."""
        await spare(self._db, place)

    async def _forget(self, places: Sequence[str]) -> None:
        ids = (place.split("/") for place in places)
        gone = (and_(document.c.family_id == int(family), document.c.id == int(paper)) for family, paper in ids)
        await self._db.execute(delete(document).where(document.c.deleted.is_(True), or_(*gone)))
