"""Telling of an application: some questions at the start, and each thing anew by its button.

Nothing is stored before the last of the first answers; every question can be left.
"""

import re
from dataclasses import replace
from typing import Any

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from core.accounts.typed import read_typed
from core.family.gate import Action
from core.funds.keep import keep_plan, plan_of
from core.funds.model import Plan
from core.funds.said import LARGEST
from core.funds.told import COUNTS, MOST_CHILDREN, SUMS, Answer, Asked, Told, answered, next_asked
from core.ledger.hear import context_of
from core.money.money import Money
from core.rates.order import AUD, MNT
from core.unit import Unit
from core.visa.said_days import coming, dates_in
from core.visa.said_model import Speaker
from handlers.say import funds as say
from handlers.say.funds_ask import NONE, ask, labelled
from handlers.say.reply import Reply
from handlers.say.taps import FundsTap
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.funds import gone, stands
from handlers.telegram.gate import door
from handlers.telegram.words import Written

router = Router(name="funds_ask")
ASKING = "funds:ask"
_NUMBER = re.compile(r"\d+")


@router.callback_query(FundsTap.filter(F.op == "begin"), flags=door(Action.RECORD))
async def begin(query: CallbackQuery, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> Reply:
    """The first question."""
    return replace(await Asking(actor, unit, voice, app, state).start(), edit=True)


@router.callback_query(FundsTap.filter(F.op == "ask"), flags=door(Action.RECORD))
async def ask_one(
    query: CallbackQuery, callback_data: FundsTap, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext
) -> Reply:
    """One question anew."""
    if callback_data.arg not in set(Asked):
        return gone(voice)
    asking = Asking(actor, unit, voice, app, state)
    return replace(await asking.one(Asked(callback_data.arg)), edit=True)


@router.callback_query(FundsTap.filter(F.op == "stop"), flags=door(Action.RECORD))
async def stop(query: CallbackQuery, voice: Voice, state: FSMContext) -> Reply:
    """Leave it."""
    await state.clear()
    return Reply(voice.say("cancel.done"), edit=True)


@router.callback_query(FundsTap.filter(F.op == "set"), StateFilter(ASKING), flags=door(Action.RECORD))
async def tapped(
    query: CallbackQuery, callback_data: FundsTap, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext
) -> Reply:
    """The answer of a button, to the question that is open."""
    asked, _, value = callback_data.arg.partition("=")
    asking = Asking(actor, unit, voice, app, state)
    if asked != await asking.open() or not (value == NONE or value.isdecimal()):
        return gone(voice)
    return replace(await asking.told(Asked(asked), _tapped(Asked(asked), value)), edit=True)


@router.callback_query(FundsTap.filter(F.op == "set"), flags=door(Action.SEE))
async def too_late(query: CallbackQuery, voice: Voice) -> Reply:
    """A button of a question that is closed."""
    return gone(voice)


@router.message(StateFilter(ASKING), Written(), flags=door(Action.RECORD))
async def typed(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> Reply:
    """The answer in words."""
    return await Asking(actor, unit, voice, app, state).typed(message.text or "")


async def mine(actor: Actor, unit: Unit) -> Told:
    """What the actor told of an application of their own; nothing yet where it is another's, or there is none."""
    matter = await plan_of(unit, actor.viewer)
    if matter is None or matter.owner_id != actor.viewer.member_id:
        return Told(Plan())
    return Told(matter.body, matter.day)


class Asking:
    """One step of the conversation. Its data are the question that is open, and the first answers."""

    def __init__(self, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> None:
        self._actor, self._unit, self._voice, self._app, self._state = actor, unit, voice, app, state

    async def start(self, known: dict[str, Any] | None = None) -> Reply:
        """The first question, with no answers yet but those that are `known`."""
        return await self._ask(Asked.PARTNER, known or {})

    async def one(self, asked: Asked) -> Reply:
        """A question about what was told before."""
        told = await mine(self._actor, self._unit)
        return await self._ask(asked, None, told.plan.children)

    async def open(self) -> str:
        """The question that waits for an answer."""
        return str((await self._state.get_data()).get("open", ""))

    async def told(self, asked: Asked, answer: Answer) -> Reply:
        """Go on with an answer: to the next of the first questions, or to the card."""
        answers = (await self._state.get_data()).get("answers")
        if answers is None:
            return await self._keep(answered(await mine(self._actor, self._unit), asked, answer))
        answers = {**answers, asked.value: _kept(answer)}
        following = next_asked(answers)
        if following is not None:
            return await self._ask(following, answers, answers.get(Asked.CHILDREN) or 0)
        whole = await mine(self._actor, self._unit)
        for name, value in answers.items():
            whole = answered(whole, Asked(name), _loaded(Asked(name), value))
        return await self._keep(whole)

    async def typed(self, text: str) -> Reply:
        """What words say to the question that is open."""
        asked = Asked(await self.open())
        answers = (await self._state.get_data()).get("answers")
        children = (answers or {}).get(Asked.CHILDREN) or (await mine(self._actor, self._unit)).plan.children
        spelled = labelled(self._voice, asked, text, children)
        if spelled is not None:
            return await self.told(asked, _tapped(asked, spelled))
        answer = await self._read(asked, text, children)
        if answer is not None:
            return await self.told(asked, answer)
        return ask(self._voice, asked, children, starting=answers is not None, again=True)

    async def _ask(self, asked: Asked, answers: dict[str, Any] | None, children: int = 0) -> Reply:
        await self._state.set_state(ASKING)
        await self._state.set_data({"open": asked.value, "answers": answers})
        return ask(self._voice, asked, children, starting=answers is not None)

    async def _keep(self, whole: Told) -> Reply:
        await self._state.clear()
        change = await keep_plan(self._unit, self._actor.viewer, whole, self._app.clock.now())
        return say.changed(self._voice, await stands(self._actor, self._unit, self._app), self._actor.viewer, change)

    async def _read(self, asked: Asked, text: str, children: int) -> Answer:
        """The answer in a text; None where it is none."""
        if asked in SUMS:
            return await self._sum(asked, text)
        if asked in {Asked.CHILDREN, Asked.PUPILS}:
            said = _NUMBER.findall(text)
            most = children if asked is Asked.PUPILS else MOST_CHILDREN
            return int(said[0]) if len(said) == 1 and int(said[0]) <= most else None
        if asked in COUNTS:
            return None
        words = self._app.hours.load()
        speaker = Speaker(self._actor.today, self._actor.person.country)
        days = [day for _, when in dates_in(words.listed(text), words, speaker) for day in coming(when, speaker.today)]
        return days[0] if len(days) == 1 and days[0] >= speaker.today else None

    async def _sum(self, asked: Asked, text: str) -> Money | None:
        context = await context_of(self._unit, self._actor.person, self._actor.viewer, self._actor.today)
        for code in (AUD, MNT) if asked is Asked.OTHER else (AUD,):
            read = read_typed(text, code, self._app.account_words, context)
            if read is not None and read.money.minor >= 0 and (code == MNT or read.money.minor <= LARGEST):
                return read.money
        return None


def _tapped(asked: Asked, value: str) -> Answer:
    if value == NONE:
        return None
    return Money(int(value), AUD) if asked in SUMS else min(int(value), MOST_CHILDREN)


def _kept(answer: Answer) -> int | None:
    """An answer of the first questions as it is kept meanwhile."""
    return answer.minor if isinstance(answer, Money) else answer if isinstance(answer, int) else None


def _loaded(asked: Asked, value: int | None) -> Answer:
    return Money(value, AUD) if asked in SUMS and value is not None else value
