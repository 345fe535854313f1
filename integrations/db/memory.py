"""What was taught: payees of a family, habits of a person."""

from sqlalchemy import bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from core.family.model import Viewer
from integrations.db import codec
from integrations.db.prepared import Prepared
from integrations.db.tables import habit, payee_account, payee_memory
from integrations.db.upsert import insert
from integrations.db.visible import ANYONE, eyes, payees, usual_accounts

_PAYEES = Prepared(select(payee_memory.c.payee, payee_memory.c.category).where(payees(ANYONE)))
_ACCOUNT_OF_PAYEE = Prepared(
    select(payee_account.c.account_id).where(usual_accounts(ANYONE), payee_account.c.payee == bindparam("payee"))
)
_HABITS = Prepared(select(habit.c.code, habit.c.choice).where(habit.c.user_id == bindparam("user")))


class SqlMemory:
    """Fills the `Memory` port within one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._db = connection

    async def remember_payee(self, viewer: Viewer, payee: str, category: str) -> None:
        """See the port."""
        values = {"family_id": viewer.family_id, "payee": codec.fold(payee), "category": category}
        statement = insert(self._db, payee_memory).values(**values)
        await self._db.execute(
            statement.on_conflict_do_update(index_elements=["family_id", "payee"], set_={"category": category})
        )

    async def payees(self, viewer: Viewer) -> tuple[tuple[str, str], ...]:
        """See the port."""
        return tuple((row["payee"], row["category"]) for row in await _PAYEES.all(self._db, **eyes(viewer)))

    async def remember_account(self, viewer: Viewer, payee: str, account_id: int) -> None:
        """See the port."""
        values = {"member_id": viewer.member_id, "payee": codec.fold(payee), "account_id": account_id}
        statement = insert(self._db, payee_account).values(family_id=viewer.family_id, **values)
        await self._db.execute(
            statement.on_conflict_do_update(index_elements=["member_id", "payee"], set_={"account_id": account_id})
        )

    async def account_of_payee(self, viewer: Viewer, payee: str) -> int | None:
        """See the port."""
        row = await _ACCOUNT_OF_PAYEE.first(self._db, payee=codec.fold(payee), **eyes(viewer))
        return row["account_id"] if row else None

    async def remember_habit(self, user_id: int, code: str, choice: str) -> None:
        """See the port."""
        statement = insert(self._db, habit).values(user_id=user_id, code=code, choice=choice)
        await self._db.execute(
            statement.on_conflict_do_update(index_elements=["user_id", "code"], set_={"choice": choice})
        )

    async def habits(self, user_id: int) -> tuple[tuple[str, str], ...]:
        """See the port."""
        return tuple((row["code"], row["choice"]) for row in await _HABITS.all(self._db, user=user_id))

    async def forget_habits(self, user_id: int) -> None:
        """See the port."""
        await self._db.execute(delete(habit).where(habit.c.user_id == user_id))
