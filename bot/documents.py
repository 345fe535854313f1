"""Makes the file that a reply promises: the person's own export, as far as they may see."""

from core.clock import Clock, local_date
from core.delivery.errors import RefusedError
from core.delivery.model import Outgoing
from core.export.model import Format
from core.export.write import written
from core.family.membership import viewer_of
from integrations.db.engine import Database
from integrations.db.export_rows import SqlExportRows
from integrations.db.unit import SqlUnit

_ENDINGS = {Format.CSV: "csv", Format.BEANCOUNT: "beancount", Format.HLEDGER: "journal"}


class ExportDocuments:
    """Fills the `Documents` port. A private chat's id is its person's, so the chat says whose eyes to use."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def make(self, out: Outgoing) -> tuple[str, bytes]:
        """See the port. Raises `RefusedError` for someone who is in no family (any more)."""
        form = Format(out.document or Format.CSV)
        async with self._database.read() as connection:
            people = SqlUnit(connection, self._clock).people
            who = await people.person(out.chat_id)
            member = await people.membership(who.family_id, who.user_id) if who and who.family_id else None
            if who is None or member is None:
                raise RefusedError
            rows = SqlExportRows(connection, member.family_id, viewer_of(member))
            text = "".join([piece async for piece in written(rows, form)])
        day = local_date(self._clock.now(), who.zone)
        return f"globfam-{day.isoformat()}.{_ENDINGS[form]}", text.encode()
