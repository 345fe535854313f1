"""Answers to questions: a tap records what it shows, or asks what is still missing."""

from dataclasses import replace

from aiogram import Router
from aiogram.types import CallbackQuery

from core.capture.model import Question
from core.family.gate import Action
from core.ledger.hear import ask_again, choose
from core.ledger.look import card
from core.unit import Unit
from handlers.say import entry as say
from handlers.say import question
from handlers.say.reply import Reply
from handlers.say.taps import ChoiceTap, HabitTap
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.gate import door
from handlers.telegram.notify import tell_the_others

router = Router(name="questions")


@router.callback_query(ChoiceTap.filter(), flags=door(Action.RECORD))
async def chosen(
    query: CallbackQuery, callback_data: ChoiceTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """Do what the tapped choice says; a second tap finds the question settled."""
    now = app.clock.now()
    pending = await unit.questions.take(actor.person.user_id, callback_data.id, now)
    if pending is None or pending.family_id != actor.viewer.family_id:
        return Reply(toast=voice.word("question.settled"))
    if not 0 <= callback_data.n < len(pending.question.choices):
        return Reply(voice.say("question.dropped"), edit=True)
    outcome = await choose(unit, actor.viewer, pending, pending.question.choices[callback_data.n], now)
    if outcome is None:
        return Reply(voice.say("question.dropped"), edit=True)
    if isinstance(outcome, Question):
        return replace(question.asked(voice, await ask_again(unit, pending, outcome, now)), edit=True)
    await tell_the_others(unit, actor, outcome.entries, now)
    shown = say.recorded(voice, await card(unit, actor.viewer, outcome.entries, outcome.change))
    habit = question.always(voice, pending, callback_data.n)
    return replace(shown, rows=(*shown.rows, *((habit,) if habit else ())), edit=True)


@router.callback_query(HabitTap.filter(), flags=door(Action.SETTLE_IN))
async def always(query: CallbackQuery, callback_data: HabitTap, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """From now on, answer this question so."""
    pending = await unit.questions.settled(actor.person.user_id, callback_data.id)
    if pending is None or not 0 <= callback_data.n < len(pending.question.choices):
        return Reply(toast=voice.word("question.settled"))
    choice = pending.question.choices[callback_data.n]
    await unit.memory.remember_habit(actor.person.user_id, pending.question.code, choice.code)
    return Reply(toast=voice.word("question.remembered"))
