"""Shifts put right in words: "didn't work friday", "shift yesterday was only 4 hours"."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from aiogram import F, Router
from aiogram.filters import Filter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from core.family.gate import Action
from core.matters.act import revise
from core.matters.model import Matter
from core.matters.ports import Wanted
from core.unit import Unit
from core.visa.alert import put_alerts
from core.visa.amend import amend_shifts, amended, fitting
from core.visa.change import by_job
from core.visa.kept import Work
from core.visa.said import read_shifts
from core.visa.said_amend import Amend, Amending, read_amend
from core.visa.said_model import Speaker
from core.visa.standing import standing
from handlers.say import shift_amend as say
from handlers.say import shift_list as say_list
from handlers.say.reply import Reply
from handlers.say.taps import VisaTap
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.gate import door
from handlers.telegram.shifts import speaker, speaking, written
from handlers.telegram.words import Answering

router = Router(name="shift_amend")
AMENDING = "shift:amend"


class Amends(Filter):
    """Passes a line that would put a kept shift right, and hands on what was said."""

    async def __call__(self, message: Message, actor: Actor, unit: Unit, app: App) -> bool | dict[str, Any]:
        """See `read_amend`. What says "shift" is a word about shifts even where none fits; all else needs one."""
        text = message.text or "/"
        if text.startswith("/") or actor.member is None or not app.hours.may_be(text):
            return False
        who = await speaker(message, actor, unit, app)
        amend = read_amend(text, app.hours.load(), who)
        if amend is None:
            return False
        works = await _works(actor, unit)
        if not fitting(works, amend, app.clock.now(), actor.today).works:
            tells = read_shifts(text, app.hours.load(), who) is not None
            if tells or not (amend.named or works):
                return False
        return {"amend": amend, "who": who}


@router.message(~Answering(), Amends(), flags=door(Action.RECORD))
@router.edited_message(Amends(), flags=door(Action.RECORD))
async def heard(
    message: Message, amend: Amend, who: Speaker, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext
) -> Reply:
    """Do it to the one shift that fits, or ask which."""
    works = await _works(actor, unit)
    found = fitting(works, amend, app.clock.now(), actor.today)
    if found.sure:
        return await _done(found.works, amend, who, actor, unit, voice, app)
    if not found.works:
        unsaid = amend.named and not amend.on.said
        return (
            replace(say_list.listed(voice, works, by_job(works, actor.today)), edit=False)
            if unsaid
            else say.none(voice)
        )
    at = written(message, actor, app)
    await state.set_state(AMENDING)
    await state.set_data({"text": message.text or "", "at": at.isoformat()})
    return say.which(voice, amend.kind, found.works)


@router.callback_query(VisaTap.filter(F.op == "amend"), flags=door(Action.RECORD))
async def chosen(
    query: CallbackQuery, callback_data: VisaTap, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext
) -> Reply:
    """The shift that was meant."""
    kept = await state.get_data() if await state.get_state() == AMENDING else {}
    await state.clear()
    at = datetime.fromisoformat(kept["at"]) if kept else None
    if at is None or at.date() != actor.today:
        return Reply(toast=voice.word("question.settled"))
    who = await speaking(at, actor, unit)
    amend = read_amend(kept["text"], app.hours.load(), who)
    options = fitting(await _works(actor, unit), amend, app.clock.now(), actor.today).works if amend else ()
    meant = [one for one in options if callback_data.arg == say.ALL or one.id == callback_data.id]
    if amend is None or not meant:
        return Reply(toast=voice.word("question.settled"))
    return replace(await _done(meant, amend, who, actor, unit, voice, app), edit=True)


async def _works(actor: Actor, unit: Unit) -> tuple[Matter[Work], ...]:
    return await unit.matters.find(actor.viewer, Work, Wanted(owner_id=actor.viewer.member_id))


async def _done(
    works: Sequence[Matter[Work]], amend: Amend, who: Speaker, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    now = app.clock.now()
    if amend.kind is Amending.CHANGE:
        pairs = [(old, amended(old, amend, app.hours.load(), who, now)) for old in works]
        known = [(old, new) for old, new in pairs if new is not None]
        if len(known) < len(pairs):
            return say.unclear(voice, works[0])
        change = await revise(unit, actor.viewer, known, now)
    else:
        change = await amend_shifts(unit, actor.viewer, amend.kind, works, now)
    stands = await standing(unit, actor.viewer, app.law, actor.today)
    await put_alerts(unit, actor.viewer, actor.person, stands, now)
    if amend.kind is Amending.TAKE:
        return say.taken_back(voice, works, change, stands, now)
    ids = {one.id for one in works}
    return say.changed(voice, [one for one in stands.works if one.id in ids], change, stands, now)
