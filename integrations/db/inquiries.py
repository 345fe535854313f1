"""The questions that members asked, for the buttons beneath their answers. Each is its asker's alone."""

from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from core.answering.model import Query
from core.family.model import Viewer
from integrations.db.tables import inquiry

_QUERY = TypeAdapter(Query)


class SqlInquiries:
    """Fills the `Inquiries` port within one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._db = connection

    async def put(self, viewer: Viewer, query: Query, at: datetime) -> int:
        """See the port."""
        payload = _QUERY.dump_json(query, exclude_defaults=True).decode()
        statement = insert(inquiry).values(
            family_id=viewer.family_id, member_id=viewer.member_id, payload=payload, created_at=at
        )
        return int((await self._db.execute(statement.returning(inquiry.c.id))).scalar_one())

    async def get(self, viewer: Viewer, inquiry_id: int) -> Query | None:
        """See the port."""
        statement = select(inquiry.c.payload).where(
            inquiry.c.family_id == viewer.family_id,
            inquiry.c.member_id == viewer.member_id,
            inquiry.c.id == inquiry_id,
        )
        found = (await self._db.execute(statement)).scalar()
        return None if found is None else _QUERY.validate_json(found)
