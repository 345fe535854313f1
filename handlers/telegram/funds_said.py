"""A cost of the application said in passing by a student: it is asked what it is, and nothing is taken for it."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from aiogram import F, Router
from aiogram.filters import Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from core.bills.keep import keep
from core.family.gate import Action
from core.funds.keep import keep_plan, plan_of
from core.funds.said import Cost, may_be_cost, read_cost
from core.funds.told import Asked, answered
from core.ledger.hear import context_of, hear
from core.recurring.said import Said as SaidBill
from core.recurring.said import read_said
from core.unit import Unit
from core.visa.keep import profile_of
from handlers.say import bills as say_bills
from handlers.say import funds as say
from handlers.say import funds_ask as say_ask
from handlers.say.reply import Reply
from handlers.say.taps import FundsTap
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.bills import shown as bill_shown
from handlers.telegram.funds import gone, stands
from handlers.telegram.funds_ask import Asking, mine
from handlers.telegram.gate import door
from handlers.telegram.spend import present
from handlers.telegram.words import Answering

router = Router(name="funds_said")
WHICH = "funds:cost"
"""What a cost is of is waited for: the line is kept, and read again."""
_STUDENTS = "500"


class Costing(Filter):
    """Passes "tuition 18,500 a year" of a student, and "flights home 2,400" of who told of their application."""

    async def __call__(self, message: Message, actor: Actor, unit: Unit, app: App) -> bool | dict[str, Any]:
        """See `read_cost`."""
        text = message.text or "/"
        if text.startswith("/") or actor.member is None or not may_be_cost(text, app.funds):
            return False
        said = await _read(text, actor, unit, app)
        return {"said": said} if said is not None and await _is_theirs(said, actor, unit) else False


@router.message(F.chat.type == "private", ~Answering(), Costing(), flags=door(Action.RECORD))
async def heard(
    message: Message, said: Cost, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext
) -> Reply:
    """Ask what it is."""
    await state.set_state(WHICH)
    sent = message.date.isoformat()
    await state.set_data({"text": message.text or "", "message": message.message_id, "date": sent})
    bill = said.asked is Asked.TUITION and await _bill(message.text or "", actor, unit, app) is not None
    return say_ask.cost(voice, said, bill=bill)


@router.callback_query(FundsTap.filter(F.op == "cost"), StateFilter(WHICH), flags=door(Action.RECORD))
async def chosen(
    query: CallbackQuery, callback_data: FundsTap, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext
) -> Reply:
    """Do what was chosen with the line."""
    line = await state.get_data()
    await state.clear()
    match callback_data.arg:
        case "funds":
            return await _counted(line["text"], actor, unit, voice, app, state)
        case "bill":
            return await _as_bill(line["text"], actor, unit, voice, app)
        case _:
            return await _paid(line, actor, unit, voice, app)


@router.callback_query(FundsTap.filter(F.op == "cost"), flags=door(Action.SEE))
async def too_late(query: CallbackQuery, voice: Voice) -> Reply:
    """A button of a line that is settled."""
    return gone(voice)


async def _read(text: str, actor: Actor, unit: Unit, app: App) -> Cost | None:
    context = await context_of(unit, actor.person, actor.viewer, actor.today)
    return read_cost(text, app.funds, app.account_words, context)


async def _is_theirs(said: Cost, actor: Actor, unit: Unit) -> bool:
    """Whether it may be of an application: who told of theirs, or of their studies where a course costs so much."""
    plan = await plan_of(unit, actor.viewer)
    if plan is not None and plan.owner_id == actor.viewer.member_id:
        return said.money not in {plan.body.tuition, plan.body.travel}
    profile = await profile_of(unit, actor.viewer)
    studies = profile is not None and profile.body.subclass == _STUDENTS
    return studies and said.asked is Asked.TUITION


async def _counted(text: str, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> Reply:
    """Into what was told of the application; where nothing was, the rest is asked."""
    said = await _read(text, actor, unit, app)
    if said is None:
        return gone(voice)
    plan = await plan_of(unit, actor.viewer)
    if plan is None or plan.owner_id != actor.viewer.member_id:
        known = {said.asked.value: said.money.minor}
        return replace(await Asking(actor, unit, voice, app, state).start(known), edit=True)
    told = answered(await mine(actor, unit), said.asked, said.money)
    change = await keep_plan(unit, actor.viewer, told, app.clock.now())
    return replace(say.changed(voice, await stands(actor, unit, app), actor.viewer, change), edit=True)


async def _bill(text: str, actor: Actor, unit: Unit, app: App) -> SaidBill | None:
    """What recurs by the line, where that is sure."""
    if not app.recurring.may_be(text):
        return None
    context = await context_of(unit, actor.person, actor.viewer, actor.today)
    said = read_said(text, app.recurring.load(), app.vocabulary, context)
    if isinstance(said, SaidBill):
        return said
    options = [one.said for one in said.options if one.said] if said else []
    return options[0] if len(options) == 1 else None


async def _as_bill(text: str, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    said = await _bill(text, actor, unit, app)
    if said is None:
        return gone(voice)
    now = app.clock.now()
    kept = await keep(unit, actor.viewer, actor.person, said, app.vocabulary, app.holidays, actor.today, now)
    shown = await bill_shown(kept.bill.id, actor, unit)
    return replace(say_bills.kept(voice, kept, shown, actor.viewer.member_id), edit=True)


async def _paid(line: dict[str, Any], actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """As any other line of money, with the word that says so: else it is asked whether it is a plan."""
    sent = datetime.fromisoformat(line["date"])
    text = f"{line['text']} {voice.word('funds.cost_paid_word')}"
    said = app.said(actor.person, text, actor.person.user_id, line["message"], sent)
    outcome = await hear(unit, actor.person, actor.viewer, app.vocabulary, said)
    return replace(await present(outcome, actor, unit, voice, said), text=voice.say("funds.cost_as_paid"), edit=True)
