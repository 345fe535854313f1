"""/renewal: what to prepare for the next visa, marked by taps and dated in words."""

from dataclasses import replace
from datetime import date, timedelta

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from core.family.gate import Action
from core.funds.errors import NoFiguresError
from core.funds.standing import Standing, standing
from core.renewal.guide import Item
from core.renewal.held import held
from core.renewal.keep import keep_item
from core.renewal.look import Readiness, readiness
from core.renewal.model import Line, Mark, Prepared
from core.renewal.typed import read_day
from core.unit import Unit
from core.visa.keep import keep_profile
from core.visa.share import shared_with, shown_of
from handlers.say import renewal as say
from handlers.say import renewal_item as say_item
from handlers.say.reply import Reply
from handlers.say.taps import RenewalTap
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.gate import door
from handlers.telegram.words import Means, Written

router = Router(name="renewal")
DATE, ENDS = "renewal:date", "renewal:ends"
_MARKS = {"done": Mark.DONE, "skip": Mark.NOT_NEEDED, "open": Mark.OPEN}
_FAR = timedelta(days=366 * 15)
"""Nothing here is valid for longer, and no test or certificate that matters is older."""


@router.message(Command("renewal", "renew"), flags=door(Action.SEE))
@router.message(Means("renewal"), ~F.reply_to_message, flags=door(Action.SEE))
async def command(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> Reply:
    """One's own list, leaving whatever was being typed."""
    await state.clear()
    return await _card(actor, unit, voice, app)


@router.message(StateFilter(DATE), Written(), flags=door(Action.RECORD))
async def typed(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> Reply:
    """The date of an item."""
    line = (await _found(actor, unit, app)).line(Item((await state.get_data())["item"]))
    if line is None:
        await state.clear()
        return say.card(voice, await _found(actor, unit, app))
    day = read_day(message.text or "", app.hours.load(), actor.person.country)
    if day is None or not _sensible(line, day, actor.today):
        return say.again(voice)
    await state.clear()
    return await _kept(Prepared(line.step.item, Mark.OPEN, day), actor, unit, voice, app)


@router.message(StateFilter(ENDS), Written(), flags=door(Action.RECORD))
async def typed_end(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> Reply:
    """When the visa ends."""
    day = read_day(message.text or "", app.hours.load(), actor.person.country)
    if day is None or abs(day - actor.today) > _FAR:
        return say.again(voice)
    await state.clear()
    found = await _found(actor, unit, app)
    if found.profile is None:
        return say.card(voice, found)
    change = await keep_profile(unit, actor.viewer, replace(found.profile.body, expires=day), app.clock.now())
    return say.card(voice, await _found(actor, unit, app), voice.say("visa.kept"), change)


@router.callback_query(RenewalTap.filter(F.op == "list"), flags=door(Action.SEE))
async def back(query: CallbackQuery, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> Reply:
    """The list again, leaving whatever was being typed."""
    await state.clear()
    return replace(await _card(actor, unit, voice, app), edit=True)


@router.callback_query(RenewalTap.filter(F.op == "of"), flags=door(Action.SEE))
async def anothers(
    query: CallbackQuery, callback_data: RenewalTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """The list of someone who shares their visa."""
    shown = await shown_of(unit, actor.viewer, int(callback_data.item) if callback_data.item.isdecimal() else 0)
    found = await readiness(unit, shown.eyes, app.law.renewal, actor.today)
    return replace(say.anothers(voice, found, shown.owner), edit=True)


@router.callback_query(RenewalTap.filter(F.op == "item"), flags=door(Action.SEE))
async def item(
    query: CallbackQuery, callback_data: RenewalTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """One thing to prepare."""
    found = await _found(actor, unit, app)
    line = _line(found, callback_data)
    if line is None:
        return _gone(voice)
    there = await held(unit, actor.viewer, app.law.renewal, line.step.item)
    funds = await _funds(actor, unit, app) if line.step.item is Item.FUNDS else None
    return replace(say_item.card(voice, found, line, app.law, there, funds), edit=True)


@router.callback_query(RenewalTap.filter(F.op.in_(_MARKS)), flags=door(Action.RECORD))
async def mark(
    query: CallbackQuery, callback_data: RenewalTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """Done, not needed, or not done yet."""
    found = await _found(actor, unit, app)
    line = _line(found, callback_data)
    if line is None or found.ends is None:
        return _gone(voice)
    new = Prepared(line.step.item, _MARKS[callback_data.op], None, found.ends)
    return replace(await _kept(new, actor, unit, voice, app), edit=True)


@router.callback_query(RenewalTap.filter(F.op == "date"), flags=door(Action.RECORD))
async def ask_date(
    query: CallbackQuery,
    callback_data: RenewalTap,
    actor: Actor,
    unit: Unit,
    voice: Voice,
    app: App,
    state: FSMContext,
) -> Reply:
    """Wait for the date of an item."""
    line = _line(await _found(actor, unit, app), callback_data)
    if line is None or not line.step.dated:
        return _gone(voice)
    await state.set_state(DATE)
    await state.set_data({"item": line.step.item.value})
    return say.type_date(voice, line)


@router.callback_query(RenewalTap.filter(F.op == "ends"), flags=door(Action.RECORD))
async def ask_end(query: CallbackQuery, voice: Voice, state: FSMContext) -> Reply:
    """Wait for the day on which the visa ends."""
    await state.set_state(ENDS)
    return say.type_ends(voice)


def _sensible(line: Line, day: date, today: date) -> bool:
    """Whether a date can be right: what was taken lies behind, and nothing lasts for decades."""
    return abs(day - today) <= _FAR and (day <= today or not line.step.lasts)


def _line(found: Readiness, pressed: RenewalTap) -> Line | None:
    return found.line(Item(pressed.item)) if pressed.item in set(Item) else None


def _gone(voice: Voice) -> Reply:
    return Reply(toast=voice.word("question.settled"))


async def _kept(new: Prepared, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    change = await keep_item(unit, actor.viewer, new, app.clock.now())
    return say.changed(voice, await _found(actor, unit, app), new.item, change)


async def _card(actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    others = [one.owner for one in await shared_with(unit, actor.viewer)]
    return say.card(voice, await _found(actor, unit, app), others=others)


async def _found(actor: Actor, unit: Unit, app: App) -> Readiness:
    return await readiness(unit, actor.viewer, app.law.renewal, actor.today)


async def _funds(actor: Actor, unit: Unit, app: App) -> Standing | None:
    """What the count of funds says, where the person told of their application."""
    try:
        found = await standing(unit, actor.viewer, app.funds, actor.today)
    except NoFiguresError:
        return None
    return found if found.matter else None
