"""/networth: what the family, or one of its members, is worth, on any day and in any currency; kept live if wished."""

import hashlib
from dataclasses import replace
from datetime import date

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from core.asking.model import Measure
from core.asking.read import read_question
from core.family.gate import Action
from core.ledger.hear import context_of
from core.money.currency import CURRENCIES, currency
from core.unit import Unit
from core.worth.survey import survey
from handlers.say import worth as say
from handlers.say.reply import Reply
from handlers.say.taps import WorthTap
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.gate import door
from handlers.telegram.words import Means

router = Router(name="worth")
_AS_A_QUESTION = {"en": "net worth {}", "mn": "{} цэвэр хөрөнгө"}
"""How what stands behind the command is asked: the words for days and currencies are those of all questions."""


@router.message(Means("networth"), flags=door(Action.SEE))
async def in_words(message: Message, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """The same in a word or two."""
    return await net_worth(unit, actor, voice, WorthTap(op="show"))


@router.message(Command("networth", "worth"), flags=door(Action.SEE))
async def command(message: Message, command: CommandObject, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """What stands behind it may be a currency, a day, or both."""
    said = (command.args or "").strip()
    if not said:
        return await net_worth(unit, actor, voice, WorthTap(op="show"))
    context = await context_of(unit, actor.person, actor.viewer, actor.today)
    question = _AS_A_QUESTION.get(actor.person.language, _AS_A_QUESTION["en"]).format(said)
    asked = read_question(question, app.question_words, context).inquiry
    if asked is None or asked.measure is not Measure.NET_WORTH:
        return say.unclear(voice, currency(actor.person.base))
    tap = WorthTap(
        op="show",
        currency=asked.currency or "",
        day=asked.last.isoformat() if asked.last and asked.last != actor.today else "",
    )
    return await net_worth(unit, actor, voice, tap)


@router.callback_query(WorthTap.filter(F.op == "show"), flags=door(Action.SEE))
async def tapped(query: CallbackQuery, callback_data: WorthTap, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """The same card with one thing otherwise."""
    return replace(await net_worth(unit, actor, voice, callback_data), edit=True)


@router.callback_query(WorthTap.filter(F.op == "live"), flags=door(Action.SETTLE_IN))
async def follow(
    query: CallbackQuery, callback_data: WorthTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """Pin the message, and let it follow what changes."""
    if query.message is None:
        return Reply(toast=voice.word("question.settled"))
    shown = await net_worth(unit, actor, voice, callback_data, live=True)
    code = callback_data.currency or actor.person.base
    place = query.message.chat.id, query.message.message_id
    await unit.live.keep(actor.viewer, *place, code, digest_of(shown), app.clock.now())
    return replace(shown, edit=True, pin=True, toast=voice.word("worth.live_on"))


@router.callback_query(WorthTap.filter(F.op == "stop"), flags=door(Action.SETTLE_IN))
async def let_go(query: CallbackQuery, callback_data: WorthTap, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """Let it stay as it is."""
    if query.message is not None:
        await unit.live.stop(actor.viewer, query.message.chat.id)
    shown = await net_worth(unit, actor, voice, callback_data)
    return replace(shown, edit=True, pin=False, toast=voice.word("worth.live_off"))


async def net_worth(unit: Unit, actor: Actor, voice: Voice, tap: WorthTap, *, live: bool = False) -> Reply:
    """The card that a tap names; what no button offers is taken for today, and for the person's own currency."""
    code = tap.currency if tap.currency in CURRENCIES else actor.person.base
    found = await survey(
        unit, actor.viewer, currency(code), _day(tap, actor.today), actor.viewer.member_id if tap.mine else None
    )
    return say.shown(voice, found, tap, hidden=actor.person.hide_amounts, live=live)


def digest_of(reply: Reply) -> str:
    """By which it is told whether a card would show anything else than it does."""
    return hashlib.sha256(repr((reply.text, reply.chart)).encode()).hexdigest()


def _day(tap: WorthTap, today: date) -> date:
    try:
        return min(date.fromisoformat(tap.day), today) if tap.day else today
    except ValueError:
        return today
