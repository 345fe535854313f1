"""The conversation: one update in, the replies to send out, inside the unit of work that it is handed."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import structlog
from aiogram import Bot, Dispatcher
from aiogram.fsm.context import FSMContext
from aiogram.fsm.storage.base import StorageKey
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message, Update, User
from pydantic import ValidationError

from core.budgets.watch import watch
from core.delivery.model import InboxRow, Method, Outgoing
from core.errors import GlobFamError
from core.unit import Unit
from handlers.say import errors
from handlers.say.covered import covered
from handlers.say.reply import Reply
from handlers.telegram import (
    account_add,
    account_edit,
    account_said,
    accounts,
    afford,
    answers,
    bill_add,
    bills,
    bills_asked,
    bills_edit,
    bills_found,
    bills_paper,
    bills_said,
    bills_told,
    budgets,
    calendar,
    card,
    documents,
    documents_caption,
    documents_find,
    family,
    funds,
    funds_ask,
    funds_said,
    goals,
    other,
    owing,
    payslip_hours,
    questions,
    rates,
    reminded,
    remit,
    renewal,
    review,
    review_fields,
    review_rows,
    search,
    settings,
    shift_amend,
    shift_list,
    shifts,
    spend,
    start,
    summary,
    undo,
    visa,
    visa_asked,
    visa_profile,
    visa_share,
    wages,
    worth,
)
from handlers.telegram.actor import Actor, actor_of
from handlers.telegram.addressed import known_commands
from handlers.telegram.app import App
from handlers.telegram.asked_before import ASKED, take_question
from handlers.telegram.gate import Gate
from handlers.telegram.group import Group, is_group
from handlers.telegram.lanes import Ear
from handlers.telegram.pictured import Pressed, messages
from handlers.telegram.room import Room
from handlers.telegram.storage import UnitStorage

log = structlog.get_logger()
PRIVATE = "private"


def routers() -> tuple[Any, ...]:
    """Every door, in the order in which they are tried: commands, wizards, buttons, then plain words."""
    return (
        documents.first,
        review_fields.first,
        start.router,
        other.first,
        settings.router,
        family.router,
        undo.router,
        questions.router,
        card.router,
        account_add.router,
        account_edit.router,
        bill_add.router,
        accounts.router,
        rates.router,
        worth.router,
        remit.router,
        owing.router,
        documents.router,
        documents_caption.router,
        documents_find.router,
        review.router,
        review_rows.router,
        review_fields.router,
        calendar.router,
        bills_asked.router,
        budgets.router,
        bills.router,
        bills_edit.router,
        reminded.router,
        bills_found.router,
        bills_paper.router,
        renewal.router,
        funds.router,
        funds_ask.router,
        funds_said.router,
        goals.router,
        visa.router,
        visa_asked.router,
        afford.router,
        shift_list.router,
        shift_amend.router,
        shifts.router,
        visa_profile.router,
        visa_share.router,
        wages.router,
        payslip_hours.router,
        bills_told.router,
        account_said.router,
        bills_said.router,
        summary.router,
        search.router,
        answers.router,
        spend.router,
        other.last,
    )


@cache
def dispatcher() -> Dispatcher:
    """Aiogram's dispatcher over all doors, each behind the gate; it holds nothing, so one serves the process.

    The doors stand in the dispatcher itself: the way through a router of each topic costs more than the doors do.
    """
    made = Dispatcher(storage=UnitStorage())
    for observer in ("message", "edited_message", "callback_query"):
        made.observers[observer].middleware(Gate())
    for router in routers():
        for name, observer in router.observers.items():
            made.observers[name].handlers.extend(observer.handlers)
    return made


class Conversation:
    """aiogram's dispatcher over our routers. Handlers return values; nothing here sends."""

    def __init__(self, bot: Bot, app: App) -> None:
        self._bot = bot
        self._app = app
        self.dispatcher = dispatcher()
        self._group = Group(app, bot.id, known_commands(routers()), self._in_room)

    def ear(self) -> Ear:
        """What the lanes call."""
        return Ear(self.hear, self.complain, self.apologise)

    async def hear(self, unit: Unit, row: InboxRow) -> Sequence[Outgoing]:
        """Handle one update, unless its effect has happened already; then look at the budgets that it touched."""
        heard = await self._heard(unit, row)
        await watch(unit, unit.changes.done, self._app.clock.now())
        return heard

    async def _heard(self, unit: Unit, row: InboxRow) -> Sequence[Outgoing]:
        update, event, user = _read(row, self._bot)
        if update is not None and update.my_chat_member is not None:
            return await self._moved(unit, row, update.my_chat_member)
        if update is None or event is None or user is None or user.is_bot:
            return ()
        if not await self._first_time(unit, row, event):
            return ()
        if is_group(event):
            return [covered(out) for out in await self._group.hear(unit, update, event, user)]
        actor = await self._actor(unit, user)
        if actor.person.blocked or _chat_type(event) != PRIVATE:
            return ()
        update, event = await _as_asked(unit, update, event, actor)
        if actor.member is not None:
            await unit.lock_family(actor.member.family_id)
            if not actor.person.reachable:
                await unit.people.set_reachable(user.id, reachable=True)
        reply = await self._dispatch(unit, update, event, actor)
        return list(_outgoing(reply, event)) if isinstance(reply, Reply) else ()

    async def complain(self, unit: Unit, row: InboxRow, error: GlobFamError) -> Sequence[Outgoing]:
        """Say what is wrong with what was asked."""
        return await self._failure(unit, row, lambda voice: errors.told(voice, error))

    async def apologise(self, unit: Unit, row: InboxRow, incident: str) -> Sequence[Outgoing]:
        """Say that something broke on our side."""
        return await self._failure(unit, row, lambda voice: errors.incident(voice, incident))

    async def _dispatch(self, unit: Unit, update: Update, event: Message | CallbackQuery, actor: Actor) -> Any:  # noqa: ANN401
        voice = self._app.voice(actor.person)
        state = self._state(event, actor)
        if actor.member is None and isinstance(event, Message) and await _unknown(event, state):
            return await start.greet(event, voice, state)
        reply = await self.dispatcher.feed_update(self._bot, update, actor=actor, unit=unit, voice=voice, app=self._app)
        return await start.with_next_steps(reply, actor, voice, state) if isinstance(reply, Reply) else reply

    async def _moved(self, unit: Unit, row: InboxRow, moved: ChatMemberUpdated) -> Sequence[Outgoing]:
        """The bot's place in a chat is another one."""
        now = self._app.clock.now()
        if not await unit.inbox.first_time(f"u:{row.update_id}", moved.chat.id, None, 0, now):
            return ()
        return await self._group.place.changed(unit, moved)

    async def _in_room(self, unit: Unit, update: Update, actor: Actor, room: Room) -> Any:  # noqa: ANN401
        voice = self._app.voice(actor.person)
        return await self.dispatcher.feed_update(
            self._bot, update, actor=actor, unit=unit, voice=voice, app=self._app, room=room
        )

    async def _failure(self, unit: Unit, row: InboxRow, word: Any) -> Sequence[Outgoing]:  # noqa: ANN401
        _, event, user = _read(row, self._bot)
        if event is None or user is None:
            return ()
        await self._first_time(unit, row, event)
        if is_group(event):
            told = await self._group.failed(unit, event, user, lambda actor: word(self._app.voice(actor.person)))
            return [covered(out) for out in told]
        actor = await self._actor(unit, user)
        return list(_outgoing(word(self._app.voice(actor.person)), event))

    async def _actor(self, unit: Unit, user: User) -> Actor:
        return await actor_of(unit, self._app.clock, user.id, user.full_name, user.language_code)

    async def _first_time(self, unit: Unit, row: InboxRow, event: Message | CallbackQuery) -> bool:
        now = self._app.clock.now()
        if isinstance(event, CallbackQuery):
            return await unit.inbox.first_time(f"c:{event.id}", row.chat_id, None, 0, now)
        if event.ephemeral_message_id:
            return await unit.inbox.first_time(f"u:{row.update_id}", event.chat.id, None, 0, now)
        edit = event.edit_date or 0
        identity = f"m:{event.chat.id}:{event.message_id}:{edit}"
        return await unit.inbox.first_time(identity, event.chat.id, event.message_id, edit, now)

    def _state(self, event: Message | CallbackQuery, actor: Actor) -> FSMContext:
        chat_id = event.chat.id if isinstance(event, Message) else actor.person.user_id
        key = StorageKey(bot_id=self._bot.id, chat_id=chat_id, user_id=actor.person.user_id)
        return FSMContext(storage=self.dispatcher.storage, key=key)


async def _as_asked(
    unit: Unit, update: Update, event: Message | CallbackQuery, actor: Actor
) -> tuple[Update, Message | CallbackQuery]:
    """Who follows the link from a group hears the answer to what they asked there."""
    if not isinstance(event, Message) or actor.member is None or event.text != f"/start {ASKED}":
        return update, event
    text = await take_question(unit, actor.person.user_id)
    asked = event.model_copy(update={"text": text}) if text else event
    return update.model_copy(update={"message": asked}), asked


async def _unknown(message: Message, state: FSMContext) -> bool:
    """Whether a stranger says what only members can: /start, and words while being asked, are handled as they are."""
    text = message.text or ""
    if text.startswith("/start"):
        return False
    return not text or text.startswith("/") or await state.get_state() is None


def _read(row: InboxRow, bot: Bot) -> tuple[Update | None, Message | CallbackQuery | None, User | None]:
    """The update, what happened in it, and who did it; an update that is none of Telegram's says nothing."""
    try:
        update = Update.model_validate_json(row.payload, context={"bot": bot})  # else the dispatcher reads it again
    except ValidationError:
        log.warning("update.unreadable", update_id=row.update_id)
        return None, None, None
    event = update.message or update.edited_message or update.callback_query
    return update, event, event.from_user if event else None


def _chat_type(event: Message | CallbackQuery) -> str:
    message = event.message if isinstance(event, CallbackQuery) else event
    return message.chat.type if message else PRIVATE


def _outgoing(reply: Reply, event: Message | CallbackQuery) -> Iterator[Outgoing]:
    """A reply as things to send: a button's toast first, since Telegram waits for it."""
    chat_id, pressed = _place(event)
    if isinstance(event, CallbackQuery):
        yield Outgoing(chat_id, Method.TOAST, reply.toast or "", callback_id=event.id, alert=reply.alert)
    yield from map(covered, messages(reply, chat_id, pressed))


def _place(event: Message | CallbackQuery) -> tuple[int, Pressed | None]:
    if isinstance(event, Message):
        return event.chat.id, None
    if event.message is None:
        return event.from_user.id, None
    pictured = isinstance(event.message, Message) and bool(event.message.photo)
    return event.message.chat.id, Pressed(event.message.message_id, pictured)
