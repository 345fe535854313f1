"""CSV in all its kinds: any delimiter, quotes or none, rows that are not all as long. Every cell stays text.

The standard `csv` splits; it is asked with each delimiter in turn, and the one that makes rows alike is right. Its own
`Sniffer` takes a letter for a delimiter when texts repeat. pandas would make floats of figures and drop long rows.
"""

import csv
import re
from collections import Counter
from io import StringIO
from itertools import islice

from core.documents.errors import TooMuchError
from core.documents.limits import MOST_ROWS
from core.documents.page import Table

DELIMITERS = ("\t", ";", "|", ",")
"""The comma last: it also stands in figures."""
AROUND_ROWS = 100
"""Rows above and below those of a bank that a file may have besides: titles, headings, sums."""
_MOST, _ALL = 5, 10
"""Tenths of the rows that must be alike."""
_PAIR = 2
"""Two columns make a table only when every row has them: a comma stands in many lines of a letter, too."""
_SAMPLE_ROWS = 300
_SAMPLE = 200_000
_SEP = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
csv.field_size_limit(1_000_000)

Placed = tuple[int, tuple[str, ...]]


def delimiter_of(text: str) -> str | None:
    """The delimiter by which a text is a table, most of its rows being alike. None when there is none.

    Of several that do, the one with the most rows alike wins, and then the one with more columns: the decimal comma
    makes two columns of every row of a table that semicolons make six of.
    """
    told = _SEP.match(text)
    if told:
        return told.group(1)
    sample = text[: text.rfind("\n", 0, _SAMPLE) + 1 or _SAMPLE] if len(text) > _SAMPLE else text
    found = {delimiter: _alike(sample, delimiter) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=lambda delimiter: found[delimiter])
    tenths, columns = found[best]
    return best if tenths >= (_MOST if columns > _PAIR else _ALL) else None


def unwrapped(text: str) -> str:
    """The lines within, where every line is one cell in quotes: a CSV that was saved again as if it had one column."""
    cells: list[str] = []
    for line in text.splitlines():
        row = _split(line, DELIMITERS[-1])
        if row and (len(row) > 1 or not line.startswith('"')):
            return text
        cells += row or [""]
    return "\n".join(cells)


def _alike(sample: str, delimiter: str) -> tuple[int, int]:
    """How many tenths of the rows have the commonest number of cells beyond one, and that number."""
    rows = [row for _, row in islice(_placed(sample, delimiter), _SAMPLE_ROWS) if any(row)]
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return 0, 0
    columns, count = max(widths.items(), key=lambda pair: (pair[1], pair[0]))
    return 10 * count // len(rows), columns


def table_of(text: str, delimiter: str, name: str = "") -> Table:
    """The rows of a text with the line of the file that each begins on. Empty rows are left out.

    Raises `TooMuchError` past the limit of rows.
    """
    told = _SEP.match(text)
    skipped = 1 if told else 0
    rows: list[tuple[str, ...]] = []
    places: list[int] = []
    for place, row in _placed(text[told.end() :] if told else text, delimiter):
        if any(row):
            rows.append(row)
            places.append(place + skipped)
    return Table(tuple(rows), name, tuple(places))


def _placed(text: str, delimiter: str) -> list[Placed]:
    """Rows with the lines that they begin on, as `csv` reads them: a cell in quotes may go on over line ends.

    Where a quote was opened and never closed, each line is read for itself: whole rows would be hidden in one cell.
    """
    rows: list[Placed] = []
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    before = 0
    try:
        for row in reader:
            if reader.line_num > before + 1 and _swallows(row, delimiter):
                return _line_by_line(text, delimiter)
            rows.append((before + 1, tuple([cell.strip() for cell in row])))
            before = reader.line_num
            _within_limit(rows)
    except csv.Error:  # a cell without an end
        return _line_by_line(text, delimiter)
    return rows


def _line_by_line(text: str, delimiter: str) -> list[Placed]:
    rows: list[Placed] = []
    for place, line in enumerate(StringIO(text, newline=""), 1):
        rows.append((place, tuple([cell.strip() for cell in _split(line.rstrip("\r\n"), delimiter)])))
        _within_limit(rows)
    return rows


def _within_limit(rows: list[Placed]) -> None:
    if len(rows) > MOST_ROWS + AROUND_ROWS:
        raise TooMuchError("rows", MOST_ROWS)


def _swallows(row: list[str], delimiter: str) -> bool:
    """Whether a cell hides rows: a line in it holds as many delimiters as came before the cell."""
    return any(
        line.count(delimiter) >= max(2, index) for index, cell in enumerate(row) for line in cell.split("\n")[1:]
    )


def _split(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:  # a cell that is too long
        return line.split(delimiter)
