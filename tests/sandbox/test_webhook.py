"""Updates sent to a webhook: the secret, the order of each chat, and what comes after a failure."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiohttp import web

from sandbox.client import SandboxClient
from tests.patience import PATIENCE


@dataclass
class Receiver:
    """A web server that takes updates, and answers with the `statuses` first."""

    url: str = ""
    statuses: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    secrets: set[str] = field(default_factory=set)
    arrived: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def take(self, request: web.Request) -> web.Response:
        status = self.statuses.pop(0) if self.statuses else 200
        self.secrets.add(request.headers.get("X-Telegram-Bot-Api-Secret-Token", ""))
        if status == 200:
            async with self.arrived:
                self.texts.append((await request.json())["message"]["text"])
                self.arrived.notify_all()
        return web.Response(status=status)

    async def until(self, count: int) -> list[str]:
        async with asyncio.timeout(PATIENCE), self.arrived:
            await self.arrived.wait_for(lambda: len(self.texts) >= count)
        return self.texts


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    taken = Receiver()
    application = web.Application()
    application.router.add_post("/hook", taken.take)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    taken.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook?x=1"
    yield taken
    await runner.cleanup()


async def test_updates_arrive_with_the_secret_and_in_order(bot: Bot, people: SandboxClient, receiver: Receiver) -> None:
    bat = people.person(1001)
    await bat.say("before the webhook was set")
    await bot.set_webhook(receiver.url, secret_token="a-Secret_1", allowed_updates=["message"])
    for number in range(20):
        await bat.say(str(number))

    assert await receiver.until(21) == ["before the webhook was set", *map(str, range(20))]
    assert receiver.secrets == {"a-Secret_1"}
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count, info.allowed_updates) == (receiver.url, 0, ["message"])


async def test_a_failure_is_retried_and_holds_back_its_own_chat_only(
    bot: Bot, people: SandboxClient, receiver: Receiver
) -> None:
    receiver.statuses = [500, 502, 404]
    await bot.set_webhook(receiver.url)
    bat = people.person(1001)
    await bat.say("first")
    await bat.say("second")

    assert await receiver.until(2) == ["first", "second"]
    info = await bot.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 404 Not Found"
    assert info.last_error_date is not None


async def test_what_waits_goes_to_the_poller_once_the_webhook_is_gone(
    bot: Bot, people: SandboxClient, receiver: Receiver
) -> None:
    await bot.set_webhook("http://127.0.0.1:9/closed")
    await people.person(1001).say("kept")
    await people.person(1002).say("kept too")

    assert (await bot.get_webhook_info()).pending_update_count == 2
    await bot.delete_webhook()
    assert [update.message.text for update in await bot.get_updates() if update.message] == ["kept", "kept too"]


async def test_pending_updates_can_be_dropped(bot: Bot, people: SandboxClient) -> None:
    await people.person(1001).say("forget me")
    await bot.delete_webhook(drop_pending_updates=True)

    assert await bot.get_updates() == []


@pytest.mark.parametrize(
    ("url", "secret", "complaint"),
    [
        ("ftp://a.mn/x", "s", "bad webhook: An HTTPS URL must be provided for webhook"),
        ("http://", "s", "bad webhook"),
        ("https://a.mn/x", "with blanks", "secret token contains unallowed characters"),
    ],
)
async def test_webhooks_that_telegram_refuses(bot: Bot, url: str, secret: str, complaint: str) -> None:
    with pytest.raises(TelegramBadRequest, match=complaint):
        await bot.set_webhook(url, secret_token=secret)
