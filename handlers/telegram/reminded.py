"""The buttons beneath what is told unasked: look at one, put it off for a day, for three, or until the next pay."""

from datetime import date, time, timedelta

from aiogram import F, Router
from aiogram.types import CallbackQuery

from core.bills.errors import SettledAlreadyError
from core.bills.look import one_due
from core.bills.model import Settled
from core.bills.settle import settle
from core.family.gate import Action
from core.planning.paydays import paydays_until
from core.reminders.put_off import put_off
from core.unit import Unit
from handlers.say import bills as say_bills
from handlers.say import reminders as say
from handlers.say.reply import Reply
from handlers.say.taps import BillTap
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.bills import due
from handlers.telegram.gate import door

router = Router(name="reminded")
_DAYS = {"snooze1": 1, "snooze3": 3}
_PAYDAY_WITHIN = timedelta(days=45)
"""A pay that comes later is no time to put a bill off to."""
AT = time(9)


@router.callback_query(BillTap.filter(F.op == "see"), flags=door(Action.SEE))
async def see(query: CallbackQuery, callback_data: BillTap, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """One of several, beneath the message, which stays."""
    return say_bills.occurrence(voice, await one_due(unit, actor.viewer, callback_data.id, actor.today))


@router.callback_query(BillTap.filter(F.op == "seeall"), flags=door(Action.SEE))
async def see_all(query: CallbackQuery, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """All that is due."""
    return await due(actor, unit, voice, app)


@router.callback_query(BillTap.filter(F.op.in_({"snooze1", "snooze3", "payday"})), flags=door(Action.RECORD))
async def snooze(
    query: CallbackQuery, callback_data: BillTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """Tell me again then; the others of the family are told as ever. What was settled meanwhile is not put off."""
    await settle(unit, actor.viewer, actor.today, app.clock.now())
    one = await one_due(unit, actor.viewer, callback_data.id, actor.today)
    if one.occurrence.body.settled is not Settled.OPEN:
        raise SettledAlreadyError
    day = await _day(callback_data.op, actor, unit)
    if day is None:
        return Reply(toast=voice.word("remind.no_payday"), alert=True)
    await put_off(unit, actor.viewer, actor.person, one.occurrence.id, day, AT)
    return Reply(toast=say.put_off(voice, voice.day(day)))


async def _day(op: str, actor: Actor, unit: Unit) -> date | None:
    if op in _DAYS:
        return actor.today + timedelta(days=_DAYS[op])
    last = actor.today + _PAYDAY_WITHIN
    paydays = await paydays_until(unit, actor.viewer, actor.today, last, actor.viewer.member_id)
    return next(iter(paydays), None)
