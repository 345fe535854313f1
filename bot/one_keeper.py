"""Who keeps an SQLite database: `run` does so alone, since at its start it sends again what was in flight.

A second one would send what the first is just sending, and both would take the same updates from Telegram. `restore`
is alone with it too, for a bot must not write into what is being replaced. The lock is the operating system's: it is
gone with its process, however that ends. PostgreSQL needs none, for it has leases.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

from bot.opening import sqlite_file
from integrations.db.engine import StorageUnavailableError

SUFFIX = ".lock"


class KeptError(Exception):
    """Raised when another process keeps the database."""


def keeping(database_url: str, *, alone: bool) -> AbstractContextManager[None]:
    """Keep the database for as long as the block lasts; `alone`, or beside others that are not.

    Raises `KeptError` at once when that cannot be, and `StorageUnavailableError` where no file can be made.
    """
    file = sqlite_file(database_url)
    return _keeping(file, alone=alone) if file is not None else nullcontext()


@contextmanager
def _keeping(database: Path, *, alone: bool) -> Iterator[None]:
    try:
        file = os.open(database.with_name(database.name + SUFFIX), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise StorageUnavailableError from error
    try:
        _lock(file, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
        yield
    finally:
        os.close(file)


def _lock(file: int, how: int) -> None:
    try:
        fcntl.flock(file, how | fcntl.LOCK_NB)
    except BlockingIOError:
        raise KeptError from None
