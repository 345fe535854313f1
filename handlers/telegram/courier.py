"""Sends what a unit of work left in the outbox, right after its commit, and notes what became of it."""

from collections import deque
from collections.abc import Iterable
from datetime import datetime, timedelta

import structlog

from core.clock import Clock
from core.delivery.errors import BlockedError, LaterError, RefusedError
from core.delivery.model import OutboxRow, Outgoing
from core.delivery.ports import Messenger
from core.delivery.rules import MOST_ATTEMPTS, backoff
from core.unit import Store, Unit

log = structlog.get_logger()


class Courier:
    """Delivers rows and keeps the marks of what was sent until the next commit takes them along.

    A mark lost by a crash means that the message may arrive twice, as DESIGN §3 promises and no worse. `in_hand` are
    the rows being sent right now, shared by the couriers of one process so that none takes another's.
    """

    def __init__(self, store: Store, clock: Clock, messenger: Messenger, in_hand: set[int]) -> None:
        self._store = store
        self._clock = clock
        self._messenger = messenger
        self._sent: deque[tuple[int, int | None]] = deque()
        self._held_until: dict[int, datetime] = {}
        self.in_hand = in_hand

    def take(self, rows: Iterable[OutboxRow]) -> None:
        """Note rows as in hand, so that this process's push worker leaves them alone."""
        self.in_hand.update(row.id for row in rows)

    async def deliver(self, row: OutboxRow, out: Outgoing) -> None:
        """Send one row now; on failure leave it in the outbox for later, or set it aside when no try can help."""
        try:
            await self._deliver(row, out)
        finally:
            self.in_hand.discard(row.id)

    async def _deliver(self, row: OutboxRow, out: Outgoing) -> None:
        now = self._clock.now()
        held = self._held_until.get(row.chat_id)
        if held and held > now:
            await self._defer(row, held, count=False)
            return
        try:
            message_id = await self._messenger.send(out)
        except LaterError as error:
            wait = max(timedelta(seconds=error.seconds), backoff(row.attempts + 1))
            self._held_until[row.chat_id] = now + wait
            await self._defer(row, now + wait, count=True)
        except BlockedError:
            await self._bury(row, "blocked", unreachable=row.chat_id)
        except RefusedError:
            await self._bury(row, "refused")
        else:
            self._held_until.pop(row.chat_id, None)
            self._sent.append((row.id, message_id))

    async def flush(self, unit: Unit) -> list[tuple[int, int | None]]:
        """Write the marks within a unit of work; returns them, to be given back should it fail."""
        marks = list(self._sent)
        self._sent.clear()
        if marks:
            await unit.outbox.sent(marks)
        return marks

    def give_back(self, marks: Iterable[tuple[int, int | None]]) -> None:
        """Keep marks whose unit of work failed."""
        self._sent.extend(marks)

    async def flush_alone(self) -> None:
        """Write the marks in a transaction of their own, when nothing else is going on."""
        if not self._sent:
            return
        marks: list[tuple[int, int | None]] = []
        try:
            async with self._store.unit() as unit:
                marks = await self.flush(unit)
        except BaseException:
            self.give_back(marks)
            raise

    async def _defer(self, row: OutboxRow, due_at: datetime, *, count: bool) -> None:
        if count and row.attempts + 1 >= MOST_ATTEMPTS:
            await self._bury(row, "gave_up")
            return
        log.info("outbox.deferred", outbox_id=row.id, attempts=row.attempts)
        async with self._store.unit() as unit:
            await unit.outbox.later(row.id, due_at)

    async def _bury(self, row: OutboxRow, error: str, unreachable: int | None = None) -> None:
        log.warning("outbox.dead", outbox_id=row.id, code=error)
        async with self._store.unit() as unit:
            await unit.outbox.bury(row.id, error)
            if unreachable is not None:
                await unit.people.set_reachable(unreachable, reachable=False)
