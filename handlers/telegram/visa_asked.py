"""Questions about hours: what is left, whether so much fits, what was worked and earned, and when more may be."""

from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import Message

from core.family.gate import Action
from core.unit import Unit
from core.visa.asked import AskedHours, HoursMeasure, read_hours_question
from core.visa.past import past_of
from core.visa.plan import most_until, room_on, rooms_ahead
from core.visa.standing import Standing, standing
from core.visa.wages import outlook, wages_of
from handlers.say import visa as say
from handlers.say import visa_asked as say_asked
from handlers.say import wages as say_wages
from handlers.say.reply import Reply
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.gate import door
from handlers.telegram.shifts import speaking
from handlers.telegram.words import Answering

router = Router(name="visa_asked")


class Asking(Filter):
    """Passes a question about hours, and hands on what is asked."""

    async def __call__(self, message: Message, actor: Actor, unit: Unit, app: App) -> bool | dict[str, Any]:
        """See `read_hours_question`. What was earned is asked of the wages only where hours have one."""
        text = message.text or "/"
        if text.startswith("/") or actor.member is None or not app.hours.may_be(text):
            return False
        who = await speaking(app.clock.now(), actor, unit)
        asked = read_hours_question(text, app.hours.load(), who)
        if asked is None:
            return False
        return {"asked": asked} if await _can_tell(asked, actor, unit, app) else False


async def _can_tell(asked: AskedHours, actor: Actor, unit: Unit, app: App) -> bool:
    if asked.measure is not HoursMeasure.EARNED:
        return True
    wages = [one.body for one in await wages_of(unit, actor.viewer)]
    stands = await standing(unit, actor.viewer, app.law, actor.today)
    return any(one.money for one in past_of(stands, wages, asked.span, asked.job, app.clock.now()).jobs)


@router.message(~Answering(), Asking(), flags=door(Action.SEE))
@router.edited_message(Asking(), flags=door(Action.SEE))
async def answer(message: Message, asked: AskedHours, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """See `HoursMeasure`."""
    stands = await standing(unit, actor.viewer, app.law, actor.today)
    match asked.measure:
        case HoursMeasure.BREACHES:
            return say.broken(voice, stands)
        case HoursMeasure.WHEN:
            return say_asked.when(voice, stands, rooms_ahead(stands.diary, stands.visa, app.law, actor.today))
        case HoursMeasure.FITS:
            room = room_on(stands.diary, stands.visa, app.law, asked.day or actor.today)
            return say.fits(voice, stands, room, asked.length)
        case HoursMeasure.WORKED | HoursMeasure.EARNED:
            wages = [one.body for one in await wages_of(unit, actor.viewer)]
            past = past_of(stands, wages, asked.span, asked.job, app.clock.now())
            return say_asked.past(voice, past, asked.job, earned=asked.measure is HoursMeasure.EARNED)
    return await _ahead(asked, stands, actor, unit, voice, app)


async def _ahead(asked: AskedHours, stands: Standing, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """What is left, and the most until a day with its pay."""
    if asked.measure is HoursMeasure.LEFT or (asked.day and asked.day < actor.today):
        return say.left(voice, stands, max(asked.day or actor.today, actor.today), app.clock.now())
    until = asked.day or stands.open[-1].end
    if asked.measure is HoursMeasure.EARN:
        wages = [one.body for one in await wages_of(unit, actor.viewer)]
        return say_wages.earned(voice, outlook(stands, wages, until, app.clock.now()), known=bool(wages))
    return say.most(voice, stands, until, most_until(stands.diary, stands.visa, app.law, actor.today, until))
