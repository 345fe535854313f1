"""Writing what one spends: a message becomes entries, an edited one corrects them, a reply to a card changes one."""

from aiogram import Router
from aiogram.types import Message

from core.family.gate import Action
from core.ledger.amend import amended
from core.ledger.correct import correct, delete
from core.ledger.hear import Heard, Said, context_of, hear, rehear
from core.ledger.look import card
from core.unit import Unit
from handlers.say import entry as say
from handlers.say import question
from handlers.say.reply import NOTHING, Reply
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.gate import door
from handlers.telegram.notify import tell_the_others
from handlers.telegram.words import Answering, Written, means

router = Router(name="spend")
MOST_LINES = 100
MOST_QUESTIONS = 5


@router.message(Answering(), Written(), flags=door(Action.RECORD))
async def replied(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """A reply to a card changes its entry; a reply to anything else is a message like any other."""
    return await _amend(message, actor, unit, voice, app)


async def _amend(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    replied = message.reply_to_message
    said = _said(message, actor, app)
    spoken_of = await unit.outbox.replied_to(message.chat.id, replied.message_id) if replied else ()
    if len(spoken_of) != 1:
        return await _recorded(message, actor, unit, voice, app)
    entry = await unit.entries.get(actor.viewer, spoken_of[0])
    if means(said.text, "undo"):
        change = await delete(unit, actor.viewer, [entry], said.at)
        lines = (await card(unit, actor.viewer, [entry])).lines
        return say.taken_back(voice, lines, change.id) if change else Reply(voice.say("undo.already"))
    context = await context_of(unit, actor.person, actor.viewer, said.day)
    accounts = await unit.accounts.visible(actor.viewer)
    details = amended(entry.details, said.text, app.vocabulary, context, accounts)
    if details is None:
        return Reply(voice.say("amend.unclear"))
    now, change = await correct(unit, actor.viewer, [(entry, details)], said.at)
    if details.category != entry.details.category and details.category and entry.details.payee:
        await unit.memory.remember_payee(actor.viewer, entry.details.payee, details.category)
    return say.recorded(voice, await card(unit, actor.viewer, now, change))


@router.message(Written(), flags=door(Action.RECORD))
async def wrote(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """Whatever else is written: read it, record what is sure, ask about the rest."""
    return await _recorded(message, actor, unit, voice, app)


async def _recorded(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    said = _said(message, actor, app)
    if said.text.count("\n") >= MOST_LINES:
        return Reply(voice.say("unread.too_many", said.text.count("\n") + 1, most=MOST_LINES))
    return await present(await hear(unit, actor.person, actor.viewer, app.vocabulary, said), actor, unit, voice, said)


@router.edited_message(Answering(), Written(), flags=door(Action.RECORD))
async def edited_reply(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """A reply to a card that is edited is a second reply."""
    return await _amend(message, actor, unit, voice, app)


@router.edited_message(Written(), flags=door(Action.RECORD))
async def edited(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """An edited message corrects the entries that it made; their card is changed in place."""
    said = _said(message, actor, app)
    outcome = await rehear(unit, actor.person, actor.viewer, app.vocabulary, said)
    if isinstance(outcome, Heard):
        return await present(outcome, actor, unit, voice, said)
    entries, change = outcome
    if change is None:
        return NOTHING
    shown = say.recorded(voice, await card(unit, actor.viewer, entries, change))
    place = await unit.outbox.card_of(message.chat.id, entries[0].id)
    return Reply(shown.text, shown.rows, shown.entries, edits=place)


async def present(heard: Heard, actor: Actor, unit: Unit, voice: Voice, said: Said) -> Reply:
    """What was heard, as one answer followed by the questions."""
    answers: list[Reply] = []
    if heard.recorded:
        recorded = heard.recorded
        shown = await card(unit, actor.viewer, recorded.entries, recorded.change)
        answers.append(say.recorded(voice, shown, heard.corrected))
        for twin in recorded.twins:
            theirs = (await card(unit, actor.viewer, [twin])).lines[0]
            answers.append(say.twin(voice, recorded.entries[0], theirs))
        await tell_the_others(unit, actor, recorded.entries, said.at)
    answers += [question.asked(voice, pending) for pending in heard.asked[:MOST_QUESTIONS]]
    if len(heard.asked) > MOST_QUESTIONS:
        answers.append(Reply(voice.say("unread.more_questions", len(heard.asked) - MOST_QUESTIONS)))
    if len(heard.unread) == 1:
        answers.append(question.unread(voice, heard.unread[0]))
    elif heard.unread:
        answers.append(question.many_unread(voice, len(heard.unread)))
    return Reply(then=tuple(answers))


def _said(message: Message, actor: Actor, app: App) -> Said:
    return app.said(actor.person, message.text or "", message.chat.id, message.message_id, message.date)
