"""The buttons under a card: category, account, date, note, private, undo."""

from dataclasses import replace
from datetime import date

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from core.capture.read import read_line
from core.family.gate import Action
from core.ledger.correct import categorise, correct, delete
from core.ledger.hear import context_of
from core.ledger.look import card, hide, move_to, usual_categories
from core.ledger.model import Entry
from core.ledger.record import named
from core.unit import Unit
from handlers.say import entry as say
from handlers.say.reply import Reply
from handlers.say.taps import EntryTap, PastTap
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.gate import door
from handlers.telegram.words import Written

router = Router(name="card")
NOTE, DAY, ACCOUNT = "edit:note", "edit:day", "edit:account"
USUAL = ("food.groceries", "food.eating_out", "food.coffee", "transport.public", "home.rent", "personal.clothes")
MOST_USUAL = 6
MOST_NOTE = 500


async def _shown(unit: Unit, actor: Actor, voice: Voice, entry: Entry) -> Reply:
    shown = say.recorded(voice, await card(unit, actor.viewer, [entry]))
    return replace(await with_paper(unit, actor, voice, entry, shown), edit=True)


async def with_paper(unit: Unit, actor: Actor, voice: Voice, entry: Entry, shown: Reply) -> Reply:
    """An entry's card with the way to the paper that it came of, if there is one."""
    papers = await unit.trail.of_entry(actor.viewer, entry.id)
    return say.with_paper(voice, entry, shown) if papers else shown


@router.callback_query(EntryTap.filter(F.op == "card"), flags=door(Action.SEE))
async def show(
    query: CallbackQuery, callback_data: EntryTap, actor: Actor, unit: Unit, voice: Voice, state: FSMContext
) -> Reply:
    """Back to the card, leaving whatever was being typed."""
    await state.clear()
    return await _shown(unit, actor, voice, await unit.entries.get(actor.viewer, callback_data.id))


@router.callback_query(EntryTap.filter(F.op == "cat"), flags=door(Action.RECORD))
async def which_category(
    query: CallbackQuery, callback_data: EntryTap, actor: Actor, unit: Unit, voice: Voice
) -> Reply:
    """The usual categories, and the way to all."""
    entry = await unit.entries.get(actor.viewer, callback_data.id)
    usual = await usual_categories(unit, actor.viewer, MOST_USUAL)
    slugs = tuple(dict.fromkeys([*usual, *USUAL]))[:MOST_USUAL]
    return say.categories(voice, entry, slugs, groups=True)


@router.callback_query(EntryTap.filter(F.op == "groups"), flags=door(Action.RECORD))
async def groups(query: CallbackQuery, callback_data: EntryTap, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """All groups."""
    return say.category_groups(voice, await unit.entries.get(actor.viewer, callback_data.id))


@router.callback_query(EntryTap.filter(F.op == "group"), flags=door(Action.RECORD))
async def group(query: CallbackQuery, callback_data: EntryTap, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """The categories of one group."""
    entry = await unit.entries.get(actor.viewer, callback_data.id)
    slugs = tuple(slug for slug in voice.categories if slug.startswith(f"{callback_data.arg}."))
    return say.categories(voice, entry, slugs, groups=False)


@router.callback_query(EntryTap.filter(F.op == "setcat"), flags=door(Action.RECORD))
async def set_category(
    query: CallbackQuery, callback_data: EntryTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """Correct once, and the payee keeps it; ask whether the past shall follow."""
    if callback_data.arg not in voice.categories:
        return Reply(toast=voice.word("error.toast"))
    entry = await unit.entries.get(actor.viewer, callback_data.id)
    now, others = await categorise(unit, actor.viewer, entry, callback_data.arg, app.clock.now())
    reply = await _shown(unit, actor, voice, now)
    return replace(reply, then=(say.past(voice, now, others),)) if others else reply


@router.callback_query(PastTap.filter(), flags=door(Action.RECORD))
async def past(query: CallbackQuery, callback_data: PastTap, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """The payee's past entries follow, or stay."""
    entry = await unit.entries.get(actor.viewer, callback_data.id)
    category, payee = entry.details.category, entry.details.payee
    if callback_data.op != "yes" or not payee:
        return Reply(voice.say("past.kept"), edit=True)
    others = [e for e in await unit.entries.of_payee(actor.viewer, payee) if e.details.category != category]
    pairs = [(other, replace(other.details, category=category)) for other in others]
    _, change = await correct(unit, actor.viewer, pairs, app.clock.now())
    if change is None:
        return Reply(voice.say("past.kept"), edit=True)
    return say.past_changed(voice, len(others), change.id)


@router.callback_query(EntryTap.filter(F.op == "acc"), flags=door(Action.RECORD))
async def which_account(query: CallbackQuery, callback_data: EntryTap, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """The accounts that this member sees."""
    entry = await unit.entries.get(actor.viewer, callback_data.id)
    return say.accounts(voice, entry, await unit.accounts.visible(actor.viewer), actor.viewer.member_id)


@router.callback_query(EntryTap.filter(F.op == "setacc"), flags=door(Action.RECORD))
async def set_account(
    query: CallbackQuery, callback_data: EntryTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """Move the entry to another account."""
    entry = await unit.entries.get(actor.viewer, callback_data.id)
    account_id = int(callback_data.arg) if callback_data.arg.isdigit() else 0
    return await _shown(unit, actor, voice, await move_to(unit, actor.viewer, entry, account_id, app.clock.now()))


@router.callback_query(EntryTap.filter(F.op == "day"), flags=door(Action.RECORD))
async def which_day(query: CallbackQuery, callback_data: EntryTap, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """The last few days, or another one in words."""
    return say.days(voice, await unit.entries.get(actor.viewer, callback_data.id))


@router.callback_query(EntryTap.filter(F.op == "setday"), flags=door(Action.RECORD))
async def set_day(
    query: CallbackQuery, callback_data: EntryTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """Date the entry otherwise."""
    entry = await unit.entries.get(actor.viewer, callback_data.id)
    try:
        day = date.fromisoformat(callback_data.arg)
    except ValueError:
        return Reply(toast=voice.word("error.toast"))
    (now,), _ = await correct(unit, actor.viewer, [(entry, replace(entry.details, day=day))], app.clock.now())
    return await _shown(unit, actor, voice, now)


@router.callback_query(EntryTap.filter(F.op.in_({"note", "typeday", "newacc"})), flags=door(Action.RECORD))
async def ask_words(
    query: CallbackQuery, callback_data: EntryTap, actor: Actor, unit: Unit, voice: Voice, state: FSMContext
) -> Reply:
    """Wait for words: a note, a day, or a new account's name."""
    entry = await unit.entries.get(actor.viewer, callback_data.id)
    waits = {"note": NOTE, "typeday": DAY, "newacc": ACCOUNT}[callback_data.op]
    await state.set_state(waits)
    await state.set_data({"entry": entry.id})
    return say.type_it(voice, f"entry.type_{waits.partition(':')[2]}", entry)


@router.message(StateFilter(NOTE), Written(), flags=door(Action.RECORD))
async def typed_note(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> Reply:
    """The note."""
    entry = await _awaited(actor, unit, state)
    details = replace(entry.details, note=(message.text or "")[:MOST_NOTE])
    (now,), change = await correct(unit, actor.viewer, [(entry, details)], app.clock.now())
    return say.recorded(voice, await card(unit, actor.viewer, [now], change))


@router.message(StateFilter(DAY), Written(), flags=door(Action.RECORD))
async def typed_day(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> Reply:
    """The day, in any words that a spending could have been dated with."""
    waiting = await state.get_data()
    entry = await unit.entries.get(actor.viewer, waiting["entry"])
    context = await context_of(unit, actor.person, actor.viewer, actor.today)
    money = entry.details.money
    reading = read_line(f"{message.text} {money.plain()} {money.currency}", app.vocabulary, context)
    if reading.question or len(reading.items) != 1 or not reading.items[0].date_said:
        return Reply(voice.say("entry.day_unclear"))
    await state.clear()
    details = replace(entry.details, day=reading.items[0].date)
    (now,), change = await correct(unit, actor.viewer, [(entry, details)], app.clock.now())
    return say.recorded(voice, await card(unit, actor.viewer, [now], change))


@router.message(StateFilter(ACCOUNT), Written(), flags=door(Action.RECORD))
async def typed_account(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> Reply:
    """A new account's name: it is opened in the entry's currency, shared, and the entry moves there."""
    entry = await _awaited(actor, unit, state)
    name = " ".join((message.text or "").split())[:60]
    accounts = await unit.accounts.visible(actor.viewer)
    opened = named(accounts, name) or await unit.accounts.add(
        actor.viewer, name, entry.details.money.currency, private=False, everyday=False
    )
    now = await move_to(unit, actor.viewer, entry, opened.id, app.clock.now())
    return say.recorded(voice, await card(unit, actor.viewer, [now]))


@router.callback_query(EntryTap.filter(F.op == "hide"), flags=door(Action.RECORD))
async def make_private(
    query: CallbackQuery, callback_data: EntryTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """Let no one else see this entry."""
    entry = await unit.entries.get(actor.viewer, callback_data.id)
    return await _shown(unit, actor, voice, await hide(unit, actor.viewer, entry, app.clock.now()))


@router.callback_query(EntryTap.filter(F.op == "del"), flags=door(Action.RECORD))
async def remove(
    query: CallbackQuery, callback_data: EntryTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """Delete the entry, recoverably."""
    entry = await unit.entries.get(actor.viewer, callback_data.id)
    lines = (await card(unit, actor.viewer, [entry])).lines
    change = await delete(unit, actor.viewer, [entry], app.clock.now())
    if change is None:
        return Reply(toast=voice.word("undo.already"))
    return replace(say.taken_back(voice, lines, change.id), edit=True)


@router.callback_query(EntryTap.filter(F.op == "both"), flags=door(Action.RECORD))
async def keep_both(query: CallbackQuery, callback_data: EntryTap, voice: Voice) -> Reply:
    """It really happened twice."""
    return Reply(voice.say("twin.kept"), edit=True)


async def _awaited(actor: Actor, unit: Unit, state: FSMContext) -> Entry:
    waiting = await state.get_data()
    await state.clear()
    return await unit.entries.get(actor.viewer, waiting["entry"])
