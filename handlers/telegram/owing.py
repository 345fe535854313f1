"""/owed: who owes whom, and settling it."""

from dataclasses import replace
from typing import Any

from aiogram import F, Router
from aiogram.filters import Command, CommandObject, Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from core.accounts.typed import read_typed
from core.family.gate import Action
from core.ledger.hear import context_of
from core.ledger.look import card
from core.ledger.model import Origin
from core.money.currency import currency
from core.money.money import Money
from core.owing.errors import NothingOwedError
from core.owing.look import between, owing, with_whom
from core.owing.model import Debt, Owing
from core.owing.said import settled_with
from core.owing.settle import settle
from core.unit import Unit
from handlers.say import entry as say_entry
from handlers.say import owing as say
from handlers.say.catalogue import LANGUAGES, catalogue
from handlers.say.reply import Reply
from handlers.say.taps import OwingTap
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.gate import door
from handlers.telegram.words import Written

router = Router(name="owing")
AMOUNT = "owing:amount"


class SettlesWith(Filter):
    """Passes "settle with Bat", "Bat paid me back", «Баттай тооцоо нийлье», and hands on the name."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        """See `settled_with`."""
        patterns = [one for language in LANGUAGES for one in catalogue(language).template("words.settle").split("|")]
        name = settled_with(message.text or "", patterns)
        return {"name": name} if name else False


async def owed(unit: Unit, actor: Actor, voice: Voice, name: str | None = None) -> Reply:
    """Who owes whom, or what the actor and one person owe each other. Also what questions are answered by."""
    found = await _found(unit, actor)
    if not name:
        return say.shown(voice, found)
    return say.with_one(voice, found, *await with_whom(unit, actor.viewer, found, name))


@router.message(Command("owed", "owe", "settle"), flags=door(Action.SEE))
async def command(message: Message, command: CommandObject, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """All debts, or those with whom stands behind the command."""
    return await owed(unit, actor, voice, (command.args or "").strip())


@router.message(SettlesWith(), flags=door(Action.SEE))
async def in_words(message: Message, name: str, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """What is owed between the two, with the button that settles it."""
    return await owed(unit, actor, voice, name)


@router.callback_query(OwingTap.filter(F.op == "list"), flags=door(Action.SEE))
async def back(query: CallbackQuery, actor: Actor, unit: Unit, voice: Voice, state: FSMContext) -> Reply:
    """All of it again, leaving whatever was being typed."""
    await state.clear()
    return _edited(await owed(unit, actor, voice))


@router.callback_query(OwingTap.filter(F.op == "how"), flags=door(Action.SEE))
async def explained(query: CallbackQuery, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """Of what entries one's debts come."""
    found = await _found(unit, actor)
    if not found.mine:
        return Reply(toast=voice.word("owed.none"))
    entries = {share.entry.id: share.entry for debt in found.mine for share in debt.shares}
    lines = (await card(unit, actor.viewer, list(entries.values()))).lines
    return say.how(voice, found, {line.entry.id: line for line in lines})


@router.callback_query(OwingTap.filter(F.op == "settle"), flags=door(Action.RECORD))
async def which_amount(query: CallbackQuery, callback_data: OwingTap, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """How much of it?"""
    return say.how_much(voice, await _debt(unit, actor, callback_data.who, callback_data.code), actor.viewer.member_id)


@router.callback_query(OwingTap.filter(F.op == "all"), flags=door(Action.RECORD))
async def all_of_it(
    query: CallbackQuery, callback_data: OwingTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """The whole debt."""
    debt = await _debt(unit, actor, callback_data.who, callback_data.code)
    place = query.message.message_id if query.message else 0
    origin = Origin(query.message.chat.id if query.message else actor.person.user_id, place, 0)
    return _edited(await _settled(unit, actor, voice, app, debt, debt.money, origin))


@router.callback_query(OwingTap.filter(F.op == "part"), flags=door(Action.RECORD))
async def ask_amount(
    query: CallbackQuery, callback_data: OwingTap, actor: Actor, unit: Unit, voice: Voice, state: FSMContext
) -> Reply:
    """Wait for the amount in words."""
    debt = await _debt(unit, actor, callback_data.who, callback_data.code)
    await state.set_state(AMOUNT)
    await state.set_data({"who": callback_data.who, "code": callback_data.code})
    return say.type_amount(voice, debt.money)


@router.message(StateFilter(AMOUNT), Written(), flags=door(Action.RECORD))
async def typed(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> Reply:
    """A part of the debt."""
    waiting = await state.get_data()
    debt = await _debt(unit, actor, waiting["who"], waiting["code"])
    context = await context_of(unit, actor.person, actor.viewer, actor.today)
    read = read_typed(message.text or "", debt.money.currency, app.account_words, context)
    if read is None or read.money.minor <= 0:
        return Reply(voice.say("owed.unclear"))
    await state.clear()
    return await _settled(unit, actor, voice, app, debt, read.money, Origin(message.chat.id, message.message_id, 0))


async def _found(unit: Unit, actor: Actor) -> Owing:
    return await owing(unit, actor.viewer, currency(actor.person.base), actor.today)


async def _debt(unit: Unit, actor: Actor, who: str, code: str) -> Debt:
    """The debt that a button names; raises `NothingOwedError` when it was settled meanwhile."""
    debt = between(await _found(unit, actor), who, code)
    if debt is None:
        raise NothingOwedError
    return debt


async def _settled(unit: Unit, actor: Actor, voice: Voice, app: App, debt: Debt, money: Money, origin: Origin) -> Reply:
    done = await settle(unit, actor.viewer, debt, money, actor.today, origin, app.clock.now())
    return say_entry.recorded(voice, await card(unit, actor.viewer, [done.entry], done.change))


def _edited(reply: Reply) -> Reply:
    return replace(reply, edit=True)
