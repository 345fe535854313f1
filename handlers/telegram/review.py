"""Looking papers over: the card of each reading, and what one tap does to it as a whole."""

from collections.abc import Callable
from dataclasses import replace

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from core.accounts.keep import state as state_balance
from core.documents.errors import NoSuchPaperError
from core.documents.model import Statement
from core.documents.paper import Paper
from core.family.gate import Action, may
from core.importing.errors import NotConfirmedError
from core.importing.model import ADDING, TYING, Fate
from core.importing.plan import ImportWords
from core.ledger.look import card as ledger_card
from core.ledger.model import Account, Origin
from core.money.currency import currency
from core.money.money import Money
from core.reviewing.chosen import Chosen, chosen_of, with_chosen
from core.reviewing.look import DeedLook, EntryLook, Eyes, Look, OtherLook, StatementLook, look
from core.reviewing.take import take_deed, take_entry, take_statement
from core.unit import Unit
from handlers.say import accounts as say_accounts
from handlers.say import entry as say_entry
from handlers.say import receipt as say_receipt
from handlers.say import review as say
from handlers.say import statement as say_statement
from handlers.say.reply import Reply
from handlers.say.taps import ReviewTap
from handlers.say.voice import Voice
from handlers.telegram import paper_bills, payslip_hours
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.gate import door

router = Router(name="review")


def eyes_of(actor: Actor, app: App) -> Eyes:
    """With what eyes this person looks a paper over."""
    words = app.review_words
    who = actor.person
    return Eyes(
        actor.viewer,
        ImportWords(app.vocabulary, words.text),
        words.captions,
        who.language,
        currency(who.base),
        actor.today,
    )


async def worded(unit: Unit, actor: Actor, voice: Voice, seen: Look) -> Reply:
    """The card of a reading."""
    match seen:
        case StatementLook():
            return say_statement.card(voice, seen)
        case EntryLook():
            return await paper_bills.carded(unit, actor, voice, seen)
        case DeedLook():
            return say_receipt.deed(voice, seen)
        case OtherLook():
            return say.no_money(voice, seen)


class Reviews:
    """Words what was read of a paper, for the one who sent it: a card for each of its readings."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, unit: Unit, actor: Actor, voice: Voice, paper: Paper) -> Reply:
        """See `handlers.jobs.reading_ends.Review`."""
        eyes = eyes_of(actor, self._app)
        count = len(await unit.papers.readings(actor.viewer, paper.id))
        first, *others = [
            await self._first(unit, actor, voice, await look(unit, eyes, paper.id, n)) for n in range(count)
        ]
        return replace(first, then=tuple(others))

    async def _first(self, unit: Unit, actor: Actor, voice: Voice, seen: Look) -> Reply:
        """The first card of a reading: a bill that is surely one of the family's is noted with it."""
        noted = None
        if isinstance(seen, EntryLook) and may(actor.viewer.role, Action.RECORD):
            noted = await paper_bills.set_at_once(unit, actor, voice, self._app, seen)
        return noted or await worded(unit, actor, voice, seen)


async def choose(unit: Unit, actor: Actor, tap: ReviewTap, act: Callable[[Chosen], Chosen]) -> None:
    """Keep what was chosen of a reading. Raises `NoSuchPaperError`."""
    review = await unit.papers.review(actor.viewer, tap.id)
    await unit.papers.put_review(actor.viewer, tap.id, with_chosen(review, tap.part, act(chosen_of(review, tap.part))))


async def card(unit: Unit, actor: Actor, voice: Voice, app: App, tap: ReviewTap) -> Reply:
    """The card anew, in place of what was there."""
    return replace(await worded(unit, actor, voice, await look(unit, eyes_of(actor, app), tap.id, tap.part)), edit=True)


@router.callback_query(ReviewTap.filter(F.op == "card"), flags=door(Action.RECORD))
async def back(
    query: CallbackQuery, callback_data: ReviewTap, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext
) -> Reply:
    """Back to the card, leaving whatever was being typed."""
    await state.clear()
    return await card(unit, actor, voice, app, callback_data)


@router.callback_query(ReviewTap.filter(F.op == "drop"), flags=door(Action.RECORD))
async def put_off(
    query: CallbackQuery, callback_data: ReviewTap, actor: Actor, unit: Unit, voice: Voice, state: FSMContext
) -> Reply:
    """Nothing is written; the paper is kept, and can be looked over again."""
    await state.clear()
    await unit.papers.get(actor.viewer, callback_data.id)
    return say.put_off(voice, callback_data)


@router.callback_query(ReviewTap.filter(F.op.in_({"take", "sure"})), flags=door(Action.RECORD))
async def take(
    query: CallbackQuery, callback_data: ReviewTap, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext
) -> Reply:
    """Write it. "sure" says of a statement that no balance proves that its rows are right."""
    await state.clear()
    if callback_data.op == "sure":
        await choose(unit, actor, callback_data, Chosen.confirmed)
    eyes, at = eyes_of(actor, app), app.clock.now()
    seen = await look(unit, eyes, callback_data.id, callback_data.part)
    match seen:
        case StatementLook():
            return await _statement(unit, actor, voice, eyes, seen, callback_data, app)
        case EntryLook():
            kept = await take_entry(unit, eyes, seen, at)
            told = say_entry.recorded(voice, await ledger_card(unit, actor.viewer, [kept.entry], kept.change))
            return replace(told, edit=True, rows=(*told.rows, *await payslip_hours.offer(unit, actor, voice, seen)))
        case DeedLook():
            act = await take_deed(unit, eyes, seen, at)
            return say_accounts.done(voice, "deed.added", act.account, act.change, actor.viewer.member_id)
        case OtherLook():
            raise NoSuchPaperError


async def _statement(
    unit: Unit, actor: Actor, voice: Voice, eyes: Eyes, seen: StatementLook, tap: ReviewTap, app: App
) -> Reply:
    if seen.plan is None or seen.target is None:
        raise NotConfirmedError
    if not any(seen.plan.counts.get(fate, 0) for fate in (*ADDING, *TYING, Fate.SKIPPED)):
        return say_statement.nothing_new(voice, seen.target)
    booked = await take_statement(unit, eyes, seen, app.clock.now())
    await choose(unit, actor, tap, lambda chosen: chosen.on(booked.account.id))
    settle = ReviewTap(op="settle", id=tap.id, part=tap.part).pack()
    left = booked.counts.get(Fate.DOUBTFUL, 0)
    return say_statement.taken(voice, booked, actor.viewer.member_id, left, settle)


@router.callback_query(ReviewTap.filter(F.op == "settle"), flags=door(Action.RECORD))
async def settle(
    query: CallbackQuery, callback_data: ReviewTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """Take the bank's closing balance for true."""
    seen = await look(unit, eyes_of(actor, app), callback_data.id, callback_data.part)
    if not isinstance(seen, StatementLook) or not isinstance(seen.target, Account):
        raise NotConfirmedError
    reading = seen.reading
    if reading.closing is None or not reading.rows:
        raise NotConfirmedError
    day = reading.last or max(row.day for row in reading.rows)
    closing = Money.of(reading.closing, seen.target.currency)
    origin = Origin(query.from_user.id, query.message.message_id if query.message else 0, 0)
    act = await state_balance(unit, actor.viewer, seen.target, closing, day, origin, app.clock.now())
    return say_accounts.done(voice, "statement.settled", act.account, act.change, actor.viewer.member_id)


@router.callback_query(ReviewTap.filter(F.op == "way"), flags=door(Action.RECORD))
async def columns(
    query: CallbackQuery, callback_data: ReviewTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """What the columns of a layout mean: remembered, and the file is read again by it."""
    seen = await look(unit, eyes_of(actor, app), callback_data.id, callback_data.part)
    doubt = seen.reading.doubt if isinstance(seen.reading, Statement) else None
    if doubt is None or not 0 <= callback_data.at < len(doubt.choices):
        return Reply(toast=voice.word("question.settled"))
    await unit.trail.keep_layout(actor.viewer, doubt.signature, doubt.choices[callback_data.at])
    await app.read_again(unit, actor.viewer, callback_data.id)
    return say.reading_again(voice)
