"""One lane a chat: its updates in order, each in one unit of work; different chats side by side."""

import asyncio
import secrets
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

import structlog

from core.clock import Clock
from core.delivery.model import InboxRow, OutboxRow, Outgoing
from core.errors import GlobFamError
from core.unit import Store, Unit
from handlers.telegram.courier import Courier
from handlers.telegram.storage import CURRENT_UNIT

log = structlog.get_logger()
MOST_ATTEMPTS = 3
RETRY_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Ear:
    """What the lanes need of the conversation: `hear` handles an update inside a unit, the others word failures."""

    hear: Callable[[Unit, InboxRow], Awaitable[Sequence[Outgoing]]]
    complain: Callable[[Unit, InboxRow, GlobFamError], Awaitable[Sequence[Outgoing]]]
    apologise: Callable[[Unit, InboxRow, str], Awaitable[Sequence[Outgoing]]]


class Lanes:
    """Wakes, runs and drains the lanes. `handled` is called with an outcome for each update, for the metrics."""

    def __init__(self, store: Store, clock: Clock, courier: Courier, ear: Ear, handled: Callable[[str], None]) -> None:
        self._store = store
        self._clock = clock
        self._courier = courier
        self._ear = ear
        self._handled = handled
        self._running: dict[int, asyncio.Task[None]] = {}
        self._again: set[int] = set()
        self._closing = False

    def wake(self, chat_id: int) -> None:
        """See to this chat's updates, now or right after the one in hand."""
        if self._closing:
            return
        if chat_id in self._running:
            self._again.add(chat_id)
            return
        self._running[chat_id] = asyncio.create_task(self._run(chat_id), name=f"lane {chat_id}")

    async def sweep(self) -> None:
        """Wake every chat with something waiting: at the start, and for what another process has taken in."""
        async with self._store.look() as unit:
            waiting = await unit.inbox.waiting_chats()
        for chat_id in waiting:
            self.wake(chat_id)

    async def idle(self) -> None:
        """Return when no lane is running."""
        while self._running:
            await asyncio.gather(*self._running.values(), return_exceptions=True)

    async def close(self) -> None:
        """Finish the updates in hand, take no more."""
        self._closing = True
        await self.idle()

    async def _run(self, chat_id: int) -> None:
        try:
            more = True
            while more and not self._closing:
                self._again.discard(chat_id)
                more = await self._step(chat_id) or chat_id in self._again
        finally:
            del self._running[chat_id]
            if chat_id in self._again:
                self._again.discard(chat_id)
                self.wake(chat_id)

    async def _step(self, chat_id: int) -> bool:
        """Handle the chat's next update; False when there was none."""
        try:
            return await self.handle_next(chat_id)
        except GlobFamError as error:
            # Storage cannot serve now. The update is still in the inbox; nothing else is lost by waiting.
            log.warning("lane.waits", code=error.code, chat_id=chat_id)
            await asyncio.sleep(RETRY_SECONDS)
            return True

    async def handle_next(self, chat_id: int) -> bool:
        """One update from the inbox to the sent reply; False when none waits. Raises only for storage's troubles."""
        rows: Sequence[OutboxRow] = ()
        row: InboxRow | None = None
        failure: Exception | None = None
        marks: list[tuple[int, int | None]] = []
        try:
            async with self._store.unit(chat_id) as unit:
                marks = await self._courier.flush(unit)
                row = await unit.inbox.next(chat_id)
                if row is None:
                    return False
                rows = await self._work(unit, row, self._ear.hear)
                await unit.inbox.done(row.update_id)
            self._handled("handled")
        except Exception as error:  # noqa: BLE001 - the dispatcher's edge: an update never takes the lane down
            self._courier.give_back(marks)
            failure = error
        except asyncio.CancelledError:
            self._courier.give_back(marks)
            raise
        if failure is not None:
            rows = await self._fail(row, failure)
        await self._deliver(rows)
        return True

    async def _work(
        self, unit: Unit, row: InboxRow, ear: Callable[[Unit, InboxRow], Awaitable[Sequence[Outgoing]]]
    ) -> Sequence[OutboxRow]:
        token = CURRENT_UNIT.set(unit)
        try:
            replies = await ear(unit, row)
        finally:
            CURRENT_UNIT.reset(token)
        return await unit.outbox.add(replies, self._clock.now())

    async def _fail(self, row: InboxRow | None, error: Exception) -> Sequence[OutboxRow]:
        """Word what went wrong, in a new unit since the first was rolled back."""
        if row is None or (isinstance(error, GlobFamError) and error.code.startswith("storage.")):
            raise error
        if isinstance(error, GlobFamError):
            told = error
            async with self._store.unit(row.chat_id) as unit:
                rows = await self._work(unit, row, lambda u, r: self._ear.complain(u, r, told))
                await unit.inbox.done(row.update_id)
            self._handled("complained")
            return rows
        incident = secrets.token_hex(4)
        log.error("update.failed", incident=incident, update_id=row.update_id, exc_info=error)
        self._handled("failed")
        give_up = row.attempts + 1 >= MOST_ATTEMPTS
        async with self._store.unit(row.chat_id) as unit:
            if not give_up:
                await unit.inbox.failed(row.update_id, type(error).__name__, give_up=False)
                return ()
            rows = await self._work(unit, row, lambda u, r: self._ear.apologise(u, r, incident))
            await unit.inbox.failed(row.update_id, type(error).__name__, give_up=True)
            return rows

    async def _deliver(self, rows: Sequence[OutboxRow]) -> None:
        """Send in order; what storage's trouble, or the end of the process, leaves unsent is for the outbox to send."""
        self._courier.take(rows)
        left = deque(rows)
        try:
            while left:
                row = left[0]
                if isinstance(row.content, Outgoing):
                    await self._courier.deliver(row, row.content)
                left.popleft()
        finally:
            self._courier.let_go(left)
