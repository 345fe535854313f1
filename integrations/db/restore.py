"""Putting a backup back: all of it in one transaction, or nothing.

The tables are made as they were when the backup was made, filled, counted, and then brought to this version, so that
an old backup comes back by the same steps that the database itself went through.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, Date, Table, bindparam, func, insert, inspect, select, text, update
from sqlalchemy.exc import DBAPIError, OperationalError

from core.errors import GlobFamError
from integrations.db.archive import DamagedBackupError, Manifest, Value, rows, verified
from integrations.db.backup import our_tables, sequence_of
from integrations.db.engine import Database
from integrations.db.migrate import current, upgrade
from integrations.db.revisions import BASE, VERSION_TABLE, downgrade, revisions

_AT_ONCE = 1_000
Record = dict[str, Any]


class NewerSchemaError(GlobFamError):
    """Raised for a backup, or a database, of a later version of the program; `schema` is its revision."""

    code = "restore.newer_schema"


class WrongKeyError(GlobFamError):
    """Raised when a secret key that was in use is not at hand; `key_ids` name the missing ones."""

    code = "restore.wrong_key"


class NotEmptyError(GlobFamError):
    """Raised when there are rows in the database and nobody said to replace them."""

    code = "restore.not_empty"


class ForeignDatabaseError(GlobFamError):
    """Raised when the database holds tables that are not GlobFam's."""

    code = "restore.foreign"


class RefusedRowError(GlobFamError):
    """Raised when the database does not take a row that the other kind of database took; `table` is where."""

    code = "restore.refused_row"


async def restore(database: Database, path: Path, key_ids: Collection[str] | None, *, replace: bool) -> Manifest:
    """Verify a backup, then its keys, then put it into the database; `key_ids` of None means to do without the keys.

    Raises what `verified` raises, `NewerSchemaError`, `WrongKeyError`, `NotEmptyError` unless `replace`,
    `ForeignDatabaseError`, `RefusedRowError` and `StorageUnavailableError`; nothing was changed then.
    """
    manifest = verified(path)
    if key_ids is not None and (missing := [key for key in manifest.key_ids if key not in key_ids]):
        raise WrongKeyError(key_ids=", ".join(missing))
    _must_know(manifest.schema)
    async with database.remake() as connection:
        await connection.run_sync(_load, path, manifest, replace=replace)
    return manifest


def _must_know(schema: str) -> None:
    if schema not in revisions():
        raise NewerSchemaError(schema=schema)


def _load(connection: Connection, path: Path, manifest: Manifest, *, replace: bool) -> None:
    _clear(connection, replace=replace)
    upgrade(connection, manifest.schema)
    tables = our_tables(connection)
    _must_fit(tables, manifest)
    for table in tables:
        _fill(connection, table, path, manifest.tables[table.name].columns)
        count = connection.execute(select(func.count()).select_from(table)).scalar_one()
        if count != manifest.tables[table.name].rows:
            raise DamagedBackupError(part=table.name)
    upgrade(connection)
    _go_on_counting(connection, manifest)


def _clear(connection: Connection, *, replace: bool) -> None:
    schema = current(connection)
    if schema is None:
        if set(inspect(connection).get_table_names()) - {VERSION_TABLE}:
            raise ForeignDatabaseError
        return
    if not replace and any(connection.execute(select(table).limit(1)).first() for table in our_tables(connection)):
        raise NotEmptyError
    _must_know(schema)
    downgrade(connection, BASE)


def _must_fit(tables: Sequence[Table], manifest: Manifest) -> None:
    """A checksum proves that nothing changed, not that what was written fits the tables."""
    for name in {table.name for table in tables} ^ set(manifest.tables):
        raise DamagedBackupError(part=name)
    for table in tables:
        if set(table.columns.keys()) != set(manifest.tables[table.name].columns):
            raise DamagedBackupError(part=table.name)


def _fill(connection: Connection, table: Table, path: Path, columns: Sequence[str]) -> None:
    """Insert all rows. A column that refers to its own table is set afterwards, since it may point at a later row."""
    to_itself = [column for column in table.columns if any(key.column.table is table for key in column.foreign_keys)]
    nothing = {column.name: None for column in to_itself}
    try:
        for batch in _batches(table, path, columns):
            connection.execute(insert(table), [record | nothing for record in batch])
        for column in to_itself:
            for batch in _batches(table, path, columns):
                _point(connection, table, column, [record for record in batch if record[column.name] is not None])
    except OperationalError:
        raise
    except DBAPIError as error:
        if error.connection_invalidated:
            raise
        raise RefusedRowError(table=table.name) from error


def _point(connection: Connection, table: Table, column: Column[Any], batch: Sequence[Record]) -> None:
    keys = [key.name for key in table.primary_key]
    statement = update(table).where(*(table.c[key] == bindparam(f"at_{key}") for key in keys))
    if batch:
        values = [{f"at_{key}": record[key] for key in keys} | {"to": record[column.name]} for record in batch]
        connection.execute(statement.values({column: bindparam("to")}), values)


def _batches(table: Table, path: Path, columns: Sequence[str]) -> Iterator[list[Record]]:
    days = [name for name in columns if isinstance(table.columns[name].type, Date)]
    lines = rows(path, table.name)
    while batch := [_record(columns, row, days) for row in islice(lines, _AT_ONCE)]:
        yield batch


def _record(columns: Sequence[str], row: Sequence[Value], days: Sequence[str]) -> Record:
    record: Record = dict(zip(columns, row, strict=True))
    for name in days:
        record[name] = None if record[name] is None else date.fromisoformat(record[name])
    return record


def _go_on_counting(connection: Connection, manifest: Manifest) -> None:
    """Let the next row of each table have an id that no row ever had."""
    for table in our_tables(connection):
        last = manifest.last_ids.get(table.name, 0)
        if connection.dialect.name == "sqlite":
            _count_on_sqlite(connection, table, last)
        elif sequence := sequence_of(connection, table):
            highest = connection.execute(select(func.max(table.c.id))).scalar() or 0
            start = {"sequence": sequence, "next": max(last, highest) + 1}
            connection.execute(text("SELECT setval(CAST(:sequence AS text)::regclass, :next, false)"), start)


def _count_on_sqlite(connection: Connection, table: Table, last: int) -> None:
    """SQLite has counted what was inserted, in tables made with AUTOINCREMENT; the others keep no count."""
    made = text("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = :name")
    if last and "AUTOINCREMENT" in connection.execute(made, {"name": table.name}).scalar_one():
        counted = {"name": table.name, "last": last}
        known = connection.execute(text("UPDATE sqlite_sequence SET seq = max(seq, :last) WHERE name = :name"), counted)
        if known.rowcount == 0:
            connection.execute(text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :last)"), counted)
