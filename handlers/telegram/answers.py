"""Questions in the chat: a line that asks is answered before capture reads it, with buttons to ask on."""

from dataclasses import replace
from datetime import date

from aiogram import F, Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from core.answering.answer import ELSEWHERE, answer, entries_behind, last_recorded, nameless, otherwise
from core.answering.glance import may_ask
from core.answering.lists import MOST_COUNTED, entries_of
from core.answering.model import Answer, Average, Balance, Largest, Listed, Query, Unknown
from core.answering.nearest import nearest
from core.answering.scope import Asker, resolve
from core.asking.look import is_question
from core.asking.model import ASKER, Group, Inquiry, Measure
from core.asking.read import read_question
from core.capture.model import Context
from core.family.gate import Action
from core.ledger.hear import context_of
from core.ledger.look import card
from core.money.currency import currency
from core.rates.look import pair_of, rates_of
from core.rates.order import MNT, USD
from core.unit import Unit
from handlers.say import answers as say
from handlers.say import rates as say_rates
from handlers.say.answer_buttons import asked_back
from handlers.say.counting import how
from handlers.say.listed import listed
from handlers.say.reply import Reply
from handlers.say.scopes import Known
from handlers.say.taps import InquiryTap, WorthTap
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.gate import door
from handlers.telegram.owing import owed
from handlers.telegram.worth import net_worth

router = Router(name="answers")


class Asks(Filter):
    """Passes one line that asks something, unless it replies to an entry's card or corrects what made an entry."""

    async def __call__(self, message: Message, actor: Actor, unit: Unit, app: App) -> bool:
        """Whether it does."""
        text = (message.text or "").strip()
        if not text or text.startswith("/") or "\n" in text or actor.member is None:
            return False
        who = actor.person
        words, context = app.question_words, Context(who.language, who.country, who.base, actor.today)
        if not may_ask(text, words, context) or not is_question(text, words, context):
            return False
        chat, replied = message.chat.id, message.reply_to_message
        if replied is not None and await unit.outbox.replied_to(chat, replied.message_id):
            return False
        return not (message.edit_date and await unit.entries.of_message(actor.viewer, chat, message.message_id))


@router.message(Asks(), flags=door(Action.SEE))
@router.edited_message(Asks(), flags=door(Action.SEE))
async def asked(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """Answer what is clear; of the rest say what was not understood, and offer the nearest."""
    text = message.text or ""
    context = await context_of(unit, actor.person, actor.viewer, actor.today)
    inquiry = read_question(text, app.question_words, context).inquiry
    if inquiry is not None:
        return await answered(unit, actor, voice, app, Query(inquiry))
    near = nearest(text, app.question_words, context)
    ids = [await unit.inquiries.put(actor.viewer, query, app.clock.now()) for query in near.queries]
    return asked_back(voice, near, ids)


@router.callback_query(InquiryTap.filter(F.op == "show"), flags=door(Action.SEE))
async def again(
    query: CallbackQuery, callback_data: InquiryTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """The same question of another period, or split otherwise."""
    kept = await _kept(unit, actor, callback_data)
    if kept is None:
        return Reply(toast=voice.word("question.settled"))
    shown = await answered(unit, actor, voice, app, kept, inquiry_id=callback_data.id)
    return replace(shown, edit=True)


@router.callback_query(InquiryTap.filter(F.op == "how"), flags=door(Action.SEE))
async def explained(
    query: CallbackQuery, callback_data: InquiryTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """How the figure was counted."""
    kept = await _kept(unit, actor, callback_data)
    if kept is None or kept.inquiry.measure in ELSEWHERE:
        return Reply(toast=voice.word("question.settled"))
    asker = asker_of(actor, app)
    found = await answer(unit, asker, kept)
    if isinstance(found, Unknown):
        return Reply(toast=voice.word("question.settled"))
    count = None if isinstance(found, Balance) else await _count(unit, asker, kept)
    return how(voice, found, await known_of(unit, actor, found), count)


@router.callback_query(InquiryTap.filter(F.op.in_({"list", "page"})), flags=door(Action.SEE))
async def behind(
    query: CallbackQuery, callback_data: InquiryTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """The entries that a figure was made of, in a message of their own that is turned in place."""
    kept = await _kept(unit, actor, callback_data)
    if kept is None:
        return Reply(toast=voice.word("question.settled"))
    shown = await page_of(unit, actor, voice, app, kept, callback_data.id, callback_data.page)
    return replace(shown, edit=callback_data.op == "page")


async def answered(
    unit: Unit, actor: Actor, voice: Voice, app: App, query: Query, inquiry_id: int | None = None
) -> Reply:
    """The answer to a query, which is kept for its buttons unless it is already."""
    if query.inquiry.measure in ELSEWHERE:
        return await _elsewhere(unit, actor, voice, query.inquiry)
    key = inquiry_id or await unit.inquiries.put(actor.viewer, query, app.clock.now())
    if query.inquiry.measure is Measure.ENTRIES:
        return await page_of(unit, actor, voice, app, query, key, 0)
    asker = asker_of(actor, app)
    found = await answer(unit, asker, query)
    if isinstance(found, Unknown):
        return await _unknown(unit, actor, voice, app, found)
    latest = await last_recorded(unit, asker, query) if say.is_nothing(found) else None
    shown = await card(unit, actor.viewer, [one.entry for one in found.ranked]) if isinstance(found, Largest) else None
    known = await known_of(unit, actor, found)
    return say.answered(voice, found, known, key, card=shown, latest=latest)


async def page_of(unit: Unit, actor: Actor, voice: Voice, app: App, query: Query, inquiry_id: int, page: int) -> Reply:
    """A page of the entries that a query counts."""
    found = await entries_behind(unit, asker_of(actor, app), query, page)
    if isinstance(found, Unknown):
        return await _unknown(unit, actor, voice, app, found)
    shown = await card(unit, actor.viewer, found.entries)
    return listed(voice, found, await known_of(unit, actor, found), shown, inquiry_id)


def asker_of(actor: Actor, app: App) -> Asker:
    """Who asks, as answering needs it."""
    return Asker(actor.viewer, actor.today, actor.person.base, app.question_words, app.vocabulary.merchants)


async def known_of(unit: Unit, actor: Actor, found: Answer) -> Known:
    """The names that an answer's rows need, and no others."""
    of = found.flow if isinstance(found, Average) else found
    group = None if isinstance(of, Listed | Largest | Balance | Unknown) else of.group
    members = await unit.people.members(actor.viewer) if group is Group.MEMBER else ()
    accounts = await unit.accounts.visible(actor.viewer) if group is Group.ACCOUNT else ()
    return Known(actor.viewer.member_id, {one.id: one for one in members}, {one.id: one for one in accounts})


async def _unknown(unit: Unit, actor: Actor, voice: Voice, app: App, found: Unknown) -> Reply:
    """A name that nobody here has, with the same question about all."""
    key = await unit.inquiries.put(actor.viewer, nameless(found.query), app.clock.now())
    bank = app.vocabulary.bank_names.get(found.name, {}).get(voice.language)
    return say.unknown(voice, found, key, bank)


async def _count(unit: Unit, asker: Asker, query: Query) -> int:
    resolved = await resolve(unit, asker, query)
    if isinstance(resolved, Unknown):
        return 0
    return await unit.figures.count(asker.viewer, entries_of(query, resolved), MOST_COUNTED)


async def _kept(unit: Unit, actor: Actor, tap: InquiryTap) -> Query | None:
    """The question of a button, with the period and the split that it names; None for another member's."""
    kept = await unit.inquiries.get(actor.viewer, tap.id)
    if kept is None or tap.group not in {"", *Group}:
        return None
    first, last = (date.fromordinal(day) if 0 < day <= date.max.toordinal() else None for day in (tap.first, tap.last))
    return otherwise(kept, first, last, Group(tap.group) if tap.group else None)


async def _elsewhere(unit: Unit, actor: Actor, voice: Voice, inquiry: Inquiry) -> Reply:
    """What other subjects answer: net worth, rates, debts."""
    if inquiry.measure is Measure.NET_WORTH:
        day = inquiry.last.isoformat() if inquiry.last and inquiry.last < actor.today else ""
        mine = inquiry.member == ASKER
        return await net_worth(
            unit, actor, voice, WorthTap(op="show", currency=inquiry.currency or "", day=day, mine=mine)
        )
    if inquiry.measure is Measure.RATE:
        return await _rate(unit, actor, voice, inquiry)
    return await owed(unit, actor, voice, inquiry.payee or (inquiry.member if inquiry.member != ASKER else None))


async def _rate(unit: Unit, actor: Actor, voice: Voice, inquiry: Inquiry) -> Reply:
    own, day = currency(actor.person.base), min(inquiry.last or actor.today, actor.today)
    if inquiry.currency is None:
        return say_rates.overview(voice, await rates_of(unit, actor.viewer, own, day))
    base = currency(inquiry.currency)
    other = MNT if own != MNT else USD
    return say_rates.pair(voice, await pair_of(unit, actor.viewer, base, other if base == own else own, day))
