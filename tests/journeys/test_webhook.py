"""Updates that are posted to the real bot, as Telegram does with a webhook, and the way back to asking for them."""

import pytest

from sandbox.client import SandboxClient
from sandbox.http_client import HttpClient
from tests.journeys.audit import closed_books, in_order
from tests.journeys.chatter import chatter_of
from tests.journeys.conftest import Bots
from tests.journeys.home import free_port
from tests.journeys.process import TOKEN

pytestmark = [pytest.mark.journey, pytest.mark.timeout(600)]
SECRET = "what-telegram-sends-along"


async def test_updates_that_are_posted_are_answered_and_a_stranger_is_refused(
    bots: Bots, sandbox: SandboxClient
) -> None:
    address = f"127.0.0.1:{free_port()}"
    hook = {"GLOBFAM_HTTP": address, "GLOBFAM_PUBLIC_URL": f"http://{address}", "GLOBFAM_WEBHOOK_SECRET": SECRET}
    bot = await bots.ready(**hook)
    chatter = await chatter_of(sandbox, 3)
    async with chatter.writing():
        await chatter.more_answers(10)
        await sandbox.switch(deliver_twice=5)
        await chatter.more_answers(10)
        assert (await webhook_of(sandbox))["url"] == f"http://{address}/telegram/webhook"
        for secret in ("", "guessed"):
            assert await posted(f"http://{address}", secret) == 403
        await bot.killed()
        bot = await bots.ready(**hook)
        await chatter.more_answers(10)
        bot.stop()
        assert await bot.ended() == 0
        bot = await bots.ready()
        await chatter.more_answers(10)
        assert (await webhook_of(sandbox))["url"] == ""
    books = await closed_books(bot, bots.folder)
    in_order(books, chatter)


async def webhook_of(sandbox: SandboxClient) -> dict[str, object]:
    told: dict[str, object] = (await sandbox.get(f"/bot{TOKEN}/getWebhookInfo"))["result"]
    return told


async def posted(url: str, secret: str) -> int:
    """The status that a post to the webhook is answered with."""
    client = HttpClient(url)
    body = b'{"update_id": 1}'
    headers = {"content-type": "application/json", "x-telegram-bot-api-secret-token": secret}
    answer = await client.send("POST", "/telegram/webhook", body, headers)
    await client.close()
    return answer.status
