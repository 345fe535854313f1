"""Statements that every update needs, compiled once: SQLAlchemy words them, and SQLite's own driver runs them.

Between a statement and SQLite's few microseconds of work stand building it, finding it in the cache of compiled ones,
and wrapping its result, which together made up most of an update. Here they are done once for each statement. On any
other connection (PostgreSQL, a reader) the same statement takes SQLAlchemy's ordinary way.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Boolean, Delete, Dialect, Insert, Select, Table, Update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.types import TypeEngine

from integrations.db.in_place import in_place

Statement = Select[Any] | Insert | Update | Delete
Insertion = Callable[[Table], sqlite.Insert | postgresql.Insert]
"""`insert` of a dialect, which knows `on_conflict_do_nothing` and `on_conflict_do_update`."""
Row = Mapping[Any, Any]
"""One row of a result, by the names of its columns."""
_Convert = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A statement in SQLite's words, with (name, value unless given, conversion) for each `?`, and its result's."""

    text: str
    binds: tuple[tuple[str, Any, _Convert | None], ...]
    columns: tuple[str, ...]
    converts: tuple[tuple[int, _Convert], ...]

    def bound(self, given: Mapping[str, Any]) -> list[Any]:
        """The values in the order of the statement."""
        return [
            given.get(name, usual) if convert is None else convert(given.get(name, usual))
            for name, usual, convert in self.binds
        ]

    def row(self, values: Sequence[Any]) -> Row:
        """One row of the result by the names of its columns."""
        row = list(values)
        for place, convert in self.converts:
            row[place] = convert(row[place])
        return dict(zip(self.columns, row, strict=True))


class Prepared:
    """One statement, with a `bindparam` for each value that changes.

    An insert is given the names of its `columns`, whose values come with each call. One that differs between the
    dialects is made by a function of the dialect's own `insert`.
    """

    def __init__(self, statement: Statement | Callable[[Insertion], Statement], *columns: str) -> None:
        self._make = statement if callable(statement) else lambda _: statement
        self._columns = columns or None
        self._made: dict[str, Statement] = {}
        self._compiled: _Compiled | None = None

    async def all(self, connection: AsyncConnection, **values: object) -> Sequence[Row]:
        """Every row of the result."""
        near = in_place(connection)
        if near is None:
            return (await connection.execute(self._statement(connection), values)).mappings().all()
        compiled = self._compiled or self._compile(connection)
        cursor = await near.run(compiled.text, compiled.bound(values))
        return [compiled.row(row) for row in cursor.fetchall()]

    async def first(self, connection: AsyncConnection, **values: object) -> Row | None:
        """The first row of the result; None when there is none."""
        rows = await self.all(connection, **values)
        return rows[0] if rows else None

    async def count(self, connection: AsyncConnection, **values: object) -> int:
        """How many rows were written."""
        near = in_place(connection)
        if near is None:
            return (await connection.execute(self._statement(connection), values)).rowcount
        compiled = self._compiled or self._compile(connection)
        return (await near.run(compiled.text, compiled.bound(values))).rowcount

    def _statement(self, connection: AsyncConnection) -> Statement:
        name = connection.dialect.name
        if name not in self._made:
            self._made[name] = self._make(sqlite.insert if name == "sqlite" else postgresql.insert)
        return self._made[name]

    def _compile(self, connection: AsyncConnection) -> _Compiled:
        dialect = connection.dialect
        statement = self._statement(connection)
        compiled = statement.compile(dialect=dialect, column_keys=self._columns)
        usual = compiled.params
        binds = tuple(
            (name, usual[name], _binding(compiled.binds[name].type, dialect)) for name in compiled.positiontup or ()
        )
        results = statement.exported_columns
        reads = (
            (at, column.type.dialect_impl(dialect).result_processor(dialect, None)) for at, column in enumerate(results)
        )
        self._compiled = _Compiled(
            str(compiled),
            binds,
            tuple(map(str, results.keys())),
            tuple((at, convert) for at, convert in reads if convert),
        )
        return self._compiled


def _binding(kind: TypeEngine[Any], dialect: Dialect) -> _Convert | None:
    """The conversion of a value for the driver, which takes Python's own booleans as they are."""
    if isinstance(kind, Boolean):
        return None
    convert: _Convert | None = kind.dialect_impl(dialect).bind_processor(dialect)
    return convert
