"""The first minute: three taps, then one sentence to try. Words typed meanwhile are kept and recorded after."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from aiogram import F, Router
from aiogram.filters import Command, CommandObject, CommandStart, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from core.errors import GlobFamError
from core.family.gate import Action
from core.family.membership import Joined, accept, found_family, token_hash
from core.family.model import Person, Role
from core.ledger.hear import hear
from core.unit import Unit
from handlers.say import onboarding as say
from handlers.say.places import BASES, COUNTRIES
from handlers.say.reply import NOTHING, Reply
from handlers.say.taps import SetTap
from handlers.say.voice import Voice
from handlers.telegram import spend
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.gate import door
from handlers.telegram.words import Means, Written

router = Router(name="start")
LANGUAGE, COUNTRY, BASE = "start:language", "start:country", "start:base"
FIRST = StateFilter(LANGUAGE, COUNTRY, BASE)
TRYING = "start:trying"
"""Of someone who has come in and recorded nothing yet."""
INVITATION = "inv_"
MOST_KEPT = 20


@router.message(CommandStart(), flags=door(Action.BEGIN))
async def start(
    message: Message, command: CommandObject, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext
) -> Reply:
    """Hello: to someone new the first of three questions, to a member a hint; with an invitation, the way in."""
    token = (command.args or "").removeprefix(INVITATION)
    invited = (command.args or "").startswith(INVITATION)
    if invited:
        await unit.people.invitation(token_hash(token), app.clock.now())
    if actor.member is not None:
        if not invited:
            return Reply(voice.say("start.again", name=actor.person.name))
        return await _arrive(await accept(unit, actor.person, token, app.clock.now()), unit, app)
    if invited and await unit.people.person(actor.person.user_id):
        return await _arrive(await accept(unit, actor.person, token, app.clock.now()), unit, app)
    await state.set_state(LANGUAGE)
    await state.set_data({"token": token if invited else None, "kept": (await state.get_data()).get("kept", [])})
    return say.language(voice, "first")


@router.callback_query(FIRST, SetTap.filter(F.what == "first"), flags=door(Action.BEGIN))
async def language(query: CallbackQuery, callback_data: SetTap, voice: Voice, state: FSMContext) -> Reply:
    """First tap: the language."""
    if callback_data.value not in say.LANGUAGE_NAMES:
        return Reply(toast=voice.word("error.toast"))
    await state.update_data(language=callback_data.value)
    await state.set_state(COUNTRY)
    return say.country(replace(voice, language=callback_data.value), "second")


@router.callback_query(FIRST, SetTap.filter(F.what == "second"), flags=door(Action.BEGIN))
async def country(query: CallbackQuery, callback_data: SetTap, voice: Voice, state: FSMContext) -> Reply:
    """Second tap: the country, and with it the zone."""
    if callback_data.value not in COUNTRIES:
        return Reply(toast=voice.word("error.toast"))
    data = await state.update_data(country=callback_data.value)
    await state.set_state(BASE)
    return say.base(replace(voice, language=data.get("language", voice.language)), "third", callback_data.value)


@router.callback_query(FIRST, SetTap.filter(F.what == "third"), flags=door(Action.BEGIN))
async def base(
    query: CallbackQuery, callback_data: SetTap, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext
) -> Reply:
    """Third tap: the currency to think in. Then the family stands, and what was typed meanwhile is recorded."""
    data = await state.get_data()
    if callback_data.value not in BASES or "country" not in data:
        return Reply(toast=voice.word("error.toast"))
    home = data["country"]
    who = replace(
        actor.person,
        language=data.get("language", voice.language),
        country=home,
        zone=COUNTRIES[home][1],
        base=callback_data.value,
    )
    await state.clear()
    await state.set_state(TRYING)
    speaking = app.voice(who)
    joined, family = await _settle(unit, who, data.get("token"), speaking, app)
    welcome = say.ready(speaking, who, family)
    kept = await _record_kept(data.get("kept", []), joined, unit, speaking, app, query)
    return replace(welcome, then=kept)


@router.message(FIRST, Written(), flags=door(Action.BEGIN))
async def typed_meanwhile(message: Message, voice: Voice, state: FSMContext) -> Reply:
    """Keep the words until the three taps are done."""
    return await _keep(message, voice, state)


async def greet(message: Message, voice: Voice, state: FSMContext) -> Reply:
    """Someone new who wrote without /start: keep the words, begin at the beginning."""
    await state.set_state(LANGUAGE)
    kept = await _keep(message, voice, state)
    return replace(
        say.language(voice, "first"), then=(kept,) if message.text and not message.text.startswith("/") else ()
    )


@router.message(Command("cancel"), flags=door(Action.BEGIN))
@router.message(Means("cancel"), ~F.reply_to_message, flags=door(Action.BEGIN))
async def cancel(message: Message, actor: Actor, unit: Unit, voice: Voice, state: FSMContext, app: App) -> Reply:
    """Leave whatever was being asked: a wizard, and the questions with buttons."""
    if actor.member is None:
        return say.language(voice, "first")
    was = await state.get_state()
    await state.clear()
    dropped = await unit.questions.drop_of_person(actor.person.user_id, message.chat.id, app.clock.now())
    asked = was not in {None, TRYING} or dropped
    return Reply(voice.say("cancel.done" if asked else "cancel.nothing"))


async def _keep(message: Message, voice: Voice, state: FSMContext) -> Reply:
    text = message.text or ""
    if not text or text.startswith("/"):
        return NOTHING
    kept: list[dict[str, Any]] = (await state.get_data()).get("kept", [])
    if len(kept) >= MOST_KEPT:
        return Reply(voice.say("start.kept_enough"))
    row = {"text": text, "message_id": message.message_id, "sent": message.date.isoformat()}
    await state.update_data(kept=[*kept, row])
    return Reply(voice.say("start.kept"))


async def _settle(unit: Unit, who: Person, token: str | None, voice: Voice, app: App) -> tuple[Joined, str | None]:
    """Into the family that invited, else into a new one; an invitation that lapsed meanwhile is no dead end."""
    now = app.clock.now()
    if token:
        try:
            joined = await accept(unit, who, token, now)
            return joined, (await unit.people.family(joined.member.family_id)).name
        except GlobFamError:
            return await found_family(unit, who, voice.word("family.name_of", name=who.name), now), None
    return await found_family(unit, who, voice.word("family.name_of", name=who.name), now), None


async def _record_kept(
    kept: list[dict[str, Any]], joined: Joined, unit: Unit, voice: Voice, app: App, query: CallbackQuery
) -> tuple[Reply, ...]:
    actor = Actor(joined.person, joined.member, voice.today)
    if actor.role is Role.VIEWER:
        return ()
    answers = []
    for row in kept:
        sent = datetime.fromisoformat(row["sent"])
        said = app.said(joined.person, row["text"], query.from_user.id, row["message_id"], sent)
        heard = await hear(unit, joined.person, joined.viewer, app.vocabulary, said)
        answers.append(await spend.present(heard, actor, unit, voice, said))
    return tuple(answers)


async def _arrive(joined: Joined, unit: Unit, app: App) -> Reply:
    voice = app.voice(joined.person)
    family = await unit.people.family(joined.member.family_id)
    return replace(say.ready(voice, joined.person, family.name), edit=False)


async def with_next_steps(reply: Reply, actor: Actor, voice: Voice, state: FSMContext) -> Reply:
    """Once, after the first thing that someone recorded: what else there is, in a line each."""
    if not _shows_entries(reply) or await state.get_state() != TRYING:
        return reply
    await state.clear()
    return replace(reply, then=(*reply.then, say.next_steps(voice, invites=actor.role is Role.OWNER)))


def _shows_entries(reply: Reply) -> bool:
    return bool(reply.entries) or any(map(_shows_entries, reply.then))
