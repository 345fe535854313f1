"""Tables on pages that print no heading, or one that nobody knows: columns by what stands above each other.

A day on each row, figures of money whose ends agree, and the words between them make columns. What a column of money
means is not said here: `core.statements.read` finds it by the balances, or a person is asked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.documents.page import Box, Line, Page
from core.statements.geometry import Band, PageLine, flush_bands, overlap_bands, pieces
from core.statements.page_dated import Row, between, first_row, in_column, row_of
from core.statements.page_layout import Label, printed_lines
from core.statements.page_marks import Marks
from core.statements.page_sections import Section, Stretch, goes_on, kept, states

LEAST = 3
"""Rows of a day and money that make a table."""
_MOST_COLUMNS = 6
"""Columns of money; more are no columns."""
_OF_ROWS = 4
"""One row in so many must have words in a column of text."""
_MOST = 1.25
"""Rows, for each that has words in one of several columns of text side by side, at most."""


def unheaded(pages: Sequence[Page], marks: Marks) -> Iterator[tuple[Section, ...]]:
    """Each way to take pages for tables without headings, the likeliest first; none where too few rows look like one.

    Ways differ in how figures are put into columns, and in which column is taken to tell what is left after a row.
    """
    lines = kept(pages, marks)
    rows = in_column([[row_of(one, marks) for one in printed_lines(page, loose=marks.loose)] for page in lines])
    dated = [row for page in rows for row in page if row.is_dated]
    if len(dated) < LEAST:
        return
    seen: set[tuple[Label, ...]] = set()
    for bands in _bandings([row for page in rows for row in between(page)]):
        for labels in _ways(_labels(dated, bands)):
            if labels not in seen:
                seen.add(labels)
                yield _sections(list(zip(pages, lines, rows, strict=True)), labels, marks)


def _bandings(rows: Sequence[Row]) -> Iterator[tuple[Band, ...]]:
    letter = rows[0].printed.line.letter
    boxes = [figure.box for row in rows for figure in row.money]
    for bands in (flush_bands(boxes, letter), overlap_bands(boxes)):
        if len(bands) <= _MOST_COLUMNS:
            yield bands


def _labels(rows: Sequence[Row], bands: Sequence[Band]) -> tuple[Label, ...]:
    """Labels without a text where headings would stand, from left to right."""
    line = rows[0].printed.line
    letter = round(line.letter)
    made = [_label("day", [row.days[0] for row in rows], letter)]
    later = [row.days[1] for row in rows if len(row.days) > 1]
    if 2 * len(later) > len(rows):
        made.append(_label("later", later, letter))
    made += [
        Label("", "amount", Box(round(band.left), line.box.top, round(band.right), line.box.bottom)) for band in bands
    ]
    made.sort(key=lambda label: label.box.right)
    return tuple(sorted([*made, *_texts(rows, made, letter)], key=lambda label: label.box.right))


def _label(role: str, boxes: Sequence[Box], letter: int) -> Label:
    """A label where a column begins, as narrow as a letter: how far it goes on is seen from its words."""
    left = min(box.left for box in boxes)
    return Label("", role, replace(boxes[0], left=left, right=left + letter))


def _texts(rows: Sequence[Row], made: Sequence[Label], letter: int) -> Iterator[Label]:
    """Labels of the words that stand between other columns; the most telling one is the description."""
    ends = [label.box.right for label in made]
    gaps: dict[int, list[Line]] = {}
    for row in rows:
        for piece in pieces(row.words, row.printed.line.letter):
            gaps.setdefault(sum(end <= piece.box.right for end in ends), []).append(piece)
    columns = [column for found in gaps.values() for column in _columns(found, len(rows))]
    telling = max((_telling(column) for column in columns), default=0)
    for column in columns:
        role = "text" if _telling(column) == telling else ""
        yield _label(role, [piece.box for piece in column], letter)


def _columns(found: Sequence[Line], rows: int) -> Iterator[list[Line]]:
    """Pieces as columns where a white stripe runs between them, and as one where none is filled on most rows."""
    bands = [band for band in overlap_bands(piece.box for piece in found) if _MOST * band.count >= rows]
    if len(bands) < 2:
        bands = [Band(min(piece.box.left for piece in found), max(piece.box.right for piece in found))]
    for band in bands:
        column = [piece for piece in found if band.left <= piece.box.left < band.right]
        if _OF_ROWS * len(column) >= rows:
            yield column


def _telling(column: Sequence[Line]) -> int:
    return sum(map(len, {piece.text for piece in column}))


def _ways(labels: tuple[Label, ...]) -> Iterator[tuple[Label, ...]]:
    """The labels with each column of money as the one of balances, the last one first; and with none as such."""
    money = [at for at, label in enumerate(labels) if label.role == "amount"]
    for chosen in [*reversed(money[1:]), None, *money[:1]]:
        if chosen is None or len(money) > 1:
            yield tuple(replace(label, role="balance") if at == chosen else label for at, label in enumerate(labels))


def _sections(
    pages: Sequence[tuple[Page, Sequence[PageLine], Sequence[Row]]], labels: tuple[Label, ...], marks: Marks
) -> tuple[Section, ...]:
    """The tables, one an account: what stands above the first row of a page tells whether another one begins."""
    found: list[Section] = []
    before: list[PageLine] = []
    for page, lines, rows in pages:
        first = first_row(rows, marks)
        placed = _moved(labels, rows) if marks.loose else labels
        above = list(lines[:first])
        opened = next((at for at, line in enumerate(above) if states(line, marks) == "opening"), None)
        if found and (first == len(rows) or _same_account(found[-1], page.number, above, opened, marks)):
            stretch = Stretch(page.number, placed, list(lines[opened or 0 :]), headed=opened is not None)
            found[-1].stretches.append(stretch)
        elif first == len(rows):
            before += above
        else:
            found.append(Section([*before, *above], placed, [Stretch(page.number, placed, list(lines[first:]))]))
            before = []
    return tuple(found)


def _same_account(section: Section, page: int, above: Sequence[PageLine], opened: int | None, marks: Marks) -> bool:
    rest = [line for at, line in enumerate(above) if at != opened]
    line = above[opened] if opened is not None else None
    return goes_on(section, section.labels, Stretch(page, section.labels, rest, headed=False), line, marks)


def _moved(labels: tuple[Label, ...], rows: Sequence[Row]) -> tuple[Label, ...]:
    """The labels as far to the side as the days of a page are: no two pages lie on a scanner alike."""
    lefts = [row.days[0].left for row in rows if row.is_dated]
    was = next(label.box.left for label in labels if label.role == "day")
    by = min(lefts, default=was) - was
    moved = (replace(label.box, left=label.box.left + by, right=label.box.right + by) for label in labels)
    return tuple(replace(label, box=box) for label, box in zip(labels, moved, strict=True))
