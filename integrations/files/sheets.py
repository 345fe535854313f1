"""XLSX and the old XLS, through calamine: each sheet as a table of texts, exact figures and ISO days."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from core.documents.errors import DamagedError, LockedBookError, TooMuchError
from core.documents.limits import MOST_ROWS
from core.documents.page import Table
from integrations.files.archive import BROKEN, measured
from integrations.files.biff import corner_of
from integrations.files.delimited import AROUND_ROWS

_MOST_CELLS = 20_000_000
"""Of the rectangle around all cells, which calamine keeps whole: one cell in a far corner would fill memory."""
_CELL = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_FAR_DOWN, _FAR_RIGHT = re.compile(rb'\br="[A-Z]{1,3}(\d{6,7})"'), re.compile(rb'\br="([A-Z]{2,3})\d')
_NEAR_ROWS, _NEAR_COLUMNS = 99_999, 26
"""The most that shorter numbers and letters can name."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DIGITS = 15
"""Significant digits that Excel keeps of a number; what comes after them is noise of its sums."""

Cell = int | float | str | bool | time | date | datetime | timedelta


def workbook_tables(data: bytes, kind: str) -> tuple[Table, ...]:
    """The visible sheets of a workbook that hold anything.

    Raises `LockedBookError` when it has a password, `DamagedError`, and `TooMuchError` past the limit of rows.
    """
    if kind == "xlsx":
        _measure(data)
    elif _ENCRYPTED in data:
        raise LockedBookError
    else:
        _within_bounds(*corner_of(data))
    with _opened(data) as book:
        tables = [_table(sheet) for sheet in _sheets(book)]
    return tuple(table for table in tables if table.rows)


@contextmanager
def _opened(data: bytes) -> Iterator[CalamineWorkbook]:
    try:
        with load_workbook(BytesIO(data)) as book:
            yield book
    except PasswordError as error:
        raise LockedBookError from error
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise DamagedError from error
    except _panics() as error:
        raise DamagedError from error


def _panics() -> tuple[type[BaseException], ...]:
    """What a library in Rust raises where its own logic has a hole: a class without a module, and no `Exception`."""
    return tuple(kind for kind in BaseException.__subclasses__() if kind.__name__ == "PanicException")


def _sheets(book: CalamineWorkbook) -> Iterator[CalamineSheet]:
    for sheet in book.sheets_metadata:
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible:
            yield book.get_sheet_by_name(sheet.name)


def _table(sheet: CalamineSheet) -> Table:
    """Rows of text with their numbers on the sheet; the empty ones left out, and empty cells at the end of each."""
    if sheet.start is None:
        return Table((), sheet.name)
    rows, places = [], []
    for place, cells in enumerate(sheet.to_python(skip_empty_area=True), sheet.start[0] + 1):
        row = [_text(cell) for cell in cells]
        while row and not row[-1]:
            row.pop()
        if row:
            rows.append(tuple(row))
            places.append(place)
            if len(rows) > MOST_ROWS + AROUND_ROWS:
                raise TooMuchError("rows", MOST_ROWS)
    return Table(tuple(rows), sheet.name, tuple(places))


def _text(cell: Cell) -> str:
    """A cell as text: days in ISO, without a time that is midnight; figures plain, as they were typed."""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return _figure(cell)
    if isinstance(cell, datetime):
        return _day(cell)
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)


def _figure(number: float) -> str:
    """The shortest figure that is the same to Excel: 12.1 and not 12.100000000000001, 1000000000 and not 1E+9."""
    text = repr(number).removesuffix(".0")
    if len(text) <= _DIGITS and "e" not in text:
        return text
    text = format(Decimal(f"{number:.{_DIGITS}g}"), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _day(moment: datetime) -> str:
    """To the nearest second: a workbook keeps times as parts of a day, and 10:11:00 comes back as 10:10:59.999999."""
    near = (moment + timedelta(milliseconds=500)).replace(microsecond=0)
    return near.date().isoformat() if near.time() == time() else near.isoformat()


def _measure(data: bytes) -> None:
    """How much it unpacks to, and how far apart its cells lie, before it is opened. Raises as `workbook_tables`."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            for info in measured(archive):
                if info.filename.startswith("xl/worksheets/") and info.filename.endswith(".xml"):
                    _measure_sheet(archive.read(info))
    except (*BROKEN, RuntimeError) as error:
        raise DamagedError from error


def _measure_sheet(sheet: bytes) -> None:
    """Exactly only where a quick look at long numbers and letters does not settle it: there are a million cells."""
    rows = max((int(row) for row in _FAR_DOWN.findall(sheet)), default=_NEAR_ROWS)
    columns = max(map(_column, set(_FAR_RIGHT.findall(sheet))), default=_NEAR_COLUMNS)
    if rows * columns > _MOST_CELLS:
        corners = set(_CELL.findall(sheet))
        rows, columns = max(int(row) for _, row in corners), max(_column(column) for column, _ in corners)
    _within_bounds(rows, columns)


def _within_bounds(rows: int, columns: int) -> None:
    if rows * columns > _MOST_CELLS:
        raise TooMuchError("rows", MOST_ROWS)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
