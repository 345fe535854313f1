"""Parts as they were said become owners: members by their names, the family, and people outside it."""

from collections.abc import Sequence

from core.accounts.model import Holder, Owner
from core.accounts.said import Part, Who
from core.family.model import Member, Viewer


def owners_of(
    parts: Sequence[Part], members: Sequence[Member], viewer: Viewer, opened_by: int | None = None
) -> tuple[Owner, ...]:
    """Who is meant; what is all one's own who opened it (the viewer, unless another did) needs no owner."""
    found = tuple(_owner(part, members, viewer) for part in parts)
    alone = len(found) == 1 and found[0].share == 1 and found[0].member_id == (opened_by or viewer.member_id)
    return () if alone else found


def _owner(part: Part, members: Sequence[Member], viewer: Viewer) -> Owner:
    if part.who == Who.ME:
        return Owner(Holder.MEMBER, part.share, viewer.member_id)
    if part.who == Who.US:
        return Owner(Holder.FAMILY, part.share)
    called = part.who.casefold()
    named = [one for one in members if called in {one.name.casefold(), one.name.casefold().split(" ")[0]}]
    if len(named) == 1:
        return Owner(Holder.MEMBER, part.share, named[0].id)
    return Owner(Holder.OTHER, part.share, name=part.who[:1].upper() + part.who[1:])
