"""/history and /search: entries newest first, narrowed as one says, turned page by page, each opened by a tap."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from core.answering.model import Query
from core.asking.model import Inquiry, Measure
from core.asking.read import read_question
from core.family.gate import Action
from core.ledger.hear import context_of
from core.ledger.look import card
from core.unit import Unit
from handlers.say import entry as say
from handlers.say.reply import Reply
from handlers.say.taps import EntryTap
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.answers import answered
from handlers.telegram.app import App
from handlers.telegram.card import with_paper
from handlers.telegram.gate import door
from handlers.telegram.words import Means

router = Router(name="search")
_AS_A_QUESTION = {"en": "show {}", "mn": "{} харуул"}
"""How what stands behind /history is asked: the words for things and days are those of all questions."""
_MOST_WORDS = 6
_EVERYTHING = Query(Inquiry(Measure.ENTRIES))


@router.message(Means("history"), flags=door(Action.SEE))
async def in_words(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """The latest entries, in a word."""
    return await _latest(unit, actor, voice, app)


@router.message(Command("history"), flags=door(Action.SEE))
async def history(message: Message, command: CommandObject, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """The latest entries; of what and when is said behind it: "/history coffee october"."""
    said = (command.args or "").strip()
    if not said:
        return await _latest(unit, actor, voice, app)
    return await answered(unit, actor, voice, app, await _narrowed(unit, actor, app, said))


@router.message(Command("search", "find"), flags=door(Action.SEE))
async def search(message: Message, command: CommandObject, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """Entries in which every word stands: in the shop, the note, a tag, the category, whom it was for."""
    words = _words(command.args or "")
    if not words:
        return Reply(voice.say("search.usage"))
    return await answered(unit, actor, voice, app, replace(_EVERYTHING, words=words))


@router.callback_query(EntryTap.filter(F.op == "open"), flags=door(Action.SEE))
async def opened(query: CallbackQuery, callback_data: EntryTap, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """An entry's card, beneath the list."""
    entry = await unit.entries.get(actor.viewer, callback_data.id)
    if entry.details.deleted:
        return Reply(toast=voice.word("listed.gone"))
    return await with_paper(unit, actor, voice, entry, say.recorded(voice, await card(unit, actor.viewer, [entry])))


async def _latest(unit: Unit, actor: Actor, voice: Voice, app: App) -> Reply:
    shown = await answered(unit, actor, voice, app, _EVERYTHING)
    return shown if shown.rows else Reply(voice.say("history.empty"))


async def _narrowed(unit: Unit, actor: Actor, app: App, said: str) -> Query:
    """What is read as a question by itself or with "show" before it; else words to search for."""
    context = await context_of(unit, actor.person, actor.viewer, actor.today)
    asking = _AS_A_QUESTION.get(actor.person.language, _AS_A_QUESTION["en"])
    for text in (asking.format(said), said):
        inquiry = read_question(text, app.question_words, context).inquiry
        if inquiry is not None and inquiry.measure in {Measure.ENTRIES, Measure.SPENT, Measure.RECEIVED}:
            return Query(replace(inquiry, measure=Measure.ENTRIES, group_by=None, order=None))
    return replace(_EVERYTHING, words=_words(said))


def _words(said: str) -> tuple[str, ...]:
    return tuple(said.split()[:_MOST_WORDS])
