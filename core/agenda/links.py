"""The secret address by which a member's calendar is fetched: made, replaced and taken away by that member alone.

Only the hash of the secret is stored, so that a copy of the database opens no calendar; the address is told once. It is
found by that hash, so that no time taken tells how much of a guess was right.
"""

from datetime import datetime

from core.family.gate import Action, demand
from core.family.membership import token_hash, viewer_of
from core.family.model import Person, Viewer
from core.unit import Unit

PATH = "/calendar"
_LONGEST = 128
"""What is longer is no secret of ours, and is not even looked for."""


async def make_link(unit: Unit, viewer: Viewer, secret: str, at: datetime) -> None:
    """Let a secret open the viewer's calendar, and none of theirs from before. Raises `NotAllowedError`."""
    demand(viewer.role, Action.SETTLE_IN)
    await unit.calendar_links.keep(viewer, token_hash(secret), at)


async def drop_link(unit: Unit, viewer: Viewer) -> bool:
    """Let nothing open it any more; False when nothing did. Raises `NotAllowedError`."""
    demand(viewer.role, Action.SETTLE_IN)
    return await unit.calendar_links.drop(viewer)


async def open_link(unit: Unit, secret: str) -> tuple[Person, Viewer] | None:
    """Whose calendar a secret opens now, with their eyes; None also for who left, was removed or is blocked."""
    if not secret or len(secret) > _LONGEST:
        return None
    member = await unit.calendar_links.member_of(token_hash(secret))
    who = await unit.people.person(member.user_id) if member else None
    return None if member is None or who is None or who.blocked else (who, viewer_of(member))


def address(public_url: str, secret: str) -> str:
    """The address that programs are given."""
    return f"{public_url.rstrip('/')}{PATH}/{secret}.ics"
