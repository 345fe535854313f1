"""Text that was pasted into a file: as a page of words at their places, and as the columns that blanks make."""

import re
from collections.abc import Sequence

from core.documents.errors import TooMuchError
from core.documents.limits import MOST_TEXT_PAGES
from core.documents.page import Box, Page, Table, Word
from integrations.files.part import Part

_WIDE, _HIGH = 24, 48
"""Of a letter, in quarter points, as a typewriter would set it."""
_LINES = 60
_MARGIN = 4
_TAB = 8
_BETWEEN = " " * 4
_FEW_ROWS = 300
"""More rows than a bill, a receipt or a payslip has."""
_COLUMNS = re.compile(r"\s{2,}|\t+")


def text_part(text: str, name: str = "") -> Part:
    """A text as pages of sixty lines, and as one table. Raises `TooMuchError` past the limit of pages."""
    return Part("text", name, tables=_tables(text), pages=text_pages(text))


def text_pages(text: str) -> tuple[Page, ...]:
    """The words of a text where they stand, as if it had been typed. Raises `TooMuchError` past the limit of pages."""
    lines = text.expandtabs(_TAB).splitlines()
    if len(lines) > MOST_TEXT_PAGES * _LINES:
        raise TooMuchError("text_pages", MOST_TEXT_PAGES)
    sheets = (lines[start : start + _LINES] for start in range(0, len(lines), _LINES))
    return tuple(page for page in (_page(number, sheet) for number, sheet in enumerate(sheets, 1)) if page.words)


def table_pages(tables: Sequence[Table]) -> tuple[Page, ...]:
    """The rows of small tables as lines of a text, for papers that are no list of rows; nothing for large ones."""
    rows = [row for table in tables for row in table.rows]
    return text_pages("\n".join(_BETWEEN.join(filter(None, row)) for row in rows)) if len(rows) <= _FEW_ROWS else ()


def _page(number: int, lines: list[str]) -> Page:
    words = tuple(
        _word(found.group(), found.start(), row)
        for row, line in enumerate(lines)
        for found in re.finditer(r"\S+", line)
    )
    width = max((word.box.right for word in words), default=0) + _MARGIN * _WIDE
    return Page(number, width, (_LINES + 2 * _MARGIN) * _HIGH, words)


def _word(text: str, column: int, row: int) -> Word:
    left, top = (_MARGIN + column) * _WIDE, (_MARGIN + row) * _HIGH
    return Word(text, Box(left, top, left + len(text) * _WIDE, top + _HIGH))


def _tables(text: str) -> tuple[Table, ...]:
    """The lines split where two blanks or a tabulator stand, when there are lines that have columns."""
    rows = [
        (place, tuple(_COLUMNS.split(line.strip()))) for place, line in enumerate(text.splitlines(), 1) if line.strip()
    ]
    if not any(len(row) > 1 for _, row in rows):
        return ()
    return (Table(tuple(row for _, row in rows), places=tuple(place for place, _ in rows)),)
