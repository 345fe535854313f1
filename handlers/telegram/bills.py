"""/bills: what is due, and paying, skipping, pausing, ending and changing it."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from core.accounts.typed import read_typed
from core.bills import act
from core.bills.errors import SettledAlreadyError
from core.bills.look import due_now, in_full, one_due
from core.bills.model import Bill, Settled
from core.bills.settle import settle
from core.family.gate import Action, may
from core.ledger.hear import context_of
from core.ledger.look import card as entry_card
from core.ledger.model import Change, Origin
from core.matters.act import remove
from core.matters.model import Matter
from core.money.currency import Currency
from core.money.money import Money
from core.unit import Unit
from handlers.say import bill_list as say_list
from handlers.say import bills as say
from handlers.say import entry as say_entry
from handlers.say.reply import Reply
from handlers.say.taps import BillTap
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.gate import door
from handlers.telegram.words import Means, Written

router = Router(name="bills")
PAID, MONEY = "bill:paid", "bill:money"
"""An amount is waited for: of what was paid, and of a bill from now on."""
_TURNED = {"pause", "autopay", "private", "end", "reopen"}


@router.message(Command("bills", "bill"), flags=door(Action.SEE))
@router.message(Means("bills"), ~F.reply_to_message, flags=door(Action.SEE))
async def command(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """What is due."""
    return await due(actor, unit, voice, app)


async def due(actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """What is due in the weeks ahead. Also what questions are answered by."""
    return await _due(0, actor, unit, voice, app)


async def _due(page: int, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    found = await due_now(unit, actor.viewer, app.holidays, actor.today, app.clock.now())
    bills = await unit.matters.find(actor.viewer, Bill)
    return say_list.overview(voice, found, bills, page, writes=writes(actor))


def writes(actor: Actor) -> bool:
    """Whether this person may change a bill, so that its buttons are shown."""
    return may(actor.viewer.role, Action.RECORD)


@router.message(StateFilter(PAID), Written(), flags=door(Action.RECORD))
async def typed_paid(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> Reply:
    """What was really paid; what an entry has paid meanwhile is shown instead."""
    await settle(unit, actor.viewer, actor.today, app.clock.now())
    one = await one_due(unit, actor.viewer, (await state.get_data())["id"], actor.today)
    if one.occurrence.body.settled is not Settled.OPEN:
        await state.clear()
        return say.occurrence(voice, one)
    money = await _typed(message, one.bill.body.currency, actor, unit, app)
    if money is None:
        return Reply(voice.say("bill.unclear_amount"))
    await state.clear()
    return await _pay(one.occurrence.id, money, Origin(message.chat.id, message.message_id, 0), actor, unit, voice, app)


@router.message(StateFilter(MONEY), Written(), flags=door(Action.RECORD))
async def typed_money(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> Reply:
    """What it costs from now on."""
    old = await unit.matters.get(actor.viewer, Bill, (await state.get_data())["id"])
    money = await _typed(message, old.body.currency, actor, unit, app)
    if money is None:
        return Reply(voice.say("bill.unclear_amount"))
    await state.clear()
    return await _changed(old, replace(old, body=replace(old.body, money=money)), actor, unit, voice, app)


@router.callback_query(BillTap.filter(F.op == "list"), flags=door(Action.SEE))
async def back(
    query: CallbackQuery, callback_data: BillTap, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext
) -> Reply:
    """What is due again, from a page on, leaving whatever was being typed."""
    await state.clear()
    return replace(await _due(callback_data.id, actor, unit, voice, app), edit=True)


@router.callback_query(BillTap.filter(F.op == "all"), flags=door(Action.SEE))
async def every(query: CallbackQuery, callback_data: BillTap, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """Every bill, from a page on."""
    bills = await unit.matters.find(actor.viewer, Bill)
    return replace(say_list.all_of_them(voice, bills, callback_data.id), edit=True)


@router.callback_query(BillTap.filter(F.op == "due"), flags=door(Action.SEE))
async def opened(
    query: CallbackQuery, callback_data: BillTap, actor: Actor, unit: Unit, voice: Voice, state: FSMContext
) -> Reply:
    """One occurrence, leaving whatever was being typed."""
    await state.clear()
    one = await one_due(unit, actor.viewer, callback_data.id, actor.today)
    return replace(say.occurrence(voice, one, writes=writes(actor)), edit=True)


@router.callback_query(BillTap.filter(F.op == "card"), flags=door(Action.SEE))
async def card(
    query: CallbackQuery, callback_data: BillTap, actor: Actor, unit: Unit, voice: Voice, state: FSMContext
) -> Reply:
    """One bill, leaving whatever was being typed."""
    await state.clear()
    return replace(say.card(voice, await shown(callback_data.id, actor, unit), actor.viewer.member_id), edit=True)


@router.callback_query(BillTap.filter(F.op == "pay"), flags=door(Action.RECORD))
async def pay(query: CallbackQuery, callback_data: BillTap, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """It was paid today, as much as was expected; what an entry has paid meanwhile is not paid twice."""
    await settle(unit, actor.viewer, actor.today, app.clock.now())
    one = await one_due(unit, actor.viewer, callback_data.id, actor.today)
    if one.money is None:
        raise SettledAlreadyError
    place = query.message.message_id if query.message else 0
    origin = Origin(query.message.chat.id if query.message else actor.person.user_id, place, 0)
    return replace(await _pay(callback_data.id, one.money, origin, actor, unit, voice, app), edit=True)


@router.callback_query(BillTap.filter(F.op.in_({"amount", "money"})), flags=door(Action.RECORD))
async def ask_amount(
    query: CallbackQuery, callback_data: BillTap, actor: Actor, unit: Unit, voice: Voice, state: FSMContext
) -> Reply:
    """Wait for an amount in words."""
    is_paid = callback_data.op == "amount"
    if is_paid:
        bill = (await one_due(unit, actor.viewer, callback_data.id, actor.today)).bill
    else:
        bill = await unit.matters.get(actor.viewer, Bill, callback_data.id)
    await state.set_state(PAID if is_paid else MONEY)
    await state.set_data({"id": callback_data.id})
    return say.type_amount(voice, ("due" if is_paid else "card", callback_data.id), bill.body.currency)


@router.callback_query(BillTap.filter(F.op == "skip"), flags=door(Action.RECORD))
async def skip(query: CallbackQuery, callback_data: BillTap, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """Let it pass this once."""
    await settle(unit, actor.viewer, actor.today, app.clock.now())
    one = await one_due(unit, actor.viewer, callback_data.id, actor.today)
    change = await act.skip(unit, actor.viewer, callback_data.id, app.clock.now())
    return replace(say.gone(voice, "bill.skipped", one.bill.body.title, change), edit=True)


@router.callback_query(BillTap.filter(F.op.in_(_TURNED)), flags=door(Action.RECORD))
async def change(
    query: CallbackQuery, callback_data: BillTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """Pause it or go on, end it, say that it pays itself, keep it to oneself; each button turns its own back."""
    old = await unit.matters.get(actor.viewer, Bill, callback_data.id)
    today, now = actor.today, app.clock.now()
    if callback_data.op == "pause":
        made = await act.pause(unit, actor.viewer, old, app.holidays, today, now)
        return replace(await _told("bill.changed", made, old.id, actor, unit, voice), edit=True)
    if callback_data.op == "reopen":
        made = await act.reopen(unit, actor.viewer, old, app.holidays, today, now)
        return replace(await _told("bill.reopened", made, old.id, actor, unit, voice), edit=True)
    if callback_data.op == "end":
        made = await act.end(unit, actor.viewer, old, app.holidays, today, now)
        return replace(await _told("bill.ended", made, old.id, actor, unit, voice), edit=True)
    if callback_data.op == "private":
        return replace(await _changed(old, act.turned_private(actor.viewer, old), actor, unit, voice, app), edit=True)
    new = replace(old, body=replace(old.body, autopay=not old.body.autopay))
    return replace(await _changed(old, new, actor, unit, voice, app), edit=True)


@router.callback_query(BillTap.filter(F.op == "delete"), flags=door(Action.RECORD))
async def delete(
    query: CallbackQuery, callback_data: BillTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """It was a mistake: as if it had never been said. What was paid stays paid."""
    old = await unit.matters.get(actor.viewer, Bill, callback_data.id)
    change = await remove(unit, actor.viewer, [old], app.clock.now())
    return replace(say.gone(voice, "bill.deleted", old.body.title, change), edit=True)


async def _pay(
    occurrence_id: int, money: Money, origin: Origin, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    done = await act.pay(unit, actor.viewer, occurrence_id, money, actor.today, origin, app.clock.now())
    return say_entry.recorded(voice, await entry_card(unit, actor.viewer, [done.entry], done.change))


async def _typed(message: Message, currency: Currency, actor: Actor, unit: Unit, app: App) -> Money | None:
    """The amount in a message, in the bill's currency."""
    context = await context_of(unit, actor.person, actor.viewer, actor.today)
    read = read_typed(message.text or "", currency, app.account_words, context)
    return read.money if read is not None and read.money.minor > 0 and read.money.currency == currency else None


async def _changed(old: Matter[Bill], new: Matter[Bill], actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    made = await act.change(unit, actor.viewer, old, new, app.holidays, actor.today, app.clock.now())
    return await _told("bill.changed", made, old.id, actor, unit, voice)


async def _told(key: str, change: Change | None, bill_id: int, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    return say.done(voice, key, change, await shown(bill_id, actor, unit), actor.viewer.member_id)


async def shown(bill_id: int, actor: Actor, unit: Unit) -> say.Shown:
    """One bill with what is known of it."""
    bill, coming, past = await in_full(unit, actor.viewer, bill_id, actor.today)
    account = await unit.accounts.ever(actor.viewer, bill.account_id) if bill.account_id else None
    return say.Shown(bill, coming, past, account, writes(actor))
