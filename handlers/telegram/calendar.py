"""/calendar: what is coming by day, as a file, and by a secret link that other programs follow."""

from dataclasses import replace
from typing import Any

from aiogram import F, Router
from aiogram.filters import Command, CommandObject, Filter
from aiogram.types import CallbackQuery, Message

from core.agenda.asked import read_asked, read_when
from core.agenda.by_account import tracks
from core.agenda.links import address, drop_link, make_link
from core.agenda.look import agenda
from core.agenda.window import Window, coming, window_of
from core.bills.look import catch_up
from core.family.gate import Action
from core.unit import Unit
from handlers.say import calendar as say
from handlers.say import calendar_accounts as say_accounts
from handlers.say.reply import Reply
from handlers.say.taps import CalendarTap
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.gate import door
from handlers.telegram.words import Answering

router = Router(name="calendar")


class AsksAhead(Filter):
    """Passes a line that asks what is due on some days, and hands on which."""

    async def __call__(self, message: Message, actor: Actor, app: App) -> bool | dict[str, Any]:
        """See `read_asked`."""
        text = message.text or "/"
        if text.startswith("/") or actor.member is None or not app.calendar_words.may_be(text):
            return False
        window = read_asked(text, app.calendar_words.load(), actor.today)
        return {"window": window} if window else False


@router.message(Command("calendar"), flags=door(Action.SEE))
async def command(message: Message, command: CommandObject, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """The days ahead, or those that stand behind the command."""
    said = (command.args or "").strip()
    window = read_when(said, app.calendar_words.load(), actor.today) if said else coming(actor.today)
    return await days(window, actor, unit, voice, app) if window else say.unclear(voice)


@router.message(~Answering(), AsksAhead(), flags=door(Action.SEE))
@router.edited_message(AsksAhead(), flags=door(Action.SEE))
async def in_words(message: Message, window: Window, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """The days that were asked for."""
    return await days(window, actor, unit, voice, app)


@router.callback_query(CalendarTap.filter(F.op == "show"), flags=door(Action.SEE))
async def turned(
    query: CallbackQuery, callback_data: CalendarTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """Other days, or another page of them."""
    window = window_of(callback_data.at, actor.today)
    return replace(await days(window, actor, unit, voice, app, callback_data.page), edit=True)


@router.callback_query(CalendarTap.filter(F.op == "accounts"), flags=door(Action.SEE))
async def by_account(
    query: CallbackQuery, callback_data: CalendarTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """What is left on each account, until the end of those days."""
    window = window_of(callback_data.at, actor.today)
    found = await tracks(unit, actor.viewer, app.holidays, actor.today, window.last)
    return replace(say_accounts.by_account(voice, found, window, actor.viewer.member_id), edit=True)


@router.callback_query(CalendarTap.filter(F.op == "file"), flags=door(Action.SEE))
async def as_file(query: CallbackQuery, voice: Voice) -> Reply:
    """All that one sees, in a file that every calendar takes."""
    return say.file(voice)


@router.callback_query(CalendarTap.filter(F.op == "link"), flags=door(Action.SETTLE_IN))
async def about_link(query: CallbackQuery, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """What a link does, and whether there is one."""
    if app.public_url is None:
        return replace(say.no_address(voice), edit=True)
    there = await unit.calendar_links.made_at(actor.viewer) is not None
    return replace(say.link_card(voice, there=there), edit=True)


@router.callback_query(CalendarTap.filter(F.op == "make"), flags=door(Action.SETTLE_IN))
async def made(query: CallbackQuery, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """A new address; one from before opens nothing any more."""
    if app.public_url is None:
        return replace(say.no_address(voice), edit=True)
    again = await unit.calendar_links.made_at(actor.viewer) is not None
    secret = app.token()
    await make_link(unit, actor.viewer, secret, app.clock.now())
    return replace(say.link(voice, address(app.public_url, secret), again=again), edit=True)


@router.callback_query(CalendarTap.filter(F.op == "drop"), flags=door(Action.SETTLE_IN))
async def taken_away(query: CallbackQuery, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """Nothing opens it any more."""
    return replace(say.dropped(voice, there=await drop_link(unit, actor.viewer)), edit=True)


async def days(window: Window, actor: Actor, unit: Unit, voice: Voice, app: App, page: int = 0) -> Reply:
    """These days, once the ledger has settled what it can."""
    await catch_up(unit, actor.viewer, app.holidays, actor.today, app.clock.now())
    found = await agenda(unit, actor.viewer, actor.person, app.holidays, window.first, window.last, actor.today)
    return say.shown(voice, found, window, actor.viewer.member_id, page)
