"""What came of papers, and what families said of their layouts, in the database."""

from collections.abc import Sequence
from dataclasses import fields

from pydantic import TypeAdapter
from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from core.documents.model import Mapping
from core.documents.paper import Paper
from core.family.model import Viewer
from integrations.db.documents import paper_of
from integrations.db.many import insert_rows
from integrations.db.tables import document, document_entry, entry, layout_choice
from integrations.db.upsert import insert as upsert
from integrations.db.visible import documents, entries

_MAPPING = TypeAdapter(Mapping)
_LINKED = ("document_id", "entry_id", "family_id", "part")


class SqlPaperTrail:
    """Fills the `PaperTrail` port within one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._db = connection

    async def link(self, viewer: Viewer, paper_id: int, entries: Sequence[tuple[int, int]]) -> None:
        """See the port."""
        statement = select(document_entry.c.entry_id).where(
            document_entry.c.family_id == viewer.family_id, document_entry.c.document_id == paper_id
        )
        linked = set((await self._db.execute(statement)).scalars())
        new = {entry_id: part for entry_id, part in entries if entry_id not in linked}
        rows = ((paper_id, entry_id, viewer.family_id, part) for entry_id, part in new.items())
        await insert_rows(self._db, document_entry, _LINKED, rows)

    async def unlink(self, viewer: Viewer, paper_id: int) -> None:
        """See the port."""
        where = (document_entry.c.family_id == viewer.family_id, document_entry.c.document_id == paper_id)
        await self._db.execute(delete(document_entry).where(*where))

    async def entries(self, viewer: Viewer, paper_id: int) -> tuple[int, ...]:
        """See the port."""
        statement = (
            select(entry.c.id)
            .join(document_entry, document_entry.c.entry_id == entry.c.id)
            .join(document, document.c.id == document_entry.c.document_id)
            .where(entries(viewer), documents(viewer), document.c.id == paper_id, entry.c.deleted.is_(False))
            .order_by(entry.c.day, entry.c.id)
        )
        return tuple((await self._db.execute(statement)).scalars())

    async def of_entry(self, viewer: Viewer, entry_id: int) -> tuple[Paper, ...]:
        """See the port."""
        statement = (
            select(*(document.c[field.name] for field in fields(Paper)))
            .join(document_entry, document_entry.c.document_id == document.c.id)
            .where(documents(viewer), document_entry.c.entry_id == entry_id)
            .order_by(document.c.id)
        )
        return tuple(paper_of(row) for row in (await self._db.execute(statement)).mappings())

    async def layouts(self, viewer: Viewer) -> tuple[tuple[str, Mapping], ...]:
        """See the port."""
        statement = select(layout_choice).where(layout_choice.c.family_id == viewer.family_id)
        rows = (await self._db.execute(statement)).mappings()
        return tuple((row["signature"], _MAPPING.validate_json(row["mapping"])) for row in rows)

    async def keep_layout(self, viewer: Viewer, signature: str, mapping: Mapping) -> None:
        """See the port."""
        value = _MAPPING.dump_json(mapping).decode()
        statement = upsert(self._db, layout_choice).values(
            family_id=viewer.family_id, signature=signature, mapping=value
        )
        await self._db.execute(
            statement.on_conflict_do_update(index_elements=["family_id", "signature"], set_={"mapping": value})
        )
