"""Sends what a unit of work left in the outbox, right after its commit, and notes what became of it."""

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog

from core.clock import Clock
from core.delivery.errors import BlockedError, LaterError, RefusedError
from core.delivery.model import OutboxRow, Outgoing
from core.delivery.ports import Messenger
from core.delivery.rules import FURTHEST, MOST_ATTEMPTS, backoff
from core.unit import Store, Unit

log = structlog.get_logger()


@dataclass(slots=True)
class Hands:
    """What the couriers of one process know of each other: rows being sent, and chats in which something waits."""

    rows: set[int] = field(default_factory=set)
    behind: set[int] = field(default_factory=set)


class Courier:
    """Delivers rows and keeps the marks of what was sent until the next commit takes them along.

    A mark lost by a crash means that the message may arrive twice, as DESIGN §3 promises and no worse. A reply never
    overtakes an earlier one of its chat that still waits in the outbox. `told` counts outcomes for the metrics.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        messenger: Messenger,
        hands: Hands,
        told: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._messenger = messenger
        self._sent: deque[tuple[int, int | None]] = deque()
        self.hands = hands
        self._told = told

    def beside(self, messenger: Messenger) -> "Courier":
        """Another courier of this process, with a messenger of its own."""
        return Courier(self._store, self._clock, messenger, self.hands, self._told)

    def take(self, rows: Iterable[OutboxRow]) -> None:
        """Note rows as in hand, so that no other courier of this process takes them."""
        self.hands.rows.update(row.id for row in rows)

    def let_go(self, rows: Iterable[OutboxRow]) -> None:
        """Leave rows that were in hand to whoever takes them next, once their lease has lapsed; the chat is behind."""
        for row in rows:
            self.hands.rows.discard(row.id)
            self.hands.behind.add(row.chat_id)

    async def learn(self) -> None:
        """At the start: in which chats something waits from before."""
        async with self._store.look() as unit:
            self.hands.behind.update(await unit.outbox.open_chats())

    async def deliver(self, row: OutboxRow, out: Outgoing) -> None:
        """Send a fresh reply, or leave it in the outbox while an earlier one of its chat waits there."""
        try:
            if await self._behind(row):
                await self._put_off(row, self._clock.now())
            else:
                await self._send(row, out)
        finally:
            self.hands.rows.discard(row.id)

    async def deliver_claimed(self, row: OutboxRow, out: Outgoing) -> None:
        """Send a row that was claimed from the outbox, and so is the first of its chat that waits."""
        try:
            await self._send(row, out)
        finally:
            self.hands.rows.discard(row.id)

    async def _send(self, row: OutboxRow, out: Outgoing) -> None:
        """Send one row now; on failure leave it in the outbox for later, or set it aside when no try can help."""
        try:
            message_id = await self._messenger.send(out)
        except LaterError as error:
            wait = max(timedelta(seconds=error.seconds), backoff(row.attempts + 1))
            await self._defer(row, self._clock.now() + min(wait, FURTHEST))
        except BlockedError:
            await self._bury(row, "blocked", unreachable=row.chat_id)
        except RefusedError:
            await self._bury(row, "refused")
        else:
            self._sent.append((row.id, message_id))
            self._told("sent")

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

    async def _behind(self, row: OutboxRow) -> bool:
        """Whether an earlier reply of this chat still waits. Asked of the database only where one was seen to.

        Only a fresh reply, the newest of its chat, may find that none does: a claimed one is itself still on its way.
        """
        if row.chat_id not in self.hands.behind:
            return False
        sent = {row_id for row_id, _ in self._sent}
        async with self._store.look() as unit:
            waiting = await unit.outbox.open_before(row.chat_id, row.id)
        if set(waiting) - sent:
            return True
        self.hands.behind.discard(row.chat_id)
        return False

    async def _defer(self, row: OutboxRow, due_at: datetime) -> None:
        if row.attempts + 1 >= MOST_ATTEMPTS:
            await self._bury(row, "gave_up")
            return
        log.info("outbox.deferred", outbox_id=row.id, attempts=row.attempts)
        await self._put_off(row, due_at, attempts=row.attempts + 1)

    async def _put_off(self, row: OutboxRow, due_at: datetime, attempts: int = 0) -> None:
        self.hands.behind.add(row.chat_id)
        self._told("later")
        async with self._store.unit() as unit:
            await unit.outbox.later(row.id, due_at, attempts)

    async def _bury(self, row: OutboxRow, error: str, unreachable: int | None = None) -> None:
        self._told(error)
        log.warning("outbox.dead", outbox_id=row.id, code=error)
        async with self._store.unit() as unit:
            await unit.outbox.bury(row.id, error)
            if unreachable is not None:
                await unit.people.set_reachable(unreachable, reachable=False)
