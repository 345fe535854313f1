"""A statement looked over row by row: whose account it is, and what becomes of each row."""

from collections.abc import Callable

from aiogram import F, Router
from aiogram.types import CallbackQuery

from core.family.gate import Action
from core.ledger.look import usual_categories
from core.reviewing.chosen import Chosen
from core.reviewing.look import StatementLook, look
from core.unit import Unit
from handlers.say import statement as say
from handlers.say.reply import Reply
from handlers.say.taps import ReviewTap
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.card import USUAL
from handlers.telegram.gate import door
from handlers.telegram.review import card, choose, eyes_of

router = Router(name="review_rows")
MOST_CATEGORIES = 6
_PRIVATE = "private"


@router.callback_query(ReviewTap.filter(F.op == "accs"), flags=door(Action.RECORD))
async def which_account(
    query: CallbackQuery, callback_data: ReviewTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """Another account than the one that was found."""
    seen = await look(unit, eyes_of(actor, app), callback_data.id, callback_data.part)
    if not isinstance(seen, StatementLook):
        return await card(unit, actor, voice, app, callback_data)
    return say.edited(say.which_account(voice, seen))


@router.callback_query(ReviewTap.filter(F.op == "new"), flags=door(Action.RECORD))
async def new_account(
    query: CallbackQuery, callback_data: ReviewTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """An account of its own, the person's alone if they say so."""
    private = callback_data.arg == _PRIVATE
    await choose(unit, actor, callback_data, lambda chosen: chosen.on_new(private=private))
    return await card(unit, actor, voice, app, callback_data)


@router.callback_query(ReviewTap.filter(F.op == "rows"), flags=door(Action.RECORD))
async def rows(
    query: CallbackQuery, callback_data: ReviewTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """A page of rows."""
    seen = await look(unit, eyes_of(actor, app), callback_data.id, callback_data.part)
    if not isinstance(seen, StatementLook):
        return await card(unit, actor, voice, app, callback_data)
    return say.listed(voice, seen, callback_data.at)


@router.callback_query(ReviewTap.filter(F.op == "row"), flags=door(Action.RECORD))
async def row(
    query: CallbackQuery, callback_data: ReviewTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """One row."""
    return await _row(unit, actor, voice, app, callback_data)


@router.callback_query(ReviewTap.filter((F.op == "cat") & (F.at >= 0)), flags=door(Action.RECORD))
async def category(
    query: CallbackQuery, callback_data: ReviewTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """A row's category."""
    if callback_data.arg not in voice.categories:
        return Reply(toast=voice.word("error.toast"))
    return await _chosen(
        unit, actor, voice, app, callback_data, lambda chosen: chosen.named(callback_data.at, callback_data.arg)
    )


@router.callback_query(ReviewTap.filter(F.op == "out"), flags=door(Action.RECORD))
async def leave_out(
    query: CallbackQuery, callback_data: ReviewTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """Leave a row out, or take it in again."""
    return await _chosen(unit, actor, voice, app, callback_data, lambda chosen: chosen.turned(callback_data.at))


@router.callback_query(ReviewTap.filter(F.op == "own"), flags=door(Action.RECORD))
async def of_its_own(
    query: CallbackQuery, callback_data: ReviewTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """A row is none of the entries that look like it."""
    return await _chosen(unit, actor, voice, app, callback_data, lambda chosen: chosen.added(callback_data.at))


@router.callback_query(ReviewTap.filter(F.op == "same"), flags=door(Action.RECORD))
async def the_same(
    query: CallbackQuery, callback_data: ReviewTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """A row is this entry."""
    if not callback_data.arg.isdigit():
        return Reply(toast=voice.word("error.toast"))
    entry = await unit.entries.get(actor.viewer, int(callback_data.arg))
    return await _chosen(unit, actor, voice, app, callback_data, lambda chosen: chosen.tied(callback_data.at, entry.id))


async def _chosen(
    unit: Unit, actor: Actor, voice: Voice, app: App, tap: ReviewTap, act: Callable[[Chosen], Chosen]
) -> Reply:
    await choose(unit, actor, tap, act)
    return await _row(unit, actor, voice, app, tap)


async def _row(unit: Unit, actor: Actor, voice: Voice, app: App, tap: ReviewTap) -> Reply:
    seen = await look(unit, eyes_of(actor, app), tap.id, tap.part)
    if not isinstance(seen, StatementLook):
        return await card(unit, actor, voice, app, tap)
    used = await usual_categories(unit, actor.viewer, MOST_CATEGORIES)
    return say.one_row(voice, seen, tap.at, tuple(dict.fromkeys([*used, *USUAL]))[:MOST_CATEGORIES])
