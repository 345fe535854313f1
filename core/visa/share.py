"""Letting another member of the family see one's visa and hours, and hear of them; taken back at any time.

A visa is private. Who shares it lends their eyes for it: what the other one reads is read as the owner would.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from core.family.gate import Action, demand
from core.family.membership import viewer_of
from core.family.model import Member, Viewer
from core.ledger.model import Change
from core.matters.act import begin, remove, revise
from core.matters.errors import NoSuchMatterError
from core.matters.model import Matter
from core.matters.ports import Wanted
from core.unit import Unit
from core.visa.kept import VisaShare


@dataclass(frozen=True, slots=True)
class Shown:
    """Someone who shares their visa with the viewer, and the eyes with which it is read."""

    owner: Member
    eyes: Viewer
    hears: bool


async def shared_by(unit: Unit, viewer: Viewer) -> dict[int, Matter[VisaShare]]:
    """With whom the viewer shares their own, by the other's member id."""
    mine = await unit.matters.find(viewer, VisaShare, Wanted(owner_id=viewer.member_id))
    return {one.body.with_id: one for one in mine}


async def shared_with(unit: Unit, viewer: Viewer) -> tuple[Shown, ...]:
    """Whose visas the viewer may see beside their own; nobody's where others look on."""
    if viewer.shared_only:
        return ()
    members = {one.id: one for one in await unit.people.members(viewer)}
    shares = [one for one in await unit.matters.find(viewer, VisaShare) if one.body.with_id == viewer.member_id]
    return tuple(
        Shown(members[one.owner_id], viewer_of(members[one.owner_id]), one.body.hears)
        for one in shares
        if one.owner_id in members
    )


async def shown_of(unit: Unit, viewer: Viewer, owner_id: int) -> Shown:
    """One of those; raises `NoSuchMatterError` when they share nothing with the viewer."""
    found = next((one for one in await shared_with(unit, viewer) if one.owner.id == owner_id), None)
    if found is None:
        raise NoSuchMatterError
    return found


async def share(
    unit: Unit, viewer: Viewer, with_id: int, at: datetime, *, sees: bool, hears: bool = False
) -> Change | None:
    """Let another member see the viewer's visa, hear of it, or neither; None when it was so before.

    Raises `NotAllowedError`, and `NoSuchMemberError` for who is not in the family.
    """
    demand(viewer.role, Action.RECORD)
    other = await unit.people.member(viewer, with_id)
    if other.id == viewer.member_id:
        return None
    old = (await shared_by(unit, viewer)).get(with_id)
    new = VisaShare(with_id, hears)
    if old is None:
        return (await begin(unit, viewer, Matter(viewer.member_id, new), at)).change if sees else None
    if not sees:
        return await remove(unit, viewer, [old], at)
    return await revise(unit, viewer, [(old, replace(old, body=new))], at)


async def hearing(unit: Unit, viewer: Viewer) -> tuple[Member, ...]:
    """The other members who hear of the viewer's hours."""
    shares = await shared_by(unit, viewer)
    members = await unit.people.members(viewer)
    return tuple(one for one in members if one.id in shares and shares[one.id].body.hears)
