"""The push worker: sends notifications when they are due, and whatever did not go out at once."""

import asyncio
from collections import deque
from collections.abc import Callable
from datetime import timedelta

import structlog

from core.clock import Clock
from core.delivery.model import Notification, OutboxRow, Outgoing
from core.errors import GlobFamError
from core.family.model import Person
from core.unit import Store
from core.visa.law import Law
from handlers.jobs.wording import worded
from handlers.say.voice import Voice
from handlers.telegram.courier import Courier

log = structlog.get_logger()
BATCH = 100
PAUSE_SECONDS = 1.0
FINISH_SECONDS = 3.5
KEEP = timedelta(days=31)
PRUNE_EVERY = timedelta(hours=6)


class PushWorker:
    """Claims due rows, words the notifications, sends. Any number of workers may run on PostgreSQL."""

    def __init__(
        self, store: Store, clock: Clock, courier: Courier, voice_of: Callable[[Person], Voice], law: Law
    ) -> None:
        self._store = store
        self._clock = clock
        self._courier = courier
        self._voice_of = voice_of
        self._law = law
        self._pruned_at = clock.now() - PRUNE_EVERY

    async def run(self) -> None:
        """Work until cancelled; a database that cannot serve only delays."""
        while True:
            try:
                sent = await self._finished(asyncio.ensure_future(self.once()))
                await self._prune()
            except GlobFamError as error:
                log.warning("push.waits", code=error.code)
                sent = 0
            if not sent:
                await asyncio.sleep(PAUSE_SECONDS)

    async def _finished(self, batch: asyncio.Future[int]) -> int:
        """Wait for a batch; when told to stop, let what is in hand go out first."""
        try:
            return await asyncio.shield(batch)
        except asyncio.CancelledError:
            await asyncio.wait({batch}, timeout=FINISH_SECONDS)
            batch.cancel()
            await asyncio.wait({batch})  # it gives back the marks that it was about to write
            raise

    async def once(self) -> int:
        """Send one batch; returns how many rows were claimed."""
        async with self._store.look() as unit:
            if not await unit.outbox.any_due(self._clock.now()):
                return 0
        async with self._store.unit() as unit:
            rows = await unit.outbox.claim(self._clock.now(), BATCH, tuple(self._courier.hands.rows))
        self._courier.take(rows)
        chats: dict[int, list[OutboxRow]] = {}
        for row in rows:
            chats.setdefault(row.chat_id, []).append(row)
        ends = await asyncio.gather(*map(self._send_in_order, chats.values()), return_exceptions=True)
        await self._courier.flush_alone()
        for error in filter(None, ends):
            raise error
        return len(rows)

    async def _send_in_order(self, rows: list[OutboxRow]) -> None:
        """Send the rows of one chat; what storage's trouble leaves unsent is claimed again when its lease lapses."""
        left = deque(rows)
        try:
            while left:
                await self._send(left[0])
                left.popleft()
        finally:
            self._courier.let_go(left)

    async def _send(self, row: OutboxRow) -> None:
        out = row.content if isinstance(row.content, Outgoing) else await self._word(row.content)
        if out is None:
            await self._drop(row)
        else:
            await self._courier.deliver_claimed(row, out)

    async def _word(self, told: Notification) -> Outgoing | None:
        async with self._store.look() as unit:
            return await worded(unit, told, self._voice_of, self._law, self._clock.now())

    async def _drop(self, row: OutboxRow) -> None:
        self._courier.hands.rows.discard(row.id)
        async with self._store.unit() as unit:
            await unit.outbox.sent([(row.id, None)])

    async def _prune(self) -> None:
        now = self._clock.now()
        if now - self._pruned_at < PRUNE_EVERY:
            return
        self._pruned_at = now
        async with self._store.unit() as unit:
            await unit.outbox.prune(now - KEEP)
