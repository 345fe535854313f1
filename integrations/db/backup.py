"""Making a backup: every table read in one consistent state, while others write."""

import os
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Connection, Date, MetaData, Table, select, text

from core.errors import GlobFamError
from integrations.db.archive import FORMAT, Archive, Manifest, Value, verified, writing
from integrations.db.engine import Database
from integrations.db.migrate import current
from integrations.db.revisions import VERSION_TABLE

_AT_ONCE = 1_000


class NothingToBackUpError(GlobFamError):
    """Raised for a database without tables."""

    code = "backup.nothing"


async def back_up(database: Database, path: Path, key_ids: Sequence[str], at: datetime) -> Manifest:
    """Write a backup, read it back whole, and only then give it its name; an older file of that name is replaced.

    Raises `NothingToBackUpError`, `StorageUnavailableError`, and `UnwritableBackupError` or `OSError` for the file.
    """
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with writing(unfinished) as archive:
            async with database.read() as connection:
                await connection.run_sync(_write, archive, tuple(key_ids), at)
        manifest = verified(unfinished)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return manifest


def our_tables(connection: Connection) -> list[Table]:
    """The tables as they are in this database at its revision, each after those that it refers to."""
    found = MetaData()
    found.reflect(connection)
    return [table for table in found.sorted_tables if table.name != VERSION_TABLE]


def sequence_of(connection: Connection, table: Table) -> str | None:
    """The PostgreSQL sequence that numbers a table's rows."""
    if "id" not in table.columns:
        return None
    quoted = connection.dialect.identifier_preparer.quote(table.name)
    return connection.execute(text("SELECT pg_get_serial_sequence(:name, 'id')"), {"name": quoted}).scalar()


def _write(connection: Connection, archive: Archive, key_ids: tuple[str, ...], at: datetime) -> None:
    schema = current(connection)
    if schema is None:
        raise NothingToBackUpError
    tables = our_tables(connection)
    for table in tables:
        archive.table(table.name, table.columns.keys(), _rows(connection, table))
    last_ids = _last_ids(connection, tables)
    archive.finish(Manifest(FORMAT, schema, at, key_ids, archive.tables, last_ids))


def _rows(connection: Connection, table: Table) -> Iterator[Sequence[Value]]:
    days = [place for place, column in enumerate(table.columns) if isinstance(column.type, Date)]
    statement = select(table).order_by(*table.primary_key)
    for row in connection.execute(statement, execution_options={"yield_per": _AT_ONCE}):
        values = list(row)
        for place in days:
            values[place] = _iso(values[place])
        yield values


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _last_ids(connection: Connection, tables: Sequence[Table]) -> dict[str, int]:
    if connection.dialect.name == "sqlite":
        rows = connection.execute(text("SELECT name, seq FROM sqlite_sequence"))
        return {name: last for name, last in rows if last}
    found = {}
    for table in tables:
        if sequence := sequence_of(connection, table):
            row = connection.execute(text(f"SELECT last_value, is_called FROM {sequence}")).one()  # noqa: S608
            if row.is_called:
                found[table.name] = row.last_value
    return found
