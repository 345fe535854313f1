"""Makes or fetches the file that a reply promises: an export, a calendar or a paper's original, as one may see it."""

from core.clock import Clock, local_date
from core.delivery.errors import LaterError, RefusedError
from core.delivery.model import CALENDAR, Outgoing
from core.documents.errors import NoSuchPaperError, OriginalGoneError, OriginalsError
from core.documents.paper import crop_key, original_key
from core.documents.ports import Originals
from core.export.model import Format
from core.export.write import written
from core.family.membership import viewer_of
from core.family.model import Person, Viewer
from handlers.calendar_file import NAME, CalendarFile
from integrations.db.engine import Database
from integrations.db.export_rows import SqlExportRows
from integrations.db.unit import SqlUnit

_LATER = 5.0
"""Seconds until originals are asked for again."""
_PHOTO, _CROP = "photo.jpg", "total.png"
_ENDINGS = {Format.CSV: "csv", Format.BEANCOUNT: "beancount", Format.HLEDGER: "journal"}


class SentDocuments:
    """Fills the `Documents` port. A private chat's id is its person's, so the chat says whose eyes to use."""

    def __init__(self, database: Database, clock: Clock, originals: Originals, calendars: CalendarFile) -> None:
        self._database = database
        self._clock = clock
        self._originals = originals
        self._calendars = calendars

    async def make(self, out: Outgoing) -> tuple[str, bytes]:
        """See the port.

        Raises `RefusedError` for someone who is in no family (any more), or may not see it, and when it is gone;
        `LaterError` when originals cannot be had now.
        """
        kind, _, which = (out.document or Format.CSV).partition(":")
        if kind == CALENDAR:
            return await self._calendar(out)
        if not which:
            return await self._export(out, Format(kind))
        try:
            return await (self._crop(out, which) if kind == "crop" else self._original(out, which))
        except (NoSuchPaperError, OriginalGoneError) as error:
            raise RefusedError from error
        except OriginalsError as error:
            raise LaterError(_LATER) from error

    async def _export(self, out: Outgoing, form: Format) -> tuple[str, bytes]:
        async with self._database.read() as connection:
            who, viewer = await self._reader(SqlUnit(connection, self._clock), out)
            rows = SqlExportRows(connection, viewer.family_id, viewer)
            text = "".join([piece async for piece in written(rows, form)])
        day = local_date(self._clock.now(), who.zone)
        return f"globfam-{day.isoformat()}.{_ENDINGS[form]}", text.encode()

    async def _calendar(self, out: Outgoing) -> tuple[str, bytes]:
        async with self._database.read() as connection:
            unit = SqlUnit(connection, self._clock)
            feed = await self._calendars.feed(unit, *await self._reader(unit, out))
        return NAME, await self._calendars.written(feed)

    async def _original(self, out: Outgoing, which: str) -> tuple[str, bytes]:
        paper_id, number = map(int, which.split(":"))
        async with self._database.read() as connection:
            unit = SqlUnit(connection, self._clock)
            _, viewer = await self._reader(unit, out)
            files = await unit.papers.files(viewer, paper_id)
        name = next((file.name for file in files if file.number == number), None)
        if name is None:
            raise NoSuchPaperError
        return name or _PHOTO, await self._originals.get(original_key(viewer.family_id, paper_id, number))

    async def _crop(self, out: Outgoing, which: str) -> tuple[str, bytes]:
        paper_id, part = map(int, which.split(":"))
        async with self._database.read() as connection:
            unit = SqlUnit(connection, self._clock)
            _, viewer = await self._reader(unit, out)
            await unit.papers.get(viewer, paper_id)
        return _CROP, await self._originals.get(crop_key(viewer.family_id, paper_id, part))

    async def _reader(self, unit: SqlUnit, out: Outgoing) -> tuple[Person, Viewer]:
        who = await unit.people.person(out.chat_id)
        member = await unit.people.membership(who.family_id, who.user_id) if who and who.family_id else None
        if who is None or member is None:
            raise RefusedError
        return who, viewer_of(member)
