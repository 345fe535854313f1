"""Who may use the control API, and whose chat a request is about."""

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, HTTPException, Request

from sandbox.state.groups import Group
from sandbox.state.seats import Seat
from sandbox.state.world import World


async def same_origin(request: Request) -> None:
    """Refuse what another site's page in the same browser sends: the sandbox may hold a real family's chats."""
    origin = request.headers.get("origin")
    if origin and urlsplit(origin).netloc != request.headers.get("host"):
        raise HTTPException(403, "requests from other sites are refused")


async def world_of(request: Request) -> World:
    """Give the world that the request's application serves."""
    world = request.app.state.world
    assert isinstance(world, World)
    return world


TheWorld = Annotated[World, Depends(world_of)]


async def seat_of(world: TheWorld, person_id: int, chat: int = 0) -> Seat:
    """Put a person into a chat, by default their own, or answer 404."""
    seat = world.seat(person_id, chat)
    if seat is None:
        missing = f"chat {chat}" if person_id in world.people else f"person {person_id}"
        raise HTTPException(404, f"there is no {missing}")
    return seat


TheSeat = Annotated[Seat, Depends(seat_of)]


async def group_of(world: TheWorld, group_id: int) -> Group:
    """Find a group, or answer 404."""
    group = world.groups.get(group_id)
    if group is None:
        raise HTTPException(404, f"there is no group {group_id}")
    return group


TheGroup = Annotated[Group, Depends(group_of)]
