"""/budget, and budgets said in words: set, changed, shown and deleted."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from aiogram import F, Router
from aiogram.filters import Command, Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from core.accounts.typed import read_typed
from core.budgets import keep, look
from core.budgets.model import Budget, Period, Scope
from core.budgets.read import read_budget, read_left
from core.budgets.said import Act, BudgetSaid, Unclear
from core.family.gate import Action
from core.ledger.hear import context_of
from core.money.currency import CURRENCIES, currency
from core.planning.words import Topic
from core.unit import Unit
from handlers.say import budgets as say
from handlers.say.reply import Reply
from handlers.say.taps import BudgetTap
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.gate import door
from handlers.telegram.words import Answering, Means, Written

router = Router(name="budgets")
AMOUNT = "budget:amount"
_SUM = r"\d{1,15}(\.\d{1,9})?( [A-Z]{3,5})?"
"""What a button carries of an amount: the number, and the currency where it was said."""


class Budgeting(Filter):
    """Passes a line that speaks of a budget, and hands on what was said: such as change one, or such as do not."""

    def __init__(self, *, writes: bool) -> None:
        self.writes = writes

    async def __call__(self, message: Message, actor: Actor, unit: Unit, app: App) -> bool | dict[str, Any]:
        """See `read_budget`."""
        text = message.text or "/"
        named, left = (app.plan_words.may_be(text, topic) for topic in (Topic.BUDGET, Topic.LEFT))
        if text.startswith("/") or actor.member is None or not (named or (left and not self.writes)):
            return False
        day = app.said(actor.person, text, message.chat.id, message.message_id, message.date).day
        context = await context_of(unit, actor.person, actor.viewer, day)
        people = await unit.people.members(actor.viewer)
        known = app.plan_words.load(), app.question_words, context, people, actor.member.id
        if not named:
            asked = read_left(text, *known)
            return {"said": asked} if asked and await keep.find(unit, actor.viewer, asked) else False
        said = read_budget(text, *known)
        writes = isinstance(said, BudgetSaid) and said.act is not Act.SHOW
        return {"said": said} if said is not None and writes is self.writes else False


@router.message(Command("budget", "budgets"), flags=door(Action.SEE))
@router.message(Means("budget"), ~F.reply_to_message, flags=door(Action.SEE))
async def command(message: Message, actor: Actor, unit: Unit, voice: Voice, state: FSMContext) -> Reply:
    """All of them, leaving whatever was being typed."""
    await state.clear()
    return await _all(actor, unit, voice)


@router.message(StateFilter(AMOUNT), Written(), flags=door(Action.RECORD))
async def typed(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> Reply:
    """The new amount of a budget."""
    waiting = await state.get_data()
    old = await unit.matters.get(actor.viewer, Budget, waiting["id"])
    context = await context_of(unit, actor.person, actor.viewer, actor.today)
    read = read_typed(message.text or "", old.body.money.currency, app.account_words, context)
    if read is None or read.money.minor <= 0:
        return Reply(voice.say("budget.again"))
    await state.clear()
    return await _change(BudgetSaid(Act.SET, Scope(), read.money.decimal), old.id, actor, unit, voice, app)


@router.message(~Answering(), Budgeting(writes=False), flags=door(Action.SEE))
@router.edited_message(Budgeting(writes=False), flags=door(Action.SEE))
async def asked(message: Message, said: BudgetSaid | Unclear, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """The budget that is asked for, all where none is named, or what was not understood."""
    if isinstance(said, Unclear):
        return say.unclear(voice, said)
    found = None if said.every else await keep.find(unit, actor.viewer, said)
    if found is not None:
        return await _card(found.id, actor, unit, voice)
    return await _all(actor, unit, voice)


@router.message(~Answering(), Budgeting(writes=True), flags=door(Action.RECORD))
@router.edited_message(Budgeting(writes=True), flags=door(Action.RECORD))
async def said(message: Message, said: BudgetSaid, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """Do it."""
    now = app.clock.now()
    if said.act is Act.DELETE:
        return say.deleted(voice, await keep.delete_budget(unit, actor.viewer, said, now), await _members(actor, unit))
    if (others := await keep.maybe_meant(unit, actor.viewer, said)) and said.amount is not None:
        return say.which(voice, others, said.amount, said.codes, await _members(actor, unit))
    return await _set(said, actor, unit, voice, app)


@router.callback_query(BudgetTap.filter((F.op == "to") & F.arg.regexp(_SUM)), flags=door(Action.RECORD))
async def chosen(
    query: CallbackQuery, callback_data: BudgetTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """The budget that the amount is of; a new one of everything."""
    sum_said, _, code = callback_data.arg.partition(" ")
    codes = (code,) if code in CURRENCIES else ()
    old = await unit.matters.get(actor.viewer, Budget, callback_data.id) if callback_data.id else None
    scope, private = (old.body.scope, old.private or None) if old else (Scope(), None)
    said = BudgetSaid(Act.SET, scope, Decimal(sum_said), codes, private=private)
    return replace(await _set(said, actor, unit, voice, app), edit=True)


async def _set(said: BudgetSaid, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    base = currency(actor.person.base)
    kept = await keep.set_budget(unit, actor.viewer, said, base, actor.today, app.clock.now())
    return say.unclear(voice, kept) if isinstance(kept, Unclear) else await _done(kept, actor, unit, voice)


@router.callback_query(BudgetTap.filter(F.op == "list"), flags=door(Action.SEE))
async def back(query: CallbackQuery, actor: Actor, unit: Unit, voice: Voice, state: FSMContext) -> Reply:
    """All of them again, leaving whatever was being typed."""
    await state.clear()
    return replace(await _all(actor, unit, voice), edit=True)


@router.callback_query(BudgetTap.filter(F.op == "card"), flags=door(Action.SEE))
async def opened(
    query: CallbackQuery, callback_data: BudgetTap, actor: Actor, unit: Unit, voice: Voice, state: FSMContext
) -> Reply:
    """One of them, leaving whatever was being typed."""
    await state.clear()
    return replace(await _card(callback_data.id, actor, unit, voice), edit=True)


@router.callback_query(BudgetTap.filter(F.op == "add"), flags=door(Action.RECORD))
async def add(query: CallbackQuery, actor: Actor, voice: Voice) -> Reply:
    """How one is said: a line is quicker than a conversation."""
    return say.teach(voice)


@router.callback_query(BudgetTap.filter(F.op == "amount"), flags=door(Action.RECORD))
async def ask_amount(
    query: CallbackQuery, callback_data: BudgetTap, actor: Actor, unit: Unit, voice: Voice, state: FSMContext
) -> Reply:
    """Wait for the new amount."""
    old = await unit.matters.get(actor.viewer, Budget, callback_data.id)
    await state.set_state(AMOUNT)
    await state.set_data({"id": old.id})
    return say.type_amount(voice, old.id, old.body.money.currency)


@router.callback_query(BudgetTap.filter(F.op == "periods"), flags=door(Action.RECORD))
async def ask_period(query: CallbackQuery, callback_data: BudgetTap, actor: Actor, voice: Voice) -> Reply:
    """Which period?"""
    return say.which_period(voice, callback_data.id)


@router.callback_query(BudgetTap.filter(F.op.in_({"period", "carry", "private"})), flags=door(Action.RECORD))
async def change(
    query: CallbackQuery, callback_data: BudgetTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """Another period, carrying over or not, for everyone or for oneself alone."""
    said = _of_tap(callback_data)
    if said is None:
        return Reply(toast=voice.word("question.settled"))
    return replace(await _change(said, callback_data.id, actor, unit, voice, app), edit=True)


@router.callback_query(BudgetTap.filter(F.op == "delete"), flags=door(Action.RECORD))
async def delete(
    query: CallbackQuery, callback_data: BudgetTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """Take it out of sight."""
    kept = await keep.remove_budget(unit, actor.viewer, callback_data.id, app.clock.now())
    return replace(say.deleted(voice, kept, await _members(actor, unit)), edit=True)


def _of_tap(tap: BudgetTap) -> BudgetSaid | None:
    """What a button says; None for what no button offers."""
    if tap.op == "period":
        return BudgetSaid(Act.SET, Scope(), period=Period(tap.arg)) if tap.arg in set(Period) else None
    on = tap.arg == "1"
    return BudgetSaid(Act.SET, Scope(), carries=on) if tap.op == "carry" else BudgetSaid(Act.SET, Scope(), private=on)


async def _change(said: BudgetSaid, matter_id: int, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    old = await unit.matters.get(actor.viewer, Budget, matter_id)
    kept = await keep.change_budget(unit, actor.viewer, old, said, actor.today, app.clock.now())
    return await _done(kept, actor, unit, voice)


async def _done(kept: keep.Kept, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    standing = await look.budget(unit, actor.viewer, kept.matter.id, actor.today)
    return say.done(voice, kept, standing, await _members(actor, unit), actor.viewer)


async def _all(actor: Actor, unit: Unit, voice: Voice) -> Reply:
    return say.overview(voice, await look.budgets(unit, actor.viewer, actor.today), await _members(actor, unit))


async def _card(matter_id: int, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    standing = await look.budget(unit, actor.viewer, matter_id, actor.today)
    return say.card(voice, standing, await _members(actor, unit), actor.viewer)


async def _members(actor: Actor, unit: Unit) -> say.Members:
    return {one.id: one for one in await unit.people.members(actor.viewer)}
