"""CSV in all its kinds: any delimiter, quotes or none, rows that are not all as long. Every cell stays text.

The standard `csv` splits; it is asked with each delimiter in turn, and the one that makes rows alike is right. Its own
`Sniffer` takes a letter for a delimiter when texts repeat. pandas would make floats of figures and drop long rows.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from core.documents.errors import DamagedError, TooMuchError
from core.documents.limits import MOST_ROWS
from core.documents.page import Table

DELIMITERS = ("\t", ";", "|", ",")
"""The comma last: it also stands in figures."""
AROUND_ROWS = 100
"""Rows above and below those of a bank that a file may have besides: titles, headings, sums."""
_SAMPLE_ROWS = 300
_SAMPLE = 200_000
_SEP = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
csv.field_size_limit(1_000_000)

Placed = tuple[int, tuple[str, ...]]


def delimiter_of(text: str) -> str | None:
    """The delimiter by which a text is a table: at least two rows alike, and most rows at least so. None when none is.

    Of several that do, the one with the most rows alike wins, and then the one with more columns: the decimal comma
    makes two columns of every row of a table that semicolons make six of.
    """
    told = _SEP.match(text)
    if told:
        return told.group(1)
    sample = text if len(text) <= _SAMPLE else text[: text.rindex("\n", 0, _SAMPLE) + 1] if "\n" in text else text
    found = [(*_alike(sample, delimiter), delimiter) for delimiter in DELIMITERS]
    tenths, columns, _ = max(found, key=lambda one: (one[0] * (one[1] > 1), one[1]))
    return next(d for t, c, d in found if (t, c) == (tenths, columns)) if tenths >= 5 and columns > 1 else None


def _alike(sample: str, delimiter: str) -> tuple[int, int]:
    """How many tenths of the rows have the commonest number of cells beyond one, and that number."""
    rows = [row for row in islice(_split(sample, delimiter), _SAMPLE_ROWS) if any(cell.strip() for cell in row)]
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return 0, 0
    columns, count = max(widths.items(), key=lambda pair: (pair[1], pair[0]))
    return (10 * count // len(rows) if count > 1 or len(rows) == 1 else 0), columns


def table_of(text: str, delimiter: str, name: str = "") -> Table:
    """The rows of a text with the line of the file that each begins on. Empty rows are left out.

    Raises `TooMuchError` past the limit of rows, and `DamagedError` when a cell is longer than any bank's.
    """
    told = _SEP.match(text)
    skipped = 1 if told else 0
    rows = _within_limit(_placed(text[told.end() :] if told else text, delimiter))
    kept = [(place + skipped, row) for place, row in rows]
    return Table(tuple(row for _, row in kept), name, tuple(place for place, _ in kept))


def _placed(text: str, delimiter: str) -> Iterator[Placed]:
    if '"' in text and _swallows(text, delimiter):
        return _line_by_line(text, delimiter)
    return _in_one(text, delimiter)


def _in_one(text: str, delimiter: str) -> Iterator[Placed]:
    """As `csv` reads it: a cell in quotes may go on over line ends."""
    reader = csv.reader(_lines(text), delimiter=delimiter)
    before = 0
    try:
        for row in reader:
            yield before + 1, _cells(row)
            before = reader.line_num
    except csv.Error as error:
        raise DamagedError from error


def _line_by_line(text: str, delimiter: str) -> Iterator[Placed]:
    """Each line for itself, for files in which a quote is opened and never closed."""
    for place, line in enumerate(_lines(text), 1):
        for row in _split(line.rstrip("\r\n"), delimiter):
            yield place, _cells(row)


def _swallows(text: str, delimiter: str) -> bool:
    """Whether a stray quote would hide whole rows in one cell: its lines hold as many delimiters as a row."""
    try:
        broken = [row for row in csv.reader(_lines(text), delimiter=delimiter) if any("\n" in cell for cell in row)]
    except csv.Error:
        return True
    return any(
        line.count(delimiter) >= max(2, len(row) - 1) for row in broken for cell in row for line in cell.split("\n")[1:]
    )


def _split(text: str, delimiter: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(_lines(text), delimiter=delimiter)
    except csv.Error:
        for line in text.splitlines():
            yield line.split(delimiter)


def _lines(text: str) -> Iterator[str]:
    """Lines with their ends: `csv` wants to see them, and old files end theirs with a carriage return alone."""
    ends = "\r" if "\n" not in text else "\n"
    start = 0
    while start < len(text):
        end = text.find(ends, start)
        end = len(text) if end < 0 else end + 1
        yield text[start:end]
        start = end


def _cells(row: list[str]) -> tuple[str, ...]:
    return tuple([cell.strip() for cell in row])


def _within_limit(rows: Iterable[Placed]) -> Iterator[Placed]:
    count = 0
    for placed in rows:
        if any(placed[1]):
            count += 1
            if count > MOST_ROWS + AROUND_ROWS:
                raise TooMuchError("rows", MOST_ROWS)
            yield placed
