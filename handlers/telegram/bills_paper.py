"""A bill on a paper: of one that there is, reminded of once, or kept as one that comes back."""

from dataclasses import replace
from datetime import date

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from core.bills.paper import keep_of_paper
from core.bills.stated import fits_of
from core.bills.typed import read_due
from core.documents.model import Bill
from core.family.gate import Action
from core.ledger.hear import context_of
from core.reviewing.look import EntryLook, look_at_entry
from core.unit import Unit
from handlers.say import bill_paper as say
from handlers.say import bills as say_bills
from handlers.say.reply import Reply
from handlers.say.taps import ReviewTap
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.bills import shown
from handlers.telegram.gate import door
from handlers.telegram.paper_bills import noted
from handlers.telegram.review import eyes_of
from handlers.telegram.words import Written

router = Router(name="bills_paper")
DUE = "bill:due"
"""By when a bill is to be paid is waited for, where its paper does not say."""
_MONTHS = {"0": 0, "1": 1, "3": 3}


@router.callback_query(ReviewTap.filter(F.op.in_({"stated", "dearer"})), flags=door(Action.RECORD))
async def of_a_bill(
    query: CallbackQuery, callback_data: ReviewTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """It is this bill's: just this time, or "dearer" from now on."""
    seen = await look_at_entry(unit, eyes_of(actor, app), callback_data.id, callback_data.part)
    fits = await fits_of(unit, actor.viewer, seen, actor.today)
    fit = next((one for one in fits if str(one.occurrence.id) == callback_data.arg and one.is_open), None)
    if fit is None:
        return Reply(toast=voice.word("question.settled"))
    if not fit.private:
        await unit.papers.share(actor.viewer, seen.paper.id)
    reply = await noted(unit, actor, voice, app, seen, fit, always=callback_data.op == "dearer")
    return replace(reply, edit=True)


@router.callback_query(ReviewTap.filter(F.op == "remind"), flags=door(Action.RECORD))
async def remind(
    query: CallbackQuery, callback_data: ReviewTap, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext
) -> Reply:
    """Keep it; the same paper makes one bill. Where it names no day, ask for it."""
    seen = await look_at_entry(unit, eyes_of(actor, app), callback_data.id, callback_data.part)
    months = _MONTHS.get(callback_data.arg)
    if not isinstance(seen.reading, Bill) or months is None:
        return Reply(toast=voice.word("question.settled"))
    if seen.reading.due is None:
        await state.set_state(DUE)
        await state.set_data({"id": callback_data.id, "part": callback_data.part, "months": months})
        return say.which_day(voice, seen)
    return await _kept(seen, seen.reading.due.value, months, actor, unit, voice, app)


@router.message(StateFilter(DUE), Written(), flags=door(Action.RECORD))
async def typed(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> Reply:
    """By when it is to be paid."""
    data = await state.get_data()
    context = await context_of(unit, actor.person, actor.viewer, actor.today)
    days = read_due(message.text or "", app.recurring.load_of_a_bill(), context)
    if len(days) != 1:
        return Reply(voice.say("badd.again_first"))
    await state.clear()
    seen = await look_at_entry(unit, eyes_of(actor, app), data["id"], data["part"])
    return await _kept(seen, days[0], data["months"], actor, unit, voice, app)


async def _kept(seen: EntryLook, due: date, months: int, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    now = app.clock.now()
    act = await keep_of_paper(unit, actor.viewer, seen, due, months, app.holidays, actor.today, now)
    if act is None:
        return Reply(toast=voice.word("question.settled"))
    if not act.matter.private:
        await unit.papers.share(actor.viewer, seen.paper.id)
    made = await shown(act.matter.id, actor, unit)
    return replace(say_bills.made(voice, act.change, made, actor.viewer.member_id), edit=False)
