"""A picture of figures as a value that the outbox can keep: exact figures, and every word already in its language.

Values are minor units of one currency (or plain counts): only their proportions are drawn. What a reader reads are the
labels, which the presenter words. Names may hold emoji; who draws leaves out what the font has not.
"""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

MOST_ROWS = 12
"""More rows or columns than these cannot be read at the width of a phone: the presenter sums up the rest."""
MOST_SERIES = 4
"""As many series as can be told apart by colour."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A worded place on the axis of values."""

    at: int
    label: str


@dataclass(frozen=True, slots=True)
class DayMark:
    """A worded place on the axis of days."""

    day: date
    label: str


@dataclass(frozen=True, slots=True)
class Line:
    """One series over days, oldest first. `label` words its last value, and is written where the line ends."""

    name: str
    points: tuple[tuple[date, int], ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Lines:
    """Series over days, such as net worth. Filled beneath when there is one and `marks` begin at 0.

    `marks` span the axis of values, from the lowest to the highest. Raises `ValueError` for what cannot be drawn.
    """

    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    days: tuple[DayMark, ...] = ()

    def __post_init__(self) -> None:
        _within("lines", len(self.lines), MOST_SERIES)
        _rising(self.marks)
        for line in self.lines:
            days = [day for day, _ in line.points]
            if not days or any(first >= then for first, then in pairwise(days)):
                raise ValueError(f"the days of a line must rise: {days}")


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that is measured, such as a category: a value and its wording for each series."""

    name: str
    values: tuple[int, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """Horizontal bars with long names, in the order given: the biggest, or (with two series) this month against last.

    Raises `ValueError` for what cannot be drawn.
    """

    series: tuple[str, ...]
    rows: tuple[Row, ...]

    def __post_init__(self) -> None:
        _within("series", len(self.series), MOST_SERIES)
        _within("rows", len(self.rows), MOST_ROWS)
        for row in self.rows:
            if not len(self.series) == len(row.values) == len(row.labels):
                raise ValueError(f"a row needs a value and a label for each of {self.series}")


@dataclass(frozen=True, slots=True)
class Column:
    """One short-named place, such as a month: a value for each series."""

    name: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Upright bars side by side, such as what was received and spent in each month, read on the axis of `marks`.

    Raises `ValueError` for what cannot be drawn.
    """

    series: tuple[str, ...]
    columns: tuple[Column, ...]
    marks: tuple[Mark, ...]

    def __post_init__(self) -> None:
        _within("series", len(self.series), MOST_SERIES)
        _within("columns", len(self.columns), MOST_ROWS)
        _rising(self.marks)
        if any(len(column.values) != len(self.series) for column in self.columns):
            raise ValueError(f"a column needs a value for each of {self.series}")


@dataclass(frozen=True, slots=True)
class Chart:
    """What one picture shows. `note` stands beneath the title; `hidden` sends it covered until it is tapped."""

    title: str
    plot: Lines | Bars | Columns
    note: str = ""
    hidden: bool = False


def _within(what: str, count: int, most: int) -> None:
    if not 1 <= count <= most:
        raise ValueError(f"a chart shows 1 to {most} {what}, not {count}")


def _rising(marks: tuple[Mark, ...]) -> None:
    if len(marks) < 2 or any(first.at >= then.at for first, then in pairwise(marks)):
        raise ValueError(f"the marks of an axis must rise, and be two or more: {marks}")
