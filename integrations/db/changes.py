"""The history of changes in the database."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.family.model import Viewer
from core.ledger.model import AccountChange, Change, ChangeLine, Verb
from core.matters.model import MatterChange
from integrations.db import account_codec, codec, matter_codec
from integrations.db.many import Row, insert_rows
from integrations.db.prepared import Prepared
from integrations.db.prepared import Row as Found
from integrations.db.tables import change, change_account, change_line, change_matter
from integrations.db.visible import changes

_ADD = Prepared(insert(change).returning(change.c.id), "family_id", "member_id", "at", "verb")
_COLUMNS = ("change_id", "entry_id", "family_id", "before", "after")
_MATTER_COLUMNS = ("change_id", "matter_id", "family_id", "before", "after")
_ACCOUNT_COLUMNS = ("change_id", "account_id", "family_id", "before", "after")
_DONE = change.c.verb != Verb.UNDO.value
"""What a person did; what took an import back is that undo itself."""


class SqlChanges:
    """Fills the `Changes` port within one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._db = connection
        self._done: list[Change] = []

    @property
    def done(self) -> Sequence[Change]:
        """See the port."""
        return self._done

    async def add(
        self,
        viewer: Viewer,
        verb: Verb,
        lines: Sequence[ChangeLine],
        at: datetime,
        accounts: Sequence[AccountChange] = (),
        matters: Sequence[MatterChange] = (),
    ) -> Change:
        """See the port."""
        (made,) = await _ADD.all(
            self._db, family_id=viewer.family_id, member_id=viewer.member_id, at=at, verb=verb.value
        )
        key = made["id"]
        rows = (
            (
                key,
                line.entry_id,
                viewer.family_id,
                codec.dump(line.before) if line.before else None,
                codec.dump(line.after),
            )
            for line in lines
        )
        await insert_rows(self._db, change_line, _COLUMNS, rows)
        if accounts:
            await insert_rows(self._db, change_account, _ACCOUNT_COLUMNS, (_row(key, viewer, one) for one in accounts))
        if matters:
            rows_of_matters = (_matter_row(key, viewer, one) for one in matters)
            await insert_rows(self._db, change_matter, _MATTER_COLUMNS, rows_of_matters)
        told = tuple(lines), None, tuple(accounts), tuple(matters)
        made_now = Change(key, viewer.family_id, viewer.member_id, at, verb, *told)
        self._done.append(made_now)
        return made_now

    async def get(self, viewer: Viewer, change_id: int) -> Change | None:
        """See the port."""
        return await self._first(viewer, change.c.id == change_id)

    async def last_standing(self, viewer: Viewer, since: datetime) -> Change | None:
        """See the port."""
        return await self._first(
            viewer,
            change.c.member_id == viewer.member_id,
            change.c.undone_at.is_(None),
            change.c.at >= since,
            _DONE,
        )

    async def last_undone(self, viewer: Viewer, since: datetime) -> Change | None:
        """See the port. Undone changes stand behind the last one that was not; what was undone last is the first.

        A change that was undone before another was made, and undone too, comes after that one.
        """
        mine = (change.c.member_id == viewer.member_id, change.c.at >= since, _DONE)
        standing = select(change.c.id).where(changes(viewer), *mine, change.c.undone_at.is_(None))
        last = (await self._db.execute(standing.order_by(change.c.id.desc()).limit(1))).scalar() or 0
        return await self._first(
            viewer,
            *mine,
            change.c.undone_at.is_not(None),
            change.c.id > last,
            order=(change.c.undone_at.desc(), change.c.id),
        )

    async def mark(self, changed: Change, *, undone_at: datetime | None) -> None:
        """See the port."""
        where = (change.c.id == changed.id, change.c.family_id == changed.family_id)
        await self._db.execute(update(change).where(*where).values(undone_at=undone_at))
        self._done.append(replace(changed, undone_at=undone_at))

    async def of_entry(self, viewer: Viewer, entry_id: int) -> tuple[Change, ...]:
        """See the port."""
        touching = select(change_line.c.change_id).where(
            change_line.c.entry_id == entry_id, change_line.c.family_id == viewer.family_id
        )
        rows = await self._db.execute(
            select(change.c.id).where(changes(viewer), change.c.id.in_(touching)).order_by(change.c.id)
        )
        found = [await self.get(viewer, key) for key in rows.scalars()]
        return tuple(one for one in found if one is not None)

    async def _first(
        self, viewer: Viewer, *where: ColumnElement[bool], order: tuple[ColumnElement[Any], ...] = ()
    ) -> Change | None:
        statement = select(change).where(changes(viewer), *where).order_by(*(order or (change.c.id.desc(),)))
        row = (await self._db.execute(statement.limit(1))).mappings().first()
        if row is None:
            return None
        lines = (
            await self._db.execute(
                select(change_line).where(
                    change_line.c.change_id == row["id"], change_line.c.family_id == viewer.family_id
                )
            )
        ).mappings()
        touched = select(change_account).where(
            change_account.c.change_id == row["id"], change_account.c.family_id == viewer.family_id
        )
        accounts = (await self._db.execute(touched.order_by(change_account.c.account_id))).mappings()
        watched = select(change_matter).where(
            change_matter.c.change_id == row["id"], change_matter.c.family_id == viewer.family_id
        )
        matters = (await self._db.execute(watched.order_by(change_matter.c.matter_id))).mappings()
        return Change(
            row["id"],
            row["family_id"],
            row["member_id"],
            row["at"],
            Verb(row["verb"]),
            tuple(map(codec.line_of, lines)),
            row["undone_at"],
            tuple(_account_change(one) for one in accounts),
            tuple(_matter_change(one) for one in matters),
        )


def _row(key: int, viewer: Viewer, one: AccountChange) -> Row:
    before = account_codec.dump(one.before) if one.before else None
    return key, one.after.id, viewer.family_id, before, account_codec.dump(one.after)


def _account_change(row: Found) -> AccountChange:
    before = account_codec.load(row["before"]) if row["before"] else None
    return AccountChange(before, account_codec.load(row["after"]))


def _matter_row(key: int, viewer: Viewer, one: MatterChange) -> Row:
    before = matter_codec.dump(one.before) if one.before else None
    return key, one.after.id, viewer.family_id, before, matter_codec.dump(one.after)


def _matter_change(row: Found) -> MatterChange:
    before = matter_codec.load(row["before"]) if row["before"] else None
    return MatterChange(before, matter_codec.load(row["after"]))
