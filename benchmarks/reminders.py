"""13. Reminders: a hundred thousand due in the same minute, and a tick that finds nothing among a million to come."""

import tempfile
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path

from sqlalchemy import column, insert, table, text

from benchmarks.figure import Figure, Result, in_milliseconds
from benchmarks.quiet import family_of, still
from bot.clock import SystemClock
from core.reminders.model import Kind, NewReminder
from handlers.jobs.reminders import RemindersJob
from integrations.db.engine import Database
from integrations.db.migrate import migrate
from integrations.db.unit import SqlStore

SECONDS, MILLISECONDS = 10, 1
_AT_ONCE = 10_000
_MORNING = datetime.fromisoformat("2026-11-24T00:30Z")
"""Mid-morning in Sydney, where everyone here lives: nobody sleeps, and each hears at once."""


async def run(quick: bool) -> Result:
    """Let all be due to as many people as there are reminders, which is the most messages that they can make."""
    due, to_come, ticks = (2_500, 5_000, 20) if quick else (100_000, 1_000_000, 400)
    with still(), tempfile.TemporaryDirectory(prefix="globfam-bench-") as folder:
        told = await _told(Path(folder) / "due.db", due)
        idle = await _idle(Path(folder) / "idle.db", to_come, ticks)
    figures = (
        Figure(f"{due:,} due at once, claimed and in the outbox", f"< {SECONDS} s", f"{told:.1f} s", told < SECONDS),
        in_milliseconds(f"a tick with nothing due, {to_come:,} waiting", MILLISECONDS, idle),
    )
    how = (
        "SQLite on disk. Each reminder is of another person, so that each makes a message; the job works in units of "
        f"2,000, each with its commit. The idle tick is the whole job; {ticks} rounds."
    )
    return Result(13, "Reminders", how, figures, "Most of it is writing rows: the outbox's, and who was told today.")


async def _told(file: Path, size: int) -> float:
    """Seconds until everyone's message is in the outbox. Raises `RuntimeError` when one is missing or doubled."""
    database, job = await _waiting(file, size, size, timedelta())
    start = time.perf_counter()
    await job.once(_MORNING)
    seconds = time.perf_counter() - start
    async with database.read() as connection:
        counted = text("SELECT count(*), count(DISTINCT chat_id) FROM outbox")
        rows, reached = (await connection.execute(counted)).one()
    await database.close()
    if (rows, reached) != (size, size):
        raise RuntimeError(f"{rows} messages to {reached} people, and not {size}")
    return seconds


async def _idle(file: Path, size: int, ticks: int) -> list[float]:
    """Seconds of each tick while all of them are to come."""
    database, job = await _waiting(file, size, 1_000, timedelta(minutes=1))
    seconds = []
    for _ in range(ticks + 3):
        start = time.perf_counter()
        await job.once(_MORNING)
        seconds.append(time.perf_counter() - start)
    await database.close()
    return seconds[3:]


async def _waiting(file: Path, size: int, people: int, ahead: timedelta) -> tuple[Database, RemindersJob]:
    """A database in which so many reminders wait, the first of them due after `ahead`."""
    database = Database(f"sqlite:///{file}")
    store = SqlStore(database, SystemClock())
    await migrate(database)
    family_id = (await family_of(store, SystemClock(), 1)).viewer.family_id
    async with database.write() as connection:
        (mine,) = (await connection.execute(text("SELECT * FROM person"))).mappings()
        others = [{**mine, "user_id": number} for number in range(2, people + 1)]
        await connection.execute(insert(table("person", *(column(str(name)) for name in mine))), others)
    waiting = _reminders(family_id, size, people, ahead)
    while some := list(islice(waiting, _AT_ONCE)):
        async with store.unit() as unit:
            await unit.reminders.put(some)
    async with database.write() as connection:
        await connection.execute(text("DELETE FROM outbox"))
        (stored,) = (await connection.execute(text("SELECT count(*) FROM reminder"))).scalars()
    if stored != size:
        raise RuntimeError(f"{stored} reminders wait, and not {size}")
    return database, RemindersJob(store)


def _reminders(family_id: int, size: int, people: int, ahead: timedelta) -> Iterator[NewReminder]:
    """Spread over one minute, or over the days ahead."""
    step = timedelta(seconds=60) / size if not ahead else timedelta(seconds=5)
    first = _MORNING + ahead if ahead else _MORNING - timedelta(seconds=60)
    for number in range(size):
        at = first + number * step
        yield NewReminder(1 + number % people, family_id, Kind.BILL, f"{number}:day", at)
