"""Which rates families need, read across all of them: currencies, days and ids, never an amount."""

from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from core.family.model import Member, Role
from core.money.currency import Currency, currency
from integrations.db.tables import account, account_month, member, person


async def used(db: AsyncConnection) -> Mapping[Currency, date]:
    """See `Rates.used`. A month in which an account moved counts from its first day."""
    opened = select(account.c.currency, func.min(account.c.created_at)).group_by(account.c.currency)
    moved = select(account_month.c.currency, func.min(account_month.c.month)).group_by(account_month.c.currency)
    counted = select(person.c.base, func.min(person.c.created_at)).group_by(person.c.base)
    days = [(code, at.date()) for code, at in [*await db.execute(opened), *await db.execute(counted)]]
    days += [(code, date.fromisoformat(f"{month}-01")) for code, month in await db.execute(moved)]
    first: dict[Currency, date] = {}
    for code, day in days:
        first[currency(code)] = min(day, first.get(currency(code), day))
    return first


async def concerned(db: AsyncConnection, currencies: Collection[Currency]) -> tuple[Member, ...]:
    """See `Rates.concerned`."""
    codes = {one.code for one in currencies}
    kept = select(account.c.family_id, account.c.currency).where(account.c.currency.in_(codes)).distinct()
    counted = (
        select(member.c.family_id, person.c.base)
        .join(person, person.c.user_id == member.c.user_id)
        .where(member.c.left_at.is_(None), person.c.base.in_(codes))
    )
    found: dict[int, set[str]] = {}
    for family_id, code in [*await db.execute(kept), *await db.execute(counted)]:
        found.setdefault(family_id, set()).add(code)
    whole = [family_id for family_id, has in found.items() if has == codes]
    owners = (
        select(member)
        .where(member.c.family_id.in_(whole), member.c.role == Role.OWNER.value, member.c.left_at.is_(None))
        .order_by(member.c.id)
    )
    rows = (await db.execute(owners)).mappings()
    return tuple(Member(row["id"], row["family_id"], row["user_id"], Role.OWNER, row["name"]) for row in rows)
