"""How people come into a family, change places in it, and go."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from core.delivery.model import Notification
from core.delivery.rules import after_quiet_hours
from core.family.errors import (
    AlreadyMemberError,
    InvitationInvalidError,
    LastOwnerError,
    NoSuchMemberError,
    NotAllowedError,
)
from core.family.gate import Action, demand, may
from core.family.model import Family, Invitation, Member, News, Person, Role, Viewer
from core.ledger.record import EVERYDAY
from core.money.currency import currency
from core.telling.quiet import hears
from core.unit import Unit

INVITATION_LASTS = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Joined:
    """A person with their place in a family."""

    person: Person
    member: Member

    @property
    def viewer(self) -> Viewer:
        """For whom reads are made from now on."""
        return viewer_of(self.member)


def viewer_of(member: Member) -> Viewer:
    """The eyes of a member."""
    return Viewer(member.family_id, member.id, member.role)


def token_hash(token: str) -> str:
    """What is stored of an invitation's token, so that a copy of the database opens no door."""
    return hashlib.sha256(token.encode()).hexdigest()


async def found_family(unit: Unit, who: Person, name: str, at: datetime) -> Joined:
    """Make a family with this person as its owner and their everyday account in it."""
    family = await unit.people.found(name, at)
    return await _enter(unit, who, family, Role.OWNER, at)


async def invite(unit: Unit, viewer: Viewer, role: Role, token: str, at: datetime) -> datetime:
    """Make a one-time invitation and return when it expires. Nobody is invited to be owner: that is handed over."""
    demand(viewer.role, Action.INVITE)
    if role is Role.OWNER:
        raise NotAllowedError(Action.INVITE.value)
    expires_at = at + INVITATION_LASTS
    await unit.people.invite(viewer, token_hash(token), role, expires_at)
    return expires_at


async def accept(unit: Unit, who: Person, token: str, at: datetime) -> Joined:
    """Join by an invitation, and tell the others.

    Raises `InvitationInvalidError` for any token that does not open now, `AlreadyMemberError` for one of the family.
    """
    invited = await unit.people.invitation(token_hash(token), at)
    await _still_meant(unit, invited)
    if await unit.people.membership(invited.family_id, who.user_id):
        raise AlreadyMemberError
    await unit.people.use(invited, at)
    family = await unit.people.family(invited.family_id)
    joined = await _enter(unit, who, family, invited.role, at)
    await tell_others(unit, joined.viewer, "news.joined", (("name", who.name),), News.MEMBERS, at)
    return joined


async def switch(unit: Unit, who: Person, family_id: int, at: datetime) -> Joined:
    """Look at another of one's families. Raises `NoSuchMemberError` when it is not theirs."""
    member = await unit.people.membership(family_id, who.user_id)
    if member is None:
        raise NoSuchMemberError
    now = replace(who, family_id=family_id)
    await unit.people.save(now, at)
    return Joined(now, member)


async def set_role(unit: Unit, viewer: Viewer, member_id: int, role: Role, at: datetime) -> Member:
    """Make a member an adult or a viewer. The owner's own place changes only by handing over."""
    demand(viewer.role, Action.INVITE)
    member = await unit.people.member(viewer, member_id)
    if Role.OWNER in {role, member.role}:
        raise NotAllowedError(Action.INVITE.value)
    await unit.people.set_role(viewer, member_id, role)
    news = Notification(member.user_id, "news.role", (("role", role.value),), family_id=viewer.family_id)
    await _tell(unit, news, at)
    return replace(member, role=role)


async def remove(unit: Unit, viewer: Viewer, member_id: int, at: datetime) -> Member:
    """End another's place. What they recorded on shared accounts stays; their private accounts are seen by no one.

    Their eyes turn to another of their families, since one who looks at none is a stranger. The link to their calendar
    goes, so that it stays shut should they come back.
    """
    demand(viewer.role, Action.INVITE)
    member = await unit.people.member(viewer, member_id)
    if member.role is Role.OWNER:
        raise LastOwnerError
    await unit.people.leave(viewer, member_id, at)
    await unit.calendar_links.drop(viewer_of(member))
    gone = await unit.people.person(member.user_id)
    if gone is not None and gone.family_id is None:
        await _look_elsewhere(unit, gone, at)
    await _tell(unit, Notification(member.user_id, "news.removed"), at)
    return member


async def hand_over(unit: Unit, viewer: Viewer, member_id: int, at: datetime) -> Member:
    """Make an adult the owner and oneself an adult."""
    demand(viewer.role, Action.HAND_OVER)
    member = await unit.people.member(viewer, member_id)
    if member.role is not Role.ADULT:
        raise NoSuchMemberError
    await unit.people.set_role(viewer, member_id, Role.OWNER)
    await unit.people.set_role(viewer, viewer.member_id, Role.ADULT)
    await _tell(unit, Notification(member.user_id, "news.owner", family_id=viewer.family_id), at)
    return replace(member, role=Role.OWNER)


async def leave(unit: Unit, who: Person, viewer: Viewer, at: datetime) -> Person:
    """Go. Raises `LastOwnerError` for an owner who leaves others behind: they hand over first."""
    await _may_go(unit, viewer)
    await tell_others(unit, viewer, "news.left", (("name", who.name),), News.MEMBERS, at)
    await unit.people.leave(viewer, viewer.member_id, at)
    await unit.calendar_links.drop(viewer)
    return await _look_elsewhere(unit, who, at)


async def erase(unit: Unit, who: Person, at: datetime) -> None:
    """Delete everything of a person: their places, accounts and entries in every family, and the person.

    That includes the places they left, where their private accounts still lie. A family of which nobody else is left
    goes with them. Raises `LastOwnerError` while others depend on them.
    """
    present = {member.id for member, _ in await unit.people.memberships(who.user_id)}
    places = await unit.people.places(who.user_id)
    for member in places:
        if member.id in present:
            await _may_go(unit, viewer_of(member))
    for member in places:
        viewer = viewer_of(member)
        if all(one.id == member.id for one in await unit.people.members(viewer)):
            await unit.people.dissolve(member.family_id)
            continue
        if member.id in present:
            await tell_others(unit, viewer, "news.left", (("name", who.name),), News.MEMBERS, at)
        await unit.people.erase_member(viewer, member.id)
    await unit.people.forget(who.user_id)


async def tell_others(
    unit: Unit,
    viewer: Viewer,
    code: str,
    params: Sequence[tuple[str, str]],
    kind: News,
    at: datetime,
    entry_id: int | None = None,
) -> None:
    """Put news for every other member into the outbox, after their own quiet hours."""
    for member in await unit.people.members(viewer):
        if member.id == viewer.member_id:
            continue
        other = await unit.people.person(member.user_id)
        if other is None or not other.reachable or not hears(other, kind):
            continue
        news = Notification(other.user_id, code, tuple(params), kind, viewer.family_id, entry_id)
        await unit.outbox.notify(news, after_quiet_hours(at, other.zone), at)


async def _tell(unit: Unit, news: Notification, at: datetime) -> None:
    """Tell one person what was done to their own place: it cannot be muted, but it waits for the morning."""
    who = await unit.people.person(news.user_id)
    await unit.outbox.notify(news, after_quiet_hours(at, who.zone) if who else at, at)


async def _still_meant(unit: Unit, invited: Invitation) -> None:
    """Raise `InvitationInvalidError` unless who made it may invite now: a link must not outlast its maker's place."""
    inviter = Viewer(invited.family_id, invited.invited_by, Role.OWNER)
    try:
        maker = await unit.people.member(inviter, invited.invited_by)
    except NoSuchMemberError:
        raise InvitationInvalidError from None
    if not may(maker.role, Action.INVITE):
        raise InvitationInvalidError


async def _enter(unit: Unit, who: Person, family: Family, role: Role, at: datetime) -> Joined:
    member = await unit.people.join(family.id, who, role, at)
    now = replace(who, family_id=family.id)
    await unit.people.save(now, at)
    viewer = viewer_of(member)
    mine = [a for a in await unit.accounts.visible(viewer) if a.everyday and a.owner_id == member.id]
    if role is not Role.VIEWER and not mine:
        await unit.accounts.add(viewer, EVERYDAY, currency(who.base), private=False, everyday=True)
    return Joined(now, member)


async def _may_go(unit: Unit, viewer: Viewer) -> None:
    if viewer.role is Role.OWNER and len(await unit.people.members(viewer)) > 1:
        raise LastOwnerError


async def _look_elsewhere(unit: Unit, who: Person, at: datetime) -> Person:
    places = await unit.people.memberships(who.user_id)
    now = replace(who, family_id=places[0][0].family_id if places else None)
    await unit.people.save(now, at)
    return now
