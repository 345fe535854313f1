"""/goals, and goals said in words: set, saved for, shown and deleted."""

from dataclasses import replace
from datetime import date
from typing import Any

from aiogram import F, Router
from aiogram.filters import Command, Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from core.accounts.typed import read_typed
from core.family.gate import Action
from core.goals import keep, look
from core.goals.festival import festival_days
from core.goals.model import Goal
from core.goals.read import read_goal
from core.goals.remind import put_since
from core.goals.said import Act, GoalSaid, Unclear
from core.ledger.hear import context_of
from core.matters.model import Matter
from core.money.currency import currency
from core.money.money import Money
from core.planning.words import Topic
from core.unit import Unit
from handlers.say import goals as say
from handlers.say import goals_due as say_due
from handlers.say.reply import Reply
from handlers.say.taps import GoalTap
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.gate import door
from handlers.telegram.words import Answering, Means, Written

router = Router(name="goals")
AMOUNT = "goal:amount"
_OF_ONE_THERE_IS = frozenset({Act.PUT, Act.TOOK})
"""Acts that name a goal: where there is none of the name, the line is one of money that moved."""


class Saving(Filter):
    """Passes a line that speaks of a goal, and hands on what was said: such as change one, or such as do not."""

    def __init__(self, *, writes: bool) -> None:
        self.writes = writes

    async def __call__(self, message: Message, actor: Actor, unit: Unit, app: App) -> bool | dict[str, Any]:
        """See `read_goal`."""
        text = message.text or "/"
        if text.startswith("/") or actor.member is None or not app.plan_words.may_be(text, Topic.GOAL):
            return False
        day = app.said(actor.person, text, message.chat.id, message.message_id, message.date).day
        context = await context_of(unit, actor.person, actor.viewer, day)
        said = read_goal(text, app.plan_words.load(), context)
        if said is None or self.writes is not (isinstance(said, GoalSaid) and said.act is not Act.SHOW):
            return False
        if isinstance(said, GoalSaid) and said.act in _OF_ONE_THERE_IS:
            found = await keep.find(unit, actor.viewer, said.title)
            return {"said": said, "goal": found} if found else False
        return {"said": said, "goal": None}


@router.message(Command("goals", "goal"), flags=door(Action.SEE))
@router.message(Means("goals"), ~F.reply_to_message, flags=door(Action.SEE))
async def command(message: Message, actor: Actor, unit: Unit, voice: Voice, state: FSMContext) -> Reply:
    """All of them, leaving whatever was being typed."""
    await state.clear()
    return await _all(actor, unit, voice)


@router.message(StateFilter(AMOUNT), Written(), flags=door(Action.RECORD))
async def typed(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> Reply:
    """How much is put aside, or taken out."""
    waiting = await state.get_data()
    goal = await unit.matters.get(actor.viewer, Goal, waiting["id"])
    context = await context_of(unit, actor.person, actor.viewer, actor.today)
    read = read_typed(message.text or "", goal.body.target.currency, app.account_words, context)
    if read is None or read.money.minor <= 0:
        return Reply(voice.say("goal.again"))
    await state.clear()
    said = GoalSaid(Act(waiting["act"]), goal.body.title, read.money.decimal)
    return await _put(said, goal, actor, unit, voice, app)


@router.message(~Answering(), Saving(writes=False), flags=door(Action.SEE))
@router.edited_message(Saving(writes=False), flags=door(Action.SEE))
async def asked(message: Message, said: GoalSaid | Unclear, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """The goal that is asked for, all where none is named, or what was not understood."""
    if isinstance(said, Unclear):
        return say.unclear(voice, said)
    found = await keep.find(unit, actor.viewer, said.title)
    return await _card(found.id, actor, unit, voice) if found else await _all(actor, unit, voice)


@router.message(~Answering(), Saving(writes=True), flags=door(Action.RECORD))
async def said(
    message: Message, said: GoalSaid, goal: Matter[Goal] | None, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """Do it."""
    now = app.clock.now()
    if said.act is Act.DELETE:
        return say.deleted(voice, await keep.delete_goal(unit, actor.viewer, said.title, now))
    if goal is not None:
        return await _put(said, goal, actor, unit, voice, app)
    festival = festival_days(said.festival or said.title, app.holidays, actor.today)
    base = currency(actor.person.base)
    kept = await keep.set_goal(unit, actor.viewer, said, base, actor.today, now, festival)
    return say.unclear(voice, kept) if isinstance(kept, Unclear) else await _done(kept, actor, unit, voice, app)


@router.callback_query(GoalTap.filter(F.op == "list"), flags=door(Action.SEE))
async def back(query: CallbackQuery, actor: Actor, unit: Unit, voice: Voice, state: FSMContext) -> Reply:
    """All of them again, leaving whatever was being typed."""
    await state.clear()
    return replace(await _all(actor, unit, voice), edit=True)


@router.callback_query(GoalTap.filter(F.op == "card"), flags=door(Action.SEE))
async def opened(
    query: CallbackQuery, callback_data: GoalTap, actor: Actor, unit: Unit, voice: Voice, state: FSMContext
) -> Reply:
    """One of them, leaving whatever was being typed."""
    await state.clear()
    return replace(await _card(callback_data.id, actor, unit, voice), edit=True)


@router.callback_query(GoalTap.filter(F.op == "add"), flags=door(Action.RECORD))
async def add(query: CallbackQuery, actor: Actor, voice: Voice) -> Reply:
    """How one is said: a line is quicker than a conversation."""
    return say.teach(voice)


@router.callback_query(GoalTap.filter(F.op.in_({"put", "took"})), flags=door(Action.RECORD))
async def ask_amount(
    query: CallbackQuery, callback_data: GoalTap, actor: Actor, unit: Unit, voice: Voice, state: FSMContext
) -> Reply:
    """Wait for the amount."""
    goal = await unit.matters.get(actor.viewer, Goal, callback_data.id)
    await state.set_state(AMOUNT)
    await state.set_data({"id": goal.id, "act": callback_data.op})
    return say.type_amount(voice, goal.id, goal.body.target.currency, takes=callback_data.op == Act.TOOK)


@router.callback_query(GoalTap.filter(F.op == "done"), flags=door(Action.RECORD))
async def put_at_once(
    query: CallbackQuery, callback_data: GoalTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """What was asked for on a payday is put aside, once."""
    goal = await unit.matters.get(actor.viewer, Goal, callback_data.id)
    asked = _asked(callback_data.arg)
    if asked is None:
        return Reply(toast=voice.word("question.settled"))
    minor, since = asked
    if await put_since(unit, actor.viewer, goal, since):
        return Reply(toast=voice.word("goal.put_before"), alert=True)
    money = Money(minor, goal.body.target.currency)
    said = GoalSaid(Act.PUT, goal.body.title, money.decimal, (money.currency.code,))
    kept = await keep.put_aside(unit, actor.viewer, goal, said, actor.today, app.clock.now())
    if isinstance(kept, Unclear) or kept.change is None:
        return Reply(toast=voice.word("question.settled"))
    one = await look.goal(unit, actor.viewer, goal.id, actor.today)
    return say_due.done(voice, goal.body.title, money, one.saved, goal.body.target, kept.change.id)


@router.callback_query(GoalTap.filter(F.op == "not"), flags=door(Action.SEE))
async def not_this_time(query: CallbackQuery, callback_data: GoalTap, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """What is to be put aside from then on, when nothing is now."""
    one = await look.goal(unit, actor.viewer, callback_data.id, actor.today)
    return Reply(toast=voice.word("goal.not_this_time", each=voice.money(one.each)))


@router.callback_query(GoalTap.filter(F.op == "private"), flags=door(Action.RECORD))
async def hide(query: CallbackQuery, callback_data: GoalTap, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """For oneself alone, or for everyone."""
    private = callback_data.arg == "1"
    kept = await keep.set_private(unit, actor.viewer, callback_data.id, app.clock.now(), private=private)
    return replace(await _done(kept, actor, unit, voice, app), edit=True)


@router.callback_query(GoalTap.filter(F.op == "delete"), flags=door(Action.RECORD))
async def delete(
    query: CallbackQuery, callback_data: GoalTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """Take it out of sight."""
    kept = await keep.remove_goal(unit, actor.viewer, callback_data.id, app.clock.now())
    return replace(say.deleted(voice, kept), edit=True)


def _asked(arg: str) -> tuple[int, date] | None:
    """What a button of a payday says: minor units, and since when; None for what no button offers."""
    minor, _, since = arg.partition(".")
    if not minor.isdecimal() or int(minor) <= 0:
        return None
    try:
        return int(minor), date.fromisoformat(since)
    except ValueError:
        return None


async def _put(said: GoalSaid, goal: Matter[Goal], actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    kept = await keep.put_aside(unit, actor.viewer, goal, said, actor.today, app.clock.now())
    return say.unclear(voice, kept) if isinstance(kept, Unclear) else await _done(kept, actor, unit, voice, app)


async def _done(kept: keep.Kept, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    found = await look.goal(unit, actor.viewer, kept.matter.id, actor.today)
    reached = await look.just_reached(unit, actor.person.user_id, found, app.clock.now())
    return say.done(voice, kept, found, actor.viewer, reached=reached)


async def _all(actor: Actor, unit: Unit, voice: Voice) -> Reply:
    return say.overview(voice, await look.goals(unit, actor.viewer, actor.today))


async def _card(goal_id: int, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    return say.card(voice, await look.goal(unit, actor.viewer, goal_id, actor.today), actor.viewer)
