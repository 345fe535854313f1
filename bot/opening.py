"""Opening the database for a command that an operator runs once: what is wrong becomes a sentence and an exit code."""

import asyncio
import sys
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from integrations.db.engine import Database, StorageUnavailableError
from integrations.db.migrate import current

FAILED, BAD_USE = 1, 2
BUSY = "The database cannot be reached, or it is busy: look at GLOBFAM_DATABASE_URL, or try again."


class CommandError(Exception):
    """Raised with the one sentence that the operator is told, and the exit code that follows."""

    def __init__(self, sentence: str, code: int = FAILED) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code


def finish(work: Coroutine[Any, Any, int]) -> int:
    """Run to the exit code; an expected failure is one sentence on standard error."""
    try:
        return asyncio.run(work)
    except CommandError as error:
        sys.stderr.write(error.sentence + "\n")
        return error.code
    except StorageUnavailableError:
        sys.stderr.write(BUSY + "\n")
        return FAILED


def sqlite_file(database_url: str) -> Path | None:
    """The file of an SQLite database, None for any other kind."""
    url = make_url(database_url)
    return Path(url.database or "") if url.get_backend_name() == "sqlite" else None


@asynccontextmanager
async def opened(database_url: str, *, must_exist: bool = True) -> AsyncIterator[tuple[Database, str | None]]:
    """The database with its revision (None when it has no tables), closed at the end.

    Raises `CommandError` when it cannot be reached. SQLite makes an empty file where there is none, which is refused
    unless `must_exist` is off.
    """
    file = sqlite_file(database_url)
    if must_exist and file is not None and not file.is_file():
        raise CommandError(f"There is no database at {file}: start the bot once, or look at GLOBFAM_DATABASE_URL.")
    database = Database(database_url)
    try:
        yield database, await _revision(database)
    finally:
        await database.close()


async def _revision(database: Database) -> str | None:
    try:
        async with database.read() as connection:
            return await connection.run_sync(current)
    except (OSError, DBAPIError, StorageUnavailableError):
        raise CommandError(BUSY) from None
