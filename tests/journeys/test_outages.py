"""The Bot API server in bad weather: the real bot waits, tries again, and says nothing twice without need."""

import pytest

from sandbox.client import SandboxClient
from tests.journeys.audit import closed_books, in_order
from tests.journeys.chatter import chatter_of, settled
from tests.journeys.conftest import Bots

pytestmark = [pytest.mark.journey, pytest.mark.timeout(600)]
SOME = 10
TOO_SLOW_MS = 16_000
"""Longer than the bot waits for an answer; the server acts on the call all the same, as Telegram's does."""
TROUBLES = (
    {"method": "sendMessage", "status": 429, "retry_after": 2, "times": 3},
    {"method": "sendMessage", "status": 502, "times": 4},
    {"method": "sendMessage", "status": 500, "times": 1},
    {"method": "sendMessage", "drop": "before", "times": 4},
    {"method": "sendMessage", "drop": "after", "times": 3},
    {"method": "getUpdates", "status": 429, "retry_after": 2, "times": 1},
    {"method": "getUpdates", "status": 502, "times": 1},
    {"method": "getUpdates", "drop": "before", "times": 1},
    {"method": "getUpdates", "drop": "after", "times": 1},
)
SENT_ALL_THE_SAME = 1 + 3
"""Messages of which the bot cannot know that they arrived: one too slow, and those whose answers were dropped."""


async def test_whatever_the_server_answers_nothing_is_lost(bots: Bots, sandbox: SandboxClient) -> None:
    bot = await bots.ready()
    chatter = await chatter_of(sandbox, 4)
    await sandbox.fault("sendMessage", delay_ms=TOO_SLOW_MS)
    async with chatter.writing():
        for trouble in TROUBLES:
            await sandbox.fault(**trouble)  # type: ignore[arg-type]  # a row of the table above
            await chatter.more_answers(SOME)
        await sandbox.switch(deliver_twice=SOME)
        await chatter.more_answers(SOME)
    assert chatter.heard_twice() <= SENT_ALL_THE_SAME

    other = await settled(sandbox, "Other")
    await other.ask("coffee 1.00")
    for method in ("editMessageText", "answerCallbackQuery"):
        await sandbox.fault(method, status=502)
        await sandbox.fault(method, drop="after")
    await other.press("Undo")
    await other.until(lambda replies: "Taken back" in replies[-1].text)
    await sandbox.clear_faults()
    await other.say("/undo")  # it undoes nothing more, and is said after all that is tried again
    await other.until(lambda replies: "Taken back" not in replies[-1].text)
    in_order(await closed_books(bot, bots.folder), chatter)


async def test_where_telegrams_limits_bind_nothing_is_lost_and_no_429_loops(bots: Bots, sandbox: SandboxClient) -> None:
    bot = await bots.ready()
    chatter = await chatter_of(sandbox, 2)
    await sandbox.switch(limits="on")
    for _ in range(12):
        for person in chatter.people:
            await chatter.say(person)
    await chatter.all_answered()
    refused = (await sandbox.state())["counts"]["too_many"]
    await sandbox.switch(limits="off")
    in_order(await closed_books(bot, bots.folder), chatter)
    assert 0 < refused <= len(chatter.everything)
    assert chatter.heard_twice() == 0
