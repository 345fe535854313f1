"""Columns of a printed table: where each one lies, worked out from its heading and from what stands under it.

Money is found by the places where figures end, text by the white stripes between columns. A heading may be centred,
flush left or flush right over its column, so that its own place only tells which column is meant.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.documents.page import Box, Word
from core.statements.geometry import Band, PageLine, flush_bands, gutter, overlap_bands
from core.statements.page_figures import Figure, figures

MOVES = frozenset({"amount", "in", "out", "credit", "debit", "gross"})
"""Roles of columns that hold money that moved."""
LEFT = frozenset({"balance", "owed"})
"""Roles of columns that tell what is left after a row."""
MONEY = MOVES | LEFT | {"opening", "fee", "foreign"}
"""Roles of columns that hold figures of money."""


@dataclass(frozen=True, slots=True)
class Label:
    """A heading of a column: what it says, its role ("" when it is none that matters), and its place."""

    text: str
    role: str
    box: Box


@dataclass(frozen=True, slots=True)
class Printed:
    """A line with the figures found on it."""

    line: PageLine
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Columns from left to right. `bands` and `zones` are by column: a column of money has a band, any other a zone."""

    labels: tuple[Label, ...]
    bands: tuple[Band | None, ...]
    zones: tuple[tuple[float, float] | None, ...]

    @property
    def text_left(self) -> float:
        """Where the description begins: what stands further left is no part of it."""
        at = next((at for at, label in enumerate(self.labels) if label.role == "text"), None)
        zone = self.zones[at] if at is not None else None
        return zone[0] if zone else 0.0

    def cells(self, printed: Printed) -> tuple[tuple[Word, ...], ...]:
        """The words of a line by column. A figure that stands in no column of money is text like any other."""
        cells: list[list[Word]] = [[] for _ in self.labels]
        taken: set[int] = set()
        for figure in printed.figures:
            at = self._column(figure, printed.line.letter)
            if at is not None and not cells[at]:
                cells[at] = list(figure.words)
                taken.update(range(figure.start, figure.end))
        for at, word in enumerate(printed.line.words):
            if at not in taken:
                cells[self._zone(word)].append(word)
        return tuple(tuple(cell) for cell in cells)

    def _column(self, figure: Figure, letter: float) -> int | None:
        tried = [figure.box]
        if figure.end - figure.start > 1:
            tried += [word.box for word in figure.words if any(sign.isdigit() for sign in word.text)]
        for box in tried:
            for at, band in enumerate(self.bands):
                if band is not None and band.holds(box, letter):
                    return at
        return None

    def _zone(self, word: Word) -> int:
        middle = (word.box.left + word.box.right) / 2
        for at, zone in enumerate(self.zones):
            if zone is not None and zone[0] <= middle < zone[1]:
                return at
        raise AssertionError(middle)  # zones leave no gap


def printed_lines(lines: Iterable[PageLine], *, loose: bool) -> tuple[Printed, ...]:
    """Lines with their figures; `loose` also takes what an engine may have misread."""
    return tuple(Printed(line, tuple(figures(line.words, line.letter, loose=loose))) for line in lines)


def layouts(labels: Sequence[Label], body: Sequence[Printed]) -> tuple[Layout, ...]:
    """The ways to cut the body under a heading into columns, the likeliest first; none without a column of text."""
    if not body or all(label.role in MONEY for label in labels):
        return ()
    boxes = [figure.box for printed in body for figure in printed.figures]
    letter = body[0].line.letter
    made = []
    for bands in (flush_bands(boxes, letter), overlap_bands(boxes)):
        chosen = _matched(labels, bands)
        layout = Layout(tuple(labels), chosen, _zones(labels, chosen, body))
        if layout not in made:
            made.append(layout)
    return tuple(made)


def _matched(labels: Sequence[Label], bands: Sequence[Band]) -> tuple[Band | None, ...]:
    """For each label of money the band under it: one that it stands over, else the fullest between its neighbours."""
    offers = []
    for at, label in enumerate(labels):
        if label.role in MONEY:
            left = labels[at - 1].box.right if at else float("-inf")
            right = labels[at + 1].box.left if at + 1 < len(labels) else float("inf")
            for number, band in enumerate(bands):
                over = min(band.right, label.box.right) - max(band.left, label.box.left)
                if over > 0 or (left < band.right and band.left < right):
                    offers.append((over > 0, band.count, over, at, number))
    chosen: list[Band | None] = [None] * len(labels)
    taken: set[int] = set()
    for _, _, _, at, number in sorted(offers, reverse=True):
        if chosen[at] is None and number not in taken:
            chosen[at] = bands[number]
            taken.add(number)
    return tuple(chosen)


def _zones(
    labels: Sequence[Label], bands: Sequence[Band | None], body: Sequence[Printed]
) -> tuple[tuple[float, float] | None, ...]:
    """The stretch of each column that is not of money: together they cover the whole page."""
    texts = [at for at, label in enumerate(labels) if label.role not in MONEY]
    boxes = [word.box for printed in body for word in printed.line.words]
    bounds = [float("-inf")]
    for left, right in pairwise(texts):
        between = [band.right for band in bands[left:right] if band is not None]
        start = max(between) if between else float(labels[left].box.left)
        bounds.append(gutter((start, float(labels[right].box.right)), boxes))
    bounds.append(float("inf"))
    zones: list[tuple[float, float] | None] = [None] * len(labels)
    for at, low, high in zip(texts, bounds, bounds[1:], strict=False):
        zones[at] = (low, high)
    return tuple(zones)
