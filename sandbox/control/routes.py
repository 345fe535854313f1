"""The control API under `/sandbox/`: be a person, see a chat, inject updates and faults, read the counts."""

from dataclasses import asdict
from typing import Annotated, Any
from urllib.parse import urlsplit

from fastapi import APIRouter, Body, Depends, HTTPException, Request
from starlette.responses import StreamingResponse

from sandbox.botapi.profile import commands_shown, description_shown
from sandbox.control.events import event_stream
from sandbox.control.models import (
    Edited,
    NewFault,
    NewPerson,
    Pressed,
    RawUpdate,
    Reacted,
    Said,
    Started,
    Switches,
)
from sandbox.settings import Person
from sandbox.state import acts
from sandbox.state.chats import Chat
from sandbox.state.faults import Fault
from sandbox.state.world import World

Json = dict[str, Any]


async def same_origin(request: Request) -> None:
    """Refuse what another site's page in the same browser sends: the sandbox may hold a real family's chats."""
    origin = request.headers.get("origin")
    if origin and urlsplit(origin).netloc != request.headers.get("host"):
        raise HTTPException(403, "requests from other sites are refused")


router = APIRouter(prefix="/sandbox", dependencies=[Depends(same_origin)])


async def world_of(request: Request) -> World:
    """Give the world that the request's application serves."""
    world = request.app.state.world
    assert isinstance(world, World)
    return world


TheWorld = Annotated[World, Depends(world_of)]


async def chat_of(world: TheWorld, person_id: int) -> Chat:
    """Find a person's chat, or answer 404."""
    chat = world.chats.get(person_id)
    if chat is None:
        raise HTTPException(404, f"there is no person {person_id}")
    return chat


TheChat = Annotated[Chat, Depends(chat_of)]


def person_card(chat: Chat) -> Json:
    """Give a person as the page's list shows them."""
    last = next(reversed(chat.entries.values()), None)
    return asdict(chat.person) | {
        "started": chat.started,
        "blocked": chat.blocked,
        "last": last.seen() if last else None,
    }


@router.get("/people")
async def people(world: TheWorld) -> Json:
    """List the people, each with their last message."""
    bot = {"username": world.settings.bot_username, "name": world.settings.bot_name}
    return {"bot": bot, "people": [person_card(chat) for chat in world.chats.values()], "at": world.feed.here}


@router.post("/people")
async def add_person(world: TheWorld, new: NewPerson) -> Json:
    """Add a person, or change one."""
    facts = new.model_dump() | {"id": new.id or world.free_person_id()}
    return person_card(world.add_person(Person(**facts)))


@router.get("/people/{person_id}/chat")
async def transcript(world: TheWorld, chat: TheChat) -> Json:
    """Give a chat with all its messages, the commands and description its person sees, and the feed's place."""
    return {
        "person": person_card(chat),
        "messages": chat.transcript(),
        "commands": commands_shown(world, chat),
        "description": description_shown(world, chat),
        "at": world.feed.here,
    }


@router.post("/people/{person_id}/say")
async def say(world: TheWorld, chat: TheChat, said: Said) -> Json:
    """Send text as the person."""
    return {"messages": [entry.seen() for entry in acts.say(world, chat, said.text, said.reply_to)]}


@router.post("/people/{person_id}/start")
async def start(world: TheWorld, chat: TheChat, started: Started) -> Json:
    """Press Start, or follow a start link."""
    return {"messages": [acts.start(world, chat, started.parameter).seen()]}


@router.post("/people/{person_id}/edit")
async def edit(world: TheWorld, chat: TheChat, edited: Edited) -> Json:
    """Change one of the person's messages."""
    return {"messages": [acts.edit(world, chat, edited.message_id, edited.text).seen()]}


@router.post("/people/{person_id}/photo")
async def photo(world: TheWorld, chat: TheChat, request: Request, caption: str = "", name: str = "photo.jpg") -> Json:
    """Send the request's body as a photo."""
    mime = request.headers.get("content-type", "image/jpeg")
    entry = acts.send_photo(world, chat, name, mime, await request.body(), caption)
    return {"messages": [entry.seen()]}


@router.post("/people/{person_id}/document")
async def document(world: TheWorld, chat: TheChat, request: Request, name: str, caption: str = "") -> Json:
    """Send the request's body as a document."""
    mime = request.headers.get("content-type", "application/octet-stream")
    entry = acts.send_document(world, chat, name, mime, await request.body(), caption)
    return {"messages": [entry.seen()]}


@router.post("/people/{person_id}/press")
async def press(world: TheWorld, chat: TheChat, pressed: Pressed) -> Json:
    """Press an inline button; the answer comes through the feed under `query_id`."""
    return {"query_id": acts.press(world, chat, pressed.message_id, pressed.data)}


@router.post("/people/{person_id}/react")
async def react(world: TheWorld, chat: TheChat, reacted: Reacted) -> Json:
    """Set the person's reactions on a message."""
    acts.react(world, chat, reacted.message_id, reacted.emoji)
    return {}


@router.post("/people/{person_id}/block")
async def block(world: TheWorld, chat: TheChat) -> Json:
    """Block the bot."""
    acts.block(world, chat, blocked=True)
    return person_card(chat)


@router.post("/people/{person_id}/unblock")
async def unblock(world: TheWorld, chat: TheChat) -> Json:
    """Let the bot write again."""
    acts.block(world, chat, blocked=False)
    return person_card(chat)


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
        "deliver_twice": world.updates.twice,
        "at": world.feed.here,
    }


@router.post("/state")
async def switch(world: TheWorld, switches: Switches) -> Json:
    """Turn the limits on or off, or deliver updates twice."""
    if switches.limits is not None:
        world.limits.on = switches.limits
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
