"""What families need from storage."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Protocol

from core.family.model import Family, Invitation, Member, Person, Role, Viewer


class People(Protocol):
    """People, families, members and invitations."""

    async def person(self, user_id: int) -> Person | None:
        """Who this Telegram user is, or None for someone new."""
        ...

    async def several(self, user_ids: Collection[int]) -> Mapping[int, Person]:
        """Those of these Telegram users who are known."""
        ...

    async def save(self, who: Person, at: datetime) -> None:
        """Insert or update a person."""
        ...

    async def forget(self, user_id: int) -> None:
        """Delete a person and what is theirs alone."""
        ...

    async def found(self, name: str, at: datetime) -> Family:
        """Make a family."""
        ...

    async def family(self, family_id: int) -> Family:
        """One family by its id."""
        ...

    async def rename_family(self, viewer: Viewer, name: str) -> None:
        """Call the viewer's family otherwise."""
        ...

    async def dissolve(self, family_id: int) -> None:
        """Delete a family with everything in it."""
        ...

    async def join(self, family_id: int, who: Person, role: Role, at: datetime) -> Member:
        """Give a person a place; one who left and returns takes their old place again."""
        ...

    async def membership(self, family_id: int, user_id: int) -> Member | None:
        """A person's present place in this family."""
        ...

    async def memberships(self, user_id: int) -> tuple[tuple[Member, Family], ...]:
        """All present places of a person, with the families."""
        ...

    async def places(self, user_id: int) -> tuple[Member, ...]:
        """All places of a person, those that they left too."""
        ...

    async def members(self, viewer: Viewer) -> tuple[Member, ...]:
        """Everyone in the viewer's family."""
        ...

    async def member(self, viewer: Viewer, member_id: int) -> Member:
        """One present member; raises `NoSuchMemberError`."""
        ...

    async def set_role(self, viewer: Viewer, member_id: int, role: Role) -> None:
        """Give a member another role."""
        ...

    async def leave(self, viewer: Viewer, member_id: int, at: datetime) -> None:
        """End a member's place."""
        ...

    async def erase_member(self, viewer: Viewer, member_id: int) -> None:
        """Delete a member's place with their accounts and entries; what the others keep still agrees."""
        ...

    async def invite(self, viewer: Viewer, token_hash: str, role: Role, expires_at: datetime) -> Invitation:
        """Write an invitation down by the hash of its token."""
        ...

    async def invitation(self, token_hash: str, at: datetime) -> Invitation:
        """The invitation that this token opens now; raises `InvitationInvalidError`."""
        ...

    async def use(self, invited: Invitation, at: datetime) -> None:
        """Mark an invitation used; raises `InvitationInvalidError` when another was faster."""
        ...

    async def set_reachable(self, user_id: int, *, reachable: bool) -> None:
        """Note whether Telegram lets us write to a person."""
        ...
