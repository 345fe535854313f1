"""The control API under `/sandbox/`: who there is, updates and faults to inject, switches, and the counts."""

from typing import Annotated

from fastapi import APIRouter, Body, Depends, Request
from starlette.responses import StreamingResponse

from sandbox.control.cards import Json, group_card, person_card
from sandbox.control.door import TheWorld, same_origin
from sandbox.control.events import event_stream
from sandbox.control.models import NewFault, NewPerson, RawUpdate, Switches
from sandbox.settings import Person
from sandbox.state.faults import Fault

router = APIRouter(prefix="/sandbox", dependencies=[Depends(same_origin)])


@router.get("/people")
async def people(world: TheWorld) -> Json:
    """List the people and the groups, each with the last message, and say how the bot's privacy mode stands."""
    bot = {"username": world.settings.bot_username, "name": world.settings.bot_name, "privacy": world.privacy}
    return {
        "bot": bot,
        "people": [person_card(chat) for chat in world.people.values()],
        "groups": [group_card(group) for group in world.groups.values()],
        "at": world.feed.here,
    }


@router.post("/people")
async def add_person(world: TheWorld, new: NewPerson) -> Json:
    """Add a person, or change one."""
    facts = new.model_dump() | {"id": new.id or world.free_person_id()}
    return person_card(world.add_person(Person(**facts)))


@router.get("/events")
async def events(world: TheWorld, request: Request, after: str = "") -> StreamingResponse:
    """Stream the feed as server-sent events from `after` (or the browser's Last-Event-ID) on."""
    seen = request.headers.get("last-event-id") or after
    return StreamingResponse(
        event_stream(world.feed, seen), media_type="text/event-stream", headers={"cache-control": "no-store"}
    )


@router.post("/updates")
async def inject(world: TheWorld, update: Annotated[RawUpdate, Body()]) -> Json:
    """Queue any update; without an `update_id` it gets the next."""
    if "update_id" not in update:
        update = {"update_id": world.updates.next_id} | update
        world.updates.next_id += 1
    world.updates.put_raw(update)
    return {"update_id": update["update_id"], "pending": len(world.updates)}


@router.get("/state")
async def state(world: TheWorld) -> Json:
    """Give the counts, the number of updates that wait, and the switches."""
    return {
        "counts": world.counts.card(),
        "pending_updates": len(world.updates),
        "limits": world.limits.on,
        "privacy": world.privacy,
        "deliver_twice": world.updates.twice,
        "at": world.feed.here,
    }


@router.post("/state")
async def switch(world: TheWorld, switches: Switches) -> Json:
    """Turn the limits or the bot's privacy mode on or off, or deliver updates twice."""
    if switches.limits is not None:
        world.limits.on = switches.limits
    if switches.privacy is not None:
        world.privacy = switches.privacy
        world.feed.tell("person", 0)
    if switches.deliver_twice is not None:
        world.updates.twice = switches.deliver_twice
    return await state(world)


@router.post("/faults")
async def add_fault(world: TheWorld, fault: NewFault) -> Json:
    """Let the next calls of a method fail."""
    world.faults.add(Fault(**fault.model_dump()))
    return {}


@router.delete("/faults")
async def clear_faults(world: TheWorld) -> Json:
    """Let everything work again."""
    world.faults.clear()
    return {}


@router.post("/reset")
async def reset(world: TheWorld) -> Json:
    """Empty chats, queue, faults and counts."""
    world.reset()
    return {}
