"""Can we afford it? Asked in words, and answered from what is known."""

from contextlib import suppress
from dataclasses import replace
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
_USUAL = ("AUD", "USD")
_MOST = 4


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
    """Yes or no, and why; how much at all; or in which currency it is meant."""
    if asked.all:
        return await to_spend(actor, unit, voice)
    price = _price(asked, actor)
    if price is not None:
        return say.answered(voice, await afford(unit, actor.viewer, price, actor.today), asked.what)
    return say.which(voice, prices) if (prices := await _prices(asked, actor, unit)) else say.no_price(voice)


@router.callback_query(AffordTap.filter(F.op == "in"), flags=door(Action.SEE))
async def chosen(query: CallbackQuery, callback_data: AffordTap, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """Yes or no, once it is known in which currency."""
    price = _pressed(callback_data)
    if price is None or price.minor == 0:
        return Reply(toast=voice.word("question.settled"))
    return replace(say.answered(voice, await afford(unit, actor.viewer, price, actor.today), ""), edit=True)


@router.callback_query(AffordTap.filter(F.op == "how"), flags=door(Action.SEE))
async def explained(query: CallbackQuery, callback_data: AffordTap, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """Every figure behind it, as they are now."""
    price = _pressed(callback_data)
    if price is None:
        return Reply(toast=voice.word("question.settled"))
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


def _pressed(tap: AffordTap) -> Money | None:
    """The price of a button, nothing where all is asked about; None for what no button offers."""
    known = tap.code in CURRENCIES and tap.minor >= 0
    return Money(tap.minor, currency(tap.code)) if known else None


async def to_spend(actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """How much there is to spend before the next pay. Also for who asks whether it lasts, where no account tells."""
    nothing = Money(0, currency(actor.person.base))
    return say.all_of_it(voice, await afford(unit, actor.viewer, nothing, actor.today))


async def _prices(asked: AffordAsked, actor: Actor, unit: Unit) -> list[Money]:
    """The sum in each currency that it may be in: one's own, those of the accounts, and what is usual.

    None where it was said, and none in which it would be shown as nothing.
    """
    if asked.amount is None or asked.codes:
        return []
    accounts = [one.currency.code for one in await unit.accounts.visible(actor.viewer)]
    codes = list(dict.fromkeys([actor.person.base, *accounts, *_USUAL]))[:_MOST]
    prices = []
    for code in codes:
        with suppress(MoneyError):
            prices.append(Money.of(asked.amount, currency(code)))
    return [one for one in prices if one.minor >= 10 ** (one.currency.scale - one.currency.shown)]
