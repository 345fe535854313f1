"""What the database itself cannot do is told apart from what a statement got wrong."""

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from integrations.db.engine import Database, StorageUnavailableError


async def test_a_file_that_is_no_database_is_told_as_storage_that_cannot_serve(tmp_path: Path) -> None:
    file = tmp_path / "globfam.db"
    file.write_text("this is a letter to my aunt\n" * 100)
    database = Database(f"sqlite:///{file}")
    with pytest.raises(StorageUnavailableError):
        async with database.write():
            pass
    await database.close()


async def test_a_database_with_torn_pages_is_told_as_storage_that_cannot_serve(migrated_sqlite_url: str) -> None:
    tear(Path(migrated_sqlite_url.removeprefix("sqlite:///")))
    database = Database(migrated_sqlite_url)
    with pytest.raises(StorageUnavailableError):
        async with database.write() as connection:
            await connection.exec_driver_sql("SELECT count(*) FROM entry")
    await database.close()


def tear(file: Path) -> None:
    """Leave the first page, and nothing of the others."""
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + bytes(len(whole) - 4096))


async def test_a_glance_sees_what_was_committed_since_and_refuses_to_write(migrated_url: str) -> None:
    """The connection is the same each time on SQLite, and must not stay in a state of the past."""
    database = Database(migrated_url)
    seen = []
    for name in ("one", "two"):
        async with database.write() as connection:
            await connection.execute(text("INSERT INTO told VALUES (1, :name, 'x', 0)"), {"name": name})
        async with database.glance() as connection:
            seen.append((await connection.execute(text("SELECT count(*) FROM told"))).scalar())
    assert seen == [1, 2]
    with pytest.raises((DBAPIError, StorageUnavailableError)):
        async with database.glance() as connection:
            await connection.execute(text("DELETE FROM told"))
    await database.close()
