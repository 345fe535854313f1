"""Postings and the running sums of accounts and months: written together, and taken back together."""

from collections.abc import Iterator, Sequence

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from core.ledger.model import Entry, Posting
from core.ledger.rules import account_moves
from integrations.db import codec
from integrations.db.many import Row, insert_rows
from integrations.db.prepared import Insertion, Prepared, Statement
from integrations.db.tables import account_month, posting

_COLUMNS = ("entry_id", "leg", "family_id", "account_id", "nominal", "minor", "currency")
_PLACE = ("account_id", "month", "currency")
_Booked = tuple[Entry, tuple[Posting, ...]]


async def book(connection: AsyncConnection, booked: Sequence[_Booked]) -> None:
    """Store the legs of entries, and add them to the running sums."""
    await insert_rows(connection, posting, _COLUMNS, (row for one, legs in booked for row in _rows(one, legs)))
    await _move(connection, booked, 1)


async def unbook(connection: AsyncConnection, old: Entry) -> None:
    """Take the stored legs back: what was booked is the truth, not what the rules would book today."""
    where = (posting.c.entry_id == old.id, posting.c.family_id == old.family_id)
    rows = (await connection.execute(select(posting).where(*where))).mappings()
    legs = tuple(Posting(codec.money(row["minor"], row["currency"]), row["account_id"], row["nominal"]) for row in rows)
    await connection.execute(delete(posting).where(*where))
    await _move(connection, [(old, legs)], -1)


def _rows(one: Entry, legs: tuple[Posting, ...]) -> Iterator[Row]:
    for number, leg in enumerate(legs):
        yield one.id, number, one.family_id, leg.account_id, leg.nominal, leg.money.minor, leg.money.currency.code


async def _move(connection: AsyncConnection, booked: Sequence[_Booked], sign: int) -> None:
    """Add to the running sums what the accounts gained, first summed here; in the same order for everyone."""
    gains: dict[tuple[int, str, str], int] = {}
    for one, legs in booked:
        month = f"{one.details.day:%Y-%m}"
        for (account_id, code), gained in account_moves(legs).items():
            place = (account_id, month, code)
            gains[place] = gains.get(place, 0) + sign * gained.minor
    for (account_id, month, code), minor in sorted(gains.items()):
        await _ADD_TO_SUM.count(connection, account_id=account_id, month=month, currency=code, minor=minor)


def _adding(insert: Insertion) -> Statement:
    statement = insert(account_month)
    return statement.on_conflict_do_update(
        index_elements=_PLACE, set_={"minor": account_month.c.minor + statement.excluded.minor}
    )


_ADD_TO_SUM = Prepared(_adding, *_PLACE, "minor")
