"""2. Many entries at once: an import through the use case, against hledger reading the same book as a journal."""

import asyncio
import shutil
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from benchmarks.figure import Figure, Result, at_least
from benchmarks.quiet import family_of, still
from bot.clock import SystemClock
from core.capture.model import Kind
from core.export.model import Format
from core.export.write import written
from core.family.model import Viewer
from core.ledger.bulk import import_entries
from core.ledger.model import Details, Origin
from core.money.currency import currency
from core.money.money import Money
from integrations.db.engine import Database
from integrations.db.export_rows import SqlExportRows
from integrations.db.migrate import migrate
from integrations.db.unit import SqlStore

AIM = 1.0
_WHAT = "speed of the import, against `hledger balance` of the same journal"
_BOUGHT = (
    ("food.groceries", "Woolworths", 86_40),
    ("food.coffee", "Campos", 4_50),
    ("transport.public", "Opal", 3_79),
    ("home.rent", None, 620_00),
    ("food.eating_out", "Mamak", 32_80),
    ("health.medicine", "Chemist Warehouse", 19_95),
    (None, "J. Smith", 50_00),
)


def book(account_id: int) -> Iterator[Details]:
    """What a family spends and earns, a score of entries a day and back through the years, without end."""
    code = currency("AUD")
    day = datetime(2026, 11, 24, tzinfo=UTC).date()
    number = 0
    while True:
        for category, payee, cents in _BOUGHT:
            number += 1
            money = Money(cents + number % 97, code)
            yield Details(Kind.EXPENSE, day, money, account_id, category, payee)
        yield Details(Kind.INCOME, day, Money(190_00 + number % 89, code), account_id, "income.salary", "Uni")
        if number % 21 == 0:
            day -= timedelta(days=1)


async def run(quick: bool) -> Result:
    """Import into an empty database in each round, and let hledger read what the first one exports."""
    rounds, size = (1, 500) if quick else (5, 100_000)
    hledger = shutil.which("hledger")
    if hledger is None:
        missing = "hledger is not installed (`apt-get install hledger`), so there was nothing to compare with."
        unknown = Figure(_WHAT, f"≥ {AIM:g} ×", "not measured", met=False)
        return Result(2, "Entries imported", "", (unknown,), missing)
    ratios = []
    with still(), tempfile.TemporaryDirectory(prefix="globfam-bench-") as folder:
        journal = Path(folder) / "book.journal"
        for turn in range(rounds):
            mine = await _imported(Path(folder) / f"{turn}.db", size, journal if turn == 0 else None)
            ratios.append(await hledger_reads(hledger, journal, size) / mine)
    how = f"{size:,} entries in one batch, with their postings, sums and history; median of {rounds} rounds."
    missed = "The import also writes postings, running sums and the history by which it can be undone."
    return Result(2, "Entries imported", how, (at_least(_WHAT, AIM, ratios),), missed)


async def _imported(file: Path, size: int, journal: Path | None) -> float:
    """Seconds for one import with its commit; the book is exported to `journal` afterwards."""
    database = Database(f"sqlite:///{file}")
    clock = SystemClock()
    store = SqlStore(database, clock)
    await migrate(database)
    viewer = (await family_of(store, clock, 1)).viewer
    async with store.look() as unit:
        (account,) = await unit.accounts.visible(viewer)
    details = list(islice(book(account.id), size))
    start = time.perf_counter()
    async with store.unit() as unit:
        await import_entries(unit, viewer, details, Origin(1, 1, 0, "benchmark"), clock.now())
    seconds = time.perf_counter() - start
    if journal is not None:
        await asyncio.to_thread(journal.write_text, await _exported(database, viewer), encoding="utf-8")
    await database.close()
    await asyncio.to_thread(file.unlink)
    return seconds


async def _exported(database: Database, viewer: Viewer) -> str:
    async with database.read() as connection:
        rows = SqlExportRows(connection, viewer.family_id)
        return "".join([piece async for piece in written(rows, Format.HLEDGER)])


async def hledger_reads(hledger: str, journal: Path, size: int) -> float:
    """Seconds in which hledger reads the journal and sums it; raises `RuntimeError` when it does not accept it."""
    start = time.perf_counter()
    reading = await asyncio.create_subprocess_exec(
        *(hledger, "--file", str(journal), "balance", "--depth", "1"), stdout=asyncio.subprocess.PIPE
    )
    told, _ = await reading.communicate()
    seconds = time.perf_counter() - start
    if reading.returncode or not told:
        raise RuntimeError(f"hledger refused the journal of {size} entries")
    return seconds
