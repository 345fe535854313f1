"""A family's group chat: who may speak there, what is meant for the bot, and how it is answered."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from aiogram.types import CallbackQuery, Chat, Message, Update, User

from core.clock import local_date
from core.delivery.model import Outgoing
from core.documents.receive import is_awaited
from core.unit import Unit
from core.visa.share import shared_with
from handlers.say import group as say
from handlers.say.reply import Reply
from handlers.say.taps import GroupTap
from handlers.telegram.actor import Actor
from handlers.telegram.addressed import meant
from handlers.telegram.app import App
from handlers.telegram.asked_before import ASKED, keep_question
from handlers.telegram.documents import sent_of
from handlers.telegram.group_out import asked_by, outgoing
from handlers.telegram.group_place import GROUPS, Place
from handlers.telegram.room import Room, Spoken

_HELP = "/help"
"""What is meant by the bot's name alone."""
Dispatch = Callable[[Unit, Update, Actor, Room], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Group:
    """Handles what happens in groups; `dispatch` finds the door, `me` is the bot's id."""

    app: App
    me: int
    commands: frozenset[str]
    dispatch: Dispatch

    @property
    def place(self) -> Place:
        """What is known of groups."""
        return Place(self.app, self.me)

    async def hear(self, unit: Unit, update: Update, event: Message | CallbackQuery, user: User) -> Sequence[Outgoing]:
        """One update of a group. To strangers, and to what is not meant for it, the bot is silent."""
        if isinstance(event, Message):
            lines = await self.place.told(unit, event)
            return lines if lines is not None else await self._said(unit, update, event, user)
        chat = event.message.chat if event.message else None
        if chat is not None and (event.data or "").startswith(f"{GroupTap.__prefix__}:"):
            return await self.place.tapped(unit, event, chat)
        actor = await self.actor(unit, chat, user)
        if actor is None:
            return list(outgoing(Spoken(Reply()), asked_by(event, user.id, (), sees_more=True)))
        return await self._answered(unit, update, event, actor)

    async def actor(self, unit: Unit, chat: Chat | None, user: User) -> Actor | None:
        """Who speaks, as a member of the family whose group it is; None for everyone else."""
        group = await unit.groups.of_chat(chat.id) if chat else None
        who = await unit.people.person(user.id) if group else None
        member = await unit.people.membership(group.family_id, user.id) if group and who else None
        if who is None or who.blocked or member is None:
            return None
        return Actor(replace(who, family_id=member.family_id), member, local_date(self.app.clock.now(), who.zone))

    async def failed(
        self, unit: Unit, event: Message | CallbackQuery, user: User, word: Callable[[Actor], Reply]
    ) -> Sequence[Outgoing]:
        """Tell the asker alone what went wrong: an error may name what is private."""
        chat = event.chat if isinstance(event, Message) else event.message.chat if event.message else None
        actor = await self.actor(unit, chat, user)
        if actor is None:
            return ()
        asked = asked_by(event, user.id, (), sees_more=await self._sees_more(unit, actor))
        return list(outgoing(Spoken(word(actor)), asked))

    async def _said(self, unit: Unit, update: Update, message: Message, user: User) -> Sequence[Outgoing]:
        me = User(id=self.me, is_bot=True, first_name="", username=self.app.username)
        text = meant(message, me, self.commands)
        page = text is None and bool(message.media_group_id)
        if text is None and not page:
            return ()
        actor = await self.actor(unit, message.chat, user)
        if page and not await _is_awaited(unit, message, actor):
            return ()
        if actor is None:
            known = await unit.groups.of_chat(message.chat.id)
            return () if known else await self.place.offer(unit, message, user)
        plain = _as_in_private(message, text or (_HELP if message.text else ""))
        name = "edited_message" if update.edited_message else "message"
        return await self._answered(unit, update.model_copy(update={name: plain}), plain, actor, original=message)

    async def _answered(
        self,
        unit: Unit,
        update: Update,
        event: Message | CallbackQuery,
        actor: Actor,
        original: Message | None = None,
    ) -> Sequence[Outgoing]:
        before = await self._sees_more(unit, actor)
        await unit.lock_family(actor.viewer.family_id)
        spoken = await self.dispatch(unit, update, actor, Room())
        if not isinstance(spoken, Spoken):
            return ()
        sees_more = before or await self._sees_more(unit, actor)
        text = event.text if isinstance(event, Message) else None
        url = self.app.link(ASKED) if text else self.app.chat_link
        voice = self.app.voice(actor.person)
        asked = asked_by(original or event, actor.person.user_id, say.way_in(voice, url), sees_more=sees_more)
        if text and (_is_shut(spoken) or not (spoken.common or spoken.wrote)):
            await keep_question(unit, actor.person.user_id, text)
        return list(outgoing(self._worded(spoken, actor, url, texted=text is not None), asked))

    def _worded(self, spoken: Spoken, actor: Actor, url: str, *, texted: bool) -> Spoken:
        """What is not done in a group: exports, settings, and what is another person's to press."""
        voice = self.app.voice(actor.person)
        if spoken.others:
            return replace(spoken, reply=say.alert(voice, "group.not_yours"))
        if not _is_shut(spoken):
            return spoken
        return Spoken(say.in_private(voice, url) if texted else say.alert(voice, "group.only_in_private"), common=True)

    async def _sees_more(self, unit: Unit, actor: Actor) -> bool:
        """Whether something is private to this person, which an answer to them may hold."""
        if any(account.private for account in await unit.accounts.visible(actor.viewer)):
            return True
        if await unit.matters.any_private(actor.viewer) or await shared_with(unit, actor.viewer):
            return True
        return await unit.papers.any_private(actor.viewer)


async def _is_awaited(unit: Unit, message: Message, actor: Actor | None) -> bool:
    """Whether it is a page of an album whose caption named us: the other pages have none."""
    sent = sent_of(message, actor.person.user_id) if actor else None
    return actor is not None and sent is not None and await is_awaited(unit, actor.viewer, sent)


def _is_shut(spoken: Spoken) -> bool:
    """Whether this is not done in a group: settings, invitations, and files of all that one sees."""
    return spoken.shut or spoken.reply.document is not None


def _as_in_private(message: Message, text: str) -> Message:
    """The message as the doors know messages. One for the bot alone has no id among the others, but one below zero."""
    words = {"text": text or None, "entities": None}
    under_a_file = {"caption": text or None, "caption_entities": None}
    given: dict[str, Any] = under_a_file if message.photo or message.document else words
    if message.ephemeral_message_id:
        given["message_id"] = -message.ephemeral_message_id
    answered = message.reply_to_message
    if answered is not None and answered.ephemeral_message_id:
        given["reply_to_message"] = answered.model_copy(update={"message_id": -answered.ephemeral_message_id})
    return message.model_copy(update=given)


def is_group(event: Message | CallbackQuery) -> bool:
    """Whether it happened in a group."""
    message = event.message if isinstance(event, CallbackQuery) else event
    return message is not None and message.chat.type in GROUPS
