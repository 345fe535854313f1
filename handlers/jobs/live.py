"""The job that keeps pinned net worths live: each is worded anew with its member's eyes, and edited when it differs."""

from collections.abc import Callable
from datetime import datetime, timedelta

from core.clock import local_date
from core.delivery.model import Method, OutboxState, Outgoing
from core.family.model import Member, Person
from core.unit import Store, Unit
from core.worth.live import EVERY, LiveCard
from handlers.say.covered import covered
from handlers.say.reply import Reply
from handlers.say.taps import WorthTap
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.worth import digest_of, net_worth


class LiveJob:
    """Fills `Job`. A message that was deleted, or that its member may see no more, is followed no more."""

    name = "live"
    every = timedelta(seconds=15)

    def __init__(self, store: Store, voice_of: Callable[[Person], Voice]) -> None:
        self._store = store
        self._voice_of = voice_of

    async def once(self, now: datetime) -> None:
        """See the port. Raises `StorageUnavailableError` as a `GlobFamError`."""
        async with self._store.look() as unit:
            cards = await unit.live.due(now - EVERY)
        for card in cards:
            async with self._store.unit() as unit:
                await self._follow(unit, card, now)

    async def _follow(self, unit: Unit, card: LiveCard, now: datetime) -> None:
        who = await unit.people.person(card.chat_id)
        member = await unit.people.membership(card.family_id, card.chat_id)
        if who is None or member is None or member.id != card.member_id or await _gone(unit, card):
            await unit.live.drop(card)
            return
        reply = await self._worded(unit, who, member, card, now)
        digest = digest_of(reply)
        if digest != card.shown:
            await unit.live.edited(card, digest, await _edit(unit, card, reply, now), now)

    async def _worded(self, unit: Unit, who: Person, member: Member, card: LiveCard, now: datetime) -> Reply:
        actor = Actor(who, member, local_date(now, who.zone))
        tap = WorthTap(op="show", currency=card.currency)
        return await net_worth(unit, actor, self._voice_of(who), tap, live=True)


async def _gone(unit: Unit, card: LiveCard) -> bool:
    """Whether the last edit was refused: there is no such message any more."""
    return card.outbox_id is not None and await unit.outbox.state_of(card.outbox_id) is OutboxState.DEAD


async def _edit(unit: Unit, card: LiveCard, reply: Reply, now: datetime) -> int:
    """Leave the edit to the push worker."""
    edit = Outgoing(card.chat_id, Method.EDIT, reply.text, reply.rows, card.message_id, chart=reply.chart, live=True)
    (row,) = await unit.outbox.add([covered(edit)], now)
    await unit.outbox.later(row.id, now, 0)
    return row.id
