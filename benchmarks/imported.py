"""10. A whole history of a bank: 100,000 rows of CSV read, categorised, told apart and stored, against hledger."""

import asyncio
import json
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.bulk import hledger_reads
from benchmarks.figure import Figure, Result, at_least
from core.export.model import Format
from core.export.write import written
from integrations.db.engine import Database
from integrations.db.export_rows import SqlExportRows

AIM, MOST_MEGABYTES = 1.0, 300
_WHAT = "speed of CSV to stored entries, against `hledger balance` of the same journal"
_MEMORY = "peak memory of the process that did it"
_BOUGHT = (
    "WOOLWORTHS 1234 SYDNEY NSW AUS", "SQ *CAMPOS COFFEE NEWTOWN NSW AU", "OPAL TRAVEL", "CHEMIST WAREHOUSE ULTIMO",
    "UBER *TRIP HELP.UBER.COM", "Direct Debit 123456 AGL SALES", "ALDI STORES MARRICKVILLE", "Transfer To J SMITH app",
)  # fmt: skip
_PAY = "Salary UNI OF SYDNEY"
_DAILY = 20


def lines(size: int) -> Iterator[str]:
    """The file as CommBank writes it, the newest row first, with the numbers and days that make texts differ."""
    chance = random.Random(1)
    day = datetime(2012, 1, 1, tzinfo=UTC).date()
    rows, balance = [], 1_000_00
    for number in range(size):
        pay = number % _DAILY == 0
        cents = 1_900_00 if pay else -chance.randint(100, 200_00)
        balance += cents
        day += timedelta(days=1 if pay else 0)
        text = _PAY if pay else f"{chance.choice(_BOUGHT)} {chance.randint(1, 9_999)}"
        if chance.random() < 0.5:
            text += f" Card xx1234 Value Date: {day:%d/%m/%Y}"
        rows.append(f'{day:%d/%m/%Y},"{_major(cents)}","{text}","{_major(balance)}"\n')
    return reversed(rows)


def _major(cents: int) -> str:
    whole, part = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else '+'}{whole}.{part:02}"


async def run(quick: bool) -> Result:
    """Import into an empty database in each round, and let hledger read what the first one exports."""
    rounds, size = (1, 500) if quick else (3, 100_000)
    hledger = shutil.which("hledger")
    ratios, peaks = [], []
    with tempfile.TemporaryDirectory(prefix="globfam-bench-") as folder:
        file, journal = Path(folder) / "bank.csv", Path(folder) / "book.journal"
        await asyncio.to_thread(file.write_text, "".join(lines(size)), encoding="utf-8")
        for turn in range(rounds):
            database = Path(folder) / f"{turn}.db"
            seconds, peak = await _elsewhere(file, database)
            peaks.append(peak)
            if hledger is not None:
                if turn == 0:
                    await asyncio.to_thread(journal.write_text, await _exported(database), encoding="utf-8")
                ratios.append(await hledger_reads(hledger, journal, size) / seconds)
    how = f"{size:,} rows in one CSV file without a header, proved by their balances; median of {rounds} rounds."
    missed = "The import also proves the balances, and writes postings, sums, the bank's rows and what undo needs."
    unknown = Figure(_WHAT, f"≥ {AIM:g} ×", "not measured, hledger is not installed", met=False)
    speed = at_least(_WHAT, AIM, ratios) if ratios else unknown
    most = max(peaks)
    memory = Figure(_MEMORY, f"< {MOST_MEGABYTES} MB", f"{most:.0f} MB", most < MOST_MEGABYTES)
    return Result(10, "A bank's history", how, (speed, memory), missed)


async def _elsewhere(file: Path, database: Path) -> tuple[float, float]:
    """Seconds and megabytes of one import in another process; raises `RuntimeError` when it fails."""
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "benchmarks.import_once", str(file), str(database)), stdout=asyncio.subprocess.PIPE
    )
    told, _ = await child.communicate()
    if child.returncode:
        raise RuntimeError("the import failed")
    seconds, peak = json.loads(told)
    return seconds, peak


async def _exported(place: Path) -> str:
    database = Database(f"sqlite:///{place}")
    async with database.read() as connection:
        text = "".join([piece async for piece in written(SqlExportRows(connection, 1), Format.HLEDGER)])
    await database.close()
    return text
