"""Looks through the database file of a bot that has ended: what is in the books, and whether they are in order."""

import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Books:
    """What an auditor writes down.

    `amounts` counts the standing entries by their minor units. `faults` is empty when the ledger is in order: each
    entry's postings sum to zero in each currency, the running sums are the sums of the postings, each entry has its
    history, and SQLite itself finds nothing. `inbox` and `outbox` count rows by their state.
    """

    amounts: Counter[int]
    faults: list[str]
    inbox: Counter[str]
    outbox: Counter[str]


def audit(folder: Path) -> Books:
    """Read the database in a data folder."""
    with closing(sqlite3.connect(f"file:{folder / 'globfam.db'}?mode=ro", uri=True)) as db:
        faults = [f"integrity: {row}" for row in db.execute("PRAGMA integrity_check") if row != ("ok",)]
        faults += [f"foreign key: {row}" for row in db.execute("PRAGMA foreign_key_check")]
        faults += _unbalanced(db) + _drifted(db) + _without_history(db)
        return Books(
            Counter(row[0] for row in db.execute("SELECT minor FROM entry WHERE NOT deleted")),
            faults,
            _states(db, "inbox"),
            _states(db, "outbox"),
        )


def _states(db: sqlite3.Connection, table: str) -> Counter[str]:
    return Counter(dict(db.execute(f"SELECT state, count(*) FROM {table} GROUP BY state").fetchall()))


def _unbalanced(db: sqlite3.Connection) -> list[str]:
    """Entries whose legs do not sum to zero, and standing entries that have none."""
    legs = "SELECT entry_id, currency FROM posting GROUP BY entry_id, currency HAVING sum(minor) <> 0"
    bare = "SELECT id FROM entry WHERE NOT deleted AND id NOT IN (SELECT entry_id FROM posting)"
    return [f"unbalanced: {row}" for row in db.execute(legs)] + [f"no postings: {row}" for row in db.execute(bare)]


def _drifted(db: sqlite3.Connection) -> list[str]:
    """Running sums that are not what the postings say, or are missing."""
    booked = dict.fromkeys((), 0) | {
        row[:3]: row[3]
        for row in db.execute(
            "SELECT p.account_id, substr(e.day, 1, 7), p.currency, sum(p.minor) FROM posting p "
            "JOIN entry e ON e.id = p.entry_id WHERE p.account_id IS NOT NULL GROUP BY 1, 2, 3"
        )
    }
    kept = {row[:3]: row[3] for row in db.execute("SELECT account_id, month, currency, minor FROM account_month")}
    places = sorted(booked.keys() | kept.keys())
    return [f"drifted: {place}" for place in places if booked.get(place, 0) != kept.get(place, 0)]


def _without_history(db: sqlite3.Connection) -> list[str]:
    rows = db.execute("SELECT id FROM entry WHERE id NOT IN (SELECT entry_id FROM change_line)")
    return [f"no history: {row}" for row in rows]
