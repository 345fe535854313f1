"""Accounts and their running sums in the database."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.accounts.country import home_of
from core.clock import Clock
from core.family.model import Viewer
from core.ledger.errors import NoSuchAccountError
from core.ledger.model import Account
from core.ledger.ports import Balances
from core.money.currency import Currency, currency
from core.money.money import Money
from integrations.db import account_codec
from integrations.db.prepared import Prepared
from integrations.db.tables import account, account_month, posting
from integrations.db.visible import ANYONE, accounts, accounts_ever, eyes

_VISIBLE = Prepared(select(account).where(accounts(ANYONE)).order_by(account.c.everyday.desc(), account.c.id))
_BALANCE = Prepared(
    select(account.c.currency, account_month.c.minor)
    .outerjoin(
        account_month,
        (account_month.c.account_id == account.c.id) & (account_month.c.currency == account.c.currency),
    )
    .where(accounts(ANYONE), account.c.id == bindparam("account"))
)

_MONTHS = Prepared(
    select(account_month).where(
        account_month.c.account_id.in_(select(account.c.id).where(accounts(ANYONE))),
        account_month.c.month < bindparam("month"),
    )
)
_DAYS = Prepared(
    select(posting.c.account_id, posting.c.currency, posting.c.minor).where(
        posting.c.account_id.in_(select(account.c.id).where(accounts(ANYONE))),
        posting.c.day >= bindparam("first"),
        posting.c.day <= bindparam("day"),
    )
)


class SqlAccounts:
    """Fills the `Accounts` port within one transaction."""

    def __init__(self, connection: AsyncConnection, clock: Clock) -> None:
        self._db = connection
        self._clock = clock

    async def visible(self, viewer: Viewer) -> tuple[Account, ...]:
        """See the port."""
        return tuple(account_codec.account_of(row) for row in await _VISIBLE.all(self._db, **eyes(viewer)))

    async def add(self, viewer: Viewer, name: str, currency: Currency, *, private: bool, everyday: bool) -> Account:
        """See the port."""
        made = Account(0, viewer.family_id, viewer.member_id, name, currency, private, everyday)
        return await self.open(viewer, replace(made, country=home_of(currency)))

    async def open(self, viewer: Viewer, new: Account) -> Account:
        """See the port."""
        statement = insert(account).values(
            family_id=viewer.family_id,
            owner_id=viewer.member_id,
            currency=new.currency.code,
            everyday=new.everyday,
            created_at=self._clock.now(),
            **account_codec.columns(new),
        )
        key = (await self._db.execute(statement.returning(account.c.id))).scalar_one()
        return replace(new, id=key, family_id=viewer.family_id, owner_id=viewer.member_id)

    async def ever(self, viewer: Viewer, account_id: int) -> Account:
        """See the port."""
        rows = await self._db.execute(select(account).where(accounts_ever(viewer), account.c.id == account_id))
        row = rows.mappings().first()
        if row is None:
            raise NoSuchAccountError
        return account_codec.account_of(row)

    async def replace(self, viewer: Viewer, changed: Account) -> None:
        """See the port."""
        where = (accounts_ever(viewer), account.c.id == changed.id)
        await self._db.execute(update(account).where(*where).values(**account_codec.columns(changed)))

    async def balances(self, viewer: Viewer, days: Sequence[date]) -> Mapping[date, Balances]:
        """See the port."""
        return {day: await self._balances(viewer, day) for day in days}

    async def _balances(self, viewer: Viewer, day: date) -> Balances:
        """Whole months from the running sums, the days of the last one from its postings; added as Python integers."""
        sums: dict[tuple[int, str], int] = {}
        first = day.replace(day=1)
        months = await _MONTHS.all(self._db, **eyes(viewer), month=f"{first:%Y-%m}")
        days = await _DAYS.all(self._db, **eyes(viewer), first=first, day=day)
        for row in (*months, *days):
            place = (row["account_id"], row["currency"])
            sums[place] = sums.get(place, 0) + row["minor"]
        return {(key, currency(code)): Money(minor, currency(code)) for (key, code), minor in sums.items()}

    async def balance(self, viewer: Viewer, account_id: int) -> Money:
        """See the port. Adds as Python integers: SQL's SUM overflows."""
        rows = await _BALANCE.all(self._db, account=account_id, **eyes(viewer))
        if not rows:
            raise NoSuchAccountError
        return Money(sum(row["minor"] or 0 for row in rows), currency(rows[0]["currency"]))
