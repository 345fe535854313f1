"""The whole bot in one process, on a clock that is moved on from one thing that happens to the next.

Nothing is left out but the wire and the time between: real SQLite, the real dispatcher, the jobs that `bot/jobs.py`
starts, and the push worker. A job is begun at the instants at which it has something to do, as it would be in its own
time; what it does in between is nothing.
"""

import heapq
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from core.clock import local_date
from core.delivery.errors import BlockedError
from core.delivery.model import Method, OutboxState, Outgoing
from handlers.jobs.push import PushWorker
from handlers.jobs.reminders import PlanJob, RemindersJob
from handlers.jobs.renewal import RenewalJob
from handlers.jobs.weekly import WeeklyJob
from integrations.db.tables import outbox, reminder
from integrations.db.unit import SqlStore
from integrations.holidays import PublicHolidays
from tests.conftest import StandingClock
from tests.talk import RecordingMessenger, Speaker, Talk

Act = Callable[[], Awaitable[None]]
_DAWN = time(0, 7)
"""When the job that plans comes by on a new day."""
_SUNDAY, _EVENING = 7, time(18, 3)
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Heard:
    """One thing that a person saw, and what they had said; `said` is None for what was told unasked."""

    at: datetime
    to: int
    out: Outgoing
    message_id: int
    said: str | None = None


class Wire(RecordingMessenger):
    """The wire, on which some have blocked the bot."""

    def __init__(self) -> None:
        super().__init__()
        self.blocked: set[int] = set()

    async def send(self, out: Outgoing) -> int | None:
        if out.chat_id in self.blocked:
            raise BlockedError
        return await super().send(out)


class World:
    """What happens, in order: what people do at their instants, and what the bot does by the clock."""

    def __init__(self, store: SqlStore, clock: StandingClock) -> None:
        self.store = store
        self.clock = clock
        self.talk = Talk(store, clock)
        self.wire = self.talk.messenger = self.talk.courier._messenger = Wire()
        self.plan, self.remind = PlanJob(store, PublicHolidays()), RemindersJob(store)
        self.renewal, self.weekly = RenewalJob(store, self.talk.app.law.renewal), WeeklyJob(store)
        self.push = PushWorker(store, clock, self.talk.courier, self.talk.app.voice, self.talk.app.law)
        self.heard: list[Heard] = []
        self.zones: dict[int, str] = {}
        self.on_told: Callable[[Heard], None] = lambda heard: None
        self.off_until: datetime | None = None
        self._agenda: list[tuple[datetime, int, Act]] = []
        self._order = count()
        self._seen = 0

    def at(self, instant: datetime, act: Act) -> None:
        """Let this be done then."""
        heapq.heappush(self._agenda, (instant, next(self._order), act))

    def local(self, user_id: int) -> datetime:
        """What a person's clock shows."""
        return self.clock.now().astimezone(ZoneInfo(self.zones[user_id]))

    def today(self, user_id: int) -> date:
        return local_date(self.clock.now(), self.zones[user_id])

    async def say(self, who: Speaker, text: str) -> list[Outgoing]:
        """Someone writes."""
        outs = await who.say(text)
        self._note(text)
        return outs

    async def press(self, who: Speaker, label: str, data: str, message_id: int) -> list[Outgoing]:
        """Someone taps a button."""
        outs = await who.tap(data, message_id)
        self._note(f"[{label}]")
        return outs

    async def go_on(self, until: datetime) -> None:
        """Let time pass: the clock stands at each instant at which something is due."""
        while (instant := await self._next()) <= until:
            self.clock.at = max(instant, self.clock.at)
            while self._agenda and self._agenda[0][0] <= self.clock.at:
                await heapq.heappop(self._agenda)[2]()
            await self.work()
        self.clock.at = max(until, self.clock.at)

    async def work(self) -> None:
        """What the processes do at this instant."""
        now = self.clock.now()
        if self.off_until is not None and now < self.off_until:
            return
        back = now == self.off_until
        if back or any(self._local_is(now, zone, _DAWN) for zone in set(self.zones.values())):
            await self.plan.once(now)
            await self.renewal.once(now)
        if any(self._is_evening(now, zone) for zone in set(self.zones.values())):
            await self.weekly.once(now)
        await self.remind.once(now)
        while await self.push.once():
            pass
        self._note(None)

    async def _next(self) -> datetime:
        now = self.clock.now()
        found = [self._agenda[0][0]] if self._agenda else []
        found += [one for zone in set(self.zones.values()) for one in self._dawns(now, zone)]
        found += [max(one, now + _MINUTE) for one in await self._waiting()]
        return min(found)

    async def _waiting(self) -> Iterable[datetime]:
        async with self.store.database.glance() as connection:
            waits = select(func.min(reminder.c.due_at)).where(reminder.c.settled_at.is_(None))
            unsent = select(func.min(outbox.c.due_at)).where(outbox.c.state == OutboxState.PENDING.value)
            found = [(await connection.execute(one)).scalar() for one in (waits, unsent)]
        return [one for one in found if one is not None]

    @staticmethod
    def _dawns(now: datetime, zone: str) -> Iterable[datetime]:
        """The next dawn there, and the next evening of a Sunday."""
        today = local_date(now, zone)
        for ahead in range(8):
            day = today + timedelta(days=ahead)
            times = (_DAWN, _EVENING) if day.isoweekday() == _SUNDAY else (_DAWN,)
            for at in times:
                instant = datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)
                if instant > now:
                    yield instant

    @staticmethod
    def _local_is(now: datetime, zone: str, at: time) -> bool:
        return now.astimezone(ZoneInfo(zone)).time() == at

    @classmethod
    def _is_evening(cls, now: datetime, zone: str) -> bool:
        return now.astimezone(ZoneInfo(zone)).isoweekday() == _SUNDAY and cls._local_is(now, zone, _EVENING)

    def _note(self, said: str | None) -> None:
        for out, message_id in self.wire.sent[self._seen :]:
            heard = Heard(self.clock.now(), out.chat_id, out, message_id, said)
            self.heard.append(heard)
            if said is None and out.method in {Method.MESSAGE, Method.PHOTO}:
                self.on_told(heard)
        self._seen = len(self.wire.sent)
