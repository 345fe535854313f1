"""The allowance of messages, against a clock that only sleeping moves."""

import asyncio
import heapq

import pytest

from core.delivery.ports import Budget
from integrations.budget import memory
from integrations.budget.memory import CHAT_BURST, TOKEN_BURST, MemoryBudget, NoBudget


class Sleepers:
    """Stands for the event loop's time: sleeps end in order, and the clock jumps from one end to the next."""

    def __init__(self) -> None:
        self.now = 1_000.0
        self._asleep: list[tuple[float, int, asyncio.Future[None]]] = []
        self._count = 0

    def monotonic(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        assert seconds > 0
        self._count += 1
        waking: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._asleep, (self.now + seconds, self._count, waking))
        await waking

    async def settle(self, until: float = float("inf")) -> None:
        """Let everyone sleep out whose sleep ends by `until`."""
        await _turns()
        while self._asleep and self._asleep[0][0] <= until:
            self.now, _, waking = heapq.heappop(self._asleep)
            waking.set_result(None)
            await _turns()


async def _turns() -> None:
    """Let every task run as far as it can."""
    for _ in range(5):
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        asyncio.get_running_loop().call_soon(turn.set_result, None)
        await turn


class Queue:
    """Messages that wait for their place; `gone` holds (seconds from the start, chat) of each that went."""

    def __init__(self, sleepers: Sleepers, budget: Budget) -> None:
        self.gone: list[tuple[float, int]] = []
        self._sleepers = sleepers
        self._budget = budget
        self._began = sleepers.now
        self._tasks: list[asyncio.Task[None]] = []

    def send(self, chat_id: int, times: int = 1) -> None:
        self._tasks += [asyncio.create_task(self._send(chat_id)) for _ in range(times)]

    async def _send(self, chat_id: int) -> None:
        await self._budget.wait(chat_id)
        self.gone.append((round(self._sleepers.now - self._began, 6), chat_id))

    async def all(self) -> list[float]:
        """When each went, once all have gone."""
        await self._sleepers.settle()
        await asyncio.gather(*self._tasks)
        return [at for at, _ in self.gone]


@pytest.fixture
def sleepers(monkeypatch: pytest.MonkeyPatch) -> Sleepers:
    made = Sleepers()
    monkeypatch.setattr(memory.asyncio, "sleep", made.sleep)  # type: ignore[attr-defined]
    return made


@pytest.fixture
def queue(sleepers: Sleepers) -> Queue:
    return Queue(sleepers, MemoryBudget(sleepers.monotonic))


def most_in(seconds: float, times: list[float]) -> int:
    """The most that went within any span of this length."""
    return max(sum(start <= at < start + seconds for at in times) for start in times)


async def test_a_chat_gets_a_short_burst_and_then_one_a_second(queue: Queue) -> None:
    queue.send(7, 6)
    assert await queue.all() == [0, 0, 0, 1, 2, 3]
    assert CHAT_BURST == 3


async def test_a_chat_that_was_quiet_gets_its_burst_again(queue: Queue, sleepers: Sleepers) -> None:
    queue.send(7, 4)
    await queue.all()
    sleepers.now += 10
    queue.send(7, 4)
    assert await queue.all() == [0, 0, 0, 1, 11, 11, 11, 12]


async def test_all_chats_together_get_thirty_a_second(queue: Queue) -> None:
    for chat_id in range(300):
        queue.send(chat_id)
    times = await queue.all()
    assert times[:TOKEN_BURST] == [0] * TOKEN_BURST
    assert times[-1] == pytest.approx((300 - TOKEN_BURST) / 30)
    assert most_in(1, times[TOKEN_BURST:]) <= 31
    assert [chat_id for _, chat_id in queue.gone] == list(range(300))


async def test_one_who_floods_their_chat_holds_up_no_other(queue: Queue) -> None:
    queue.send(7, 100)
    queue.send(8)
    await queue.all()
    assert (0, 8) in queue.gone


async def test_after_a_429_everything_stands_still_and_then_begins_anew(sleepers: Sleepers) -> None:
    budget = MemoryBudget(sleepers.monotonic)
    queue = Queue(sleepers, budget)
    for chat_id in range(60):
        queue.send(chat_id)
    await sleepers.settle(until=sleepers.now + 0.1)
    before = len(queue.gone)
    budget.penalise(10)
    budget.penalise(2)
    for chat_id in range(100, 200):
        queue.send(chat_id)
    times = (await queue.all())[before:]
    assert len(times) == 160 - before
    assert min(times) >= 10
    assert most_in(1, times) <= 2 * TOKEN_BURST
    assert most_in(0.1, times[TOKEN_BURST:]) <= 5


async def test_chats_that_are_quiet_are_forgotten(sleepers: Sleepers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_MOST_CHATS", 5)
    budget = MemoryBudget(sleepers.monotonic)
    queue = Queue(sleepers, budget)
    for chat_id in range(20):
        queue.send(chat_id)
        sleepers.now += 2
        await queue.all()
    assert len(budget._chats) <= 7


async def test_another_server_than_telegrams_has_no_allowance(sleepers: Sleepers) -> None:
    budget = NoBudget()
    budget.penalise(10)
    queue = Queue(sleepers, budget)
    queue.send(7, 100)
    assert set(await queue.all()) == {0}
