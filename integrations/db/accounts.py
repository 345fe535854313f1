"""Accounts and their running sums in the database."""

from sqlalchemy import bindparam, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from core.clock import Clock
from core.family.model import Viewer
from core.ledger.errors import NoSuchAccountError
from core.ledger.model import Account
from core.money.currency import Currency, currency
from core.money.money import Money
from integrations.db.prepared import Prepared, Row
from integrations.db.tables import account, account_month
from integrations.db.visible import ANYONE, accounts, eyes

_VISIBLE = Prepared(select(account).where(accounts(ANYONE)).order_by(account.c.everyday.desc(), account.c.id))
_BALANCE = Prepared(
    select(account.c.currency, account_month.c.minor)
    .outerjoin(
        account_month,
        (account_month.c.account_id == account.c.id) & (account_month.c.currency == account.c.currency),
    )
    .where(accounts(ANYONE), account.c.id == bindparam("account"))
)


class SqlAccounts:
    """Fills the `Accounts` port within one transaction."""

    def __init__(self, connection: AsyncConnection, clock: Clock) -> None:
        self._db = connection
        self._clock = clock

    async def visible(self, viewer: Viewer) -> tuple[Account, ...]:
        """See the port."""
        return tuple(_account(row) for row in await _VISIBLE.all(self._db, **eyes(viewer)))

    async def add(self, viewer: Viewer, name: str, currency: Currency, *, private: bool, everyday: bool) -> Account:
        """See the port."""
        statement = insert(account).values(
            family_id=viewer.family_id,
            owner_id=viewer.member_id,
            name=name,
            currency=currency.code,
            private=private,
            everyday=everyday,
            created_at=self._clock.now(),
        )
        key = (await self._db.execute(statement.returning(account.c.id))).scalar_one()
        return Account(key, viewer.family_id, viewer.member_id, name, currency, private, everyday)

    async def balance(self, viewer: Viewer, account_id: int) -> Money:
        """See the port. Adds as Python integers: SQL's SUM overflows."""
        rows = await _BALANCE.all(self._db, account=account_id, **eyes(viewer))
        if not rows:
            raise NoSuchAccountError
        return Money(sum(row["minor"] or 0 for row in rows), currency(rows[0]["currency"]))


def _account(row: Row) -> Account:
    return Account(
        row["id"],
        row["family_id"],
        row["owner_id"],
        row["name"],
        currency(row["currency"]),
        row["private"],
        row["everyday"],
    )
