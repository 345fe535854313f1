"""A visa told part by part, all of it in a row or one alone; and at which hours to warn."""

from dataclasses import dataclass, replace
from typing import Any

from aiogram import F, Router
from aiogram.filters import Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from core.family.gate import Action
from core.ledger.model import Change
from core.unit import Unit
from core.visa.alert import put_alerts
from core.visa.keep import keep_profile, profile_of
from core.visa.kept import Profile
from core.visa.model import Level
from core.visa.parts import (
    CONDITIONS,
    SUBCLASSES,
    Part,
    after,
    empty,
    forgotten,
    is_sure,
    with_condition,
    with_level,
    with_subclass,
    without_break,
)
from core.visa.said_alert import read_alert_hours
from core.visa.said_model import Speaker
from core.visa.said_visa import read_none, read_visa
from core.visa.standing import standing
from handlers.say import visa_profile as say
from handlers.say.reply import Reply
from handlers.say.taps import VisaTap
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.gate import door
from handlers.telegram.words import Answering, Written

router = Router(name="visa_profile")
ASKED = "visa:asked"
"""A part is asked for: `part`, and `flow` while the whole visa is being told."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Whose visa is being told, and with what."""

    actor: Actor
    unit: Unit
    voice: Voice
    app: App
    state: FSMContext

    async def profile(self) -> Profile:
        """What is known so far."""
        kept = await profile_of(self.unit, self.actor.viewer)
        return kept.body if kept else empty(self.app.law.strictest)

    async def flow(self) -> bool:
        """Whether the whole visa is being told."""
        return await self.state.get_state() == ASKED and bool((await self.state.get_data()).get("flow"))

    async def ask(self, part: Part, profile: Profile, change: Change | None = None) -> Reply:
        """Wait for a part."""
        flow = await self.flow()
        await self.state.set_state(ASKED)
        await self.state.set_data({"part": part, "flow": flow})
        return say.ask(self.voice, say.Asking(part, profile, flow, change))

    async def keep(self, part: Part, new: Profile) -> Reply:
        """Store a part, and go on to the next one where the whole visa is being told."""
        now = self.app.clock.now()
        change = await keep_profile(self.unit, self.actor.viewer, new, now)
        stands = await standing(self.unit, self.actor.viewer, self.app.law, self.actor.today)
        await put_alerts(self.unit, self.actor.viewer, self.actor.person, stands, now)
        unsure = part is Part.SUBCLASS and not is_sure(new.subclass)
        following = part if part is Part.BREAK else after(new, part) if await self.flow() else None
        if following is None and unsure:
            following = Part.CONDITION
        if following is not None:
            return await self.ask(following, new, change)
        await self.state.clear()
        return say.screen(self.voice, new, change, done=True)


@router.callback_query(VisaTap.filter(F.op == "begin"), flags=door(Action.RECORD))
async def begin(query: CallbackQuery, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> Reply:
    """The whole visa, from the first question on."""
    desk = Desk(actor, unit, voice, app, state)
    await state.set_state(ASKED)
    await state.set_data({"flow": True})
    return await desk.ask(Part.SUBCLASS, await desk.profile())


@router.callback_query(VisaTap.filter(F.op == "profile"), flags=door(Action.RECORD))
async def known(query: CallbackQuery, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> Reply:
    """All that is known, leaving whatever was being told."""
    await state.clear()
    return say.screen(voice, await Desk(actor, unit, voice, app, state).profile())


@router.callback_query(VisaTap.filter((F.op == "ask") & F.arg.in_(list(Part))), flags=door(Action.RECORD))
async def ask(
    query: CallbackQuery, callback_data: VisaTap, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext
) -> Reply:
    """One part."""
    desk = Desk(actor, unit, voice, app, state)
    return await desk.ask(Part(callback_data.arg), await desk.profile())


@router.callback_query(VisaTap.filter((F.op == "skip") & F.arg.in_(list(Part))), flags=door(Action.RECORD))
async def skip(
    query: CallbackQuery, callback_data: VisaTap, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext
) -> Reply:
    """Leave a part as it is, and go on."""
    return await _next(Desk(actor, unit, voice, app, state), Part(callback_data.arg))


@router.callback_query(VisaTap.filter(F.op == "set"), flags=door(Action.RECORD))
async def chosen(
    query: CallbackQuery, callback_data: VisaTap, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext
) -> Reply:
    """What was pressed."""
    desk = Desk(actor, unit, voice, app, state)
    part, _, value = callback_data.arg.partition(".")
    old = await desk.profile()
    if part == Part.SUBCLASS and value in SUBCLASSES:
        return await desk.keep(Part.SUBCLASS, with_subclass(old, value, app.law.strictest))
    if part == Part.CONDITION and value in CONDITIONS:
        return await desk.keep(Part.CONDITION, with_condition(old, value))
    if part == Part.LEVEL and value in list(Level):
        return await desk.keep(Part.LEVEL, with_level(old, Level(value)))
    return Reply(toast=voice.word("question.settled"))


@router.callback_query(VisaTap.filter((F.op == "forget") & F.arg.in_(list(Part))), flags=door(Action.RECORD))
async def forget(
    query: CallbackQuery, callback_data: VisaTap, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext
) -> Reply:
    """Dates that were wrong."""
    desk = Desk(actor, unit, voice, app, state)
    await state.clear()
    part = Part(callback_data.arg)
    return await desk.keep(part, forgotten(await desk.profile(), part))


@router.callback_query(VisaTap.filter((F.op == "unbreak") & F.arg.regexp(r"\d")), flags=door(Action.RECORD))
async def without(
    query: CallbackQuery, callback_data: VisaTap, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext
) -> Reply:
    """One break less."""
    desk = Desk(actor, unit, voice, app, state)
    return await desk.keep(Part.BREAK, without_break(await desk.profile(), int(callback_data.arg)))


@router.message(StateFilter(ASKED), Written(), flags=door(Action.RECORD))
async def typed(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> Reply:
    """The answer in words; what is none is asked once more."""
    desk = Desk(actor, unit, voice, app, state)
    part, text, words = Part((await state.get_data())["part"]), message.text or "", app.hours.load()
    if read_none(text, words):
        return await _next(desk, part)
    said = read_visa(text, words, Speaker(actor.today, actor.person.country), part)
    old = await desk.profile()
    new = said.told(old, app.law.strictest) if said else None
    if new is None or new.turned:
        return say.again(voice, say.Asking(part, old, await desk.flow()))
    return replace(await desk.keep(part, new), edit=False)


async def _next(desk: Desk, part: Part) -> Reply:
    profile = await desk.profile()
    following = after(profile, part) if await desk.flow() else None
    if following is not None:
        return await desk.ask(following, profile)
    await desk.state.clear()
    return say.screen(desk.voice, profile)


class WarnedAt(Filter):
    """Passes a line that tells at how many hours to warn, and hands them on."""

    async def __call__(self, message: Message, actor: Actor, app: App) -> bool | dict[str, Any]:
        """See `read_alert_hours`."""
        text = message.text or "/"
        if text.startswith("/") or actor.member is None or not app.hours.may_be(text):
            return False
        hours = read_alert_hours(text, app.hours.load())
        return {"hours": hours} if hours is not None else False


@router.message(~Answering(), WarnedAt(), flags=door(Action.RECORD))
@router.edited_message(WarnedAt(), flags=door(Action.RECORD))
async def warn_at(
    message: Message, hours: tuple[int, ...], actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext
) -> Reply:
    """At these hours."""
    if not hours:
        return say.alert_unclear(voice)
    return replace(await _alerts(Desk(actor, unit, voice, app, state), hours), edit=False)


@router.callback_query(VisaTap.filter(F.op == "alerts"), flags=door(Action.RECORD))
async def alerts(query: CallbackQuery, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> Reply:
    """At which hours?"""
    await state.clear()
    return say.alerts(voice, await Desk(actor, unit, voice, app, state).profile())


@router.callback_query(VisaTap.filter((F.op == "alert") & F.arg.regexp(r"\d{1,2}")), flags=door(Action.RECORD))
async def switch(
    query: CallbackQuery, callback_data: VisaTap, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext
) -> Reply:
    """One of them on or off."""
    desk = Desk(actor, unit, voice, app, state)
    hours = {*(await desk.profile()).alert_at} ^ {int(callback_data.arg)}
    return await _alerts(desk, tuple(sorted(hours)))


async def _alerts(desk: Desk, hours: tuple[int, ...]) -> Reply:
    new = replace(await desk.profile(), alert_at=hours)
    now = desk.app.clock.now()
    change = await keep_profile(desk.unit, desk.actor.viewer, new, now)
    stands = await standing(desk.unit, desk.actor.viewer, desk.app.law, desk.actor.today)
    await put_alerts(desk.unit, desk.actor.viewer, desk.actor.person, stands, now)
    return say.alerts(desk.voice, new, change)
