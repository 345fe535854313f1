"""Excel's XML of 2003, one text file for a whole workbook: banks write it because it needs no library."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from core.documents.errors import DamagedError, TooMuchError
from core.documents.limits import MOST_ROWS
from core.documents.page import Table
from integrations.files.delimited import AROUND_ROWS

_NS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_MOST_COLUMNS = 1000
_MIDNIGHT = "T00:00:00"


def book_tables(text: str) -> tuple[Table, ...]:
    """Its sheets. Raises `DamagedError` when it is no XML, `TooMuchError` past the limit of rows."""
    try:
        root = fromstring(text)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise DamagedError from error
    tables = (_table(sheet) for sheet in root.iter(f"{_NS}Worksheet"))
    return tuple(table for table in tables if table.rows)


def _table(sheet: Element) -> Table:
    rows, places, place = [], [], 0
    for element in sheet.iter(f"{_NS}Row"):
        place = _index(element, place + 1)
        row = tuple(_row(element))
        if any(row):
            rows.append(row)
            places.append(place)
        if len(rows) > MOST_ROWS + AROUND_ROWS:
            raise TooMuchError("rows", MOST_ROWS)
    return Table(tuple(rows), sheet.get(f"{_NS}Name", ""), tuple(places))


def _row(element: Element) -> Iterator[str]:
    """Cells in their columns; one may say its number, and one may lie over several."""
    column = 0
    for cell in element.iterfind(f"{_NS}Cell"):
        at = min(_index(cell, column + 1), _MOST_COLUMNS)
        over = min(_number(cell.get(f"{_NS}MergeAcross", "0")), _MOST_COLUMNS)
        yield from [""] * (at - 1 - column)
        yield _text(cell.find(f"{_NS}Data"))
        yield from [""] * over
        column = max(at, column + 1) + over


def _text(data: Element | None) -> str:
    if data is None:
        return ""
    text = " ".join("".join(data.itertext()).split())
    if data.get(f"{_NS}Type") == "DateTime":
        return text.removesuffix(".000").removesuffix(_MIDNIGHT)
    return text


def _index(element: Element, otherwise: int) -> int:
    return _number(element.get(f"{_NS}Index", "")) or otherwise


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0
