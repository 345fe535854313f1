"""The balances and sums that a statement prints above and below its rows, as figures."""

from collections.abc import Sequence
from decimal import Decimal

from core.statements.choose import Printed
from core.statements.columns import Row
from core.statements.facts import Facts
from core.statements.figures import FigureReader, is_blank
from core.statements.gather import cell
from core.statements.shape import Frame
from core.statements.words import StatementWords, fold

_SIDES = {"total_in": ("in", "credit"), "total_out": ("out", "debit")}


def printed_of(frame: Frame, above: Facts, below: Sequence[Row], words: StatementWords) -> Printed:
    """Read what is printed around the rows; a sum that is printed twice with two values is no sum."""
    found: dict[str, set[Decimal]] = {}
    reader = frame.figures
    for key in ("opening", "closing", "total_in", "total_out"):
        _add(found, key, _figure(getattr(above, key) or "", reader))
    for row in below:
        for key, value in _of_row(row, frame, words):
            _add(found, key, value)
    one = {key: values.pop() for key, values in found.items() if len(values) == 1}
    return Printed(
        opening=one.get("opening"),
        closing=one.get("closing"),
        before=frame.role("opening"),
        total_in=one.get("total_in"),
        total_out=one.get("total_out"),
    )


def _add(found: dict[str, set[Decimal]], key: str, value: Decimal | None) -> None:
    if value is not None:
        found.setdefault(key, set()).add(abs(value) if key in _SIDES else value)


def _figure(text: str, reader: FigureReader) -> Decimal | None:
    return None if is_blank(text) else reader.read(text.strip())


def _of_row(row: Row, frame: Frame, words: StatementWords) -> list[tuple[str, Decimal | None]]:
    """The facts of one row below: a figure after its label, in its own column for balances and for sums of columns."""
    said: list[tuple[str, Decimal | None]] = []
    for column, text in enumerate(row):
        label, _, value = text.partition(":")
        key = words.labels.get(fold(label), "")
        if key == "total":
            said += [(side, _under(row, frame, roles)) for side, roles in _SIDES.items()]
        elif key in {"opening", "closing"}:
            inside = _under(row, frame, ("balance", "owed"))
            said.append((key, inside if inside is not None else _after(row, column, value, frame.figures)))
        elif key in _SIDES:
            said.append((key, _after(row, column, value, frame.figures)))
    return said


def _under(row: Row, frame: Frame, roles: Sequence[str]) -> Decimal | None:
    columns = [column for role in roles for column in frame.roles.get(role, ())]
    return next((_figure(cell(row, column), frame.figures) for column in columns), None)


def _after(row: Row, column: int, value: str, reader: FigureReader) -> Decimal | None:
    """The figure that stands after a label, in its cell or in the next that holds one."""
    if value.strip():
        return _figure(value, reader)
    return next((figure for text in row[column + 1 :] if (figure := _figure(text, reader)) is not None), None)
