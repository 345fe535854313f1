"""What is said of a bill that there is: "rent is 2500 from March", «түрээсийг 5-нд шилжүүл», "netflix ended"."""

from dataclasses import replace
from datetime import date
from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import Message

from core.bills import act
from core.bills.amend import amended, next_open
from core.bills.model import Bill, Occurrence
from core.bills.told import Act, Told, names_one, read_told
from core.family.gate import Action
from core.ledger.hear import context_of
from core.matters.model import Matter
from core.matters.ports import Wanted
from core.unit import Unit
from handlers.say import bill_edit as say
from handlers.say import bills as say_bills
from handlers.say.reply import Reply
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.bills import shown
from handlers.telegram.gate import door
from handlers.telegram.words import Answering

router = Router(name="bills_told")
_FAR_OFF = 20
"""An amount so many times more or less than before is a slip of the hand, or a day: «10 болго»."""


class Telling(Filter):
    """Passes a line that changes a bill by its name, and hands on what was said."""

    async def __call__(self, message: Message, actor: Actor, unit: Unit, app: App) -> bool | dict[str, Any]:
        """See `read_told`."""
        text = message.text or "/"
        if text.startswith("/") or actor.member is None or not app.recurring.may_be_of_a_bill(text):
            return False
        bills = await unit.matters.find(actor.viewer, Bill)
        if not names_one(text, bills):
            return False
        context = await context_of(unit, actor.person, actor.viewer, actor.today)
        told = read_told(text, bills, app.recurring.load_of_a_bill(), context)
        return {"told": told} if told is not None else False


@router.message(~Answering(), Telling(), flags=door(Action.RECORD))
@router.edited_message(Telling(), flags=door(Action.RECORD))
async def heard(message: Message, told: Told, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """Do it; where it could be several, or does not fit, show them."""
    if len(told.bills) > 1:
        return say.which_bill(voice, told.bills)
    (old,) = told.bills
    body = amended(old.body, told, await coming(unit, actor, old), actor.today)
    member_id = actor.viewer.member_id
    if body is None:
        return say.does_not_fit(voice, await shown(old.id, actor, unit), member_id, "bill.does_not_fit")
    if _is_far_off(old.body, told):
        return say.does_not_fit(voice, await shown(old.id, actor, unit), member_id, "bill.far_off")
    key = "bill.ended" if told.act is Act.END and body.until == actor.today else "bill.changed"
    return await changed(old, replace(old, body=body), actor, unit, voice, app, key)


async def coming(unit: Unit, actor: Actor, bill: Matter[Bill]) -> date:
    """The day, by the rule, of the next of a bill that is open."""
    made = await unit.matters.find(actor.viewer, Occurrence, Wanted(parents=[bill.id]))
    return next_open(bill.body, [one.body for one in made], actor.today)


async def changed(
    old: Matter[Bill], new: Matter[Bill], actor: Actor, unit: Unit, voice: Voice, app: App, key: str = "bill.changed"
) -> Reply:
    """Change it from today on, and show it with the way back."""
    made = await act.change(unit, actor.viewer, old, new, app.holidays, actor.today, app.clock.now())
    if made is None:
        key = "bill.same"
    return say_bills.done(voice, key, made, await shown(old.id, actor, unit), actor.viewer.member_id)


def _is_far_off(bill: Bill, told: Told) -> bool:
    if told.money is None or bill.money is None or bill.money.currency != told.money.currency:
        return False
    less, more = sorted((told.money.minor, bill.money.minor))
    return more > less * _FAR_OFF
