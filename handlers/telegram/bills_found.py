"""What was found to recur in the history, offered as bills: each is added, or never offered again."""

from collections.abc import Sequence
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


@router.callback_query(BillTap.filter(F.op.in_({"found", "recurs"})), flags=door(Action.SEE))
async def look(query: CallbackQuery, callback_data: BillTap, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """The first that was found, and how many more there are; beneath what an import said, not in its place."""
    found = await found_in_history(unit, actor.viewer, actor.today)
    return replace(say.offered(voice, found), edit=callback_data.op == "found")


@router.callback_query(BillTap.filter(F.op == "adopt"), flags=door(Action.RECORD))
async def add(query: CallbackQuery, callback_data: BillTap, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """Make it a bill."""
    one = _meant(callback_data.id, await found_in_history(unit, actor.viewer, actor.today))
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
    found = await found_in_history(unit, actor.viewer, actor.today)
    one = _meant(callback_data.id, found)
    if one is None:
        return Reply(toast=voice.word("question.settled"))
    act = await decline(unit, actor.viewer, one, app.clock.now())
    left = [other for other in found if other.number != callback_data.id]
    return replace(say.declined(voice, act.change, one, left), edit=True)


def _meant(number: int, found: Sequence[Found]) -> Found | None:
    return next((one for one in found if one.number == number), None)
