"""Loaded by Python itself where this folder is on its path: SIGUSR1 fills the disk for SQLite, SIGUSR2 makes room.

`PRAGMA max_page_count` holds for one connection and cannot be set from outside a process, so it is set here, inside the
real one, of which nothing else is changed. The error that follows is SQLite's own SQLITE_FULL.
"""

import signal
import sqlite3
import weakref
from types import FrameType
from typing import Any

_ROOM, _NONE = 1_000_000_000, 1  # it never goes below the pages that there are
_connect = sqlite3.connect


class _Connection(sqlite3.Connection):
    """One that a weak reference can point to."""


_open: weakref.WeakSet[_Connection] = weakref.WeakSet()
_limit = _ROOM


def _connect_limited(*arguments: Any, **options: Any) -> _Connection:
    given = options | {"check_same_thread": False, "factory": _Connection}
    connection: _Connection = _connect(*arguments, **given)
    connection.execute(f"PRAGMA max_page_count = {_limit}")
    _open.add(connection)
    return connection


def _set(number: int, _frame: FrameType | None) -> None:
    global _limit  # noqa: PLW0603 - one disk for the process
    _limit = _NONE if number == signal.SIGUSR1 else _ROOM
    for connection in list(_open):
        connection.execute(f"PRAGMA max_page_count = {_limit}")


sqlite3.connect = _connect_limited  # type: ignore[assignment]  # one of its many ways to be called
signal.signal(signal.SIGUSR1, _set)
signal.signal(signal.SIGUSR2, _set)
