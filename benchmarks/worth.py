"""5. Net worth and a month's summary over a long history and over a tenth of it, in turn, in units as the bot's are."""

import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figure import Result, in_milliseconds, the_same
from benchmarks.long_book import BAT, LongBook, long_book
from benchmarks.quiet import still
from bot.clock import SystemClock
from core.answering.scope import Asker
from core.answering.summary import summary
from core.money.currency import currency
from core.worth.survey import survey
from integrations.db.engine import Database
from integrations.db.migrate import migrate
from integrations.db.unit import SqlStore
from integrations.vocabulary.questions import load_question_words

WORTH_AIM, SUMMARY_AIM, SPREAD = 20, 60, 0.2
_WARMING = 3
Act = Callable[["Side"], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two histories, in its own database."""

    store: SqlStore
    book: LongBook


async def run(quick: bool) -> Result:
    """Take the two in turn, round by round."""
    rounds, large, small = (2, 20_000, 5_000) if quick else (41, 1_000_000, 100_000)
    async with AsyncExitStack() as stack:
        stack.enter_context(still())
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="globfam-bench-")))
        longer, shorter = [await _side(stack, folder / f"{size}.db", size) for size in (large, small)]
        worths = await _measured(_net_worth, longer, shorter, rounds)
        months = await _measured(_month, longer, shorter, rounds)
    of = f"over {longer.book.postings:,} postings"
    against = f"against {shorter.book.postings:,}"
    figures = (
        in_milliseconds(f"net worth with its changes and history, {of}", WORTH_AIM, [one for one, _ in worths]),
        the_same(f"the same, {against}", SPREAD, [one / other for one, other in worths]),
        in_milliseconds(f"a month's summary, {of}", SUMMARY_AIM, [one for one, _ in months]),
        the_same(f"the same, {against}", SPREAD, [one / other for one, other in months]),
    )
    how = (
        "Thirty entries a day in both, on ten accounts in four currencies, with rates of each day; each figure is "
        f"taken in a unit of work of its own. Median of {rounds} rounds, after {_WARMING} that are not counted."
    )
    return Result(5, "A long history", how, figures, "What it costs lies in the days that are asked about.")


async def _side(stack: AsyncExitStack, file: Path, size: int) -> Side:
    database = Database(f"sqlite:///{file}")
    stack.push_async_callback(database.close)
    await migrate(database)
    clock = SystemClock()
    store = SqlStore(database, clock)
    return Side(store, await long_book(store, clock, size))


async def _measured(act: Act, longer: Side, shorter: Side, rounds: int) -> list[tuple[float, float]]:
    """Seconds that the two took, for each round."""
    taken = [(await _seconds(act, longer), await _seconds(act, shorter)) for _ in range(_WARMING + rounds)]
    return taken[_WARMING:]


async def _seconds(act: Act, side: Side) -> float:
    start = time.perf_counter()
    await act(side)
    return time.perf_counter() - start


async def _net_worth(side: Side) -> None:
    async with side.store.unit() as unit:
        seen = await survey(unit, side.book.viewer, currency("AUD"), side.book.today)
    if seen.worth.unknown or not seen.history:
        raise RuntimeError("the book lacks rates")


async def _month(side: Side) -> None:
    book = side.book
    asker = Asker(book.viewer, book.today, BAT.base, load_question_words(), ())
    async with side.store.unit() as unit:
        seen = await summary(unit, asker, book.today)
    if not seen.month.count or seen.month.missing:
        raise RuntimeError("the month is empty, or lacks rates")
