"""Secret links to calendars in the database, each as the hash of its secret."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from core.family.model import Member, Role, Viewer
from integrations.db.tables import calendar_link, member
from integrations.db.upsert import insert as upsert


class SqlCalendarLinks:
    """Fills the `CalendarLinks` port within one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._db = connection

    async def keep(self, viewer: Viewer, secret_hash: str, at: datetime) -> None:
        """See the port."""
        values = {"family_id": viewer.family_id, "token_hash": secret_hash, "created_at": at}
        statement = upsert(self._db, calendar_link).values(member_id=viewer.member_id, **values)
        await self._db.execute(statement.on_conflict_do_update(index_elements=["member_id"], set_=values))

    async def made_at(self, viewer: Viewer) -> datetime | None:
        """See the port."""
        mine = (calendar_link.c.family_id == viewer.family_id, calendar_link.c.member_id == viewer.member_id)
        return (await self._db.execute(select(calendar_link.c.created_at).where(*mine))).scalar()

    async def drop(self, viewer: Viewer) -> bool:
        """See the port."""
        mine = (calendar_link.c.family_id == viewer.family_id, calendar_link.c.member_id == viewer.member_id)
        return (await self._db.execute(delete(calendar_link).where(*mine))).rowcount > 0

    async def member_of(self, secret_hash: str) -> Member | None:
        """See the port. Of all families: the secret is what says whose eyes to use."""
        statement = (
            select(member)
            .join(calendar_link, calendar_link.c.member_id == member.c.id)
            .where(calendar_link.c.token_hash == secret_hash, member.c.left_at.is_(None))
        )
        row = (await self._db.execute(statement)).mappings().first()
        if row is None:
            return None
        return Member(row["id"], row["family_id"], row["user_id"], Role(row["role"]), row["name"])
