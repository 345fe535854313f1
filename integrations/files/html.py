"""HTML tables, which many banks save under the name of a spreadsheet."""

from html.parser import HTMLParser

from core.documents.errors import TooMuchError
from core.documents.limits import MOST_ROWS
from core.documents.page import Table
from integrations.files.delimited import AROUND_ROWS

_BLANKS = {"br", "p", "div", "li", "tr"}
_SILENT = {"script", "style", "title"}
_MOST_SPAN = 100


def html_tables(text: str) -> tuple[Table, ...]:
    """Every table with anything in it, in order; a cell over several columns leaves the others of them empty.

    Lines outside of tables come before all others, as rows of one cell. Raises `TooMuchError` past the limit of rows.
    """
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader.end_line()
    tables = [reader.loose, *reader.tables]
    return tuple(Table(tuple(rows), places=tuple(range(1, len(rows) + 1))) for rows in tables if rows)


class _Reader(HTMLParser):
    """Gathers cells; a table within a cell of another one stands for itself."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[tuple[str, ...]]] = []
        self.loose: list[tuple[str, ...]] = []
        self._open: list[tuple[list[tuple[str, ...]], list[str]]] = []
        self._cell: list[str] = []
        self._span = 0
        self._silent = 0
        self._count = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self._end_cell()
            self._open.append(([], []))
            self.tables.append(self._open[-1][0])
        elif tag == "tr":
            self.end_line()
        elif tag in {"td", "th"}:
            self._end_cell()
            span = dict(attrs).get("colspan") or ""
            self._span = min(int(span), _MOST_SPAN) if span.isascii() and span.isdigit() and span != "0" else 1
        elif tag in _BLANKS:
            self._cell.append(" ") if self._open else self.end_line()

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in {"td", "th"}:
            self._end_cell()
        elif tag == "tr":
            self.end_line()
        elif tag == "table" and self._open:
            self.end_line()
            self._open.pop()
        elif tag in _BLANKS and not self._open:
            self.end_line()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._cell.append(data)

    def end_line(self) -> None:
        """Close the row that is open, or the line outside of tables."""
        if not self._open:
            line = " ".join("".join(self._cell).split())
            self._cell = []
            self._keep(self.loose, (line,) if line else ())
            return
        self._end_cell()
        rows, row = self._open[-1]
        self._keep(rows, tuple(row) if any(row) else ())
        row.clear()

    def _end_cell(self) -> None:
        if not self._open:
            self.end_line()
        elif self._span:
            self._open[-1][1].extend([" ".join("".join(self._cell).split()), *[""] * (self._span - 1)])
        self._cell, self._span = [], 0

    def _keep(self, rows: list[tuple[str, ...]], row: tuple[str, ...]) -> None:
        if row:
            self._count += 1
            if self._count > MOST_ROWS + AROUND_ROWS:
                raise TooMuchError("rows", MOST_ROWS)
            rows.append(row)
