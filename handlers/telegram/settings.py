"""/settings and /language: how one is spoken to, where one lives, what one is told."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from core.digest.when import DAYS, NEVER
from core.digest.when import chosen as chosen_day
from core.family.gate import Action
from core.family.model import News, Person, Quietness
from core.unit import Unit
from handlers.say import onboarding
from handlers.say import settings as say
from handlers.say.places import BASES, COUNTRIES, zones
from handlers.say.reply import Reply
from handlers.say.taps import SetTap
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.gate import door

router = Router(name="settings")
_CHOSEN = frozenset({"language", "country", "zone", "base", "quietness", "amounts"})
"""What is set by choosing one of several values."""


@router.message(Command("settings"), flags=door(Action.SETTLE_IN))
async def settings(message: Message, actor: Actor, voice: Voice) -> Reply:
    """Everything that can be set."""
    return say.overview(voice, actor.person, edit=False)


@router.message(Command("language"), flags=door(Action.SETTLE_IN))
async def which_language(message: Message, voice: Voice) -> Reply:
    """Choose the language."""
    return onboarding.language(voice, "language")


@router.callback_query(SetTap.filter(F.what.in_({"hear", "week"})), flags=door(Action.SETTLE_IN))
async def fewer(query: CallbackQuery, callback_data: SetTap, actor: Actor, voice: Voice) -> Reply:
    """What one is told, from beneath something that was: in a message of its own, so that what was told stays."""
    who = actor.person
    told = say.digest(voice, who, _digest(actor)) if callback_data.what == "week" else say.news(voice, who)
    return replace(told, edit=False)


@router.callback_query(SetTap.filter((F.what == "overview") | (F.value == "")), flags=door(Action.SETTLE_IN))
async def opened(query: CallbackQuery, callback_data: SetTap, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """Open one of the choices, or come back from it."""
    who = actor.person
    match callback_data.what:
        case "language":
            return onboarding.language(voice, "language", edit=True)
        case "country":
            return onboarding.country(voice, "country", "settings.which_country")
        case "zone":
            return say.zone(voice, who)
        case "base":
            return onboarding.base(voice, "base", who.country, "settings.which_base")
        case "news":
            return say.news(voice, who)
        case "quietness":
            return say.quietness(voice, who)
        case "digest":
            return say.digest(voice, who, _digest(actor))
        case "habits":
            await unit.memory.forget_habits(who.user_id)
            return replace(say.overview(voice, who, edit=True), toast=voice.word("settings.habits_forgotten"))
        case _:
            return say.overview(voice, who, edit=True)


@router.callback_query(SetTap.filter(F.what == "news"), flags=door(Action.SETTLE_IN))
async def mute(query: CallbackQuery, callback_data: SetTap, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """Mute or unmute one kind of news."""
    if callback_data.value not in set(News):
        return Reply(toast=voice.word("error.toast"))
    who = replace(actor.person, muted=actor.person.muted ^ {News(callback_data.value)})
    await unit.people.save(who, app.clock.now())
    return say.news(voice, who)


@router.callback_query(SetTap.filter(F.what == "digest"), flags=door(Action.SETTLE_IN))
async def digest(
    query: CallbackQuery, callback_data: SetTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """On which evening the digest comes, or that none does."""
    if callback_data.value not in {str(day) for day in (NEVER, *DAYS)}:
        return Reply(toast=voice.word("error.toast"))
    day = int(callback_data.value)
    who = replace(actor.person, digest=day, muted=actor.person.muted - {News.WEEK})
    await unit.people.save(who, app.clock.now())
    return replace(say.digest(voice, who, day), toast=voice.word("settings.saved"))


@router.callback_query(SetTap.filter(F.what.in_(_CHOSEN)), flags=door(Action.SETTLE_IN))
async def chosen(
    query: CallbackQuery, callback_data: SetTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """Store the choice and show everything again."""
    who = _with(actor.person, callback_data.what, callback_data.value)
    if who is None:
        return Reply(toast=voice.word("error.toast"))
    await unit.people.save(who, app.clock.now())
    return say.overview(app.voice(who), who, edit=True, saved=True)


def _digest(actor: Actor) -> int:
    """The present choice; who muted it before gets none."""
    if News.WEEK in actor.person.muted or actor.role is None:
        return NEVER
    return chosen_day(actor.person, actor.role)


def _with(who: Person, what: str, value: str) -> Person | None:
    """The person with one thing set; None for a value that no button offers."""
    match what:
        case "language" if value in onboarding.LANGUAGE_NAMES:
            return replace(who, language=value)
        case "country" if value in COUNTRIES:
            return replace(who, country=value, zone=COUNTRIES[value][1])
        case "zone" if value in zones(who.country):
            return replace(who, zone=value)
        case "base" if value in BASES:
            return replace(who, base=value)
        case "quietness" if value in set(Quietness):
            return replace(who, quietness=Quietness(value))
        case "amounts" if value in {"hide", "show"}:
            return replace(who, hide_amounts=value == "hide")
        case _:
            return None
