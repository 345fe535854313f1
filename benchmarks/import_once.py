"""`python -m benchmarks.import_once FILE.csv FILE.db`: one import in a process of its own, with what it took.

It imports nothing of the bot that an import does not need, so that its memory is the import's.
"""

import asyncio
import json
import resource
import sys
import time
from pathlib import Path

from bot import collector
from bot.clock import SystemClock
from core.documents.model import Hints, Statement
from core.family.membership import found_family
from core.family.model import Person
from core.importing.account import account_for
from core.importing.book import book
from core.importing.plan import ImportWords, plan
from core.money.currency import currency
from core.statements.read import read_tables
from core.statements.words import StatementWords
from integrations.db.engine import Database
from integrations.db.migrate import migrate
from integrations.db.unit import SqlStore
from integrations.files import opened
from integrations.vocabulary import load_vocabulary
from integrations.vocabulary.importing import load_text_words
from integrations.vocabulary.statements import load_statement_words

_BAT = Person(1, "Bat", "en", "AU", "Australia/Sydney", "AUD")


async def _import(file: Path, place: Path) -> float:
    """Seconds from the file's bytes to the commit; raises `RuntimeError` when a row is missing at its end."""
    words, money = load_statement_words(), ImportWords(load_vocabulary(), load_text_words())
    database = Database(f"sqlite:///{place}")
    clock = SystemClock()
    store = SqlStore(database, clock)
    await migrate(database)
    async with store.unit() as unit:
        viewer = (await found_family(unit, _BAT, "Bat's", clock.now())).viewer
    data = await asyncio.to_thread(file.read_bytes)
    hints = Hints(clock.now().date())
    start = time.perf_counter()
    statement = _read(data, words, hints)
    async with store.unit() as unit:
        accounts = await unit.accounts.visible(viewer)
        found = account_for(statement, accounts, money.vocabulary, currency("AUD"))
        booked = await book(unit, viewer, None, await plan(unit, viewer, found.proposal, statement, money), clock.now())
    seconds = time.perf_counter() - start
    await database.close()
    if booked.off is not None or len(statement.rows) != data.count(b"\n"):
        raise RuntimeError("the import lost a row")
    return seconds


def _read(data: bytes, words: StatementWords, hints: Hints) -> Statement:
    tables = [table for part in opened(data, "bank.csv", None) for table in part.tables]
    (statement,) = read_tables(tables, words, hints)
    return statement


if __name__ == "__main__":
    collector.wake()
    took = asyncio.run(_import(Path(sys.argv[1]), Path(sys.argv[2])))
    print(json.dumps([took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
