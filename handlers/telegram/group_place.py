"""The bot's place in a group: it comes, is made an administrator, goes; and the group becomes a family's."""

from collections.abc import Iterator
from dataclasses import dataclass

from aiogram.types import CallbackQuery, Chat, ChatMemberUpdated, Message, User

from core.delivery.model import Method, Outgoing
from core.family.errors import NotAllowedError
from core.family.gate import Action, may
from core.groups.errors import GroupTakenError
from core.groups.join import join
from core.unit import Unit
from handlers.say import group as say
from handlers.say.reply import Reply
from handlers.say.taps import GroupTap
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor, actor_of
from handlers.telegram.app import App

GROUPS = frozenset({"group", "supergroup"})
HELLO = "group.hello"
_STAY = "stay"
_PRESENT = frozenset({"member", "administrator", "restricted"})


@dataclass(frozen=True, slots=True)
class Place:
    """Keeps what is known of groups up to date."""

    app: App
    me: int

    async def changed(self, unit: Unit, moved: ChatMemberUpdated) -> list[Outgoing]:
        """The bot came, went, or may hear more than before."""
        status = moved.new_chat_member.status
        if moved.chat.type not in GROUPS or moved.new_chat_member.user.id != self.me:
            return []
        if status not in _PRESENT:
            await self._gone(unit, moved.chat.id)
            return []
        if status == "administrator":
            await unit.groups.hears(moved.chat.id)
        return await self._hello(unit, moved.chat, moved.from_user, hears_all=status == "administrator")

    async def told(self, unit: Unit, message: Message) -> list[Outgoing] | None:
        """A line that Telegram puts into a chat; None when the message is something that somebody said."""
        if message.migrate_to_chat_id:
            await unit.groups.move(message.chat.id, message.migrate_to_chat_id)
        elif message.new_chat_title:
            await unit.groups.rename(message.chat.id, message.new_chat_title)
        elif message.left_chat_member and message.left_chat_member.id == self.me:
            await self._gone(unit, message.chat.id)
        elif message.new_chat_members and any(one.id == self.me for one in message.new_chat_members):
            return await self._hello(unit, message.chat, message.from_user, hears_all=False)
        elif message.text or message.photo or message.document or message.ephemeral_message_id:
            return None
        return []

    async def offer(self, unit: Unit, message: Message, user: User) -> list[Outgoing]:
        """In a group that is nobody's, an owner who speaks to the bot is shown the button; everyone else nothing."""
        actor = await self._actor(unit, user)
        if not may(actor.role, Action.INVITE):
            return []
        return [_said(message.chat.id, say.hello(self.app.voice(actor.person), hears_all=False))]

    async def tapped(self, unit: Unit, query: CallbackQuery, chat: Chat) -> list[Outgoing]:
        """An owner takes the group for their family; others are told that only an owner can."""
        actor = await self._actor(unit, query.from_user)
        voice = self.app.voice(actor.person)
        reply = await self._joined(unit, query, chat, actor, voice)
        toast = Outgoing(chat.id, Method.TOAST, reply.toast or "", callback_id=query.id, alert=reply.alert)
        return [toast, *_shown(chat.id, query, reply)]

    async def _joined(self, unit: Unit, query: CallbackQuery, chat: Chat, actor: Actor, voice: Voice) -> Reply:
        now = self.app.clock.now()
        try:
            await join(unit, actor.viewer, chat.id, chat.title or "", now)
        except NotAllowedError:
            return say.alert(voice, "group.only_owner")
        except GroupTakenError:
            return say.alert(voice, "error.group.taken")
        deaf = not (self.app.hears_all or GroupTap.unpack(query.data or "").hears_all)
        await unit.groups.hears(chat.id)
        family = await unit.people.family(actor.viewer.family_id)
        return say.joined(voice, family.name, self.app.username, deaf=deaf)

    async def _hello(self, unit: Unit, chat: Chat, by: User | None, *, hears_all: bool) -> list[Outgoing]:
        """One line when the bot comes, whichever of Telegram's two updates tells of it first."""
        known = await unit.groups.of_chat(chat.id) is not None
        if known or by is None or not await unit.told.once(chat.id, HELLO, _STAY, self.app.clock.now()):
            return []
        voice = self.app.voice((await self._actor(unit, by)).person)
        return [_said(chat.id, say.hello(voice, hears_all=hears_all))]

    async def _gone(self, unit: Unit, chat_id: int) -> None:
        await unit.groups.leave(chat_id)
        await unit.told.forget(chat_id, HELLO)

    async def _actor(self, unit: Unit, user: User) -> Actor:
        return await actor_of(unit, self.app.clock, user.id, user.full_name, user.language_code)


def _said(chat_id: int, reply: Reply) -> Outgoing:
    return Outgoing(chat_id, text=reply.text, rows=reply.rows)


def _shown(chat_id: int, query: CallbackQuery, reply: Reply) -> Iterator[Outgoing]:
    if reply.text and query.message is not None:
        yield Outgoing(chat_id, Method.EDIT, reply.text, reply.rows, query.message.message_id)
    for further in reply.then:
        yield _said(chat_id, further)
