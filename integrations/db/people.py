"""People, families, members and invitations in the database."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.family.errors import InvitationInvalidError, NoSuchMemberError
from core.family.model import Family, Invitation, Member, News, Person, Quietness, Role, Viewer
from integrations.db.doomed import doom_papers
from integrations.db.erasing import erase_member
from integrations.db.prepared import Prepared, Row
from integrations.db.tables import (
    conversation,
    family,
    habit,
    inbox,
    invitation,
    member,
    outbox,
    pending,
    person,
    told,
)
from integrations.db.upsert import insert as upsert
from integrations.db.visible import ANYONE, eyes, members

_PERSON = Prepared(select(person).where(person.c.user_id == bindparam("user")))
_MEMBERS = Prepared(select(member).where(members(ANYONE)).order_by(member.c.id))


def _place() -> Select[Any]:
    """The present place of a person in a family, from which their eyes come."""
    here = (member.c.family_id == bindparam("family"), member.c.user_id == bindparam("user"))
    return select(member).where(*here, member.c.left_at.is_(None))


_MEMBERSHIP = Prepared(_place())


class SqlPeople:
    """Fills the `People` port within one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._db = connection

    async def person(self, user_id: int) -> Person | None:
        """Who this Telegram user is, or None for someone new."""
        row = await _PERSON.first(self._db, user=user_id)
        return person_of(row) if row else None

    async def several(self, user_ids: Collection[int]) -> Mapping[int, Person]:
        """See the port."""
        rows = await self._db.execute(select(person).where(person.c.user_id.in_(user_ids)))
        return {row["user_id"]: person_of(row) for row in rows.mappings()}

    async def save(self, who: Person, at: datetime) -> None:
        """Insert or update a person."""
        values = _columns(who)
        statement = upsert(self._db, person).values(**values, created_at=at)
        await self._db.execute(statement.on_conflict_do_update(index_elements=["user_id"], set_=values))

    async def forget(self, user_id: int) -> None:
        """Delete a person and what is theirs alone, what was said to them too. Their private chat has their id."""
        for table in (habit, pending, told, person):
            await self._db.execute(delete(table).where(table.c.user_id == user_id))
        for table in (outbox, inbox):
            await self._db.execute(
                delete(table).where(table.c.chat_id == user_id, table.c.state.in_(("sent", "dead", "done")))
            )
        await self._db.execute(delete(conversation).where(conversation.c.key.endswith(f":{user_id}")))

    async def found(self, name: str, at: datetime) -> Family:
        """Make a family."""
        row = await self._db.execute(insert(family).values(name=name, created_at=at).returning(family.c.id))
        return Family(row.scalar_one(), name)

    async def family(self, family_id: int) -> Family:
        """One family by its id."""
        row = (await self._db.execute(select(family).where(family.c.id == family_id))).mappings().one()
        return Family(row["id"], row["name"])

    async def rename_family(self, viewer: Viewer, name: str) -> None:
        """Call the viewer's family otherwise."""
        await self._db.execute(update(family).where(family.c.id == viewer.family_id).values(name=name))

    async def dissolve(self, family_id: int) -> None:
        """Delete a family with everything in it."""
        await doom_papers(self._db, family_id)
        await self._db.execute(delete(family).where(family.c.id == family_id))

    async def join(self, family_id: int, who: Person, role: Role, at: datetime) -> Member:
        """Give a person a place; one who left and returns takes their old place again, with the role given now."""
        values = {"role": role.value, "name": who.name, "joined_at": at, "left_at": None}
        statement = (
            upsert(self._db, member)
            .values(family_id=family_id, user_id=who.user_id, **values)
            .on_conflict_do_update(index_elements=["family_id", "user_id"], set_=values)
            .returning(member.c.id)
        )
        return Member((await self._db.execute(statement)).scalar_one(), family_id, who.user_id, role, who.name)

    async def membership(self, family_id: int, user_id: int) -> Member | None:
        """A person's present place in this family."""
        row = await _MEMBERSHIP.first(self._db, family=family_id, user=user_id)
        return _member(row) if row else None

    async def memberships(self, user_id: int) -> tuple[tuple[Member, Family], ...]:
        """All present places of a person, with the families."""
        statement = (
            select(member, family.c.name.label("family_name"))
            .join(family, family.c.id == member.c.family_id)
            .where(member.c.user_id == user_id, member.c.left_at.is_(None))
            .order_by(member.c.id)
        )
        rows = (await self._db.execute(statement)).mappings()
        return tuple((_member(row), Family(row["family_id"], row["family_name"])) for row in rows)

    async def places(self, user_id: int) -> tuple[Member, ...]:
        """See the port."""
        statement = select(member).where(member.c.user_id == user_id).order_by(member.c.id)
        return tuple(_member(row) for row in (await self._db.execute(statement)).mappings())

    async def members(self, viewer: Viewer) -> tuple[Member, ...]:
        """Everyone in the viewer's family, in the order in which they came."""
        return tuple(_member(row) for row in await _MEMBERS.all(self._db, **eyes(viewer)))

    async def member(self, viewer: Viewer, member_id: int) -> Member:
        """One present member; raises `NoSuchMemberError`."""
        row = (
            (await self._db.execute(select(member).where(members(viewer), member.c.id == member_id))).mappings().first()
        )
        if row is None:
            raise NoSuchMemberError
        return _member(row)

    async def set_role(self, viewer: Viewer, member_id: int, role: Role) -> None:
        """Give a member of the viewer's family another role."""
        await self._db.execute(update(member).where(members(viewer), member.c.id == member_id).values(role=role.value))

    async def leave(self, viewer: Viewer, member_id: int, at: datetime) -> None:
        """End a member's place and turn their eyes elsewhere."""
        gone = await self.member(viewer, member_id)
        await self._db.execute(update(member).where(members(viewer), member.c.id == member_id).values(left_at=at))
        await self._db.execute(
            update(person)
            .where(person.c.user_id == gone.user_id, person.c.family_id == viewer.family_id)
            .values(family_id=None)
        )

    async def erase_member(self, viewer: Viewer, member_id: int) -> None:
        """See the port."""
        await erase_member(self._db, viewer, member_id)

    async def invite(self, viewer: Viewer, token_hash: str, role: Role, expires_at: datetime) -> Invitation:
        """Write an invitation down by the hash of its token."""
        statement = insert(invitation).values(
            family_id=viewer.family_id,
            token_hash=token_hash,
            role=role.value,
            invited_by=viewer.member_id,
            expires_at=expires_at,
        )
        key = (await self._db.execute(statement.returning(invitation.c.id))).scalar_one()
        return Invitation(key, viewer.family_id, role, viewer.member_id, expires_at)

    async def invitation(self, token_hash: str, at: datetime) -> Invitation:
        """The invitation that this token opens now; raises `InvitationInvalidError` for used, expired or unknown."""
        statement = select(invitation).where(
            invitation.c.token_hash == token_hash, invitation.c.used_at.is_(None), invitation.c.expires_at > at
        )
        row = (await self._db.execute(statement)).mappings().first()
        if row is None:
            raise InvitationInvalidError
        return Invitation(row["id"], row["family_id"], Role(row["role"]), row["invited_by"], row["expires_at"])

    async def use(self, invited: Invitation, at: datetime) -> None:
        """Mark an invitation used; raises `InvitationInvalidError` when another was faster."""
        statement = update(invitation).where(invitation.c.id == invited.id, invitation.c.used_at.is_(None))
        if (await self._db.execute(statement.values(used_at=at))).rowcount != 1:
            raise InvitationInvalidError

    async def count(self) -> int:
        """How many people there are (for the admin's status)."""
        return (await self._db.execute(select(func.count()).select_from(person))).scalar_one()

    async def set_blocked(self, user_id: int, *, blocked: bool) -> bool:
        """Shut the door on a person, or open it; False when there is no such person."""
        result = await self._db.execute(update(person).where(person.c.user_id == user_id).values(blocked=blocked))
        return result.rowcount == 1

    async def set_reachable(self, user_id: int, *, reachable: bool) -> None:
        """Note whether Telegram lets us write to a person."""
        await self._db.execute(update(person).where(person.c.user_id == user_id).values(reachable=reachable))


def _columns(who: Person) -> dict[str, Any]:
    return {
        "user_id": who.user_id,
        "name": who.name,
        "language": who.language,
        "country": who.country,
        "zone": who.zone,
        "base": who.base,
        "family_id": who.family_id,
        "reachable": who.reachable,
        "blocked": who.blocked,
        "muted": " ".join(sorted(who.muted)),
        "quietness": who.quietness.value,
        "hide_amounts": who.hide_amounts,
        "digest": who.digest,
    }


def person_of(row: Row) -> Person:
    """The person in a row of their table."""
    fields = {name: row[name] for name in _AS_STORED}
    muted = frozenset(News(word) for word in row["muted"].split())
    return Person(**fields, muted=muted, quietness=Quietness(row["quietness"]))


_AS_STORED = tuple(_columns(Person(0, "", "", "", "", "")).keys() - {"muted", "quietness"})


def _member(row: Row) -> Member:
    return Member(row["id"], row["family_id"], row["user_id"], Role(row["role"]), row["name"])
