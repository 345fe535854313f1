"""The family's papers in the database. Their originals lie elsewhere, beneath a key made of the row's id."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import UTC, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, exists, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.documents.errors import NoSuchPaperError
from core.documents.model import PaperKind, Reading
from core.documents.paper import (
    NewPaper,
    Paper,
    PaperFacts,
    PaperFile,
    PaperQuery,
    PaperState,
    place_of,
)
from core.documents.title import MOST_TITLE, named
from core.family.model import Viewer
from integrations.db.doomed import doom, spare
from integrations.db.tables import document, document_entry, document_file, entry
from integrations.db.upsert import insert as upsert
from integrations.db.visible import documents, documents_ever, entries
from integrations.readings import dumped, loaded

_OF_PAPER = tuple(document.c[field.name] for field in fields(Paper))
"""All columns but the long ones."""


class SqlPapers:
    """Fills the `Papers` port within one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._db = connection

    async def same(self, viewer: Viewer, digests: Sequence[str]) -> Paper | None:
        """See the port."""
        statement = select(*_OF_PAPER).where(documents_ever(viewer), document.c.digest.in_(digests))
        row = (await self._db.execute(statement.order_by(document.c.id).limit(1))).mappings().first()
        return paper_of(row) if row else None

    async def add(self, viewer: Viewer, new: NewPaper, at: datetime) -> Paper | None:
        """See the port."""
        statement = (
            upsert(self._db, document)
            .values(family_id=viewer.family_id, digest=new.digest, **_arrival(viewer, new, at))
            .on_conflict_do_nothing(index_elements=["family_id", "digest"])
            .returning(*_OF_PAPER)
        )
        row = (await self._db.execute(statement)).mappings().first()
        if row is None:
            return None
        rows = [
            {"document_id": row["id"], "family_id": viewer.family_id, "number": one.number, "digest": one.digest}
            | {"name": one.name, "mime": one.mime, "size": one.size}
            for one in new.files
        ]
        await self._db.execute(insert(document_file), rows)
        return paper_of(row)

    async def begin_again(self, viewer: Viewer, paper: Paper, new: NewPaper, at: datetime) -> Paper:
        """See the port."""
        values = _arrival(viewer, new, at) | {"state": PaperState.NEW.value, "deleted": False, "review": "{}"}
        statement = update(document).where(documents_ever(viewer), document.c.id == paper.id).values(**values)
        row = (await self._db.execute(statement.returning(*_OF_PAPER))).mappings().one()
        await spare(self._db, place_of(viewer.family_id, paper.id))
        return paper_of(row)

    async def get(self, viewer: Viewer, paper_id: int) -> Paper:
        """See the port."""
        return paper_of(await self._one(viewer, paper_id, *_OF_PAPER))

    async def files(self, viewer: Viewer, paper_id: int) -> tuple[PaperFile, ...]:
        """See the port."""
        statement = (
            select(document_file)
            .join(document, document.c.id == document_file.c.document_id)
            .where(documents(viewer), document.c.id == paper_id)
            .order_by(document_file.c.number)
        )
        rows = (await self._db.execute(statement)).mappings()
        return tuple(PaperFile(row["number"], row["digest"], row["name"], row["mime"], row["size"]) for row in rows)

    async def readings(self, viewer: Viewer, paper_id: int) -> tuple[Reading, ...]:
        """See the port."""
        return loaded((await self._one(viewer, paper_id, document.c.readings))["readings"])

    async def reread(self, viewer: Viewer, paper_id: int) -> None:
        """See the port."""
        await self._set(viewer, paper_id, state=PaperState.NEW.value)

    async def learn(self, viewer: Viewer, paper_id: int, facts: PaperFacts) -> None:
        """See the port."""
        await self._set(
            viewer,
            paper_id,
            kind=facts.kind.value,
            format=facts.format,
            pages=facts.pages,
            title=facts.title,
            first_day=facts.first_day,
            last_day=facts.last_day,
            words=facts.words,
            readings=dumped(facts.readings),
            state=PaperState.READ.value,
        )

    async def fail(self, viewer: Viewer, chat_id: int, message_id: int) -> None:
        """See the port."""
        await self._db.execute(
            update(document)
            .where(documents(viewer), *_being_read(chat_id, message_id))
            .values(state=PaperState.FAILED.value)
        )

    async def recaption(self, viewer: Viewer, chat_id: int, message_id: int, caption: str) -> Paper | None:
        """See the port. What it was found by before, it is found by still."""
        statement = (
            update(document)
            .where(documents(viewer), document.c.member_id == viewer.member_id, *_sent_in(chat_id, message_id))
            .values(caption=caption, words=document.c.words + f" {caption.casefold()}")
            .returning(*_OF_PAPER)
        )
        row = (await self._db.execute(statement)).mappings().first()
        return paper_of(row) if row else None

    async def drop(self, viewer: Viewer, chat_id: int, message_id: int, doom_at: datetime) -> None:
        """See the port."""
        statement = delete(document).where(documents(viewer), *_being_read(chat_id, message_id))
        for paper_id in (await self._db.execute(statement.returning(document.c.id))).scalars().all():
            await doom(self._db, place_of(viewer.family_id, paper_id), doom_at)

    async def find(self, viewer: Viewer, query: PaperQuery, limit: int, offset: int = 0) -> tuple[Paper, ...]:
        """See the port."""
        statement = select(*_OF_PAPER).where(documents(viewer), _asked(viewer, query))
        statement = statement.order_by(document.c.sent_at.desc(), document.c.id.desc()).limit(limit).offset(offset)
        return tuple(paper_of(row) for row in (await self._db.execute(statement)).mappings())

    async def count(self, viewer: Viewer, query: PaperQuery) -> int:
        """See the port."""
        statement = select(func.count()).select_from(document).where(documents(viewer), _asked(viewer, query))
        return (await self._db.execute(statement)).scalar_one()

    async def any_private(self, viewer: Viewer) -> bool:
        """See the port."""
        statement = select(document.c.id).where(documents(viewer), document.c.private.is_(True)).limit(1)
        return (await self._db.execute(statement)).first() is not None

    async def delete(self, viewer: Viewer, paper_id: int, doom_at: datetime) -> None:
        """See the port. A paper is deleted by who sent it, whoever else may see it."""
        where = (documents(viewer), document.c.id == paper_id, document.c.member_id == viewer.member_id)
        if (await self._db.execute(update(document).where(*where).values(deleted=True))).rowcount != 1:
            raise NoSuchPaperError
        await doom(self._db, place_of(viewer.family_id, paper_id), doom_at)

    async def restore(self, viewer: Viewer, paper_id: int) -> Paper:
        """See the port."""
        where = (documents_ever(viewer), document.c.id == paper_id, document.c.member_id == viewer.member_id)
        statement = update(document).where(*where).values(deleted=False).returning(*_OF_PAPER)
        row = (await self._db.execute(statement)).mappings().first()
        if row is None:
            raise NoSuchPaperError
        await spare(self._db, place_of(viewer.family_id, paper_id))
        return paper_of(row)

    async def share(self, viewer: Viewer, paper_id: int) -> None:
        """See the port."""
        await self._set(viewer, paper_id, private=False)

    async def booked(self, viewer: Viewer, paper_id: int, *, booked: bool = True) -> None:
        """See the port."""
        await self._set(viewer, paper_id, state=(PaperState.BOOKED if booked else PaperState.READ).value)

    async def review(self, viewer: Viewer, paper_id: int) -> str:
        """See the port."""
        kept: str = (await self._one(viewer, paper_id, document.c.review))["review"]
        return kept

    async def put_review(self, viewer: Viewer, paper_id: int, review: str) -> None:
        """See the port."""
        await self._set(viewer, paper_id, review=review)

    async def _one(self, viewer: Viewer, paper_id: int, *columns: ColumnElement[Any]) -> Mapping[Any, Any]:
        statement = select(*columns).where(documents(viewer), document.c.id == paper_id)
        row = (await self._db.execute(statement)).mappings().first()
        if row is None:
            raise NoSuchPaperError
        return row

    async def _set(self, viewer: Viewer, paper: int, /, **values: object) -> None:
        statement = update(document).where(documents(viewer), document.c.id == paper).values(**values)
        if (await self._db.execute(statement)).rowcount != 1:
            raise NoSuchPaperError


def _being_read(chat_id: int, message_id: int) -> tuple[ColumnElement[bool], ...]:
    return *_sent_in(chat_id, message_id), document.c.state == PaperState.NEW.value


def _sent_in(chat_id: int, message_id: int) -> tuple[ColumnElement[bool], ...]:
    return document.c.chat_id == chat_id, document.c.message_id == message_id


def _arrival(viewer: Viewer, new: NewPaper, at: datetime) -> dict[str, Any]:
    """Whose it is, how it came, and what it is called and found by until it is read."""
    names = [file.name for file in new.files]
    return {
        "title": named(names, new.caption)[:MOST_TITLE],
        "words": " ".join([new.caption, *names]).casefold(),
        "member_id": viewer.member_id,
        "chat_id": new.chat_id,
        "message_id": new.message_id,
        "caption": new.caption,
        "private": True,
        "sent_at": at,
    }


def _asked(viewer: Viewer, query: PaperQuery) -> ColumnElement[bool]:
    found: list[ColumnElement[bool]] = [document.c.state != PaperState.NEW.value]
    if query.kinds:
        found.append(document.c.kind.in_([kind.value for kind in query.kinds]))
    if query.first is not None:
        since = datetime.combine(query.first, time.min, UTC)
        found.append(func.coalesce(document.c.last_day >= query.first, document.c.sent_at >= since))
    if query.last is not None:
        until = datetime.combine(query.last, time.max, UTC)
        found.append(func.coalesce(document.c.first_day <= query.last, document.c.sent_at <= until))
    found += [or_(*(_says(viewer, form) for form in forms)) for forms in query.words]
    return and_(*found)


def _says(viewer: Viewer, form: str) -> ColumnElement[bool]:
    """A word that stands on the paper, or in what the family wrote of an entry that came of it."""
    spelt = (entry.c.note.contains(one, autoescape=True) for one in (form, form.capitalize()))
    came = and_(
        document_entry.c.document_id == document.c.id,
        document_entry.c.entry_id == entry.c.id,
        entries(viewer),
        or_(entry.c.payee_folded.contains(form, autoescape=True), *spelt),
    )
    return or_(document.c.words.contains(form, autoescape=True), exists().where(came))


def paper_of(row: Mapping[Any, Any]) -> Paper:
    """The paper in a row of its table."""
    plain = {field.name: row[field.name] for field in fields(Paper)}
    return Paper(**plain | {"kind": PaperKind(row["kind"]), "state": PaperState(row["state"])})
