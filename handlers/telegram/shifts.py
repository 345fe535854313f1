"""Shifts said in words: "worked 6.5h at cafe", "roster mon wed fri 17-22 until june"."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from aiogram import F, Router
from aiogram.filters import Filter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from core.family.gate import Action
from core.matters.ports import Wanted
from core.unit import Unit
from core.visa.alert import put_alerts
from core.visa.keep import keep_shifts
from core.visa.kept import Work
from core.visa.said import read_shifts
from core.visa.said_model import Said, SaidShift, Speaker
from core.visa.standing import standing
from handlers.say import shifts as say
from handlers.say.reply import Reply
from handlers.say.taps import VisaTap
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.gate import door
from handlers.telegram.words import Answering

router = Router(name="shifts")
WHICH = "shift:which"
_ASKED = "condition.asked"


class Working(Filter):
    """Passes a line that tells of shifts, and hands on what was said."""

    async def __call__(self, message: Message, actor: Actor, unit: Unit, app: App) -> bool | dict[str, Any]:
        """See `read_shifts`."""
        text = message.text or "/"
        if text.startswith("/") or actor.member is None or not app.hours.may_be(text):
            return False
        said = read_shifts(text, app.hours.load(), await speaker(message, actor, unit, app))
        return {"said": said} if said is not None else False


async def speaker(message: Message, actor: Actor, unit: Unit, app: App) -> Speaker:
    """Whose line it is, at the instant at which they wrote it."""
    return await speaking(written(message, actor, app), actor, unit)


async def speaking(at: datetime, actor: Actor, unit: Unit) -> Speaker:
    """Who speaks, at an instant in their zone."""
    works = await unit.matters.find(actor.viewer, Work, Wanted(owner_id=actor.viewer.member_id))
    jobs = frozenset(one.body.job for one in works if one.body.job)
    return Speaker(at.date(), actor.person.country, jobs, at.time())


@router.message(~Answering(), Working(), flags=door(Action.RECORD))
@router.edited_message(Working(), flags=door(Action.RECORD))
async def heard(
    message: Message, said: Said, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext
) -> Reply:
    """Store them, or ask the one thing that is not sure."""
    place = f"{message.chat.id}:{message.message_id}"
    if said.ask is None:
        return await _kept(said.shifts, place, actor, unit, voice, app)
    await state.set_state(WHICH)
    await state.set_data({"text": message.text or "", "place": place, "at": written(message, actor, app).isoformat()})
    return say.which(voice, said)


def written(message: Message, actor: Actor, app: App) -> datetime:
    """When a message was written, in its writer's zone."""
    sent = message.date if app.trust_dates else app.clock.now()
    return sent.astimezone(ZoneInfo(actor.person.zone))


@router.callback_query(VisaTap.filter(F.op == "option"), flags=door(Action.RECORD))
async def chosen(
    query: CallbackQuery, callback_data: VisaTap, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext
) -> Reply:
    """The reading that was meant."""
    kept = await state.get_data() if await state.get_state() == WHICH else {}
    await state.clear()
    at = datetime.fromisoformat(kept["at"]) if kept else None
    said = None
    if at is not None and at.date() == actor.today:
        said = read_shifts(kept["text"], app.hours.load(), await speaking(at, actor, unit))
    if said is None or callback_data.id >= len(said.options):
        return Reply(toast=voice.word("question.settled"))
    return replace(
        await _kept(said.options[callback_data.id], kept["place"], actor, unit, voice, app),
        edit=True,
    )


@router.callback_query(VisaTap.filter(F.op == "none"), flags=door(Action.RECORD))
async def dropped(query: CallbackQuery, voice: Voice, state: FSMContext) -> Reply:
    """None of these."""
    await state.clear()
    return Reply(voice.say("bill.dropped"), edit=True)


async def _kept(said: tuple[SaidShift, ...], place: str, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    now = app.clock.now()
    kept = await keep_shifts(unit, actor.viewer, said, actor.person.zone, place, now)
    stands = await standing(unit, actor.viewer, app.law, actor.today)
    await put_alerts(unit, actor.viewer, actor.person, stands, now)
    ask = stands.profile is None and await unit.told.once(actor.person.user_id, _ASKED, "", now)
    return say.stored(voice, kept, stands, now, ask=ask)
