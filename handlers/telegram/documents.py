"""Papers come in: a photo, a file, an album of either. What is sent is kept as work; a password is taken."""

import json
from datetime import datetime, timedelta

from aiogram import F, Router
from aiogram.filters import Command, Filter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from core.documents.job import FileRef
from core.documents.receive import Sent, receive
from core.documents.take import about
from core.family.gate import Action
from core.unit import Unit
from handlers.say import documents as say
from handlers.say.reply import NOTHING, Reply
from handlers.say.taps import PaperTap
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.gate import door
from handlers.telegram.room import Room
from handlers.telegram.words import Means, Written

first = Router(name="password")
router = Router(name="documents")
EYES = "👀"
PASSWORD = "paper:password"  # noqa: S105 - the name of a state
LISTENING_FOR = timedelta(minutes=10)
"""How long the next message is taken for a password: later it is what people usually write."""
DOOM_AFTER = timedelta(minutes=10)
"""When what was stored of a paper that was called off is deleted: its worker may still be writing until then."""
_PHOTO = "image/jpeg"


class Carries(Filter):
    """Passes a message that brings a photo or a file; an animation is a file too, and no paper."""

    async def __call__(self, message: Message) -> bool:
        """Whether it brings one."""
        return bool(message.photo or (message.document and not message.animation))


class Listening(Filter):
    """Passes while the next message is taken for a password."""

    async def __call__(self, _: Message, state: FSMContext, app: App) -> bool:
        """Whether one was asked for, not too long ago."""
        if await state.get_state() != PASSWORD:
            return False
        until = (await state.get_data()).get("until", "")
        return bool(until) and app.clock.now() <= datetime.fromisoformat(until)


def listen(job_id: int, now: datetime) -> str:
    """The data of the state in which the next message is a password."""
    return json.dumps({"job": job_id, "until": (now + LISTENING_FOR).isoformat()})


@first.message(Listening(), Command("cancel"), flags=door(Action.RECORD))
@first.message(Listening(), Means("cancel"), flags=door(Action.RECORD))
async def no_password(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> Reply:
    """The file stays shut, and nothing is kept of it."""
    job_id = (await state.get_data())["job"]
    return await _called_off(job_id, actor, unit, voice, app, state)


@first.message(Listening(), Written(), flags=door(Action.RECORD))
async def password(message: Message, actor: Actor, unit: Unit, app: App, voice: Voice, state: FSMContext) -> Reply:
    """The password: sealed for its job, and the message that holds it deleted."""
    job_id = (await state.get_data())["job"]
    await state.clear()
    sealed = app.seals.seal((message.text or "").strip(), about(job_id))
    job = await unit.jobs.unlock(actor.viewer, job_id, sealed, app.clock.now())
    line = await unit.outbox.message_of(job.progress_id or 0)
    app.bell.ask()
    return say.unlocking(voice, job_id, message.message_id, line)


@router.message(Carries(), flags=door(Action.RECORD))
async def received(
    message: Message, actor: Actor, unit: Unit, voice: Voice, app: App, room: Room | None = None
) -> Reply:
    """A paper."""
    return await taken_in(message, actor, unit, voice, app, room)


async def taken_in(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App, room: Room | None) -> Reply:
    """Keep the work; a further page of an album needs no answer of its own."""
    sent = sent_of(message, actor.person.user_id)
    if sent is None or not await receive(unit, actor.viewer, sent, app.clock.now()):
        return NOTHING
    app.bell.ask()
    told = say.reading_in_private(voice) if room else NOTHING
    return Reply(told.text, reacts=(message.message_id, EYES))


@router.callback_query(PaperTap.filter(F.op == "stop"), flags=door(Action.RECORD))
async def stop(
    query: CallbackQuery, callback_data: PaperTap, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext
) -> Reply:
    """Call a reading off."""
    return await _called_off(callback_data.id, actor, unit, voice, app, state)


@router.callback_query(PaperTap.filter(F.op == "key"), flags=door(Action.RECORD))
async def give_password(
    query: CallbackQuery, callback_data: PaperTap, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext
) -> Reply:
    """Take the next message for the password."""
    if not await unit.jobs.is_asking(actor.viewer, callback_data.id):
        return Reply(toast=voice.word("question.settled"))
    await state.set_state(PASSWORD)
    await state.set_data(json.loads(listen(callback_data.id, app.clock.now())))
    return say.listening(voice)


async def _called_off(job_id: int, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> Reply:
    if await state.get_state() == PASSWORD:
        await state.clear()
    job = await unit.jobs.call_off(actor.viewer, job_id)
    await unit.papers.drop(actor.viewer, job.chat_id, job.message_id, app.clock.now() + DOOM_AFTER)
    return say.stopped(voice)


def sent_of(message: Message, user_id: int) -> Sent | None:
    """The file of a message: of a photo the largest size, of which Telegram makes several."""
    if message.photo:
        photo = max(message.photo, key=lambda size: size.width * size.height)
        file, size = FileRef(photo.file_id, "", _PHOTO, message.message_id, photo=True), photo.file_size
    elif message.document:
        sent = message.document
        name = sent.file_name or "file"
        file, size = FileRef(sent.file_id, name, sent.mime_type or "", message.message_id), sent.file_size
    else:
        return None
    caption = (message.caption or "").strip()
    return Sent(message.chat.id, message.message_id, user_id, file, size, caption, message.media_group_id)
