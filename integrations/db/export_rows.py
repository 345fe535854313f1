"""A family's book read for an export, in batches within one consistent state.

This is one of the few places that may read a family's rows without a `Viewer`: the operator, who holds the database
file anyway, exports everything. A person's export passes one, and every predicate then comes from `visible`.
"""

from collections.abc import AsyncIterator, Sequence
from datetime import date

from sqlalchemy import ColumnElement, RowMapping, func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from core.export.model import Book, Booked, Unseen
from core.export.prices import prices
from core.family.gate import Action, demand
from core.family.model import Role, Viewer
from core.ledger.model import Posting
from core.money.currency import currency
from core.money.money import Money
from core.rates.model import Rate
from integrations.db import account_codec, codec, visible
from integrations.db.rates import SqlRates
from integrations.db.tables import account, entry, family, member, posting

BATCH = 2_000
_BEFORE_ALL = (date.min, 0)
_BEGINNING = date(2000, 1, 1)
"""Before this day there is no rate."""


class SqlExportRows:
    """Fills the `Rows` port on an open read connection; without a `viewer` it is the operator who asks.

    Raises `NotAllowedError` when the viewer's role may not see.
    """

    def __init__(self, connection: AsyncConnection, family_id: int, viewer: Viewer | None = None) -> None:
        if viewer is not None:
            demand(viewer.role, Action.SEE)
        self._db = connection
        self._family_id = family_id
        self._viewer = viewer

    async def book(self) -> Book:
        """See the port."""
        name = (await self._db.execute(select(family.c.name).where(family.c.id == self._family_id))).scalar_one()
        members = select(member.c.id, member.c.name).where(member.c.family_id == self._family_id)
        accounts = select(account).where(self._accounts())
        unseen = await self._unseen()
        first = select(func.min(entry.c.day)).where(self._entries(), entry.c.deleted.is_(False))
        days = [(await self._db.execute(first)).scalar(), *(moved.day for moved in unseen)]
        return Book(
            name,
            {row["id"]: account_codec.account_of(row) for row in (await self._db.execute(accounts)).mappings()},
            {row.id: row.name for row in await self._db.execute(members)},
            min((day for day in days if day), default=None),
            unseen,
        )

    async def prices(self) -> tuple[Rate, ...]:
        """See the port. A family's own rates are all members' to see."""
        standing = (self._entries(), entry.c.deleted.is_(False))
        days = (await self._db.execute(select(entry.c.day).where(*standing).distinct())).scalars().all()
        held = select(account.c.currency).where(self._accounts()).distinct()
        moved = select(posting.c.currency).join(entry, entry.c.id == posting.c.entry_id).where(*standing).distinct()
        codes = {code for kind in (held, moved) for code in (await self._db.execute(kind)).scalars()}
        viewer = self._viewer or Viewer(self._family_id, 0, Role.OWNER)
        used = [currency(code) for code in codes]
        rates = await SqlRates(self._db).book(viewer, used, min(days, default=_BEGINNING), date.max)
        return prices(rates, {*used, *(one for own in rates.manual for one in (own.base, own.quote))}, days)

    async def entries(self, *, legs: bool) -> AsyncIterator[Sequence[Booked]]:
        """See the port. Each batch begins behind the last row of the one before, so the index carries the order."""
        place = tuple_(entry.c.day, entry.c.id)
        last: tuple[date, int] = _BEFORE_ALL
        while True:
            statement = (
                select(entry)
                .where(self._entries(), entry.c.deleted.is_(False), place > last)
                .order_by(entry.c.day, entry.c.id)
                .limit(BATCH)
            )
            rows = (await self._db.execute(statement)).mappings().all()
            if not rows:
                return
            last = (rows[-1]["day"], rows[-1]["id"])
            stored = await self._legs([row["id"] for row in rows]) if legs else {}
            yield [_booked(row, stored.get(row["id"], [])) for row in rows]

    async def _legs(self, entry_ids: Sequence[int]) -> dict[int, list[Posting]]:
        legs = posting.c
        statement = (
            select(legs.entry_id, legs.minor, legs.currency, legs.account_id, legs.nominal)
            .where(legs.family_id == self._family_id, legs.entry_id.in_(entry_ids))
            .order_by(legs.entry_id, legs.leg)
        )
        found: dict[int, list[Posting]] = {key: [] for key in entry_ids}
        for key, minor, code, account_id, nominal in (await self._db.execute(statement)).all():
            found[key].append(Posting(Money(minor, currency(code)), account_id, nominal))
        return found

    async def _unseen(self) -> tuple[Unseen, ...]:
        """Legs of hidden entries on visible accounts, summed by month as Python integers."""
        if self._viewer is None:
            return ()
        statement = (
            select(posting.c.account_id, entry.c.day, posting.c.currency, posting.c.minor)
            .join(entry, entry.c.id == posting.c.entry_id)
            .where(posting.c.account_id.in_(select(account.c.id).where(self._accounts())), ~self._entries())
        )
        sums: dict[tuple[date, int, str], int] = {}
        for row in await self._db.execute(statement):
            key = (row.day.replace(day=1), row.account_id, row.currency)
            sums[key] = sums.get(key, 0) + row.minor
        return tuple(
            Unseen(account_id, day, Money(minor, currency(code)))
            for (day, account_id, code), minor in sorted(sums.items())
            if minor
        )

    def _accounts(self) -> ColumnElement[bool]:
        return visible.accounts(self._viewer) if self._viewer else account.c.family_id == self._family_id

    def _entries(self) -> ColumnElement[bool]:
        return visible.entries(self._viewer) if self._viewer else entry.c.family_id == self._family_id


async def families(connection: AsyncConnection) -> tuple[int, ...]:
    """The ids of all families."""
    return tuple((await connection.execute(select(family.c.id).order_by(family.c.id))).scalars())


async def viewers(connection: AsyncConnection, family_id: int) -> tuple[Viewer, ...]:
    """The eyes of everyone who is in a family now."""
    statement = (
        select(member.c.id, member.c.role)
        .where(member.c.family_id == family_id, member.c.left_at.is_(None))
        .order_by(member.c.id)
    )
    return tuple(Viewer(family_id, row.id, Role(row.role)) for row in await connection.execute(statement))


def _booked(row: RowMapping, legs: Sequence[Posting]) -> Booked:
    return Booked(row["id"], row["member_id"], row["source"], codec.details_of(row), tuple(legs))
