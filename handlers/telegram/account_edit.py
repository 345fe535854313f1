"""What is typed about an account: its value, a new name, who owns it, a fact, and what the bank says is on it."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from core.accounts.keep import revise
from core.accounts.keep import state as state_it
from core.accounts.model import AccountKind, Holder, Owner
from core.accounts.owned import read_parts
from core.accounts.owners import owners_of
from core.accounts.said import Part, Who
from core.accounts.typed import Typed, read_fact, read_typed
from core.family.gate import Action
from core.ledger.hear import context_of
from core.ledger.look import card as card_of
from core.ledger.model import Account, Origin
from core.money.money import Money
from core.unit import Unit
from handlers.say import account_asked as say
from handlers.say import accounts as say_accounts
from handlers.say.places import COUNTRIES
from handlers.say.reply import Reply
from handlers.say.taps import AccountTap
from handlers.say.voice import Voice
from handlers.telegram.accounts import account_of, leave, said_of
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.gate import door
from handlers.telegram.words import Written

router = Router(name="account_edit")
VALUE, NAME, OWNERS, FACT, BANK = "acct:value", "acct:name", "acct:owners", "acct:fact", "acct:bank"
_WAITS = {"value": VALUE, "name": NAME, "rec": BANK}
LOOK_AT = 10
ALL_OURS = "ours"


@router.callback_query(AccountTap.filter(F.op.in_(set(_WAITS))), flags=door(Action.RECORD))
async def ask_words(
    query: CallbackQuery, callback_data: AccountTap, actor: Actor, unit: Unit, voice: Voice, state: FSMContext
) -> Reply:
    """Wait for a value, a name, or what the bank says."""
    account = await account_of(actor, unit, callback_data.id)
    await _wait(state, _WAITS[callback_data.op], account)
    return say.type_it(voice, callback_data.op, account, actor.viewer.member_id)


async def _wait(state: FSMContext, waits: str, account: Account, **more: Any) -> None:  # noqa: ANN401
    await state.set_state(waits)
    await state.set_data({"account": account.id, **more})


async def _awaited(actor: Actor, unit: Unit, state: FSMContext) -> tuple[Account, dict[str, Any]]:
    data = await state.get_data()
    return await account_of(actor, unit, data["account"]), data


@router.message(StateFilter(VALUE), Written(), flags=door(Action.RECORD))
async def typed_value(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> Reply:
    """So much is on it, or it is worth so much, today or on the day that is named."""
    account, _ = await _awaited(actor, unit, state)
    typed = await _typed(message, actor, unit, app, account)
    if typed is None:
        return say.again(voice, "value", account)
    await state.clear()
    origin = Origin(message.chat.id, message.message_id, 0)
    day = typed.day or actor.today
    before = (await unit.accounts.balances(actor.viewer, [day]))[day].get((account.id, account.currency))
    done = await state_it(unit, actor.viewer, account, typed.money, day, origin, app.clock.now())
    return say.stated(voice, done, before, actor.viewer.member_id)


async def _typed(message: Message, actor: Actor, unit: Unit, app: App, account: Account) -> Typed | None:
    context = await context_of(unit, actor.person, actor.viewer, actor.today)
    return read_typed(message.text or "", account.currency, app.account_words, replace(context, accounts=()))


@router.message(StateFilter(NAME), Written(), flags=door(Action.RECORD))
async def typed_name(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> Reply:
    """Another name; one that is taken, or too long, is refused by an error that says so, and may be typed again."""
    account, _ = await _awaited(actor, unit, state)
    name = " ".join((message.text or "").split())
    done = await revise(unit, actor.viewer, account, replace(account, name=name), app.clock.now())
    await state.clear()
    return said_of(voice, actor, "asset.done_rename", done)


@router.callback_query(AccountTap.filter(F.op == "owners"), flags=door(Action.RECORD))
async def who_owns(
    query: CallbackQuery, callback_data: AccountTap, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext
) -> Reply:
    """Ask who owns it, or take the answer of a button."""
    account = await account_of(actor, unit, callback_data.id)
    if callback_data.arg:
        await leave(state)
        changed = replace(account, owners=_chosen_owners(callback_data.arg, account, actor))
        done = await revise(unit, actor.viewer, account, changed, app.clock.now())
        return replace(said_of(voice, actor, "asset.done_owners", done), edit=True)
    await _wait(state, OWNERS, account)
    return say.owners(voice, account, actor.viewer.member_id)


def _chosen_owners(arg: str, account: Account, actor: Actor) -> tuple[Owner, ...]:
    """All of it the family's or the member's own, which needs no saying of what they opened themselves."""
    if arg == ALL_OURS:
        return (Owner(Holder.FAMILY, Fraction(1)),)
    return owners_of((Part(Who.ME, Fraction(1)),), (), actor.viewer, account.owner_id)


@router.message(StateFilter(OWNERS), Written(), flags=door(Action.RECORD))
async def typed_owners(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> Reply:
    """Grandmother 2/3, we 1/3."""
    account, _ = await _awaited(actor, unit, state)
    context = await context_of(unit, actor.person, actor.viewer, actor.today)
    parts = read_parts(message.text or "", app.account_words, context)
    if parts is None:
        return say.again(voice, "owners", account)
    owners = owners_of(parts, await unit.people.members(actor.viewer), actor.viewer, account.owner_id)
    done = await revise(unit, actor.viewer, account, replace(account, owners=owners), app.clock.now())
    await state.clear()
    return said_of(voice, actor, "asset.done_owners", done)


@router.callback_query(AccountTap.filter(F.op == "facts"), flags=door(Action.RECORD))
async def which_fact(
    query: CallbackQuery, callback_data: AccountTap, actor: Actor, unit: Unit, voice: Voice, state: FSMContext
) -> Reply:
    """Its facts, one to be chosen."""
    await leave(state)
    account = await account_of(actor, unit, callback_data.id)
    return say_accounts.which_fact(voice, account, await _names(actor, unit, voice), actor.viewer.member_id)


async def _names(actor: Actor, unit: Unit, voice: Voice) -> dict[int, str]:
    return {one.id: voice.account(one, actor.viewer.member_id) for one in await unit.accounts.visible(actor.viewer)}


@router.callback_query(AccountTap.filter(F.op == "fact"), flags=door(Action.RECORD))
async def ask_fact(
    query: CallbackQuery, callback_data: AccountTap, actor: Actor, unit: Unit, voice: Voice, state: FSMContext
) -> Reply:
    """Wait for one fact; what can only be chosen is offered."""
    account = await account_of(actor, unit, callback_data.id)
    name = callback_data.arg
    if name == "country":
        return say.countries(voice, account, actor.viewer.member_id)
    if name == "secures":
        known = await unit.accounts.visible(actor.viewer)
        things = [one for one in known if one.kind in {AccountKind.PROPERTY, AccountKind.VEHICLE} and not one.archived]
        return say.secured(voice, account, things, actor.viewer.member_id)
    if name not in say.TYPED_FACTS:
        return Reply(toast=voice.word("error.toast"))
    await _wait(state, FACT, account, fact=name)
    return say.type_fact(voice, name, account, actor.viewer.member_id)


@router.message(StateFilter(FACT), Written(), flags=door(Action.RECORD))
async def typed_fact(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> Reply:
    """The fact; what is none is asked again."""
    account, data = await _awaited(actor, unit, state)
    context = await context_of(unit, actor.person, actor.viewer, actor.today)
    facts = read_fact(
        account.facts,
        data["fact"],
        message.text or "",
        account.currency,
        app.account_words,
        replace(context, accounts=()),
    )
    if facts is None:
        return say.fact_again(voice, data["fact"], account)
    await state.clear()
    return await _with(actor, unit, voice, app, account, replace(account, facts=facts))


@router.callback_query(AccountTap.filter(F.op.in_({"land", "for"})), flags=door(Action.RECORD))
async def chosen_fact(
    query: CallbackQuery, callback_data: AccountTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """The country it lies in, or what a debt was taken for."""
    account, arg = await account_of(actor, unit, callback_data.id), callback_data.arg
    if callback_data.op == "land":
        if arg not in COUNTRIES:
            return Reply(toast=voice.word("error.toast"))
        changed = replace(account, country=arg)
    else:
        thing = await account_of(actor, unit, int(arg) if arg.isdigit() else 0)
        changed = replace(account, facts=replace(account.facts, secures=thing.id))
    return replace(await _with(actor, unit, voice, app, account, changed), edit=True)


async def _with(actor: Actor, unit: Unit, voice: Voice, app: App, old: Account, new: Account) -> Reply:
    done = await revise(unit, actor.viewer, old, new, app.clock.now())
    return said_of(voice, actor, "asset.done_fact", done)


@router.message(StateFilter(BANK), Written(), flags=door(Action.RECORD))
async def bank_says(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> Reply:
    """Hold what the bank says against what is here; nothing is booked until a tap."""
    account, _ = await _awaited(actor, unit, state)
    typed = await _typed(message, actor, unit, app, account)
    if typed is None or typed.day not in {None, actor.today}:
        return say.again(voice, "rec", account)
    await state.clear()
    return say.compared(voice, account, await _here(actor, unit, account), typed.money, actor.viewer.member_id)


async def _here(actor: Actor, unit: Unit, account: Account) -> Money:
    today = actor.today
    balances = (await unit.accounts.balances(actor.viewer, [today]))[today]
    return balances.get((account.id, account.currency), Money(0, account.currency))


@router.callback_query(AccountTap.filter(F.op == "book"), flags=door(Action.RECORD))
async def book(
    query: CallbackQuery, callback_data: AccountTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """Book the difference: the balance is what the bank said."""
    account = await account_of(actor, unit, callback_data.id)
    said = _carried(callback_data.arg, account)
    if said is None:
        return Reply(toast=voice.word("error.toast"))
    before = await _here(actor, unit, account)
    message_id = query.message.message_id if query.message else 0
    origin = Origin(query.from_user.id, message_id, 0)
    done = await state_it(unit, actor.viewer, account, said, actor.today, origin, app.clock.now())
    return replace(say.stated(voice, done, before, actor.viewer.member_id), edit=True)


def _carried(arg: str, account: Account) -> Money | None:
    """The sum that a button carries, in minor units."""
    return Money(int(arg), account.currency) if arg.lstrip("-").isdigit() and len(arg) < 20 else None


@router.callback_query(AccountTap.filter(F.op == "look"), flags=door(Action.SEE))
async def look(query: CallbackQuery, callback_data: AccountTap, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """The latest entries of the account, each to be opened, before the difference is booked."""
    account = await account_of(actor, unit, callback_data.id)
    latest = await unit.entries.of_account(actor.viewer, account.id, LOOK_AT)
    lines = (await card_of(unit, actor.viewer, latest)).lines
    return say.looked(voice, account, lines, _carried(callback_data.arg, account), actor.viewer.member_id)
