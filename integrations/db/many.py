"""Many rows at once: the driver's own `executemany`, with the conversions of the columns and nothing else.

SQLAlchemy's way from a dictionary to a row costs more than SQLite's own work; an import of a bank's years would wait
for it. The statement still comes from the table, so that a column renamed there is renamed here.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any

from sqlalchemy import Boolean, Dialect, Table, insert, text
from sqlalchemy.ext.asyncio import AsyncConnection

from integrations.db.in_place import in_place

BATCH = 2_000
"""Rows between two turns of the event loop: some ten milliseconds of making them."""

_REMEMBERED = 2_000
Row = tuple[Any, ...]
_Convert = Callable[[Any], Any]


async def insert_rows(connection: AsyncConnection, table: Table, columns: tuple[str, ...], rows: Iterable[Row]) -> None:
    """Insert rows whose values stand in the order of `columns`, which is the table's; `rows` may be made lazily."""
    statement, converts = _statement(connection.dialect, table, columns)
    near = in_place(connection)
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        ready = [_converted(row, converts) for row in batch] if converts else batch
        if near is None:
            await connection.exec_driver_sql(statement, list(map(tuple, ready)))
        else:
            await near.run_many(statement, ready)


async def reserve_ids(connection: AsyncConnection, table: Table, count: int) -> Sequence[int]:
    """Ids for `count` rows of a table, in rising order and never given again."""
    if connection.dialect.name == "sqlite":  # the unit of work holds the write lock, so the next ids are ours
        last = await connection.execute(
            text("SELECT seq FROM sqlite_sequence WHERE name = :table"), {"table": table.name}
        )
        first = (last.scalar() or 0) + 1
        return range(first, first + count)
    taken = text(
        "SELECT nextval(pg_get_serial_sequence(:table, 'id')) AS id FROM generate_series(1, :count) ORDER BY id"
    )
    return (await connection.execute(taken, {"table": table.name, "count": count})).scalars().all()


@lru_cache
def _statement(
    dialect: Dialect, table: Table, columns: tuple[str, ...]
) -> tuple[str, tuple[tuple[int, _Convert], ...]]:
    """The statement in the driver's own words, and which values it needs converted."""
    compiled = insert(table).compile(dialect=dialect, column_keys=columns, for_executemany=True)
    order = tuple(compiled.positiontup or ())
    if order != columns:
        raise ValueError(f"the columns of {table.name} stand in the order {order}")
    types = ((place, table.c[name].type) for place, name in enumerate(columns))
    converts = (
        (place, kind.dialect_impl(dialect).bind_processor(dialect))
        for place, kind in types
        if not isinstance(kind, Boolean)  # both drivers take Python's own
    )
    # A batch's days and instants are few, and putting one into words takes longer than finding it again.
    return str(compiled), tuple((place, lru_cache(_REMEMBERED)(convert)) for place, convert in converts if convert)


def _converted(row: Row, converts: tuple[tuple[int, _Convert], ...]) -> Sequence[Any]:
    values = list(row)
    for place, convert in converts:
        values[place] = convert(values[place])
    return values
