"""/rate: what currencies are worth, and a family's own rate, by command, in words and by button."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from aiogram import F, Router
from aiogram.filters import Command, CommandObject, Filter
from aiogram.types import CallbackQuery, Message

from core.family.gate import Action
from core.money.currency import CURRENCIES, Currency, currency
from core.rates.by_hand import set_rate, take_rate_back
from core.rates.errors import BadRateError
from core.rates.look import currencies_of, pair_of, rates_of
from core.rates.meant import meanings, sure
from core.rates.model import Manual, Quote
from core.rates.order import MNT, USD
from core.rates.said import Asked, RateReader, RateWords, Told
from core.unit import Unit
from handlers.say import rates as say
from handlers.say.catalogue import LANGUAGES, catalogue
from handlers.say.reply import Reply
from handlers.say.taps import RateTap
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.gate import door

router = Router(name="rates")


@cache
def rate_words() -> RateWords:
    """The words of every language around a rate, which are data of the catalogues."""
    named, filler = (
        frozenset(word for language in LANGUAGES for word in catalogue(language).template(key).split("|"))
        for key in ("words.rate", "words.rate_filler")
    )
    return RateWords(named, filler | frozenset("=:→.,!"))


class SetsRate(Filter):
    """Passes a line that sets a rate in words, and hands on what was told."""

    async def __call__(self, message: Message, actor: Actor, app: App) -> bool | dict[str, Any]:
        """See `RateReader.line`."""
        text = message.text or ""
        if text.startswith("/") or not any(map(str.isdigit, text)):
            return False
        told = RateReader(app.vocabulary, rate_words(), actor.person.country).line(text)
        return {"told": told} if told else False


@router.message(Command("rate", "rates"), flags=door(Action.SEE))
async def rate(message: Message, command: CommandObject, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """All rates, one, or one that the family sets."""
    said = RateReader(app.vocabulary, rate_words(), actor.person.country).command(command.args or "")
    if isinstance(said, Told):
        return await _told(said, actor, unit, voice, app.clock.now())
    return say.unclear(voice) if said is None else await _asked(said, actor, unit, voice)


@router.message(SetsRate(), flags=door(Action.RECORD))
@router.edited_message(SetsRate(), flags=door(Action.RECORD))
async def rate_in_words(message: Message, told: Told, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """A line such as "usd rate 3450"."""
    return await _told(told, actor, unit, voice, app.clock.now())


@router.callback_query(RateTap.filter(F.op == "set"), flags=door(Action.RECORD))
async def chosen(
    query: CallbackQuery, callback_data: RateTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """Set the rate that the button shows."""
    pair = _pair(callback_data)
    try:
        value = Decimal(callback_data.value)
    except InvalidOperation:
        pair = None
    if pair is None:
        return Reply(toast=voice.word("error.toast"))
    manual = Manual(actor.today, *pair, value)
    published = (await pair_of(unit, actor.viewer, *pair, actor.today)).published
    return await _set(manual, published, actor, unit, voice, app.clock.now(), edit=True)


@router.callback_query(RateTap.filter(F.op == "back"), flags=door(Action.RECORD))
async def taken_back(
    query: CallbackQuery, callback_data: RateTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """Use the published rate again."""
    pair = _pair(callback_data)
    if pair is None:
        return Reply(toast=voice.word("error.toast"))
    await take_rate_back(unit, actor.viewer, *pair, actor.today, app.clock.now())
    return say.taken_back(voice, await pair_of(unit, actor.viewer, *pair, actor.today))


async def _asked(asked: Asked, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    own = currency(actor.person.base)
    if not asked.currencies:
        return say.overview(voice, await rates_of(unit, actor.viewer, own, actor.today))
    base, *named = (_likeliest(codes, own) for codes in asked.currencies)
    other = MNT if own != MNT else USD
    quote = named[0] if named else other if base == own else own
    return say.pair(voice, await pair_of(unit, actor.viewer, base, quote, actor.today))


def _likeliest(codes: tuple[Currency, ...], own: Currency) -> Currency:
    """What a name means where it may mean several: "dollar" is hardly asked about by those who think in it."""
    return next((code for code in codes if code != own), codes[0])


async def _told(told: Told, actor: Actor, unit: Unit, voice: Voice, at: datetime) -> Reply:
    guesses = [currency(actor.person.base), *await currencies_of(unit, actor.viewer)]
    needed = {*told.bases, *told.quotes, *guesses}
    book = (await unit.rates.book(actor.viewer, needed, actor.today, actor.today)).published()
    options = meanings(told, book, guesses, actor.today)
    if not options:
        raise BadRateError
    meant = sure(options)
    if meant is None:
        return say.which(voice, options)
    return await _set(meant.manual, meant.published, actor, unit, voice, at, edit=False)


async def _set(
    manual: Manual, published: Quote | None, actor: Actor, unit: Unit, voice: Voice, at: datetime, *, edit: bool
) -> Reply:
    await set_rate(unit, actor.viewer, manual, actor.today, at)
    return replace(say.set_by_hand(voice, manual, published), edit=edit)


def _pair(tap: RateTap) -> tuple[Currency, Currency] | None:
    """The two currencies of a button; None when it is not one of ours."""
    base, quote = CURRENCIES.get(tap.base), CURRENCIES.get(tap.quote)
    return (base, quote) if base and quote else None
