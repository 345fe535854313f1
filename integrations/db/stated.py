"""Stated balances stay what was said: what they book is what was missing, and follows what is written before them."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from sqlalchemy import bindparam, or_, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from core.ledger.model import Entry
from core.ledger.rules import postings
from core.money.money import Money
from integrations.db import codec
from integrations.db.booking import book, legs_of, unbook
from integrations.db.prepared import Prepared
from integrations.db.tables import STATED, account_month, entry, posting

_FROM = Prepared(
    select(entry)
    .where(
        text(STATED),  # in the words of the partial index, or it is not used
        entry.c.account_id == bindparam("account"),
        entry.c.day >= bindparam("since"),
        entry.c.deleted.is_(False),
    )
    .order_by(entry.c.day, entry.c.id)
)
_MONTHS = Prepared(
    select(account_month.c.minor).where(
        account_month.c.account_id == bindparam("account"),
        account_month.c.currency == bindparam("code"),
        account_month.c.month < bindparam("month"),
    )
)
_DAYS = Prepared(
    select(posting.c.minor).where(
        posting.c.account_id == bindparam("account"),
        posting.c.currency == bindparam("code"),
        posting.c.day >= bindparam("first"),
        or_(
            posting.c.day < bindparam("day"),
            (posting.c.day == bindparam("day")) & (posting.c.entry_id < bindparam("entry")),
        ),
    )
)


async def restate(connection: AsyncConnection, accounts: Collection[int], since: date) -> None:
    """Book anew what the balances stated on these accounts were missing, from the day on which something changed."""
    for account_id in sorted(accounts):
        for row in await _FROM.all(connection, account=account_id, since=since):
            stated = codec.entry_of(row)
            missing = postings(stated.details, standing=await _standing(connection, stated))
            if missing != await legs_of(connection, stated):
                await unbook(connection, stated)
                await book(connection, [(stated, missing)])


async def _standing(connection: AsyncConnection, stated: Entry) -> Money:
    """What is on the account right before an entry, by day and then in the order of writing."""
    details = stated.details
    first = details.day.replace(day=1)
    where = {"account": details.account_id, "code": details.money.currency.code}
    months = await _MONTHS.all(connection, **where, month=f"{first:%Y-%m}")
    days = await _DAYS.all(connection, **where, first=first, day=details.day, entry=stated.id)
    return replace(details.money, minor=sum(row["minor"] for row in (*months, *days)))
