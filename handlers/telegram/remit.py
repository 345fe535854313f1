"""/remit: a year of money sent home, by receiver, with what it cost."""

from dataclasses import replace
from datetime import date

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from core.family.gate import Action
from core.money.currency import currency
from core.remitting.year import remitted
from core.unit import Unit
from handlers.say import remit as say
from handlers.say.reply import Reply
from handlers.say.taps import RemitTap
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.gate import door
from handlers.telegram.words import Means

router = Router(name="remit")
_FIRST_YEAR = 2000


@router.message(Command("remit"), flags=door(Action.SEE))
async def command(message: Message, command: CommandObject, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """This year, or the one that stands behind the command."""
    said = (command.args or "").strip()
    return await _year(int(said) if said.isdecimal() and said.isascii() else actor.today.year, actor, unit, voice)


@router.message(Means("remit"), flags=door(Action.SEE))
async def in_words(message: Message, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """This year, in a word or two."""
    return await _year(actor.today.year, actor, unit, voice)


@router.callback_query(RemitTap.filter(), flags=door(Action.SEE))
async def turned(query: CallbackQuery, callback_data: RemitTap, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """Another year."""
    return replace(await _year(callback_data.year, actor, unit, voice), edit=True)


async def _year(number: int, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    year = number if _FIRST_YEAR <= number <= actor.today.year else actor.today.year
    base = currency(actor.person.base)
    found = await remitted(unit, actor.viewer, date(year, 1, 1), min(date(year, 12, 31), actor.today), base)
    return say.year(voice, found, base, hidden=actor.person.hide_amounts)
