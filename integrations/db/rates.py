"""Rates in the database. A rate is stored as the text of its decimal; rows of `rate` and `family_rate` never change."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, and_, false, func, insert, or_, select, text, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.family.model import Member, Viewer
from core.money.currency import Currency, currency
from core.rates.book import Book
from core.rates.errors import NotHeldError
from core.rates.hold import Admission
from core.rates.model import Held, Manual, Rate, Verdict
from core.rates.order import MANUAL_LIMIT_DAYS, needed
from integrations.db import rate_needs
from integrations.db.prepared import Row
from integrations.db.rate_pages import RatePages, rate_of
from integrations.db.tables import family_rate, held_rate, rate

_RATES_LOCK = 3
"""The kind of advisory lock on PostgreSQL under which rates are added (see `integrations.db.unit` for the others)."""
_Pair = tuple[Currency, Currency]


class SqlRates:
    """Fills the `Rates` port within one transaction."""

    def __init__(self, connection: AsyncConnection, pages: RatePages | None = None) -> None:
        """Take the pages that the process keeps; without them all is read from storage."""
        self._db = connection
        self._pages = pages or RatePages()
        self._wrote = False

    async def book(self, viewer: Viewer, currencies: Collection[Currency], first: date, last: date) -> Book:
        """See the port."""
        own = (
            select(family_rate.c.day, family_rate.c.base, family_rate.c.quote, family_rate.c.value)
            .where(
                family_rate.c.family_id == viewer.family_id,
                family_rate.c.day.between(first - timedelta(days=MANUAL_LIMIT_DAYS), last),
            )
            .order_by(family_rate.c.id)
        )
        pages = RatePages() if self._wrote else self._pages  # what may be rolled back is for this unit's eyes alone
        published = await pages.of(self._db, needed(currencies))
        return Book.of_pages(published, [_manual(row) for row in (await self._db.execute(own)).mappings()])

    async def alone(self) -> None:
        """See the port. SQLite has one writer and needs no lock."""
        if self._db.dialect.name != "sqlite":
            await self._db.execute(text("SELECT pg_advisory_xact_lock(:kind, 0)"), {"kind": _RATES_LOCK})

    async def known(self, pairs: Collection[_Pair], first: date, last: date) -> tuple[Rate, ...]:
        """See the port."""
        before = await self._db.execute(
            select(rate.c.base, rate.c.quote, func.max(rate.c.day))
            .where(_of(rate.c, pairs), rate.c.day < first)
            .group_by(rate.c.base, rate.c.quote)
        )
        latest = [tuple(row) for row in before]
        statement = (
            select(rate.c.day, rate.c.base, rate.c.quote, rate.c.source, rate.c.value)
            .where(
                _of(rate.c, pairs),
                or_(rate.c.day.between(first, last), tuple_(rate.c.base, rate.c.quote, rate.c.day).in_(latest)),
            )
            .order_by(rate.c.id)
        )
        return tuple(rate_of(row) for row in (await self._db.execute(statement)).mappings())

    async def held(self, pairs: Collection[_Pair] | None = None) -> tuple[Held, ...]:
        """See the port."""
        which = held_rate.c.verdict.is_(None) if pairs is None else _of(held_rate.c, pairs)
        rows = await self._db.execute(select(held_rate).where(which).order_by(held_rate.c.id))
        return tuple(_held(row) for row in rows.mappings())

    async def store(self, admission: Admission, at: datetime) -> tuple[Held, ...]:
        """See the port."""
        if admission.accepted:
            self._wrote = True
            await self._db.execute(insert(rate), [{**_columns(one), "stored_at": at} for one in admission.accepted])
        for one in admission.settled:
            await self._db.execute(
                update(held_rate).where(held_rate.c.id == one.id).values(verdict=one.verdict, settled_at=at)
            )
        return tuple([await self._hold(one, at) for one in admission.held])

    async def decide(self, held_id: int, verdict: Verdict, at: datetime) -> Held:
        """See the port."""
        ended = await self._db.execute(
            update(held_rate)
            .where(held_rate.c.id == held_id, held_rate.c.verdict.is_(None))
            .values(verdict=verdict.value, settled_at=at)
            .returning(held_rate)
        )
        row = ended.mappings().first()
        if row is None:
            raise NotHeldError
        one = _held(row)
        if verdict is Verdict.RELEASED:
            self._wrote = True
            await self._db.execute(insert(rate).values(**_columns(one.rate), stored_at=at))
        return one

    async def used(self) -> Mapping[Currency, date]:
        """See the port."""
        return await rate_needs.used(self._db)

    async def stored(self) -> Mapping[_Pair, tuple[date, date]]:
        """See the port."""
        spans = select(rate.c.base, rate.c.quote, func.min(rate.c.day), func.max(rate.c.day)).group_by(
            rate.c.base, rate.c.quote
        )
        return {
            (currency(base), currency(quote)): (first, last)
            for base, quote, first, last in await self._db.execute(spans)
        }

    async def concerned(self, currencies: Collection[Currency]) -> tuple[Member, ...]:
        """See the port."""
        return await rate_needs.concerned(self._db, currencies)

    async def set_manual(self, viewer: Viewer, manual: Manual, at: datetime) -> None:
        """See the port."""
        await self._db.execute(
            insert(family_rate).values(
                family_id=viewer.family_id,
                member_id=viewer.member_id,
                day=manual.day,
                base=manual.base.code,
                quote=manual.quote.code,
                value=None if manual.value is None else f"{manual.value:f}",
                stored_at=at,
            )
        )

    async def _hold(self, one: Held, at: datetime) -> Held:
        values = {
            **_columns(one.rate),
            "last_day": one.last.day,
            "last_source": one.last.source,
            "last_value": f"{one.last.value:f}",
            "held_at": at,
        }
        made = await self._db.execute(insert(held_rate).values(**values).returning(held_rate))
        return _held(made.mappings().one())


def _of(columns: Any, pairs: Iterable[_Pair]) -> ColumnElement[bool]:  # noqa: ANN401 - the columns of either table
    return or_(false(), *(and_(columns.base == base.code, columns.quote == quote.code) for base, quote in pairs))


def _columns(one: Rate) -> dict[str, Any]:
    return {
        "day": one.day,
        "base": one.base.code,
        "quote": one.quote.code,
        "source": one.source,
        "value": f"{one.value:f}",
    }


def _held(row: Row) -> Held:
    base, quote = currency(row["base"]), currency(row["quote"])
    last = Rate(row["last_day"], base, quote, row["last_source"], Decimal(row["last_value"]))
    return Held(rate_of(row), last, row["id"], Verdict(row["verdict"]) if row["verdict"] else None)


def _manual(row: Row) -> Manual:
    value = None if row["value"] is None else Decimal(row["value"])
    return Manual(row["day"], currency(row["base"]), currency(row["quote"]), value)
