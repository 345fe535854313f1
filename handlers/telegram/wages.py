"""What an hour at each job pays, said in a line, listed and deleted."""

from typing import Any

from aiogram import F, Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from core.family.gate import Action
from core.matters.act import remove
from core.unit import Unit
from core.visa.kept import Wage
from core.visa.said_wage import has_other_days, read_wage
from core.visa.wages import keep_wage, wages_of
from handlers.say import wages as say
from handlers.say.reply import Reply
from handlers.say.taps import VisaTap
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.gate import door
from handlers.telegram.shifts import speaker
from handlers.telegram.words import Answering

router = Router(name="wages")


class Paying(Filter):
    """Passes a line that tells what an hour pays, and hands on what was said."""

    async def __call__(self, message: Message, actor: Actor, unit: Unit, app: App) -> bool | dict[str, Any]:
        """See `read_wage`."""
        text = message.text or "/"
        if text.startswith("/") or actor.member is None or not app.hours.may_be(text):
            return False
        wage = read_wage(text, app.hours.load(), await speaker(message, actor, unit, app))
        return {"wage": wage} if wage is not None else False


@router.message(~Answering(), Paying(), flags=door(Action.RECORD))
@router.edited_message(Paying(), flags=door(Action.RECORD))
async def said(message: Message, wage: Wage, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """Keep it."""
    change = await keep_wage(unit, actor.viewer, wage, app.clock.now())
    others = has_other_days(message.text or "", app.hours.load())
    return say.kept(voice, wage, change, others=others)


@router.callback_query(VisaTap.filter(F.op == "wages"), flags=door(Action.SEE))
async def listed(query: CallbackQuery, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """All of them."""
    return say.listed(voice, await wages_of(unit, actor.viewer))


@router.callback_query(VisaTap.filter(F.op == "unwage"), flags=door(Action.RECORD))
async def delete(
    query: CallbackQuery, callback_data: VisaTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """It holds no more."""
    old = await unit.matters.get(actor.viewer, Wage, callback_data.id)
    change = await remove(unit, actor.viewer, [old], app.clock.now())
    return say.listed(voice, await wages_of(unit, actor.viewer), change)
