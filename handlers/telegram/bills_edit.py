"""A bill changed by buttons: its name, how often, on which day, by whom, from which account. What is past stays."""

from dataclasses import replace
from datetime import date

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from core.bills.amend import moved
from core.bills.edit import by_period, on_day, renamed, varying, with_shift
from core.bills.model import Bill
from core.bills.told import read_moved
from core.bills.typed import LONGEST_TITLE
from core.family.gate import Action
from core.ledger.hear import context_of
from core.ledger.model import Account
from core.matters.model import Matter
from core.recurring.clauses import When
from core.recurring.rule import Shift
from core.unit import Unit
from handlers.say import bill_edit as say
from handlers.say.reply import Reply
from handlers.say.taps import BillEditTap
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.bills_told import changed, coming
from handlers.telegram.gate import door
from handlers.telegram.words import Written

router = Router(name="bills_edit")
DAY, NAME = "bill:day", "bill:name"
"""When it comes, and what it is called, is waited for in words."""
_CHANGES = {"first", "per", "on", "vary", "move", "acc", "share"}


@router.callback_query(BillEditTap.filter(F.op.in_(_CHANGES)), flags=door(Action.RECORD))
async def change(
    query: CallbackQuery, callback_data: BillEditTap, actor: Actor, unit: Unit, voice: Voice, app: App,
    state: FSMContext,
) -> Reply:  # fmt: skip
    """The answer of a button."""
    await state.clear()
    old = await unit.matters.get(actor.viewer, Bill, callback_data.id)
    new = await _changed(old, callback_data, actor, unit)
    if new is None:
        return Reply(toast=voice.word("question.settled"))
    return replace(await changed(old, new, actor, unit, voice, app), edit=True)


@router.callback_query(BillEditTap.filter(), flags=door(Action.RECORD))
async def ask(
    query: CallbackQuery, callback_data: BillEditTap, actor: Actor, unit: Unit, voice: Voice, state: FSMContext
) -> Reply:
    """What shall be changed, or to what."""
    await state.clear()
    old = await unit.matters.get(actor.viewer, Bill, callback_data.id)
    if callback_data.op in {"day", "often", "name"}:
        await state.set_state(NAME if callback_data.op == "name" else DAY)
        await state.set_data({"id": old.id})
    return replace(await _asked(old, callback_data.op, actor, unit, voice), edit=True)


@router.message(StateFilter(DAY), Written(), flags=door(Action.RECORD))
async def typed(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> Reply:
    """When it comes, in words."""
    old = await unit.matters.get(actor.viewer, Bill, (await state.get_data())["id"])
    context = await context_of(unit, actor.person, actor.viewer, actor.today)
    when = read_moved(message.text or "", app.recurring.load_of_a_bill(), context)
    body = moved(old.body, when, await coming(unit, actor, old), actor.today) if when else None
    if body is None:
        return Reply(voice.say("bill.unclear_day"))
    await state.clear()
    return await changed(old, replace(old, body=body), actor, unit, voice, app)


@router.message(StateFilter(NAME), Written(), flags=door(Action.RECORD))
async def typed_name(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> Reply:
    """What it is called from now on."""
    old = await unit.matters.get(actor.viewer, Bill, (await state.get_data())["id"])
    title = " ".join((message.text or "").split())
    if not any(letter.isalpha() for letter in title) or len(title) > LONGEST_TITLE:
        return Reply(voice.say("bill.unclear_name"))
    await state.clear()
    return await changed(old, replace(old, body=renamed(old.body, title)), actor, unit, voice, app)


async def _asked(old: Matter[Bill], op: str, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    match op:
        case "name":
            return say.which_name(voice, old)
        case "often":
            return say.how_often(voice, old)
        case "day":
            return say.which_day(voice, old)
        case "account":
            return say.which_account(voice, old, await _accounts(old, actor, unit), actor.viewer.member_id)
        case "split":
            return say.with_whom(voice, old, await unit.people.members(actor.viewer))
        case "shift":
            return say.which_shift(voice, old)
        case _:
            return say.fields(voice, old)


async def _changed(old: Matter[Bill], tap: BillEditTap, actor: Actor, unit: Unit) -> Matter[Bill] | None:
    """The bill as a button wants it; None for what no button offers."""
    bill, arg = old.body, tap.arg
    match tap.op:
        case "first" if _day(arg) is not None:
            body: Bill | None = on_day(bill, _day(arg) or actor.today)
        case "per" if arg in say.PERIODS:
            body = by_period(bill, *say.PERIODS[arg], await coming(unit, actor, old))
        case "on":
            body = moved(bill, _when(arg), await coming(unit, actor, old), actor.today)
        case "vary":
            body = varying(bill)
        case "move" if arg in set(Shift):
            body = with_shift(bill, Shift(arg))
        case "acc":
            chosen = [one.id for one in await _accounts(old, actor, unit) if str(one.id) == arg]
            return replace(old, account_id=chosen[0] if chosen else None)
        case "share":
            return replace(old, body=await _shared(bill, arg, actor, unit))
        case _:
            body = None
    return replace(old, body=body) if body else None


def _day(arg: str) -> date | None:
    try:
        return date.fromisoformat(arg)
    except ValueError:
        return None


def _when(arg: str) -> When:
    """A day of the month, or "w" and a weekday."""
    if arg[:1] == "w" and arg[1:].isdigit():
        return When(weekdays=[int(arg[1:])])
    return When(days=[int(arg)]) if arg.isdigit() else When()


async def _accounts(bill: Matter[Bill], actor: Actor, unit: Unit) -> list[Account]:
    """Those in its currency; somebody else's bill is put on none that they do not see."""
    seen = await unit.accounts.visible(actor.viewer)
    mine = bill.owner_id == actor.viewer.member_id
    return [
        one for one in seen if one.currency == bill.body.currency and not one.archived and (mine or not one.private)
    ]


async def _shared(bill: Bill, arg: str, actor: Actor, unit: Unit) -> Bill:
    """With a member more, or less; with nobody where none is named."""
    members = await unit.people.members(actor.viewer)
    name = next((one.name for one in members if str(one.id) == arg), None)
    if name is None:
        return replace(bill, split_with=())
    kept = tuple(one for one in bill.split_with if one != name)
    return replace(bill, split_with=kept if name in bill.split_with else (*kept, name))
