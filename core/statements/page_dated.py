"""Lines of a page that have a day and money, before anything is known of columns: where they begin, what each holds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from core.documents.page import Box, Line, Word
from core.statements.geometry import NEAR, Band, PageLine, overlap_bands, pieces
from core.statements.page_figures import Figure
from core.statements.page_layout import Printed
from core.statements.page_marks import Marks
from core.statements.page_sections import states

_DAY_WORDS = 5
_LEADING = 4
"""Words before a day on its row at most (a number, a kind of movement)."""
_ABOVE = 4
"""Lines between a day and its money, or between the first rows, at most."""


@dataclass(frozen=True, slots=True)
class Row:
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


def row_of(printed: Printed, marks: Marks) -> Row:
    """A line with its days and its figures of money, as far as it has any."""
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
    return Row(printed, days, money, tuple(word for at, word in enumerate(words) if at not in taken))


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


def in_column(rows: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """The rows with their days where those stand in the column of days, and without them elsewhere."""
    bands = overlap_bands(row.days[0] for page in rows for row in page if row.is_dated)
    day = max(bands, key=lambda band: band.count, default=None)
    return [[row if day is not None and row.is_in(day) else replace(row, days=()) for row in page] for page in rows]


def between(page: Sequence[Row]) -> Sequence[Row]:
    """The lines of a page from its first row to its last: a row may lack a day that was printed above it."""
    dated = [at for at, row in enumerate(page) if row.is_dated]
    return page[dated[0] : dated[-1] + 1] if dated else ()


def first_row(rows: Sequence[Row], marks: Marks) -> int:
    """Where the rows of a page begin: with a day whose money may stand some lines below it.

    What has money and what it left is a row too, though its day could not be read: it is to be told, not lost.
    """
    first = next((at for at, row in enumerate(rows) if row.is_dated), len(rows))
    while first < len(rows):
        above = range(first - 1, max(-1, first - 1 - _ABOVE), -1)
        said = next((at for at in above if _says_more(rows[at], marks)), -1)
        begun = next((at for at in above if at > said and (rows[at].days or len(rows[at].money) > 1)), None)
        if begun is None:
            break
        first = begun
    return first - 1 if 0 < first < len(rows) and _overlap(rows[first - 1], rows[first]) else first


def _says_more(row: Row, marks: Marks) -> bool:
    """Whether a line above the rows is none of theirs: it speaks of the account, or tells from which day to which."""
    line = row.printed.line
    days = sum(_day_at(line, at, marks) is not None for at in range(len(line.words)))
    return marks.speaks_of_account(line.text) or bool(states(line, marks)) or (bool(row.days) and days > 1)


def _overlap(upper: Row, lower: Row) -> bool:
    """Whether lines stand nearer than two lines of a text: the lower one is centred on a text that begins above it."""
    return upper.printed.line.box.bottom > lower.printed.line.box.top + upper.printed.line.letter / 4
