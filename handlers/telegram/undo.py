"""Undo and redo: by button, by command, in words. Also what was recorded lately."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from core.family.gate import Action
from core.ledger.correct import delete, redo, undo
from core.ledger.errors import ChangedSinceError
from core.ledger.look import Card, Line, card
from core.ledger.model import Change, Verb
from core.unit import Unit
from handlers.say import entry as say
from handlers.say.reply import Reply
from handlers.say.taps import ChangeTap
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.gate import door
from handlers.telegram.words import Means

router = Router(name="undo")
PAGE = 10


@router.message(Command("undo"), flags=door(Action.RECORD))
@router.message(Means("undo"), ~F.reply_to_message, flags=door(Action.RECORD))
async def undo_last(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """Take back the last thing this member did."""
    change = await undo(unit, actor.viewer, app.clock.now())
    return say.taken_back(voice, await _lines(unit, actor, change), change.id)


@router.message(Command("redo"), flags=door(Action.RECORD))
@router.message(Means("redo"), ~F.reply_to_message, flags=door(Action.RECORD))
async def redo_last(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """Do again what was just taken back."""
    change = await redo(unit, actor.viewer, app.clock.now())
    return say.put_back(voice, await _lines(unit, actor, change), change.id)


@router.callback_query(ChangeTap.filter(F.op == "undo"), flags=door(Action.RECORD))
async def undo_tapped(
    query: CallbackQuery, callback_data: ChangeTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """Take back what this card made; when it was corrected since, the entries are deleted as they are now."""
    now = app.clock.now()
    change = await unit.changes.get(actor.viewer, callback_data.id)
    try:
        taken = await undo(unit, actor.viewer, now, callback_data.id)
    except ChangedSinceError:
        if change is None or change.verb is not Verb.RECORD:
            raise
        entries = [await unit.entries.get(actor.viewer, line.entry_id) for line in change.lines]
        lines = (await card(unit, actor.viewer, entries)).lines
        deleted = await delete(unit, actor.viewer, entries, now)
        if deleted is None:
            return Reply(toast=voice.word("undo.already"))
        return replace(say.taken_back(voice, lines, deleted.id), edit=True)
    return replace(say.taken_back(voice, await _lines(unit, actor, taken), taken.id), edit=True)


@router.callback_query(ChangeTap.filter(F.op == "redo"), flags=door(Action.RECORD))
async def redo_tapped(
    query: CallbackQuery, callback_data: ChangeTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """Put back what was taken back: redo an undone change, or undo a deletion."""
    change = await unit.changes.get(actor.viewer, callback_data.id)
    deletion = change is not None and change.verb is Verb.DELETE and change.undone_at is None
    turn = undo if deletion else redo
    done = await turn(unit, actor.viewer, app.clock.now(), callback_data.id)
    shown = say.put_back(voice, await _lines(unit, actor, done), done.id)
    if deletion:
        shown = replace(say.recorded(voice, await _card(unit, actor, done)), edit=True)
    return replace(shown, edit=True)


@router.message(Command("history"), flags=door(Action.SEE))
async def history(message: Message, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """The latest entries."""
    return await _page(unit, actor, voice, 0)


@router.callback_query(F.data.regexp(r"^hist:\d{1,6}$"), flags=door(Action.SEE))
async def turn_page(query: CallbackQuery, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """Another page of them."""
    return replace(await _page(unit, actor, voice, int((query.data or "").partition(":")[2])), edit=True)


async def _page(unit: Unit, actor: Actor, voice: Voice, page: int) -> Reply:
    entries = await unit.entries.latest(actor.viewer, PAGE + 1, page * PAGE)
    shown = await card(unit, actor.viewer, entries[:PAGE])
    return say.history(voice, shown.lines, page, more=len(entries) > PAGE)


async def _lines(unit: Unit, actor: Actor, change: Change) -> tuple[Line, ...]:
    return (await _card(unit, actor, change)).lines


async def _card(unit: Unit, actor: Actor, change: Change) -> Card:
    entries = [await unit.entries.get(actor.viewer, line.entry_id) for line in change.lines[: say.MOST_LINES]]
    return await card(unit, actor.viewer, entries)
