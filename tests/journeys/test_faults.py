"""What may befall the real bot under load, and what must stand after it.

No message is lost, none has its effect twice, each is answered, and the ledger balances: after a kill, a stop, a lock,
a full disk, a jump of the clock, and whatever the Bot API's server may answer.
"""

import asyncio
import random
from pathlib import Path

import pytest

from sandbox.client import SandboxClient
from tests.journeys.audit import Books, audit
from tests.journeys.chatter import Chatter, answers, settled
from tests.journeys.conftest import Bots
from tests.journeys.process import BotProcess

pytestmark = pytest.mark.journey
STOP_SECONDS = 5.0
OPEN = ("pending", "sending", "dead")


async def chatter_of(sandbox: SandboxClient, people: int) -> Chatter:
    return Chatter([await settled(sandbox, f"P{number}") for number in range(people)])


async def closed_books(bot: BotProcess, folder: Path) -> Books:
    """Stop the bot, as an operator would, and look through what it leaves."""
    bot.stop()
    assert await bot.ended() == 0
    return audit(folder)


def in_order(books: Books, chatter: Chatter) -> None:
    """Every message is in the books once, they balance, and nothing waits."""
    assert books.faults == []
    assert books.amounts == chatter.everything
    assert set(books.inbox) <= {"done"}
    assert [state for state in OPEN if books.outbox[state]] == []


@pytest.mark.parametrize("kills", [5, pytest.param(50, marks=pytest.mark.soak)])
@pytest.mark.timeout(1800)
async def test_killed_at_random_moments_under_load_it_loses_and_doubles_nothing(
    bots: Bots, sandbox: SandboxClient, kills: int
) -> None:
    chance = random.Random()
    bot = await bots.ready()
    chatter = await chatter_of(sandbox, 5)
    stop = asyncio.Event()
    writing = asyncio.create_task(chatter.go_on(stop))
    again = 0
    for _ in range(kills):
        await more_answers(chatter, chance.randrange(1, 40))
        asyncio.get_running_loop().call_later(chance.uniform(0, 0.1), bot.kill)
        assert await bot.ended() < 0
        bot = await bots.ready()
        again += sum(line["count"] for line in bot.said if line["event"] == "outbox.in_flight_again")
    stop.set()
    await writing
    await chatter.all_answered()
    in_order(await closed_books(bot, bots.folder), chatter)
    assert chatter.heard_twice() <= again
    assert chatter.out_of_order() == []


async def more_answers(chatter: Chatter, count: int) -> None:
    """Wait until so many more answers have come to the first of the people, or to any other, than there are now."""

    def heard() -> int:
        return sum(len(answers(person)) for person in chatter.people)

    wanted = heard() + count
    first = [asyncio.create_task(person.until(lambda _: heard() >= wanted, 90)) for person in chatter.people]
    done, rest = await asyncio.wait(first, return_when=asyncio.FIRST_COMPLETED)
    for task in rest:
        task.cancel()
    await asyncio.gather(*rest, return_exceptions=True)
    for task in done:
        task.result()
