"""What the worker does by the clock: made with the right sources, and let go of at once."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import aiohttp
import pytest
from pydantic import SecretStr

from bot.jobs import origins, run_jobs
from bot.settings import TELEGRAM, Settings
from bot.wiring import SANDBOX_TOKEN, assemble
from handlers.jobs.clockwork import Clockwork
from integrations.rates import Origins
from integrations.rates.web import Web
from tests.patience import PATIENCE

SANDBOX = "http://127.0.0.1:8081"
Made = Callable[..., Settings]


@pytest.fixture
def settings(tmp_path: Path) -> Made:
    return lambda **given: Settings(_env_file=None, data=tmp_path, **given)  # type: ignore[call-arg]


def test_publishers_are_asked_at_home_at_our_own_sandbox_or_where_the_settings_say(settings: Made) -> None:
    assert origins(settings(), "1:real", TELEGRAM) == Origins()
    assert origins(settings(), "1:real", SANDBOX) == Origins(), "another Bot API server publishes no rates"
    assert origins(settings(), SANDBOX_TOKEN, SANDBOX) == Origins.of_sandbox(SANDBOX)
    elsewhere = settings(rates_url="http://proxy.example")
    for token in ("1:real", SANDBOX_TOKEN):
        assert origins(elsewhere, token, SANDBOX) == Origins.of_sandbox("http://proxy.example")


@pytest.mark.parametrize(("on", "names"), [(True, ["rates"]), (False, [])])
async def test_the_jobs_are_those_that_the_settings_switch_on_and_end_with_their_sessions(
    settings: Made, monkeypatch: pytest.MonkeyPatch, on: bool, names: list[str]
) -> None:
    working = asyncio.Event()
    seen: list[list[str]] = []
    sessions: list[aiohttp.ClientSession] = []

    async def hang(clockwork: Clockwork) -> None:
        seen.append([job.name for job in clockwork._jobs])
        working.set()
        await asyncio.Event().wait()

    def web(session: aiohttp.ClientSession) -> Web:
        sessions.append(session)
        return Web(session)

    monkeypatch.setattr(Clockwork, "run", hang)
    monkeypatch.setattr("bot.jobs.Web", web)
    parts = assemble(settings(rates=on, coingecko_key=SecretStr("CG-1")), SANDBOX_TOKEN, SANDBOX)
    task = asyncio.create_task(run_jobs(parts))
    await asyncio.wait_for(working.wait(), PATIENCE)
    assert [name for name in seen[0] if name == "rates"] == names
    assert len(sessions) == len(names)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert all(session.closed for session in sessions)
    await parts.close()
