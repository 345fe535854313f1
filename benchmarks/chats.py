"""4. Many chats at once through the sandbox, over HTTP, with the real bot: order, loss, doubles, and the waiting."""

import asyncio
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.figure import Figure, Result
from bot.wiring import SANDBOX_TOKEN
from sandbox.chat_user import ChatUser
from sandbox.client import SandboxClient
from sandbox.heard import Message
from tests.journeys.audit import Books, closed_books
from tests.journeys.chatter import Chatter, answers, cards, settled
from tests.journeys.process import BotProcess, bot_environment, sandbox_process

AHEAD = 5
"""How many messages each person writes before they wait for the answers."""
_PATIENCE = 600.0


@dataclass
class Outcome:
    """What came of a run; `waits` are seconds from a message to its answer, `too_many` the 429s that the bot met."""

    messages: int
    broken: int
    lost: int
    doubled: int
    faults: int
    too_many: int
    waits: list[float] = field(default_factory=list)

    @property
    def clean(self) -> bool:
        """Whether nothing went wrong."""
        return not (self.broken or self.lost or self.doubled or self.faults)

    def told(self) -> str:
        """The counts in words."""
        return f"{self.broken}, {self.lost}, {self.doubled} of {self.messages:,}"


async def run(quick: bool) -> Result:
    """Talk without limits, then a little with them."""
    people, each = (4, 5) if quick else (200, 50)
    free = await _talk(people, each, "--no-limits")
    bound = await _talk(2, 6, token=SANDBOX_TOKEN) if quick else await _talk(10, 12, token=SANDBOX_TOKEN)
    cuts = statistics.quantiles(free.waits, n=100)
    figures = (
        Figure(f"{people} chats: out of order, lost, doubled", "0, 0, 0", free.told(), free.clean),
        Figure(
            "time to an answer then, p50 and p99",
            "reported",
            f"{cuts[49] * 1000:,.0f} ms, {cuts[98] * 1000:,.0f} ms",
            met=True,
        ),
        Figure("with Telegram's limits: out of order, lost, doubled", "0, 0, 0", bound.told(), bound.clean),
        Figure("429s met then", "no loop of them", str(bound.too_many), bound.too_many < bound.messages / 10),
    )
    how = (
        f"{people} people write {each} messages each, {AHEAD} at a time before they wait. The bot, the sandbox and all "
        "the people share the machine, so the times are those of a machine under full load."
    )
    return Result(4, "Chats at once", how, figures, "See the log of the run.")


async def _talk(people: int, each: int, *options: str, token: str = "") -> Outcome:
    more = {"GLOBFAM_TELEGRAM_TOKEN": token} if token else {}
    with tempfile.TemporaryDirectory(prefix="globfam-bench-") as folder, sandbox_process(*options) as url:
        data = Path(folder) / "data"
        bot = await BotProcess.start(data, bot_environment(data, url) | more)
        async with SandboxClient(url) as sandbox:
            names = [f"P{number}" for number in range(people)]
            chatter = Chatter(await asyncio.gather(*(settled(sandbox, name, _PATIENCE) for name in names)))
            waits: list[float] = []
            async with asyncio.TaskGroup() as group:
                for person in chatter.people:
                    group.create_task(_write(chatter, person, each, waits))
            too_many = (await sandbox.state())["counts"]["too_many"]
        return _outcome(chatter, await closed_books(bot, data), waits, too_many)


async def _write(chatter: Chatter, person: ChatUser, each: int, waits: list[float]) -> None:
    """Write some messages ahead of the answers, wait until all of these are there, and go on."""
    for start in range(0, each, AHEAD):
        said: dict[int, float] = {}
        for _ in range(min(AHEAD, each - start)):
            before = time.perf_counter()
            await chatter.say(person)
            said[chatter.said[person.id][-1]] = before
        await person.until(_Noting(said, waits), _PATIENCE)


@dataclass
class _Noting:
    """Looks at what is new in a chat, notes how long each answer took, and tells whether all have come."""

    said: dict[int, float]
    waits: list[float]

    def __call__(self, replies: Sequence[Message]) -> bool:
        """See the class."""
        now = time.perf_counter()
        for amount in cards(replies[-AHEAD - 1 :]):
            if (before := self.said.pop(amount, None)) is not None:
                self.waits.append(now - before)
        return not self.said


def _outcome(chatter: Chatter, books: Books, waits: list[float], too_many: int) -> Outcome:
    heard = {amount for person in chatter.people for amount in answers(person)}
    lost = len(set(chatter.everything) - heard) + (chatter.everything - books.amounts).total()
    doubled = chatter.heard_twice() + (books.amounts - chatter.everything).total()
    broken = len(chatter.out_of_order())
    return Outcome(chatter.everything.total(), broken, lost, doubled, len(books.faults), too_many, waits)
