"""Accounts and their running sums in the database."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

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
from integrations.db.halves import halves, whole
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

_Place = tuple[int, Currency]


_BEFORE = Prepared(
    select(account_month.c.account_id, account_month.c.currency, *halves(account_month.c.minor))
    .where(
        account_month.c.account_id.in_(select(account.c.id).where(accounts(ANYONE))),
        account_month.c.month < bindparam("month"),
    )
    .group_by(account_month.c.account_id, account_month.c.currency)
)
_MONTHS = Prepared(
    select(account_month).where(
        account_month.c.account_id.in_(select(account.c.id).where(accounts(ANYONE))),
        account_month.c.month >= bindparam("month"),
    )
)
_DAYS = Prepared(
    select(posting.c.account_id, posting.c.currency, *halves(posting.c.minor))
    .where(
        posting.c.account_id.in_(select(account.c.id).where(accounts(ANYONE))),
        posting.c.day >= bindparam("first"),
        posting.c.day <= bindparam("day"),
    )
    .group_by(posting.c.account_id, posting.c.currency)
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
        """See the port. Whole months come from the running sums, the days of a month that is cut from its postings."""
        months = sorted((await self._by_month(viewer, min(days))).items(), reverse=True)
        sums: dict[_Place, int] = {}
        standing: dict[date, Balances] = {}
        for day in sorted(days):
            last = _last_whole_month(day)
            while months and months[-1][0] <= last:
                _add(sums, months.pop()[1])
            cut = {} if _ends_month(day) else await self._in_month(viewer, day)
            here = {**sums}
            _add(here, cut)
            standing[day] = {place: Money(minor, place[1]) for place, minor in here.items()}
        return standing

    async def _by_month(self, viewer: Viewer, first: date) -> Mapping[str, Mapping[_Place, int]]:
        """What each month from `first` on added; what all months before it added stands under the empty name."""
        added: dict[str, dict[_Place, int]] = {}
        since = f"{first:%Y-%m}"
        for row in await _BEFORE.all(self._db, **eyes(viewer), month=since):
            place = (row["account_id"], currency(row["currency"]))
            added.setdefault("", {})[place] = whole(row)
        for row in await _MONTHS.all(self._db, **eyes(viewer), month=since):
            added.setdefault(row["month"], {})[row["account_id"], currency(row["currency"])] = row["minor"]
        return added

    async def _in_month(self, viewer: Viewer, day: date) -> Mapping[_Place, int]:
        """What the days of a month added, up to this one."""
        rows = await _DAYS.all(self._db, **eyes(viewer), first=day.replace(day=1), day=day)
        return {(row["account_id"], currency(row["currency"])): whole(row) for row in rows}

    async def balance(self, viewer: Viewer, account_id: int) -> Money:
        """See the port. Adds as Python integers: SQL's SUM overflows."""
        rows = await _BALANCE.all(self._db, account=account_id, **eyes(viewer))
        if not rows:
            raise NoSuchAccountError
        return Money(sum(row["minor"] or 0 for row in rows), currency(rows[0]["currency"]))


def _ends_month(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1


def _last_whole_month(day: date) -> str:
    """The last month of which every day has passed at the end of this one."""
    return f"{day if _ends_month(day) else day.replace(day=1) - timedelta(days=1):%Y-%m}"


def _add(sums: dict[_Place, int], added: Mapping[_Place, int]) -> None:
    for place, minor in added.items():
        sums[place] = sums.get(place, 0) + minor
