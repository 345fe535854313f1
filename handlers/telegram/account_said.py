"""What people say of what they have, in a line of chat: done when it is sure, asked with buttons when it is not."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from aiogram import F, Router
from aiogram.filters import Filter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from core.accounts.act import Deed, act_on
from core.accounts.outcome import SPENT, Acted, More, Question, Stuck
from core.accounts.read import read_statement
from core.accounts.said import Act, Statement
from core.family.gate import Action
from core.ledger.correct import delete
from core.ledger.hear import Said, context_of, hear
from core.ledger.model import STATED, Origin
from core.unit import Unit
from handlers.say import account_said as say
from handlers.say.reply import Reply
from handlers.say.taps import AccountTap
from handlers.say.voice import Voice
from handlers.telegram import account_add, spend
from handlers.telegram.accounts import shown
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.gate import door
from handlers.telegram.words import Answering

router = Router(name="account_said")
ASKED = "acct:said"


class Stating(Filter):
    """Passes a line that surely speaks of what people have, and hands on what was said."""

    async def __call__(self, message: Message, actor: Actor, unit: Unit, app: App) -> bool | dict[str, Any]:
        """See `read_statement`."""
        text = message.text or "/"
        if text.startswith("/") or actor.member is None:
            return False
        said = app.said(actor.person, text, message.chat.id, message.message_id, message.date)
        context = await context_of(unit, actor.person, actor.viewer, said.day)
        statement = read_statement(text, app.account_words, context)
        return {"statement": statement, "said": said} if statement else False


@router.message(~Answering(), Stating(), flags=door(Action.RECORD))
async def stated(
    message: Message, statement: Statement, said: Said, actor: Actor, unit: Unit, voice: Voice, app: App,
    state: FSMContext,
) -> Reply:  # fmt: skip
    """Do it, or ask the one thing that is not sure."""
    return await _acted(statement, said, {}, actor, unit, voice, app, state)


@router.edited_message(Stating(), flags=door(Action.RECORD))
async def edited(
    message: Message, statement: Statement, said: Said, actor: Actor, unit: Unit, voice: Voice, app: App,
    state: FSMContext,
) -> Reply:  # fmt: skip
    """An edited statement takes the place of what it stated; any other act stands, and is undone by its button."""
    old = [
        entry
        for entry in await unit.entries.of_message(actor.viewer, said.chat_id, said.message_id)
        if not entry.details.deleted
    ]
    if statement.act is not Act.STATE or any(entry.details.kind not in STATED for entry in old):
        corrected: Reply = await spend.edited(message, actor, unit, voice, app)
        return corrected
    await delete(unit, actor.viewer, old, said.at)
    return await _acted(statement, said, {}, actor, unit, voice, app, state)


@router.callback_query(AccountTap.filter(F.op == "said"), flags=door(Action.RECORD))
async def answered(
    query: CallbackQuery, callback_data: AccountTap, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext
) -> Reply:
    """The answer to what was asked; the line is read again as it was, with all that was answered."""
    asked = await state.get_data()
    if await state.get_state() != ASKED or asked.get("message_id") != callback_data.id:
        return Reply(toast=voice.word("question.settled"))
    await state.clear()
    said = Said(
        asked["text"], query.from_user.id, asked["message_id"], datetime.fromisoformat(asked["day"]).date(),
        app.clock.now(),
    )  # fmt: skip
    what, _, value = callback_data.arg.partition("=")
    if what == "meaning" and value == SPENT:
        heard = await hear(unit, actor.person, actor.viewer, app.vocabulary, said)
        return replace(await spend.present(heard, actor, unit, voice, said), edit=True)
    context = await context_of(unit, actor.person, actor.viewer, said.day)
    statement = read_statement(said.text, app.account_words, context)
    if what not in say.ANSWERS or statement is None:
        return Reply(voice.say("question.dropped"), edit=True)
    answers = {**asked["answers"], what: value}
    return replace(await _acted(statement, said, answers, actor, unit, voice, app, state), edit=True)


async def _acted(
    statement: Statement, said: Said, answers: dict[str, str], actor: Actor, unit: Unit, voice: Voice, app: App,
    state: FSMContext,
) -> Reply:  # fmt: skip
    context = await context_of(unit, actor.person, actor.viewer, said.day)
    origin = Origin(said.chat_id, said.message_id, 0)
    deed = Deed(actor.viewer, app.account_words, context, origin, said.at, answers)
    outcome = await act_on(unit, deed, statement)
    match outcome:
        case Question():
            await state.set_state(ASKED)
            await state.set_data(
                {"text": said.text, "message_id": said.message_id, "day": said.day.isoformat(), "answers": answers}
            )
            return say.asked(voice, outcome, said.message_id, actor.viewer.member_id)
        case More():
            return await account_add.begin_with(outcome.said, actor, unit, voice, app, state)
        case Stuck():
            return say.stuck(voice, outcome, actor.viewer.member_id)
        case _:
            return await _done(outcome, actor, unit, voice)


async def _done(acted: Acted, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    if acted.act is Act.HAVE:
        first = say.opened(voice, acted)
        card = await shown(actor, unit, voice, acted.done.account, first)
        return say.with_undo(voice, card, acted.done.change)
    return say.done(voice, acted, actor.viewer.member_id)
