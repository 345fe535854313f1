"""Live messages in the database."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.family.model import Viewer
from core.worth.live import LiveCard
from integrations.db.prepared import Row
from integrations.db.tables import live_card
from integrations.db.upsert import insert as upsert


class SqlLiveCards:
    """Fills the `LiveCards` port within one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._db = connection

    async def keep(
        self, viewer: Viewer, chat_id: int, message_id: int, currency: str, shown: str, at: datetime
    ) -> None:
        """See the port."""
        values = {
            "family_id": viewer.family_id,
            "member_id": viewer.member_id,
            "message_id": message_id,
            "currency": currency,
            "shown": shown,
            "outbox_id": None,
            "edited_at": at,
        }
        statement = upsert(self._db, live_card).values(chat_id=chat_id, **values)
        await self._db.execute(statement.on_conflict_do_update(index_elements=["chat_id"], set_=values))

    async def stop(self, viewer: Viewer, chat_id: int) -> None:
        """See the port."""
        where = (live_card.c.family_id == viewer.family_id, live_card.c.chat_id == chat_id)
        await self._db.execute(delete(live_card).where(*where))

    async def due(self, edited_before: datetime) -> Sequence[LiveCard]:
        """See the port."""
        statement = select(live_card).where(live_card.c.edited_at <= edited_before).order_by(live_card.c.edited_at)
        return [_card(row) for row in (await self._db.execute(statement)).mappings()]

    async def edited(self, card: LiveCard, shown: str, outbox_id: int | None, at: datetime) -> None:
        """See the port."""
        where = (live_card.c.chat_id == card.chat_id, live_card.c.message_id == card.message_id)
        values = {"shown": shown, "outbox_id": outbox_id, "edited_at": at}
        await self._db.execute(update(live_card).where(*where).values(**values))

    async def drop(self, card: LiveCard) -> None:
        """See the port."""
        where = (live_card.c.chat_id == card.chat_id, live_card.c.message_id == card.message_id)
        await self._db.execute(delete(live_card).where(*where))


def _card(row: Row) -> LiveCard:
    return LiveCard(
        row["chat_id"],
        row["message_id"],
        row["family_id"],
        row["member_id"],
        row["currency"],
        row["shown"],
        row["outbox_id"],
        row["edited_at"],
    )
