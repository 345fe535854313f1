"""/funds: what a student visa asks for, what of the family's money counts, and the gap."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.filters import Command, Filter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from core.family.gate import Action
from core.funds import keep
from core.funds.asked import asks_funds
from core.funds.held import FIXED
from core.funds.standing import Standing, standing
from core.funds.told import Told
from core.goals.look import goal
from core.unit import Unit
from handlers.say import funds as say
from handlers.say import funds_ask as say_ask
from handlers.say import goals as say_goals
from handlers.say.reply import Reply
from handlers.say.taps import FundsTap
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.gate import door
from handlers.telegram.words import Answering

router = Router(name="funds")


class Funding(Filter):
    """Passes "do we have enough for the visa?", «визний мөнгө хүрэх үү?»."""

    async def __call__(self, message: Message, actor: Actor, app: App) -> bool:
        """See `asks_funds`."""
        text = message.text or "/"
        return not text.startswith("/") and actor.member is not None and asks_funds(text, app.funds)


@router.message(Command("funds"), flags=door(Action.SEE))
async def command(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> Reply:
    """How it stands, leaving whatever was being typed."""
    await state.clear()
    return await shown(actor, unit, voice, app)


@router.message(~Answering(), Funding(), flags=door(Action.SEE))
@router.edited_message(Funding(), flags=door(Action.SEE))
async def asked(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """The same in words."""
    return await shown(actor, unit, voice, app)


@router.callback_query(FundsTap.filter(F.op == "card"), flags=door(Action.SEE))
async def back(query: CallbackQuery, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> Reply:
    """How it stands, leaving whatever was being typed."""
    await state.clear()
    return replace(await shown(actor, unit, voice, app), edit=True)


@router.callback_query(FundsTap.filter(F.op == "more"), flags=door(Action.RECORD))
async def more(query: CallbackQuery, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """What can be changed."""
    found = await stands(actor, unit, app)
    return replace(say_ask.menu(voice, found), edit=True) if _mine(found, actor) else gone(voice)


@router.callback_query(FundsTap.filter(F.op == "accounts"), flags=door(Action.RECORD))
async def accounts(query: CallbackQuery, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """Which accounts count."""
    found = await stands(actor, unit, app)
    return replace(say_ask.accounts(voice, found.held, actor.viewer), edit=True) if _mine(found, actor) else gone(voice)


@router.callback_query(FundsTap.filter(F.op == "turn"), flags=door(Action.RECORD))
async def turn(
    query: CallbackQuery, callback_data: FundsTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """Put an account in, or leave it out."""
    found = await stands(actor, unit, app)
    one = next((held for held in found.held if held.account.id == callback_data.id and held.why not in FIXED), None)
    if one is None or found.matter is None or not _mine(found, actor):
        return gone(voice)
    told = Told(keep.turned(found.plan, one), found.matter.day)
    await keep.keep_plan(unit, actor.viewer, told, app.clock.now())
    again = await stands(actor, unit, app)
    return replace(say_ask.accounts(voice, again.held, actor.viewer), edit=True)


@router.callback_query(FundsTap.filter(F.op == "share"), flags=door(Action.RECORD))
async def share(
    query: CallbackQuery, callback_data: FundsTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """For oneself alone, or for everyone."""
    private = callback_data.arg == "1"
    change = await keep.share_plan(unit, actor.viewer, callback_data.id, app.clock.now(), private=private)
    return replace(say.changed(voice, await stands(actor, unit, app), actor.viewer, change), edit=True)


@router.callback_query(FundsTap.filter(F.op == "forget"), flags=door(Action.RECORD))
async def forget(
    query: CallbackQuery, callback_data: FundsTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """Take it out of sight."""
    change = await keep.forget_plan(unit, actor.viewer, callback_data.id, app.clock.now())
    return replace(say.forgotten(voice, change), edit=True)


@router.callback_query(FundsTap.filter(F.op == "goal"), flags=door(Action.RECORD))
async def make_goal(query: CallbackQuery, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """What is missing, as a goal that is saved for until the day of the application."""
    found = await stands(actor, unit, app)
    if found.saving is None or not _mine(found, actor):
        return gone(voice)
    title, by = voice.word("funds.goal_title"), found.need.day
    now, private = app.clock.now(), found.private
    kept = await keep.save_for(unit, actor.viewer, title, found.gap, actor.today, by, now, private=private)
    shown_goal = await goal(unit, actor.viewer, kept.matter.id, actor.today)
    return say_goals.done(voice, kept, shown_goal, actor.viewer, reached=False)


async def shown(actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """The card; what this is, where nothing was told."""
    found = await stands(actor, unit, app)
    return say.card(voice, found, actor.viewer) if found.matter else say.intro(voice, actor.viewer)


async def stands(actor: Actor, unit: Unit, app: App) -> Standing:
    """How it stands through the actor's eyes."""
    return await standing(unit, actor.viewer, app.funds, actor.today)


def gone(voice: Voice) -> Reply:
    """What the button was for is there no more."""
    return Reply(toast=voice.word("question.settled"))


def _mine(found: Standing, actor: Actor) -> bool:
    return found.matter is not None and found.matter.owner_id == actor.viewer.member_id
