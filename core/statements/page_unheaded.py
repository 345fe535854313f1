"""Tables on pages that print no heading, or one that nobody knows: columns by what stands above each other.

A day on each row, figures of money whose ends agree, and the words between them make columns. What a column of money
means is not said here: `core.statements.read` finds it by the balances, or a person is asked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from core.documents.page import Box, Line, Page, Word
from core.statements.geometry import NEAR, Band, PageLine, flush_bands, overlap_bands, pieces
from core.statements.page_figures import Figure
from core.statements.page_layout import Label, Printed, printed_lines
from core.statements.page_marks import Marks
from core.statements.page_sections import Section, Stretch, goes_on, kept, states

LEAST = 3
"""Rows of a day and money that make a table."""
_MOST_COLUMNS = 6
"""Columns of money; more are no columns."""
_DAY_WORDS = 5
_LEADING = 4
"""Words before a day on its row at most (a number, a kind of movement)."""
_OF_ROWS = 4
"""One row in so many must have words in a column of text."""
_MOST = 1.25
"""Rows, for each that has words in one of several columns of text side by side, at most."""
_ABOVE = 4
"""Lines between a day and its money, or between the first rows, at most."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A line with a day and money: the box of the day and of one that stands right behind it, and what else it has."""

    printed: Printed
    days: tuple[Box, ...]
    money: tuple[Figure, ...]
    words: tuple[Word, ...]

    @property
    def is_dated(self) -> bool:
        """Whether it is a row of a day and money."""
        return bool(self.days and self.money)

    def is_in(self, day: Band) -> bool:
        """Whether it has its day in this column."""
        return bool(self.days) and self.days[0].left < day.right and self.days[0].right > day.left


def unheaded(pages: Sequence[Page], marks: Marks) -> Iterator[tuple[Section, ...]]:
    """Each way to take pages for tables without headings, the likeliest first; none where too few rows look like one.

    Ways differ in how figures are put into columns, and in which column is taken to tell what is left after a row.
    """
    lines = kept(pages, marks)
    rows = _in_column([[_row(one, marks) for one in printed_lines(page, loose=marks.loose)] for page in lines])
    dated = [row for page in rows for row in page if row.is_dated]
    if len(dated) < LEAST:
        return
    seen: set[tuple[Label, ...]] = set()
    for bands in _bandings([row for page in rows for row in _between(page)]):
        for labels in _ways(_labels(dated, bands)):
            if labels not in seen:
                seen.add(labels)
                yield _sections(list(zip(pages, lines, rows, strict=True)), labels, marks)


def _in_column(rows: Sequence[Sequence[_Row]]) -> list[list[_Row]]:
    """The rows with their days where those stand in the column of days, and without them elsewhere."""
    bands = overlap_bands(row.days[0] for page in rows for row in page if row.is_dated)
    day = max(bands, key=lambda band: band.count, default=None)
    return [[row if day is not None and row.is_in(day) else replace(row, days=()) for row in page] for page in rows]


def _row(printed: Printed, marks: Marks) -> _Row:
    words = printed.line.words
    spans = list(_days(printed.line, marks))
    taken = {at for start, end in spans for at in range(start, end)}
    money = tuple(
        one
        for one in printed.figures
        if one.strong and taken.isdisjoint(range(one.start, one.end)) and _alone(one, printed)
    )
    taken |= {at for one in money for at in range(one.start, one.end)}
    days = tuple(Line(words[start:end]).box for start, end in spans)
    return _Row(printed, days, money, tuple(word for at, word in enumerate(words) if at not in taken))


def _days(line: PageLine, marks: Marks) -> Iterator[tuple[int, int]]:
    """Where the first day of a line stands, and a second one right behind it."""
    begun = next(filter(None, (_day_at(line, start, marks) for start in range(_LEADING + 1))), None)
    if begun is not None:
        yield begun
        if after := _day_at(line, begun[1], marks):
            yield after


def _day_at(line: PageLine, start: int, marks: Marks) -> tuple[int, int] | None:
    """The words of the day that begins with a word: as many as stand close together."""
    near = pieces(line.words[start : start + _DAY_WORDS], line.letter)[:1]
    for end in range(start + sum(len(piece.words) for piece in near), start, -1):
        text = " ".join(word.text for word in line.words[start:end])
        if any(sign.isdigit() for sign in text) and marks.is_day(text):
            return start, end
    return None


def _alone(figure: Figure, printed: Printed) -> bool:
    """Whether a figure stands apart from words beside it, as one in a column does and one in a sentence does not."""
    words, near = printed.line.words, NEAR * printed.line.letter
    ends = {0, *(one.end for one in printed.figures)}
    starts = {len(words), *(one.start for one in printed.figures)}
    before = figure.start in ends or words[figure.start].box.left - words[figure.start - 1].box.right > near
    return before and (figure.end in starts or words[figure.end].box.left - figure.box.right > near)


def _between(page: Sequence[_Row]) -> Sequence[_Row]:
    """The lines of a page from its first row to its last: a row may lack a day that was printed above it."""
    dated = [at for at, row in enumerate(page) if row.is_dated]
    return page[dated[0] : dated[-1] + 1] if dated else ()


def _bandings(rows: Sequence[_Row]) -> Iterator[tuple[Band, ...]]:
    letter = rows[0].printed.line.letter
    boxes = [figure.box for row in rows for figure in row.money]
    for bands in (flush_bands(boxes, letter), overlap_bands(boxes)):
        if len(bands) <= _MOST_COLUMNS:
            yield bands


def _labels(rows: Sequence[_Row], bands: Sequence[Band]) -> tuple[Label, ...]:
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


def _texts(rows: Sequence[_Row], made: Sequence[Label], letter: int) -> Iterator[Label]:
    """Labels of the words that stand between other columns; the most telling one is the description."""
    ends = [label.box.right for label in made]
    between: dict[int, list[Line]] = {}
    for row in rows:
        for piece in pieces(row.words, row.printed.line.letter):
            between.setdefault(sum(end <= piece.box.right for end in ends), []).append(piece)
    columns = [column for found in between.values() for column in _columns(found, len(rows))]
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
    pages: Sequence[tuple[Page, Sequence[PageLine], Sequence[_Row]]], labels: tuple[Label, ...], marks: Marks
) -> tuple[Section, ...]:
    """The tables, one an account: what stands above the first row of a page tells whether another one begins."""
    found: list[Section] = []
    before: list[PageLine] = []
    for page, lines, rows in pages:
        first = _first(rows, marks)
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


def _first(rows: Sequence[_Row], marks: Marks) -> int:
    """Where the rows of a page begin: with a day whose money may stand some lines below it."""
    first = next((at for at, row in enumerate(rows) if row.is_dated), len(rows))
    while first < len(rows):
        above = range(first - 1, max(-1, first - 1 - _ABOVE), -1)
        said = next((at for at in above if _says_more(rows[at], marks)), -1)
        begun = next((at for at in above if at > said and rows[at].days), None)
        if begun is None:
            break
        first = begun
    return first - 1 if 0 < first < len(rows) and _overlap(rows[first - 1], rows[first]) else first


def _overlap(upper: _Row, lower: _Row) -> bool:
    """Whether lines stand nearer than two lines of a text: the lower one is centred on a text that begins above it."""
    return upper.printed.line.box.bottom > lower.printed.line.box.top + upper.printed.line.letter / 4


def _says_more(row: _Row, marks: Marks) -> bool:
    """Whether a line above the rows is none of theirs: it speaks of the account, or tells from which day to which."""
    line = row.printed.line
    days = sum(_day_at(line, at, marks) is not None for at in range(len(line.words)))
    return marks.speaks_of_account(line.text) or bool(states(line, marks)) or (bool(row.days) and days > 1)


def _same_account(section: Section, page: int, above: Sequence[PageLine], opened: int | None, marks: Marks) -> bool:
    rest = [line for at, line in enumerate(above) if at != opened]
    line = above[opened] if opened is not None else None
    return goes_on(section, section.labels, Stretch(page, section.labels, rest, headed=False), line, marks)


def _moved(labels: tuple[Label, ...], rows: Sequence[_Row]) -> tuple[Label, ...]:
    """The labels as far to the side as the days of a page are: no two pages lie on a scanner alike."""
    lefts = [row.days[0].left for row in rows if row.is_dated]
    was = next(label.box.left for label in labels if label.role == "day")
    by = min(lefts, default=was) - was
    moved = (replace(label.box, left=label.box.left + by, right=label.box.right + by) for label in labels)
    return tuple(replace(label, box=box) for label, box in zip(labels, moved, strict=True))
