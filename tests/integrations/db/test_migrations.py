"""Migrations on both databases: from empty, to what the code says, and up from each released revision with data."""

from collections.abc import AsyncIterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, func, select, text

from integrations.db.backup import our_tables
from integrations.db.engine import Database
from integrations.db.migrate import HEAD, current, migrate, upgrade
from integrations.db.revisions import BASE, downgrade, revisions
from integrations.db.tables import metadata
from tests.integrations.db.sample_rows import contents, put_a_row_in_each

Columns = dict[str, list[tuple[str, str]]]


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = Database(database_url)
    yield database
    await database.close()


def columns(connection: Connection) -> Columns:
    return {
        table.name: [(column.name, str(column.type)) for column in table.columns] for table in our_tables(connection)
    }


def differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, metadata))


def counts(connection: Connection) -> dict[str, int]:
    return {
        table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
        for table in our_tables(connection)
    }


def test_there_are_revisions_and_the_newest_is_head() -> None:
    assert len(revisions()) >= 1
    assert revisions()[-1] == HEAD


async def test_from_empty_to_what_the_code_says(database: Database) -> None:
    assert await migrate(database) is True
    assert await migrate(database) is False
    async with database.read() as connection:
        assert await connection.run_sync(current) == HEAD
        assert await connection.run_sync(differences) == []
        assert set(await connection.run_sync(columns)) == set(metadata.tables)


async def test_a_difference_would_be_seen(database: Database) -> None:
    await migrate(database)
    async with database.write() as connection:
        await connection.execute(text("DROP INDEX ix_entry_message"))
        await connection.execute(text("ALTER TABLE habit ADD COLUMN more TEXT"))
    async with database.read() as connection:
        assert len(await connection.run_sync(differences)) == 2


@pytest.mark.parametrize("revision", revisions())
async def test_up_from_a_released_revision_with_data_and_back(database: Database, revision: str) -> None:
    async with database.write() as connection:
        await connection.run_sync(upgrade, revision)
        await connection.run_sync(put_a_row_in_each)
        before = await connection.run_sync(columns)
        rows = await connection.run_sync(counts)
        assert set(rows.values()) == {1}
    await migrate(database)
    async with database.write() as connection:
        now = await connection.run_sync(counts)
        assert {name: now[name] for name in rows if name in now} == {name: 1 for name in rows if name in now}
        assert await connection.run_sync(differences) == []
        await connection.run_sync(downgrade, revision)
        assert await connection.run_sync(columns) == before
        assert await connection.run_sync(counts) == rows
        await connection.run_sync(upgrade)
        assert await connection.run_sync(differences) == []


async def test_down_to_nothing_and_up_again(database: Database) -> None:
    await migrate(database)
    async with database.write() as connection:
        await connection.run_sync(put_a_row_in_each)
        await connection.run_sync(downgrade, BASE)
        assert await connection.run_sync(contents) == {}
        await connection.run_sync(upgrade)
        assert await connection.run_sync(differences) == []
