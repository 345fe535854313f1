"""/visa, and a visa told in a line."""

from dataclasses import replace
from typing import Any

from aiogram import F, Router
from aiogram.filters import Command, Filter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from core.family.gate import Action
from core.unit import Unit
from core.visa.alert import put_alerts
from core.visa.keep import keep_profile, profile_of
from core.visa.parts import Part, is_sure
from core.visa.said_model import Speaker
from core.visa.said_visa import SaidVisa, read_studies, read_visa
from core.visa.share import shared_with, shown_of
from core.visa.standing import Standing, standing
from handlers.say import visa as say
from handlers.say.reply import Reply
from handlers.say.taps import VisaTap
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.gate import door
from handlers.telegram.visa_profile import Desk
from handlers.telegram.words import Answering, Means

router = Router(name="visa")


class Visaed(Filter):
    """Passes a line that tells of the speaker's visa, and hands on what was said."""

    async def __call__(self, message: Message, actor: Actor, unit: Unit, app: App) -> bool | dict[str, Any]:
        """See `read_visa` and `read_studies`."""
        text = message.text or "/"
        if text.startswith("/") or actor.member is None or not app.hours.may_be(text):
            return False
        said = read_visa(text, app.hours.load(), _speaker(actor))
        if said is None and (studies := read_studies(text, app.hours.load(), _speaker(actor))):
            said = studies if await profile_of(unit, actor.viewer) else None
        return {"said": said} if said is not None else False


@router.message(Command("visa", "hours"), flags=door(Action.SEE))
@router.message(Means("visa"), ~F.reply_to_message, flags=door(Action.SEE))
async def command(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> Reply:
    """One's own visa, leaving whatever was being typed."""
    await state.clear()
    return await _card(actor, unit, voice, app)


@router.message(~Answering(), Visaed(), flags=door(Action.RECORD))
@router.edited_message(Visaed(), flags=door(Action.RECORD))
async def told(
    message: Message, said: SaidVisa, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext
) -> Reply:
    """Keep it."""
    return await _told(said, actor, unit, voice, app, state)


@router.callback_query(VisaTap.filter(F.op == "card"), flags=door(Action.SEE))
async def back(query: CallbackQuery, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> Reply:
    """One's own visa, leaving whatever was being typed."""
    await state.clear()
    return await _card(actor, unit, voice, app)


@router.callback_query(VisaTap.filter(F.op == "of"), flags=door(Action.SEE))
async def anothers(
    query: CallbackQuery, callback_data: VisaTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """The visa of someone who shares it."""
    shown = await shown_of(unit, actor.viewer, callback_data.id)
    stands = await standing(unit, shown.eyes, app.law, actor.today)
    return say.anothers(voice, stands, app.clock.now(), shown.owner)


async def _told(said: SaidVisa, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> Reply:
    now = app.clock.now()
    old = await profile_of(unit, actor.viewer)
    new = said.told(old.body if old else None, app.law.strictest)
    if new.turned:
        return say.turned(voice)
    change = await keep_profile(unit, actor.viewer, new, now)
    stands = await _stands(actor, unit, app)
    await put_alerts(unit, actor.viewer, actor.person, stands, now)
    if said.subclass and said.condition is None and not is_sure(said.subclass):
        desk = Desk(actor, unit, voice, app, state)
        return replace(await desk.ask(Part.CONDITION, new, change), edit=False)
    return say.changed(voice, stands, change, now)


async def _card(actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    shown = [one.owner for one in await shared_with(unit, actor.viewer)]
    return say.card(voice, await _stands(actor, unit, app), app.clock.now(), shown=shown)


async def _stands(actor: Actor, unit: Unit, app: App) -> Standing:
    return await standing(unit, actor.viewer, app.law, actor.today)


def _speaker(actor: Actor) -> Speaker:
    return Speaker(actor.today, actor.person.country)
