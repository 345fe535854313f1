"""Undo and redo: by button, by command, in words."""

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
from core.visa.alert import put_again
from core.visa.kept import Profile, Work
from handlers.say import accounts, matters
from handlers.say import entry as say
from handlers.say.reply import Reply
from handlers.say.taps import ChangeTap
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.gate import door
from handlers.telegram.words import Means

router = Router(name="undo")


@router.message(Command("undo"), flags=door(Action.RECORD))
@router.message(Means("undo"), ~F.reply_to_message, flags=door(Action.RECORD))
async def undo_last(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """Take back the last thing this member did."""
    return await _taken_back(await undo(unit, actor.viewer, app.clock.now()), actor, unit, voice, app)


@router.message(Command("redo"), flags=door(Action.RECORD))
@router.message(Means("redo"), ~F.reply_to_message, flags=door(Action.RECORD))
async def redo_last(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """Do again what was just taken back."""
    return await _put_back(await redo(unit, actor.viewer, app.clock.now()), actor, unit, voice, app)


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
    return replace(await _taken_back(taken, actor, unit, voice, app), edit=True)


@router.callback_query(ChangeTap.filter(F.op == "redo"), flags=door(Action.RECORD))
async def redo_tapped(
    query: CallbackQuery, callback_data: ChangeTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """Put back what was taken back: redo an undone change, or undo a deletion."""
    change = await unit.changes.get(actor.viewer, callback_data.id)
    deletion = change is not None and change.verb is Verb.DELETE and change.undone_at is None
    turn = undo if deletion else redo
    done = await turn(unit, actor.viewer, app.clock.now(), callback_data.id)
    shown = await _put_back(done, actor, unit, voice, app)
    if deletion:
        shown = replace(say.recorded(voice, await _card(unit, actor, done)), edit=True)
    return replace(shown, edit=True)


async def _taken_back(change: Change, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """What was undone; an account that was opened is gone with its entries, so that its name is shown."""
    await _warn_again(change, actor, unit, app)
    if change.matters and not change.lines:
        return matters.turned(voice, change, back=True)
    if change.accounts:
        shown = accounts.turned(voice, change, actor.viewer.member_id, back=True)
    else:
        shown = say.taken_back(voice, await _lines(unit, actor, change), change.id)
    return say.with_later(voice, shown, change.along)


async def _put_back(change: Change, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    await _warn_again(change, actor, unit, app)
    if change.matters and not change.lines:
        return matters.turned(voice, change, back=False)
    if change.accounts:
        return accounts.turned(voice, change, actor.viewer.member_id, back=False)
    return say.put_back(voice, await _lines(unit, actor, change), change.id)


async def _warn_again(change: Change, actor: Actor, unit: Unit, app: App) -> None:
    """Hours that a visa limits are others now: what is to be heard of them is put anew."""
    if any(isinstance(one.after.body, Work | Profile) for one in change.matters):
        await put_again(unit, actor.viewer, actor.person, app.law, actor.today, app.clock.now())


async def _lines(unit: Unit, actor: Actor, change: Change) -> tuple[Line, ...]:
    return (await _card(unit, actor, change)).lines


async def _card(unit: Unit, actor: Actor, change: Change) -> Card:
    found = await unit.entries.several(actor.viewer, [line.entry_id for line in change.lines[: say.MOST_LINES]])
    entries = [found[line.entry_id] for line in change.lines if line.entry_id in found]
    return await card(unit, actor.viewer, entries)
