"""What is written beneath a paper later is obeyed as if it had stood there at once."""

from dataclasses import replace

from aiogram import Router
from aiogram.types import Message

from core.documents.paper import Paper, PaperState
from core.documents.receive import recaption
from core.family.gate import Action
from core.ledger.look import card as entries_card
from core.unit import Unit
from handlers.say import documents as say
from handlers.say import entry as say_entry
from handlers.say.reply import NOTHING, Reply
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.documents import Carries, sent_of, taken_in
from handlers.telegram.documents_find import shown
from handlers.telegram.gate import door
from handlers.telegram.review import Reviews
from handlers.telegram.room import Room

router = Router(name="captions")


@router.edited_message(Carries(), flags=door(Action.RECORD))
async def recaptioned(
    message: Message, actor: Actor, unit: Unit, voice: Voice, app: App, room: Room | None = None
) -> Reply:
    """An edit that comes first, or only now says that it is for us, is taken for the message itself."""
    sent = sent_of(message, actor.person.user_id)
    kept = await recaption(unit, actor.viewer, sent) if sent else None
    if kept is None:
        return await taken_in(message, actor, unit, voice, app, room)
    paper = kept.paper
    if paper is None or not kept.changed or paper.state not in {PaperState.READ, PaperState.BOOKED}:
        return NOTHING
    if room is not None:  # what is said of it is said in private, by the worker
        await app.read_again(unit, actor.viewer, paper.id)
        return NOTHING
    if paper.state is PaperState.BOOKED:
        return say.caption_late(voice, await _in_the_book(unit, actor, voice, paper))
    line = await unit.outbox.message_of(kept.job.progress_id or 0)
    cards = await Reviews(app)(unit, actor, voice, paper)
    return cards if cards.then else replace(cards, edits=line)


async def _in_the_book(unit: Unit, actor: Actor, voice: Voice, paper: Paper) -> Reply:
    """The one entry that came of it, which its own card changes; else the paper, which leads to all of them."""
    ids = await unit.trail.entries(actor.viewer, paper.id)
    if len(ids) != 1:
        return await shown(unit, actor, voice, paper)
    entry = await unit.entries.get(actor.viewer, ids[0])
    return say_entry.recorded(voice, await entries_card(unit, actor.viewer, [entry]))
