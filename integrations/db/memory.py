"""What was taught: payees of a family, habits of a person."""

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from core.family.model import Viewer
from integrations.db import codec
from integrations.db.tables import habit, payee_account, payee_memory
from integrations.db.upsert import insert
from integrations.db.visible import payees


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
        statement = select(payee_memory.c.payee, payee_memory.c.category).where(payees(viewer))
        return tuple((row.payee, row.category) for row in await self._db.execute(statement))

    async def remember_account(self, viewer: Viewer, payee: str, account_id: int) -> None:
        """See the port."""
        values = {"member_id": viewer.member_id, "payee": codec.fold(payee), "account_id": account_id}
        statement = insert(self._db, payee_account).values(family_id=viewer.family_id, **values)
        await self._db.execute(
            statement.on_conflict_do_update(index_elements=["member_id", "payee"], set_={"account_id": account_id})
        )

    async def account_of_payee(self, viewer: Viewer, payee: str) -> int | None:
        """See the port."""
        statement = select(payee_account.c.account_id).where(
            payee_account.c.family_id == viewer.family_id,
            payee_account.c.member_id == viewer.member_id,
            payee_account.c.payee == codec.fold(payee),
        )
        return (await self._db.execute(statement)).scalar()

    async def remember_habit(self, user_id: int, code: str, choice: str) -> None:
        """See the port."""
        statement = insert(self._db, habit).values(user_id=user_id, code=code, choice=choice)
        await self._db.execute(
            statement.on_conflict_do_update(index_elements=["user_id", "code"], set_={"choice": choice})
        )

    async def habits(self, user_id: int) -> tuple[tuple[str, str], ...]:
        """See the port."""
        statement = select(habit.c.code, habit.c.choice).where(habit.c.user_id == user_id)
        return tuple((row.code, row.choice) for row in await self._db.execute(statement))

    async def forget_habits(self, user_id: int) -> None:
        """See the port."""
        await self._db.execute(delete(habit).where(habit.c.user_id == user_id))
