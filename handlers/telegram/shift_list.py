"""The shifts that were told, page by page: each can be put right, marked as one that does not count, or deleted."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from core.family.gate import Action
from core.ledger.model import Change
from core.matters.act import remove
from core.matters.model import Matter
from core.matters.ports import Wanted
from core.unit import Unit
from core.visa.alert import put_alerts
from core.visa.change import by_job, change_shift, mark_shift, read_change
from core.visa.kept import Why, Work
from core.visa.standing import standing
from core.visa.warn import warnings
from handlers.say import shift_list as say
from handlers.say.reply import Reply
from handlers.say.taps import VisaTap
from handlers.say.voice import Html, Voice
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.gate import door
from handlers.telegram.shifts import speaker
from handlers.telegram.words import Written

router = Router(name="shift_list")
HOURS = "shift:hours"


@router.message(StateFilter(HOURS), Written(), flags=door(Action.RECORD))
async def typed(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> Reply:
    """The hours that it should have."""
    old = await unit.matters.get(actor.viewer, Work, (await state.get_data())["id"])
    text = message.text or ""
    said = read_change(text, old, app.hours.load(), await speaker(message, actor, unit, app))
    if said is None:
        return say.again(voice, old.id)
    await state.clear()
    change = await change_shift(unit, actor.viewer, old, said, app.clock.now())
    return replace(await _changed(old.id, change, actor, unit, voice, app), edit=False)


@router.callback_query(VisaTap.filter(F.op == "shifts"), flags=door(Action.SEE))
async def every(
    query: CallbackQuery, callback_data: VisaTap, actor: Actor, unit: Unit, voice: Voice, state: FSMContext
) -> Reply:
    """A page of them, leaving whatever was being typed."""
    await state.clear()
    return await _listed(actor, unit, voice, int(callback_data.arg) if callback_data.arg.isdecimal() else None)


@router.callback_query(VisaTap.filter(F.op == "shift"), flags=door(Action.SEE))
async def opened(
    query: CallbackQuery, callback_data: VisaTap, actor: Actor, unit: Unit, voice: Voice, state: FSMContext
) -> Reply:
    """One of them, leaving whatever was being typed."""
    await state.clear()
    return say.card(voice, await unit.matters.get(actor.viewer, Work, callback_data.id))


@router.callback_query(VisaTap.filter(F.op == "rehours"), flags=door(Action.RECORD))
async def ask_hours(
    query: CallbackQuery, callback_data: VisaTap, actor: Actor, unit: Unit, voice: Voice, state: FSMContext
) -> Reply:
    """Wait for other hours."""
    old = await unit.matters.get(actor.viewer, Work, callback_data.id)
    await state.set_state(HOURS)
    await state.set_data({"id": old.id})
    return say.type_hours(voice, old)


@router.callback_query(VisaTap.filter((F.op == "why") & F.arg.in_([say.COUNTS, *Why])), flags=door(Action.RECORD))
async def mark(query: CallbackQuery, callback_data: VisaTap, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """Whether it counts."""
    old = await unit.matters.get(actor.viewer, Work, callback_data.id)
    why = None if callback_data.arg == say.COUNTS else Why(callback_data.arg)
    change = await mark_shift(unit, actor.viewer, old, why, app.clock.now())
    return await _changed(old.id, change, actor, unit, voice, app)


@router.callback_query(VisaTap.filter(F.op == "delete"), flags=door(Action.RECORD))
async def delete(
    query: CallbackQuery, callback_data: VisaTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """It was a mistake; the others stay listed."""
    old = await unit.matters.get(actor.viewer, Work, callback_data.id)
    now = app.clock.now()
    change = await remove(unit, actor.viewer, [old], now)
    stands = await standing(unit, actor.viewer, app.law, actor.today)
    await put_alerts(unit, actor.viewer, actor.person, stands, now)
    return await _listed(actor, unit, voice, None, voice.say("shift.deleted"), change)


async def _changed(shift_id: int, change: Change | None, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    now = app.clock.now()
    one = await unit.matters.get(actor.viewer, Work, shift_id)
    stands = await standing(unit, actor.viewer, app.law, actor.today)
    await put_alerts(unit, actor.viewer, actor.person, stands, now)
    warned = warnings(stands, [one.day] if one.day else [], now)
    return say.changed(voice, one, change, stands, warned)


async def _listed(
    actor: Actor, unit: Unit, voice: Voice, page: int | None, first: Html | None = None, change: Change | None = None
) -> Reply:
    works: tuple[Matter[Work], ...] = await unit.matters.find(
        actor.viewer, Work, Wanted(owner_id=actor.viewer.member_id)
    )
    return say.listed(voice, works, by_job(works, actor.today), page, first, change)
