"""Who in the family sees one's visa and hears of its hours; and whose course decides for a family member."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from core.family.gate import Action
from core.family.model import Member
from core.ledger.model import Change
from core.unit import Unit
from core.visa.alert import put_again
from core.visa.keep import keep_profile, profile_of
from core.visa.parts import STUDENT, empty
from core.visa.share import share, shared_by, shared_with, shown_of
from handlers.say import visa_share as say
from handlers.say.reply import Reply
from handlers.say.taps import VisaTap
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.gate import door

router = Router(name="visa_share")
NOBODY, SEES, HEARS = "0", "1", "2"


@router.callback_query(VisaTap.filter(F.op == "sharing"), flags=door(Action.RECORD))
async def sharing(query: CallbackQuery, actor: Actor, unit: Unit, voice: Voice, state: FSMContext) -> Reply:
    """With whom it is shared now, leaving whatever was being typed."""
    await state.clear()
    return await _shares(actor, unit, voice)


@router.callback_query(VisaTap.filter((F.op == "share") & F.arg.in_({NOBODY, SEES, HEARS})), flags=door(Action.RECORD))
async def choose(
    query: CallbackQuery, callback_data: VisaTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """Let one member see it, hear of it too, or neither any more."""
    now, arg = app.clock.now(), callback_data.arg
    change = await share(unit, actor.viewer, callback_data.id, now, sees=arg != NOBODY, hears=arg == HEARS)
    await put_again(unit, actor.viewer, actor.person, app.law, actor.today, now)
    return await _shares(actor, unit, voice, change)


@router.callback_query(VisaTap.filter(F.op == "students"), flags=door(Action.RECORD))
async def students(query: CallbackQuery, actor: Actor, unit: Unit, voice: Voice, state: FSMContext) -> Reply:
    """Whose course is it?"""
    await state.clear()
    kept = await profile_of(unit, actor.viewer)
    return say.students(voice, await _students(actor, unit), kept.body.student_id if kept else None)


@router.callback_query(VisaTap.filter(F.op == "student"), flags=door(Action.RECORD))
async def pick(query: CallbackQuery, callback_data: VisaTap, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """Take level and dates of the course from a student who shares them; 0 takes them from nobody."""
    picked = (await shown_of(unit, actor.viewer, callback_data.id)).owner.id if callback_data.id else None
    now = app.clock.now()
    kept = await profile_of(unit, actor.viewer)
    old = kept.body if kept else empty(app.law.strictest)
    change = await keep_profile(unit, actor.viewer, replace(old, student_id=picked), now)
    await put_again(unit, actor.viewer, actor.person, app.law, actor.today, now)
    return say.students(voice, await _students(actor, unit), picked, change)


async def _shares(actor: Actor, unit: Unit, voice: Voice, change: Change | None = None) -> Reply:
    members = [one for one in await unit.people.members(actor.viewer) if one.id != actor.viewer.member_id]
    return say.shares(voice, members, await shared_by(unit, actor.viewer), change)


async def _students(actor: Actor, unit: Unit) -> list[Member]:
    found = []
    for one in await shared_with(unit, actor.viewer):
        kept = await profile_of(unit, one.eyes)
        if kept and kept.body.visa.condition == STUDENT:
            found.append(one.owner)
    return found
