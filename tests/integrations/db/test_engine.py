"""What the database itself cannot do is told apart from what a statement got wrong."""

from pathlib import Path

import pytest

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
