"""From printed lines to rows of cells: wrapped texts joined, and what a line states of the whole account told apart.

A row begins with its day, or with its money where the day was said above. Lines of text alone belong to the row that
they stand nearest to; what stands apart, or outside the column of the description, belongs to none.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from core.documents.page import Word
from core.statements.geometry import PageLine
from core.statements.page_layout import LEFT, MONEY, MOVES, Layout, Printed
from core.statements.page_marks import Marks

_APART = 1.35
"""Of the usual distance of lines: a line of text that is further away belongs to no row."""
_NEARER = 1.25
"""How much wider the widest distance between two rows is than the narrowest, where it is between them that one ends."""
_HALF = 0.8
"""Of the usual distance of lines: what is nearer than a line is part of a row whose text is centred on it."""
_MISSED = 1.6
"""Of the usual distance of rows: in a wider one a line may have been missed."""


@dataclass(frozen=True, slots=True)
class Part:
    """Lines of one table on one page, with where its columns lie there. `headed`: the heading stands above them."""

    layout: Layout
    body: tuple[Printed, ...]
    headed: bool


@dataclass(slots=True)
class Row:
    """A row on its way: the words of each column.

    `more` are lines of its description below the first. `mark` is the fact that the row states of the whole account
    ("opening", "closing" …), "" for money that moved.
    `gap` tells that something may be missing before it: a line that could not be read, or the end of a page.
    """

    cells: list[list[Word]]
    page: int
    more: list[list[Word]] = field(default_factory=list)
    mark: str = ""
    pending: bool = False
    gap: bool = False

    def text(self, at: int) -> str:
        """The words of a column with a space between."""
        return " ".join(word.text for word in self.cells[at])

    def join(self, cells: Sequence[Sequence[Word]], *, before: bool = False) -> None:
        """Put the words of a line behind what the row has, or before it."""
        for mine, more in zip(self.cells, cells, strict=True):
            mine[:] = [*more, *mine] if before else [*mine, *more]


@dataclass(slots=True)
class Reading:
    """What is known while the lines of a table are read from the top.

    `usual` is the distance of lines in heights of a letter, `pitch` the same in the units of the page that is read.
    `held` are lines of text that wait for a row.
    """

    marks: Marks
    usual: float
    rows: list[Row] = field(default_factory=list)
    pending: bool = False
    part: Part | None = None
    pitch: float = 0.0
    last: Printed | None = None
    held: list[Printed] = field(default_factory=list)
    ended: bool = False
    closed: bool = False
    centred: bool = False
    rest: list[PageLine] = field(default_factory=list)

    def take_part(self, part: Part) -> None:
        """Read one page of the table."""
        self.part, self.last, self.ended = part, None, False
        self.pitch = self.usual * (part.body[0].line.letter if part.body else 1.0)
        self.closed = self.closed and not part.headed
        for printed in part.body:
            if not self.marks.furniture(printed.line.text):
                self._take(printed)
        self._settle(None)

    def _take(self, printed: Printed) -> None:
        assert self.part is not None
        labels = self.part.layout.labels
        cells = [list(cell) for cell in self.part.layout.cells(printed)]
        filled = {labels[at].role for at, cell in enumerate(cells) if cell}
        mark = self.marks.of_line(printed, dated="day" in filled, moved=bool(filled & MOVES and filled & LEFT))
        if self.closed and (mark or "day" not in filled or not filled & MOVES):
            self.rest.append(printed.line)
        elif not filled & MONEY:
            if mark in {"pending", "posted"}:
                self._settle(printed)
                self.pending, self.last = mark == "pending", printed
            elif self._says_day(printed, cells):
                self._begin(printed, cells)
            else:
                self.held.append(printed)
        elif mark:
            self._begin(printed, cells, mark)
            self.closed = mark == "closing"
        elif "day" not in filled and self.rows and self._has_room(self.rows[-1], filled):
            self._settle(None)
            self._go_on(printed)
        else:
            self._says_day(printed, cells)
            self._begin(printed, cells)

    def _says_day(self, printed: Printed, cells: list[list[Word]]) -> bool:
        """Whether a line begins with a day; a long one ("Friday 2 October 2026") is put into its column whole."""
        assert self.part is not None
        at = self._day_column()
        if not cells[at]:
            return False
        money = {id(word) for cell, label in zip(cells, self.part.layout.labels, strict=True) if label.role in MONEY
                 for word in cell}  # fmt: skip
        rest = [word for word in printed.line.words if id(word) not in money]
        if self.marks.is_day(" ".join(word.text for word in rest)):
            for other, label in enumerate(self.part.layout.labels):
                if label.role not in MONEY:
                    cells[other] = rest if other == at else []
        return self.marks.is_day(" ".join(word.text for word in cells[at]))

    def _has_room(self, row: Row, filled: set[str]) -> bool:
        """Whether a row above lacks just what a line without a day brings: its money, or only its balance."""
        assert self.part is not None
        has = {label.role for label, cell in zip(self.part.layout.labels, row.cells, strict=True) if cell}
        if row.mark:
            return False
        return not has & MONEY if filled & MOVES else not has & LEFT

    def _begin(self, printed: Printed, cells: list[list[Word]], mark: str = "") -> None:
        self._settle(printed)
        step = printed.line.box.middle - self.last.line.box.middle if self.last is not None else 0.0
        gap = self.last is None or self.ended or step > _MISSED * self.pitch
        row = Row(cells, printed.line.page, mark=mark, pending=self.pending, gap=gap)
        for one in self.held:
            assert self.part is not None
            row.join(self.part.layout.cells(one), before=True)
        self.held = []
        self.rows.append(row)
        self.last, self.ended = printed, False

    def _settle(self, below: Printed | None) -> None:
        """Give held lines to the row above them. Those that belong to `below`, which begins a row, stay held."""
        above, waiting = self._shared_out(below)
        for printed in above:
            if self.ended or not self._continues(printed):
                self.ended = True
                self.rest.append(printed.line)
                continue
            self._go_on(printed)
        self.held = waiting if below is not None else []

    def _go_on(self, printed: Printed) -> None:
        """Put a line of text below a row."""
        assert self.part is not None
        row, layout = self.rows[-1], self.part.layout
        cells = list(layout.cells(printed))
        at = next((at for at, label in enumerate(layout.labels) if label.role == "text"), None)
        if at is not None:
            row.more += [list(cells[at])] if cells[at] else []
            cells[at] = ()
        row.join(cells)
        self.last = printed

    def _shared_out(self, below: Printed | None) -> tuple[list[Printed], list[Printed]]:
        """The held lines above and below the widest distance, where one is clearly wider."""
        assert self.part is not None
        if not self.rows:
            return ([], self.held) if below is not None else ([], [])
        if self.last is None and not self.part.headed:
            return [], []
        if below is None or not self.held:
            return self.held, []
        if self.last is None:
            near = below.line.box.middle - self.held[-1].line.box.middle < _HALF * self.pitch
            return ([], self.held) if near or self.centred else (self.held, [])
        middles = [one.line.box.middle for one in (self.last, *self.held, below)]
        steps = [after - before for before, after in pairwise(middles)]
        widest = steps.index(max(steps))
        if steps[widest] < _NEARER * min(steps):
            return self.held, []
        self.centred = self.centred or widest < len(self.held)
        return self.held[:widest], self.held[widest:]

    def _continues(self, printed: Printed) -> bool:
        """Whether a line of text goes on the row above it: right below, within the column of the description."""
        assert self.part is not None
        if self.last is not None:
            step = printed.line.box.middle - self.last.line.box.middle
            if step > max(_APART * self.pitch, 0.0):
                return False
        layout = self.part.layout
        days = [cell for cell, label in zip(layout.cells(printed), layout.labels, strict=True) if label.role == "day"]
        if not any(days):
            return printed.line.box.left >= layout.text_left
        joined = [*self.rows[-1].cells[self._day_column()], *days[0]]
        return self.marks.is_day(" ".join(word.text for word in joined))

    def _day_column(self) -> int:
        assert self.part is not None
        return next(at for at, label in enumerate(self.part.layout.labels) if label.role == "day")


def rows_of(parts: Sequence[Part], marks: Marks) -> tuple[tuple[Row, ...], tuple[PageLine, ...]]:
    """The rows of one table, from its parts in their order, and the lines that belong to none."""
    reading = Reading(marks, _pitch(parts))
    for part in parts:
        reading.take_part(part)
    return tuple(reading.rows), tuple(reading.rest)


def _pitch(parts: Sequence[Part]) -> float:
    """The usual distance from line to line, in heights of a letter."""
    steps = [
        (lower.line.box.middle - upper.line.box.middle) / lower.line.letter
        for part in parts
        for upper, lower in pairwise(part.body)
    ]
    return float(median(steps)) if steps else 0.0
