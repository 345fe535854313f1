"""Postings and the running sums of accounts and months: written together, and taken back together."""

from collections.abc import Iterator, Sequence
from itertools import islice

from sqlalchemy import bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from core.ledger.model import Entry, Posting
from integrations.db import codec
from integrations.db.many import Row, insert_rows
from integrations.db.prepared import Insertion, Prepared, Statement
from integrations.db.tables import account_month, posting

_AT_ONCE = 500
_COLUMNS = ("entry_id", "leg", "family_id", "account_id", "nominal", "minor", "currency", "day")
_PLACE = ("account_id", "month", "currency")
_Booked = tuple[Entry, tuple[Posting, ...]]
_LEGS = Prepared(
    select(posting)
    .where(posting.c.entry_id == bindparam("entry"), posting.c.family_id == bindparam("family"))
    .order_by(posting.c.leg)
)


async def book(connection: AsyncConnection, booked: Sequence[_Booked]) -> None:
    """Store the legs of entries, and add them to the running sums."""
    await insert_rows(connection, posting, _COLUMNS, (row for one, legs in booked for row in _rows(one, legs)))
    await _move(connection, booked, 1)


async def unbook(connection: AsyncConnection, old: Entry) -> None:
    """Take the stored legs back: what was booked is the truth, not what the rules would book today."""
    legs = await legs_of(connection, old)
    where = (posting.c.entry_id == old.id, posting.c.family_id == old.family_id)
    await connection.execute(delete(posting).where(*where))
    await _move(connection, [(old, legs)], -1)


async def unbook_many(connection: AsyncConnection, olds: Sequence[Entry]) -> None:
    """`unbook` for many entries of one family, some hundred in each statement."""
    waiting = iter(olds)
    while some := {one.id: one for one in islice(waiting, _AT_ONCE)}:
        family_id = next(iter(some.values())).family_id
        where = (posting.c.entry_id.in_(some), posting.c.family_id == family_id)
        legs: dict[int, list[Posting]] = {key: [] for key in some}
        for row in (await connection.execute(select(posting).where(*where))).mappings():
            leg = Posting(codec.money(row["minor"], row["currency"]), row["account_id"], row["nominal"])
            legs[row["entry_id"]].append(leg)
        await connection.execute(delete(posting).where(*where))
        await _move(connection, [(some[key], tuple(found)) for key, found in legs.items()], -1)


async def legs_of(connection: AsyncConnection, one: Entry) -> tuple[Posting, ...]:
    """The legs of an entry as they are stored."""
    rows = await _LEGS.all(connection, entry=one.id, family=one.family_id)
    return tuple(Posting(codec.money(row["minor"], row["currency"]), row["account_id"], row["nominal"]) for row in rows)


def _rows(one: Entry, legs: tuple[Posting, ...]) -> Iterator[Row]:
    for number, leg in enumerate(legs):
        money = leg.money
        yield (
            one.id, number, one.family_id, leg.account_id, leg.nominal, money.minor, money.currency.code,
            one.details.day,
        )  # fmt: skip


async def _move(connection: AsyncConnection, booked: Sequence[_Booked], sign: int) -> None:
    """Add to the running sums what the accounts gained, first summed here; in the same order for everyone."""
    gains: dict[tuple[int, str, str], int] = {}
    for one, legs in booked:
        month = one.details.day.isoformat()[:7]
        for leg in legs:
            if leg.account_id is not None:
                place = (leg.account_id, month, leg.money.currency.code)
                gains[place] = gains.get(place, 0) + sign * leg.money.minor
    for (account_id, month, code), minor in sorted(gains.items()):
        await _ADD_TO_SUM.count(connection, account_id=account_id, month=month, currency=code, minor=minor)


def _adding(insert: Insertion) -> Statement:
    statement = insert(account_month)
    return statement.on_conflict_do_update(
        index_elements=_PLACE, set_={"minor": account_month.c.minor + statement.excluded.minor}
    )


_ADD_TO_SUM = Prepared(_adding, *_PLACE, "minor")
