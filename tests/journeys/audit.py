"""Looks through the database of a bot that has ended: what is in the books, and whether they are in order."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text

from integrations.db.engine import Database
from tests.journeys.chatter import Chatter
from tests.journeys.process import BotProcess


@dataclass(frozen=True)
class Books:
    """What an auditor writes down.

    `amounts` counts the standing entries by their minor units, `days` the days that they bear. `faults` is empty when
    the ledger is in order: each entry's postings sum to zero in each currency, the running sums are the sums of the
    postings, each entry has its history, and SQLite itself finds nothing. `inbox` and `outbox` count rows by their
    state.
    """

    amounts: Counter[int]
    days: dict[int, date]
    faults: list[str]
    inbox: Counter[str]
    outbox: Counter[str]


async def audit(database_url: str) -> Books:
    """Read a database that nothing else writes to now."""
    database = Database(database_url)
    async with database.read() as connection:
        books = await connection.run_sync(_books)
    await database.close()
    return books


async def closed_books(bot: BotProcess, folder: Path) -> Books:
    """Stop a bot that keeps SQLite in its folder, as an operator would, and look through what it leaves."""
    bot.stop()
    assert await bot.ended() == 0
    return await audit(sqlite_url(folder))


def sqlite_url(folder: Path) -> str:
    """The database in a data folder."""
    return f"sqlite:///{folder / 'globfam.db'}"


def in_order(books: Books, chatter: Chatter) -> None:
    """Every message is in the books once and answered in its order, the books balance, and nothing waits."""
    assert books.faults == []
    assert books.amounts == chatter.everything
    assert set(books.inbox) <= {"done"}
    assert set(books.outbox) <= {"sent"}
    assert chatter.out_of_order() == []


def _books(db: Connection) -> Books:
    standing = _rows(db, "SELECT minor, CAST(day AS text) FROM entry WHERE NOT deleted")
    return Books(
        Counter(minor for minor, _ in standing),
        {minor: date.fromisoformat(day) for minor, day in standing},
        _unsound(db) + _unbalanced(db) + _drifted(db) + _without_history(db),
        _states(db, "inbox"),
        _states(db, "outbox"),
    )


def _rows(db: Connection, statement: str) -> Sequence[Any]:
    return [tuple(row) for row in db.execute(text(statement))]


def _states(db: Connection, table: str) -> Counter[str]:
    return Counter(dict(_rows(db, f"SELECT state, count(*) FROM {table} GROUP BY state")))


def _unsound(db: Connection) -> list[str]:
    """What SQLite finds wrong with its own file; PostgreSQL checks itself as it goes."""
    if db.dialect.name != "sqlite":
        return []
    broken = [row for row in _rows(db, "PRAGMA integrity_check") if row != ("ok",)]
    return [f"unsound: {row}" for row in broken + list(_rows(db, "PRAGMA foreign_key_check"))]


def _unbalanced(db: Connection) -> list[str]:
    """Entries whose legs do not sum to zero, and standing entries that have none."""
    legs = "SELECT entry_id, currency FROM posting GROUP BY entry_id, currency HAVING sum(minor) <> 0"
    bare = "SELECT id FROM entry WHERE NOT deleted AND id NOT IN (SELECT entry_id FROM posting)"
    return [f"unbalanced: {row}" for row in _rows(db, legs)] + [f"no postings: {row}" for row in _rows(db, bare)]


def _drifted(db: Connection) -> list[str]:
    """Running sums that are not what the postings say, or are missing."""
    booked = _sums(
        db,
        "SELECT p.account_id, substr(CAST(e.day AS text), 1, 7), p.currency, sum(p.minor) FROM posting p "
        "JOIN entry e ON e.id = p.entry_id WHERE p.account_id IS NOT NULL GROUP BY 1, 2, 3",
    )
    kept = _sums(db, "SELECT account_id, month, currency, minor FROM account_month")
    places = sorted(booked.keys() | kept.keys())
    return [f"drifted: {place}" for place in places if booked.get(place, 0) != kept.get(place, 0)]


def _sums(db: Connection, statement: str) -> dict[tuple[int, str, str], int]:
    return {(account, month, currency): minor for account, month, currency, minor in _rows(db, statement)}


def _without_history(db: Connection) -> list[str]:
    rows = _rows(db, "SELECT id FROM entry WHERE id NOT IN (SELECT entry_id FROM change_line)")
    return [f"no history: {row}" for row in rows]
