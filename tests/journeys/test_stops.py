"""Told to stop and started again, with a clock that jumps, and a second bot that comes too early."""

import signal
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from sandbox.client import SandboxClient
from tests.journeys.audit import audit, closed_books, in_order, sqlite_url
from tests.journeys.chatter import chatter_of
from tests.journeys.conftest import Bots

pytestmark = [pytest.mark.journey, pytest.mark.timeout(600)]
STOP_WITHIN = 45.0
"""Seconds: far more than is promised, since the machine that tests may do much else, and still fewer than the `SLOW` of
a server that it would be wrong to wait for."""
SLOW = 60
SYDNEY = ZoneInfo("Australia/Sydney")


async def test_stopped_under_load_and_with_a_jumping_clock_it_loses_and_doubles_nothing(
    bots: Bots, sandbox: SandboxClient
) -> None:
    bot = await bots.ready()
    chatter = await chatter_of(sandbox, 4)
    async with chatter.writing():
        await chatter.more_answers(20)
        await sandbox.fault("sendMessage", status=429, retry_after=SLOW)
        await bot.heard("outbox.deferred")
        bot.stop()
        assert await bot.ended(STOP_WITHIN) == 0
        left = await audit(sqlite_url(bots.folder))
        assert left.faults == []
        assert left.outbox["sending"] == 0

        an_hour_back = datetime.now(UTC) - timedelta(hours=1)
        bot = await bots.ready(GLOBFAM_CLOCK=an_hour_back.isoformat())
        second = await bots.start()
        assert await second.ended() == 1
        assert any("serves this database already" in line.get("text", "") for line in second.said)
        assert bot.count("outbox.in_flight_again") == 0
        await chatter.all_answered()
        await chatter.more_answers(20)
        bot.stop(signal.SIGINT)
        assert await bot.ended(STOP_WITHIN) == 0

        a_day_ahead = datetime.now(UTC) + timedelta(days=1)
        before = set((await audit(sqlite_url(bots.folder))).amounts)
        bot = await bots.ready(GLOBFAM_CLOCK=a_day_ahead.isoformat())
        again = sum(line["count"] for line in bot.said if line["event"] == "outbox.in_flight_again")
        await chatter.more_answers(20)
    books = await closed_books(bot, bots.folder)
    in_order(books, chatter)
    assert chatter.heard_twice() <= again  # sent, and not noted within the stop's seconds: the next start says so
    days = {day for amount, day in books.days.items() if amount not in before}
    assert days <= {local_day(a_day_ahead), local_day(datetime.now(UTC) + timedelta(days=1))}


def local_day(instant: datetime) -> object:
    return instant.astimezone(SYDNEY).date()


async def test_one_that_waits_for_a_server_that_does_not_answer_still_stops_and_sends_later(
    bots: Bots, sandbox: SandboxClient
) -> None:
    bot = await bots.ready()
    chatter = await chatter_of(sandbox, 2)
    await sandbox.fault("sendMessage", delay_ms=SLOW * 1_000, drop="before")
    for person in chatter.people:
        await chatter.say(person)
    await chatter.more_answers(1)  # the other one is the one that waits
    bot.stop()
    assert await bot.ended(STOP_WITHIN) == 0
    bot = await bots.ready()
    await chatter.all_answered()
    in_order(await closed_books(bot, bots.folder), chatter)
    assert chatter.heard_twice() == 0
