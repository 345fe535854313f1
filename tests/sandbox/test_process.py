"""The sandbox as a process of its own, as load tests and kills of the bot use it."""

import asyncio
import json
import signal
import sys
from pathlib import Path

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from sandbox.client import SandboxClient
from sandbox.http_client import HttpClient
from tests.sandbox.conftest import LONG_POLL

ROOT = Path(__file__).parents[2]


async def started(*options: str) -> tuple[asyncio.subprocess.Process, str]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "sandbox", "--port", "0", *options, cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    line = (await process.stdout.readline()).decode().split()
    return process, line[-1]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_it_serves_and_stops_at_once_though_many_wait(
    number: signal.Signals, plain_session: type[AiohttpSession]
) -> None:
    process, url = await started("--no-limits", "--bot-username", "other_bot")
    bot = Bot("1:x", session=plain_session(api=TelegramAPIServer.from_base(url)))
    async with SandboxClient(url) as people:
        assert (await bot.get_me()).username == "other_bot"
        assert (await people.state())["limits"] is False
        waiting = asyncio.create_task(bot.get_updates(offset=-1, timeout=LONG_POLL))
        await people.person(1001).start()
        await waiting
        waiting = asyncio.create_task(bot.get_updates(offset=10**12, timeout=LONG_POLL))
        while (await people.state())["counts"]["calls"]["getUpdates"] < 2:
            continue
        await bot.get_me()
        process.send_signal(number)
        async with asyncio.timeout(LONG_POLL - 10):
            assert await process.wait() == 0
        assert await waiting == []
    await bot.session.close()


async def test_a_strict_sandbox_refuses_what_a_lenient_one_ignores() -> None:
    answers = []
    for options in ([], ["--lenient"]):
        process, url = await started(*options)
        http = HttpClient(url)
        answers.append((await http.send("GET", "/bot1:x/getMe?colour=red")).status)
        described = json.loads((await http.send("GET", "/sandbox/openapi.json")).body)
        await http.close()
        process.terminate()
        await process.wait()

    assert answers == [400, 200]
    assert "/sandbox/people/{person_id}/say" in described["paths"]
