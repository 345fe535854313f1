"""Can we afford it? Asked in words, and answered from what is known."""

from typing import Any

from aiogram import F, Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from core.family.gate import Action
from core.ledger.hear import context_of
from core.money.currency import CURRENCIES, currency
from core.money.money import Money, MoneyError
from core.planning.afford import afford
from core.planning.asked import AffordAsked, read_afford
from core.planning.meant import meant
from core.planning.words import Topic
from core.unit import Unit
from handlers.say import afford as say
from handlers.say.reply import Reply
from handlers.say.taps import AffordTap
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.gate import door
from handlers.telegram.words import Answering

router = Router(name="afford")


class Affording(Filter):
    """Passes "can we afford 1,200 for tickets?", and hands on what was asked."""

    async def __call__(self, message: Message, actor: Actor, unit: Unit, app: App) -> bool | dict[str, Any]:
        """See `read_afford`."""
        text = message.text or "/"
        if text.startswith("/") or actor.member is None or not app.plan_words.may_be(text, Topic.AFFORD):
            return False
        context = await context_of(unit, actor.person, actor.viewer, actor.today)
        asked = read_afford(text, app.plan_words.load(), context)
        return {"asked": asked} if asked else False


@router.message(~Answering(), Affording(), flags=door(Action.SEE))
@router.edited_message(Affording(), flags=door(Action.SEE))
async def asked(message: Message, asked: AffordAsked, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """Yes or no, and why."""
    price = _price(asked, actor)
    if price is None:
        return say.no_price(voice)
    return say.answered(voice, await afford(unit, actor.viewer, price, actor.today), asked.what)


@router.callback_query(AffordTap.filter(F.op == "how"), flags=door(Action.SEE))
async def explained(query: CallbackQuery, callback_data: AffordTap, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """Every figure behind it, as they are now."""
    if callback_data.code not in CURRENCIES or callback_data.minor <= 0:
        return Reply(toast=voice.word("question.settled"))
    price = Money(callback_data.minor, currency(callback_data.code))
    return say.how(voice, await afford(unit, actor.viewer, price, actor.today), actor.viewer.member_id)


def _price(asked: AffordAsked, actor: Actor) -> Money | None:
    """What was said, in the currency that was, or that fits; None where it must be said better."""
    if asked.amount is None:
        return None
    base = currency(actor.person.base)
    code = currency(asked.codes[0]) if asked.codes else meant(asked.amount, base, mongolian=asked.mongolian)
    try:
        return Money.of(asked.amount, code) if code else None
    except MoneyError:
        return None
