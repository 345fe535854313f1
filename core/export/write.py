"""Writing an export: text in pieces, so that a long history is never held as a whole."""

from collections.abc import AsyncIterator

from core.export import sheet
from core.export.beancount import Beancount
from core.export.hledger import Hledger
from core.export.journal import Journal
from core.export.model import Format
from core.export.ports import Rows


async def written(rows: Rows, form: Format) -> AsyncIterator[str]:
    """The pieces of the whole text; lines end with LF alone."""
    book = await rows.book()
    if form is Format.CSV:
        yield sheet.HEADER
        async for batch in rows.entries(legs=False):
            yield "".join(sheet.row(book, booked) for booked in batch)
        return
    journal = Journal(book, Beancount() if form is Format.BEANCOUNT else Hledger())
    yield journal.header() + journal.prices(await rows.prices())
    yield "".join(journal.unseen(moved) for moved in book.unseen)
    async for batch in rows.entries(legs=True):
        yield "".join(journal.entry(booked) for booked in batch)
