"""The entries of which debts come, found by the partial index that names them."""

from sqlalchemy import and_, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from core.capture.model import Kind
from core.family.model import Viewer
from core.ledger.model import Entry
from integrations.db import codec
from integrations.db.tables import SHARED, entry
from integrations.db.visible import entries

SHARED_IN_INDEX = f"({SHARED})"
"""In the words of the partial index, or it is not used; in brackets, since more conditions follow."""


class SqlShared:
    """Fills the `Shared` port within one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._db = connection

    async def entries(self, viewer: Viewer) -> tuple[Entry, ...]:
        """See the port. Refunds are found by what they refund, since the index does not hold them."""
        standing = and_(entries(viewer), entry.c.deleted.is_(False))
        shared = select(entry).where(text(SHARED_IN_INDEX), standing)
        found = list((await self._db.execute(shared)).mappings())
        expenses = [row["id"] for row in found if row["kind"] == Kind.EXPENSE.value]
        refunds = select(entry).where(
            standing, entry.c.kind == Kind.REFUND.value, entry.c.repays.is_not(None), entry.c.repays.in_(expenses)
        )
        if expenses:
            found += (await self._db.execute(refunds)).mappings()
        rows = {row["id"]: row for row in found}
        return tuple(codec.entry_of(row) for row in sorted(rows.values(), key=lambda row: (row["day"], row["id"])))
