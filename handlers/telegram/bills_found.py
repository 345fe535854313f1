"""What was found to recur in the history, offered as bills: each is added, or never offered again."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.types import CallbackQuery

from core.bills.found import Found, adopt, decline, found_in_history
from core.family.gate import Action
from core.unit import Unit
from handlers.say import bills_found as say
from handlers.say.reply import Reply
from handlers.say.taps import BillTap
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.bills import shown
from handlers.telegram.gate import door

router = Router(name="bills_found")


@router.callback_query(BillTap.filter(F.op == "found"), flags=door(Action.SEE))
async def look(query: CallbackQuery, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """The first that was found, and how many more there are."""
    return replace(say.offered(voice, await found_in_history(unit, actor.viewer, actor.today)), edit=True)


@router.callback_query(BillTap.filter(F.op == "adopt"), flags=door(Action.RECORD))
async def add(query: CallbackQuery, callback_data: BillTap, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """Make it a bill."""
    one = await _meant(callback_data.id, actor, unit)
    if one is None:
        return Reply(toast=voice.word("question.settled"))
    act = await adopt(unit, actor.viewer, one, app.holidays, actor.today, app.clock.now())
    made = await shown(act.matter.id, actor, unit)
    return replace(say.adopted(voice, act.change, made, actor.viewer.member_id), edit=True)


@router.callback_query(BillTap.filter(F.op == "decline"), flags=door(Action.RECORD))
async def refuse(
    query: CallbackQuery, callback_data: BillTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """Never offer it again; the next one takes its place."""
    one = await _meant(callback_data.id, actor, unit)
    if one is None:
        return Reply(toast=voice.word("question.settled"))
    act = await decline(unit, actor.viewer, one, app.clock.now())
    left = await found_in_history(unit, actor.viewer, actor.today)
    return replace(say.declined(voice, act.change, one, left), edit=True)


async def _meant(number: int, actor: Actor, unit: Unit) -> Found | None:
    found = await found_in_history(unit, actor.viewer, actor.today)
    return next((one for one in found if one.number == number), None)
