"""A receipt, a bill or a payslip put right, field by field: by a button, in words, or by a reply to the card."""

from collections.abc import Callable
from typing import Any

from aiogram import F, Router
from aiogram.filters import Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from core.documents.model import Receipt
from core.family.gate import Action
from core.ledger.hear import context_of
from core.ledger.look import usual_categories
from core.money.currency import CURRENCIES, Currency, currency
from core.reviewing.chosen import Chosen
from core.reviewing.look import EntryLook, look, look_at_entry
from core.reviewing.typed import read_field, read_fields
from core.unit import Unit
from handlers.say import receipt as say
from handlers.say.reply import Reply
from handlers.say.taps import ReviewTap
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.card import USUAL
from handlers.telegram.gate import door
from handlers.telegram.review import card, choose, eyes_of, worded
from handlers.telegram.words import Written

first = Router(name="review_reply")
router = Router(name="review_fields")
TYPING = "review:field"
MOST_CATEGORIES = 7


class OfCard(Filter):
    """Passes a reply to the card of a receipt, and hands on which."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        """The card is known by its own buttons."""
        answered = message.reply_to_message
        markup = answered.reply_markup if answered else None
        prefix = f"{ReviewTap.__prefix__}:fix:"
        for row in markup.inline_keyboard if markup else ():
            for button in row:
                if (button.callback_data or "").startswith(prefix):
                    return {"tap": ReviewTap.unpack(button.callback_data or "")}
        return False


@first.message(OfCard(), Written(), flags=door(Action.RECORD))
async def replied(message: Message, tap: ReviewTap, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """The right value as a reply: whatever it can only be, an amount, a day, or the shop's name."""
    seen = await _seen(unit, actor, app, tap)
    context = await context_of(unit, actor.person, actor.viewer, actor.today)
    read = read_fields(message.text or "", app.account_words, context, _currency(seen, actor))
    if not read:
        return say.not_understood(voice, "any")
    for name, value in read.items():
        await choose(unit, actor, tap, _putting(name, value))
    return await worded(unit, actor, voice, await look(unit, eyes_of(actor, app), tap.id, tap.part))


@router.callback_query(ReviewTap.filter(F.op == "fix"), flags=door(Action.RECORD))
async def fix(
    query: CallbackQuery, callback_data: ReviewTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """Which field?"""
    return say.fields(voice, await _seen(unit, actor, app, callback_data))


@router.callback_query(ReviewTap.filter(F.op == "field"), flags=door(Action.RECORD))
async def which_value(
    query: CallbackQuery, callback_data: ReviewTap, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext
) -> Reply:
    """Choose the value, or type it."""
    seen = await _seen(unit, actor, app, callback_data)
    name = callback_data.arg
    if name not in say.TYPED | {"currency", "category", "account"}:
        return Reply(toast=voice.word("error.toast"))
    if name in say.TYPED:
        await state.set_state(TYPING)
        await state.set_data({"id": callback_data.id, "part": callback_data.part, "field": name})
    accounts = await unit.accounts.visible(actor.viewer)
    used = await usual_categories(unit, actor.viewer, MOST_CATEGORIES)
    slugs = tuple(dict.fromkeys([*used, *USUAL]))[:MOST_CATEGORIES]
    return say.field(voice, seen, name, accounts, slugs)


@router.message(StateFilter(TYPING), Written(), flags=door(Action.RECORD))
async def typed(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> Reply:
    """The value in words."""
    waiting = await state.get_data()
    tap = ReviewTap(op="field", id=waiting["id"], part=waiting["part"])
    seen = await _seen(unit, actor, app, tap)
    context = await context_of(unit, actor.person, actor.viewer, actor.today)
    value = read_field(waiting["field"], message.text or "", app.account_words, context, _currency(seen, actor))
    if value is None:
        return say.not_understood(voice, waiting["field"])
    await state.clear()
    await choose(unit, actor, tap, _putting(waiting["field"], value))
    return await worded(unit, actor, voice, await look(unit, eyes_of(actor, app), tap.id, tap.part))


@router.callback_query(ReviewTap.filter(F.op.in_({"sum", "cur", "cat"}) & (F.at < 0)), flags=door(Action.RECORD))
async def chosen_value(
    query: CallbackQuery, callback_data: ReviewTap, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext
) -> Reply:
    """A total that stands on it, a currency, a category."""
    await state.clear()
    name = {"sum": "total", "cur": "currency", "cat": "category"}[callback_data.op]
    if not await _fits(unit, actor, voice, app, callback_data, name):
        return Reply(toast=voice.word("error.toast"))
    await choose(unit, actor, callback_data, _putting(name, callback_data.arg))
    return await card(unit, actor, voice, app, callback_data)


@router.callback_query(ReviewTap.filter(F.op == "groups"), flags=door(Action.RECORD))
async def groups(
    query: CallbackQuery, callback_data: ReviewTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """All groups of categories."""
    return say.groups(voice, await _seen(unit, actor, app, callback_data))


@router.callback_query(ReviewTap.filter(F.op == "group"), flags=door(Action.RECORD))
async def group(
    query: CallbackQuery, callback_data: ReviewTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """The categories of one group."""
    seen = await _seen(unit, actor, app, callback_data)
    slugs = tuple(slug for slug in voice.categories if slug.startswith(f"{callback_data.arg}."))
    return say.field(voice, seen, "category", (), slugs, more=False)


@router.callback_query(ReviewTap.filter(F.op == "acc"), flags=door(Action.RECORD))
async def account(
    query: CallbackQuery, callback_data: ReviewTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """On which account it is; the same tap serves statements."""
    known = {one.id for one in await unit.accounts.visible(actor.viewer)}
    if not callback_data.arg.isdigit() or int(callback_data.arg) not in known:
        return Reply(toast=voice.word("error.toast"))
    await choose(unit, actor, callback_data, lambda chosen: chosen.on(int(callback_data.arg)))
    return await card(unit, actor, voice, app, callback_data)


@router.callback_query(ReviewTap.filter(F.op == "lock"), flags=door(Action.RECORD))
async def lock(
    query: CallbackQuery, callback_data: ReviewTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """The person's alone, or the family's."""
    seen = await _seen(unit, actor, app, callback_data)
    await choose(unit, actor, callback_data, lambda chosen: chosen.hidden(private=not seen.chosen.private))
    return await card(unit, actor, voice, app, callback_data)


@router.callback_query(ReviewTap.filter(F.op.in_({"apart", "is"})), flags=door(Action.RECORD))
async def which_entry(
    query: CallbackQuery, callback_data: ReviewTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """It is an entry of its own, or this one."""
    if callback_data.op == "apart":
        await choose(unit, actor, callback_data, Chosen.of_its_own)
    elif callback_data.arg.isdigit():
        entry = await unit.entries.get(actor.viewer, int(callback_data.arg))
        await choose(unit, actor, callback_data, lambda chosen: chosen.with_field("same", str(entry.id)))
    return await card(unit, actor, voice, app, callback_data)


async def _seen(unit: Unit, actor: Actor, app: App, tap: ReviewTap) -> EntryLook:
    return await look_at_entry(unit, eyes_of(actor, app), tap.id, tap.part)


def _currency(seen: EntryLook, actor: Actor) -> Currency:
    """The paper's currency, else the one that the person thinks in."""
    printed = seen.reading.currency.value if seen.reading.currency else ""
    return CURRENCIES.get(printed) or currency(actor.person.base)


async def _fits(unit: Unit, actor: Actor, voice: Voice, app: App, tap: ReviewTap, name: str) -> bool:
    """Whether a value was one of those that were offered: a button may be of another day."""
    if name == "currency":
        return tap.arg in CURRENCIES
    if name == "category":
        return tap.arg in voice.categories
    reading = (await _seen(unit, actor, app, tap)).reading
    return isinstance(reading, Receipt) and tap.arg in {f"{one:f}" for one in reading.totals}


def _putting(name: str, value: str) -> Callable[[Chosen], Chosen]:
    return lambda chosen: chosen.with_field(name, value)
