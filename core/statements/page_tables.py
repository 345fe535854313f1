"""From a section of printed pages to a table of cells, as `core.statements.read` takes them of any file."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.documents.page import Table
from core.statements.columns import Header
from core.statements.page_facts import facts
from core.statements.page_layout import LEFT, MONEY, Label, layouts, printed_lines
from core.statements.page_marks import Marks
from core.statements.page_rows import Part, Row, rows_of
from core.statements.page_sections import Section, Stretch

_FOREIGN = re.compile(r"\b[A-Z]{3} ?-?\d[\d,.]*\d\b|\b\d[\d,.]*\d ?[A-Z]{3}\b")
"""A sum in another currency, as a line of its own below a purchase."""
_LOST = "?"
"""In place of a day that is not known, so that it is not taken for that of the row above."""
WAYS = 2
"""Ways to look for columns of money: by where figures end, and by the white between them."""


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table of a document of pages. Its rows of money begin behind row `head`, and are as many as `gaps`.

    `header` is what its columns of days and texts are known by where no heading is printed, None where one is.
    `roles` are those of its columns. `gaps` tells of each row whether something may be missing before it, `pages` on
    which page it stands. The table's places are numbers of rows from 1, and not of pages: a problem names a row.
    """

    table: Table
    head: int
    roles: tuple[str, ...]
    gaps: tuple[bool, ...]
    pages: tuple[int, ...]
    header: Header | None = None


def page_table(section: Section, marks: Marks, way: int) -> PageTable | None:
    """The table of a section, with what stands around it as rows of one or two cells; None when it has no rows."""
    parts = [part for stretches in _alike(section) for part in _parts(stretches, marks, way)]
    rows, rest = rows_of(parts, marks)
    if not any(not row.mark for row in rows):
        return None
    labels = section.labels
    cells = _body(rows, labels, marks)
    head = [*facts(section.before, marks), *_stated(rows, labels, marks, "opening")]
    foot = [*_stated(rows, labels, marks, "closing"), *_totals(rows), *facts(rest, marks)]
    pending = any(row.pending for row in rows)
    heading = (*(label.text for label in labels), *(("Status",) if pending else ()))
    body = [(*texts, *(("Pending" if row.pending else "",) if pending else ())) for row, texts in cells]
    places = (*(1 for _ in (*head, heading)), *range(1, len(body) + 1), *(len(body) for _ in foot))
    return PageTable(
        Table((*head, heading, *body, *foot), places=places),
        len(head),
        tuple(label.role for label in labels),
        tuple(row.gap for row, _ in cells),
        tuple(row.page for row, _ in cells),
        None if any(heading[: len(labels)]) else _header([label.role for label in labels], len(head), pending=pending),
    )


def _header(roles: Sequence[str], start: int, *, pending: bool) -> Header:
    """What is known of columns without a heading: all but what their money means."""
    known = ["" if role in MONEY else role for role in roles] + ["status"] * pending
    return Header(
        start=start,
        end=start + 1,
        labels=tuple(f"#{role}" for role in known),
        roles={role: tuple(at for at, one in enumerate(known) if one == role) for role in {*known} - {""}},
    )


def _alike(section: Section) -> Iterable[Sequence[Stretch]]:
    """Stretches in groups whose headings lie at the same places, so that they tell of columns together."""
    group: list[Stretch] = []
    for stretch in section.stretches:
        if group and not _same_place(group[-1].labels, stretch.labels):
            yield group
            group = []
        group.append(stretch)
    yield group


def _same_place(one: Sequence[Label], other: Sequence[Label]) -> bool:
    reach = max(label.box.height for label in one) / 2
    return all(abs(mine.box.left - its.box.left) <= reach for mine, its in zip(one, other, strict=True))


def _parts(stretches: Sequence[Stretch], marks: Marks, way: int) -> Iterable[Part]:
    bodies = [printed_lines(stretch.lines, loose=marks.loose) for stretch in stretches]
    laid = layouts(stretches[0].labels, [printed for body in bodies for printed in body], marks.is_day)
    if laid:
        layout = laid[min(way, len(laid) - 1)]
        for stretch, body in zip(stretches, bodies, strict=True):
            yield Part(layout, body, stretch.headed)


def _body(rows: Sequence[Row], labels: Sequence[Label], marks: Marks) -> list[tuple[Row, tuple[str, ...]]]:
    """The rows of money as text. A day that is printed once for several rows is given to each of them.

    That is not so where two rows in turn print the same day: then each has its own, and one without it lost it. A row
    of a scan that may lack a line above it may lack its day.
    """
    at = _column(labels, "day")
    made: list[tuple[Row, list[str]]] = []
    for row in rows:
        if not row.mark:
            texts = [row.text(column) for column in range(len(labels))]
            texts[at] = marks.mended_day(texts[at])
            made.append((row, texts))
    each = any(above.page == row.page and one[at] == other[at] != "" for (above, one), (row, other) in pairwise(made))
    for (_, above), (row, texts) in pairwise(made):
        if not texts[at]:
            texts[at] = _LOST if each or (marks.loose and row.gap) else above[at]
    return [line for row, texts in made for line in _lines(row, texts, labels)]


def _lines(row: Row, texts: list[str], labels: Sequence[Label]) -> list[tuple[Row, tuple[str, ...]]]:
    """A row in one line, or in as many as were printed when one of them tells of a foreign currency."""
    more = [" ".join(word.text for word in line) for line in row.more]
    if not more:
        return [(row, tuple(texts))]
    at = _column(labels, "text")
    if not any(_FOREIGN.search(line) for line in more):
        texts[at] = " ".join(filter(None, [texts[at], *more]))
        return [(row, tuple(texts))]
    below = [tuple(line if column == at else "" for column in range(len(labels))) for line in more]
    return [(row, tuple(texts)), *((Row([], row.page), line) for line in below)]


def _column(labels: Sequence[Label], role: str) -> int:
    return next(at for at, label in enumerate(labels) if label.role == role)


def _stated(rows: Sequence[Row], labels: Sequence[Label], marks: Marks, fact: str) -> list[tuple[str, ...]]:
    """What was there before the first row, or is left after the last: what turns of pages bring forward is left out."""
    last = max(at for at, row in enumerate(rows) if not row.mark)
    first = min(at for at, row in enumerate(rows) if not row.mark)
    label = next(label for label, meant in marks.words.labels.items() if meant == fact)
    for at, row in enumerate(rows):
        outside = at < first if fact == "opening" else at > last
        figures = [row.text(column) for column, one in enumerate(labels) if one.role in MONEY and row.cells[column]]
        left = [row.text(column) for column, one in enumerate(labels) if one.role in LEFT and row.cells[column]]
        if row.mark == fact and outside and figures:
            return [(label, (left or figures)[-1])]
    return []


def _totals(rows: Sequence[Row]) -> list[tuple[str, ...]]:
    """Totals below the last row, as printed."""
    last = max(at for at, row in enumerate(rows) if not row.mark)
    return [
        tuple(row.text(column) for column in range(len(row.cells)))
        for row in rows[last:]
        if row.mark in {"total", "total_in", "total_out"}
    ]
