"""Being a person: everything one can do in a chat. `?chat=` names a group; without it, it is one's own chat."""

from fastapi import APIRouter, Depends, HTTPException, Request

from sandbox.control.cards import Json, group_card, person_card
from sandbox.control.door import TheSeat, TheWorld, same_origin
from sandbox.control.models import Edited, Pinned, Pressed, Reacted, Said, Started
from sandbox.state import acts
from sandbox.state.chats import PrivateChat
from sandbox.state.groups import Group
from sandbox.state.seats import Seat

router = APIRouter(prefix="/sandbox/people/{person_id}", dependencies=[Depends(same_origin)])


@router.get("/chat")
async def transcript(world: TheWorld, seat: TheSeat) -> Json:
    """Give a chat with all its messages, and what of the bot its person sees there, and the feed's place."""
    return {
        "person": person_card(world.people[seat.person.id]),
        "group": group_card(seat.chat) if isinstance(seat.chat, Group) else None,
        "messages": seat.chat.transcript(seat.person.id),
        "pinned": seat.chat.pinned,
        "commands": world.profile.commands_for(seat),
        "description": world.profile.description_for(seat),
        "menu_button": world.profile.menu_button_for(seat),
        "at": world.feed.here,
    }


@router.post("/say")
async def say(world: TheWorld, seat: TheSeat, said: Said) -> Json:
    """Send text as the person."""
    return {"messages": [entry.seen() for entry in acts.say(world, seat, said.text, said.reply_to)]}


@router.post("/start")
async def start(world: TheWorld, seat: TheSeat, started: Started) -> Json:
    """Press Start, or follow a start link."""
    return {"messages": [acts.start(world, seat, started.parameter).seen()]}


@router.post("/edit")
async def edit(world: TheWorld, seat: TheSeat, edited: Edited) -> Json:
    """Change one of the person's messages."""
    return {"messages": [acts.edit(world, seat, edited.message_id, edited.text).seen()]}


@router.post("/photo")
async def photo(
    world: TheWorld, seat: TheSeat, request: Request, caption: str = "", name: str = "photo.jpg", album: str = ""
) -> Json:
    """Send the request's body as a photo."""
    mime = request.headers.get("content-type", "image/jpeg")
    entry = acts.send_photo(world, seat, name, mime, await request.body(), caption, album=album)
    return {"messages": [entry.seen()]}


@router.post("/document")
async def document(
    world: TheWorld, seat: TheSeat, request: Request, name: str, caption: str = "", album: str = ""
) -> Json:
    """Send the request's body as a document."""
    mime = request.headers.get("content-type", "application/octet-stream")
    entry = acts.send_document(world, seat, name, mime, await request.body(), caption, album=album)
    return {"messages": [entry.seen()]}


@router.post("/press")
async def press(world: TheWorld, seat: TheSeat, pressed: Pressed) -> Json:
    """Press an inline button; the answer comes through the feed under `query_id`."""
    return {"query_id": acts.press(world, seat, pressed.message_id, pressed.data)}


@router.post("/react")
async def react(world: TheWorld, seat: TheSeat, reacted: Reacted) -> Json:
    """Set the person's reactions on a message."""
    acts.react(world, seat, reacted.message_id, reacted.emoji)
    return {}


@router.post("/pin")
async def pin(world: TheWorld, seat: TheSeat, pinned: Pinned) -> Json:
    """Pin a message."""
    acts.pin(world, seat, pinned.message_id)
    return {}


@router.post("/unpin")
async def unpin(world: TheWorld, seat: TheSeat, pinned: Pinned) -> Json:
    """Take a pinned message off the top."""
    acts.unpin(world, seat, pinned.message_id)
    return {}


@router.post("/block")
async def block(world: TheWorld, seat: TheSeat) -> Json:
    """Block the bot."""
    acts.block(world, _own(seat), blocked=True)
    return person_card(_own(seat))


@router.post("/unblock")
async def unblock(world: TheWorld, seat: TheSeat) -> Json:
    """Let the bot write again."""
    acts.block(world, _own(seat), blocked=False)
    return person_card(_own(seat))


def _own(seat: Seat) -> PrivateChat:
    if not isinstance(seat.chat, PrivateChat):
        raise HTTPException(409, "a bot is blocked in its private chat")
    return seat.chat
