"""1. Updates handled: "coffee 4.50" all the way through the bot, against aiogram alone with two plain inserts.

Both sides answer the same updates in the same event loop, on an SQLite file of their own with `synchronous=FULL`,
through a Telegram session that sends nothing. Ours are the very parts that `python -m bot run` is made of.
"""

import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from itertools import count, islice
from pathlib import Path
from typing import Any

from benchmarks.figure import Result, at_least
from benchmarks.plain_bot import PlainBot
from benchmarks.quiet import NullSession, family_of, settings_in, still
from bot.wiring import Parts, assemble
from handlers.telegram.intake import Poller
from integrations.db.migrate import migrate

AIM = 0.6
CHATS = 10
BATCH = 100
"""How many updates one `getUpdates` brings at most."""
Json = dict[str, Any]


class Batches:
    """Fills the `Feed` port with updates that are there already."""

    def __init__(self) -> None:
        self.waiting: list[Json] = []

    async def fetch(self, offset: int, timeout: int) -> list[Json]:  # noqa: ARG002
        """As many as Telegram gives at once."""
        batch, self.waiting = self.waiting[:BATCH], self.waiting[BATCH:]
        return batch


class OurBot:
    """The bot, but for the wire: inbox, lanes, dispatcher, ledger, outbox and courier as they are."""

    def __init__(self, folder: Path) -> None:
        self.parts: Parts = assemble(settings_in(folder), "1:none", "http://127.0.0.1:9")
        self.session = NullSession()
        self._feed = Batches()
        self._poller = Poller(self._feed, self.parts.store, self.parts.clock, self.parts.lanes.wake)

    async def prepare(self) -> None:
        """Make the tables, and a family for each chat."""
        await self.parts.bot.session.close()
        self.parts.bot.session = self.session
        await migrate(self.parts.database)
        for chat in range(1, CHATS + 1):
            await family_of(self.parts.store, self.parts.clock, chat)

    async def answer(self, updates: list[Json]) -> None:
        """Take them in, answer all of them, and store that they were answered."""
        self._feed.waiting = updates
        while await self._poller.once(0):
            await self.parts.lanes.idle()
        await self.parts.courier.flush_alone()

    async def close(self) -> None:
        """Let go of the database."""
        await self.parts.close()


def coffees(now: int) -> Iterator[Json]:
    """Updates as Telegram sends them, from one chat after the other, without end; `now` in Unix seconds."""
    for number in count(1):
        chat = number % CHATS + 1
        person = {"id": chat, "first_name": f"P{chat}", "is_bot": False, "language_code": "en"}
        message = {
            "message_id": number,
            "date": now,
            "chat": {"id": chat, "type": "private", "first_name": f"P{chat}"},
            "from": person,
            "text": "coffee 4.50",
        }
        yield {"update_id": number, "message": message}


async def run(quick: bool) -> Result:
    """Compare in rounds of the same updates for both."""
    rounds, size = (2, 20) if quick else (15, 200)
    updates = coffees(int(time.time()))
    with still(), tempfile.TemporaryDirectory(prefix="globfam-bench-") as folder:
        ours, plain = OurBot(Path(folder) / "ours"), PlainBot(Path(folder) / "plain.db")
        await ours.prepare()
        await plain.prepare()
        ratios = []
        for turn in range(rounds + 1):  # the first round warms both up, and is not counted
            batch = list(islice(updates, size))
            mine = await _seconds(ours.answer, batch)
            theirs = await _seconds(plain.answer, batch)
            if turn:
                ratios.append(theirs / mine)
        answered = ours.session.sent, plain.session.sent
        await ours.close()
        await plain.close()
    if answered != ((rounds + 1) * size,) * 2:
        raise RuntimeError(f"answers are missing or too many: {answered}")
    figure = at_least("throughput of whole updates, against aiogram with two inserts", AIM, ratios)
    how = (
        f"The same {size} updates of {CHATS} chats for both in each round, in one event loop; {rounds} rounds. "
        "Ours run through inbox, lanes, dispatcher, gate, capture, ledger, outbox and courier as `run` assembles them."
    )
    missed = "An update of ours runs 24 statements in one transaction where the other side runs 2, and reads the words."
    return Result(1, "Updates handled", how, (figure,), missed)


async def _seconds(answer: Callable[[list[Json]], Awaitable[None]], batch: list[Json]) -> float:
    start = time.perf_counter()
    await answer(batch)
    return time.perf_counter() - start
