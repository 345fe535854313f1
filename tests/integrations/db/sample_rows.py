"""One row in every table of whatever revision a database is at, and what stands in all tables."""

from datetime import date
from typing import Any

from sqlalchemy import Boolean, Column, Connection, Date, Integer, String, Table, insert, select

from integrations.db.backup import our_tables

Contents = dict[str, list[tuple[Any, ...]]]


def put_a_row_in_each(connection: Connection) -> None:
    """Fill every column by its type, nullable ones too; a reference takes what stands in the row referred to."""
    made: dict[str, dict[str, Any]] = {}
    for table in our_tables(connection):
        made[table.name] = {column.name: _value(column, table, made) for column in table.columns}
        connection.execute(insert(table), [made[table.name]])


def contents(connection: Connection) -> Contents:
    """All rows of all tables, in the order of their keys."""
    return {
        table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
        for table in our_tables(connection)
    }


def _value(column: Column[Any], table: Table, made: dict[str, dict[str, Any]]) -> Any:
    for key in column.foreign_keys:
        if key.column.table is not table:
            return made[key.column.table.name][key.column.name]
    if isinstance(column.type, Boolean):
        return True
    if isinstance(column.type, Date):
        return date(2026, 11, 24)
    if isinstance(column.type, String):
        return "ө"
    assert isinstance(column.type, Integer), f"no sample for {table.name}.{column.name}: {column.type!r}"
    return 1
