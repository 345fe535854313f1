"""Published rates as the process keeps them: read once, and then only what was added since.

Rows of `rate` never change and are added by one unit at a time (`Rates.alone`), so their ids rise in the order of the
commits, and what is beyond the last id seen is all that is new. A page may be ahead of the state that a unit sees, by
rates that were published meanwhile. It never holds what was not committed: a unit that has written rates looks for
itself (`SqlRates.book`).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations

from sqlalchemy import and_, bindparam, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from core.money.currency import Currency, currency
from core.rates.book import Pair
from core.rates.model import Rate
from core.rates.page import Page
from integrations.db.prepared import Prepared, Row
from integrations.db.tables import rate

_NEWEST = Prepared(select(func.max(rate.c.id).label("id")))
_OF_PAIR = Prepared(
    select(rate.c.id, rate.c.day, rate.c.base, rate.c.quote, rate.c.source, rate.c.value)
    .where(
        or_(
            and_(rate.c.base == bindparam("one"), rate.c.quote == bindparam("other")),
            and_(rate.c.base == bindparam("other"), rate.c.quote == bindparam("one")),
        ),
        rate.c.id <= bindparam("newest"),
    )
    .order_by(rate.c.id)
)
_SINCE = Prepared(
    select(rate.c.id, rate.c.day, rate.c.base, rate.c.quote, rate.c.source, rate.c.value)
    .where(rate.c.id > bindparam("seen"), rate.c.id <= bindparam("newest"))
    .order_by(rate.c.id)
)


@dataclass(slots=True)
class _Kept:
    """A page, and the id up to which it has all rows of its pair."""

    seen: int = 0
    page: Page = field(default_factory=Page)

    def take(self, rows: Iterable[Row], newest: int) -> None:
        """Add what is new of these rows. Another unit may have added some of them while they were read."""
        self.page.add(rate_of(row) for row in rows if row["id"] > self.seen)
        self.seen = max(self.seen, newest)


class RatePages:
    """The pages of one process, by pair."""

    def __init__(self) -> None:
        self._kept: dict[Pair, _Kept] = {}

    async def of(self, connection: AsyncConnection, currencies: Collection[Currency]) -> Mapping[Pair, Page]:
        """The pages of all pairs of these, with everything that this connection sees."""
        pairs = [frozenset(two) for two in combinations(currencies, 2)]
        (row,) = await _NEWEST.all(connection)
        newest: int = row["id"] or 0
        await self._catch_up(connection, [pair for pair in pairs if pair in self._kept], newest)
        for pair in pairs:
            if pair not in self._kept:
                one, other = (code.code for code in pair)
                rows = await _OF_PAIR.all(connection, one=one, other=other, newest=newest)
                self._kept.setdefault(pair, _Kept()).take(rows, newest)
        return {pair: self._kept[pair].page for pair in pairs}

    async def _catch_up(self, connection: AsyncConnection, pairs: Sequence[Pair], newest: int) -> None:
        seen = min((self._kept[pair].seen for pair in pairs), default=newest)
        if seen >= newest:
            return
        rows: dict[Pair, list[Row]] = {pair: [] for pair in pairs}
        for row in await _SINCE.all(connection, seen=seen, newest=newest):
            both = frozenset((currency(row["base"]), currency(row["quote"])))
            if both in rows:
                rows[both].append(row)
        for pair, of_pair in rows.items():
            self._kept[pair].take(of_pair, newest)


def rate_of(row: Row) -> Rate:
    """The rate in a row."""
    return Rate(row["day"], currency(row["base"]), currency(row["quote"]), row["source"], Decimal(row["value"]))
