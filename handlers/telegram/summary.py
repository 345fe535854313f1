"""/summary: a month in one card, and the months beside it."""

from dataclasses import replace
from datetime import date

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from core.answering.summary import summary
from core.asking.read import read_question
from core.family.gate import Action
from core.ledger.hear import context_of
from core.unit import Unit
from handlers.say import summary as say
from handlers.say.reply import Reply
from handlers.say.scopes import Known
from handlers.say.taps import SummaryTap
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.answers import asker_of
from handlers.telegram.app import App
from handlers.telegram.gate import door
from handlers.telegram.words import Means

router = Router(name="summary")
_AS_A_QUESTION = {"en": "summary of {}", "mn": "{} тойм"}
"""How what stands behind the command is asked: the words for months are those of all questions."""


@router.message(Means("summary"), flags=door(Action.SEE))
async def in_words(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """This month, in a word."""
    return await _card(unit, actor, voice, app, actor.today)


@router.message(Command("summary", "month"), flags=door(Action.SEE))
async def command(message: Message, command: CommandObject, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """This month, or the one that stands behind it."""
    said = (command.args or "").strip()
    if not said:
        return await _card(unit, actor, voice, app, actor.today)
    context = await context_of(unit, actor.person, actor.viewer, actor.today)
    asking = _AS_A_QUESTION.get(actor.person.language, _AS_A_QUESTION["en"])
    inquiry = read_question(asking.format(said), app.question_words, context).inquiry
    if inquiry is None or inquiry.last is None:
        return Reply(voice.say("summary.usage"))
    return await _card(unit, actor, voice, app, min(inquiry.last, actor.today))


@router.callback_query(SummaryTap.filter(), flags=door(Action.SEE))
async def turned(
    query: CallbackQuery, callback_data: SummaryTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """Another month."""
    try:
        month = date.fromisoformat(f"{callback_data.month}-01")
    except ValueError:
        return Reply(toast=voice.word("error.toast"))
    return replace(await _card(unit, actor, voice, app, min(month, actor.today)), edit=True)


async def _card(unit: Unit, actor: Actor, voice: Voice, app: App, month: date) -> Reply:
    found = await summary(unit, asker_of(actor, app), month)
    members = {one.id: one for one in await unit.people.members(actor.viewer)}
    return say.summary(voice, found, Known(actor.viewer.member_id, members))
