"""Making groups and changing who is in them, as people do it."""

from fastapi import APIRouter, Depends

from sandbox.control.cards import Json, group_card
from sandbox.control.door import TheGroup, TheWorld, same_origin
from sandbox.control.models import Added, Appointed, BotPlace, By, NewGroup, Removed, Renamed
from sandbox.state import membership

router = APIRouter(prefix="/sandbox/groups", dependencies=[Depends(same_origin)])


@router.get("")
async def groups(world: TheWorld) -> Json:
    """List the groups."""
    return {"groups": [group_card(group) for group in world.groups.values()]}


@router.post("")
async def create(world: TheWorld, new: NewGroup) -> Json:
    """Make a group."""
    made = membership.create(world, new.by, new.title, new.people, supergroup=new.supergroup, bot=new.bot)
    return group_card(made)


@router.get("/{group_id}")
async def group(group: TheGroup) -> Json:
    """Give one group."""
    return group_card(group)


@router.post("/{group_id}/add")
async def add(world: TheWorld, group: TheGroup, added: Added) -> Json:
    """Bring people in."""
    membership.add_people(world, group, added.by, added.people)
    return group_card(group)


@router.post("/{group_id}/remove")
async def remove(world: TheWorld, group: TheGroup, removed: Removed) -> Json:
    """Put someone out, or leave."""
    membership.remove_person(world, group, removed.by, removed.person)
    return group_card(group)


@router.post("/{group_id}/appoint")
async def appoint(world: TheWorld, group: TheGroup, appointed: Appointed) -> Json:
    """Make someone an administrator, or a member again."""
    membership.appoint(world, group, appointed.by, appointed.person, appointed.status)
    return group_card(group)


@router.post("/{group_id}/bot")
async def bot(world: TheWorld, group: TheGroup, place: BotPlace) -> Json:
    """Add the bot, change what it may do, or put it out."""
    membership.set_bot(world, group, place.by, place.status, place.parameter)
    return group_card(group)


@router.post("/{group_id}/title")
async def rename(world: TheWorld, group: TheGroup, renamed: Renamed) -> Json:
    """Give the group another name."""
    membership.rename(world, group, renamed.by, renamed.title)
    return group_card(group)


@router.post("/{group_id}/upgrade")
async def upgrade(world: TheWorld, group: TheGroup, by: By) -> Json:
    """Turn the group into a supergroup; gives the supergroup."""
    return group_card(membership.upgrade(world, group, by.by))
