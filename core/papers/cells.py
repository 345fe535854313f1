"""A paper as cells: words that stand close together on a line are one cell, a wide gap begins the next.

Distances are measured in heights of the letters, since pages come in points and in pixels.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from core.documents.page import Box, Page, Word, lines
from core.receipts.fold import Skeleton, skeleton

GAP = 1.25
"""Heights of a letter between the words of one cell at most: a space is 0.25 (Helvetica) to 0.9 (a typewriter's)."""
FULL_STOPS = "…·._"
"""What leads the eye from a label to its value."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Some words side by side. `row` counts the lines of all pages; `letter` is the height of the page's letters."""

    text: str
    box: Box
    sure: float
    page: int
    row: int
    letter: float
    bones: Skeleton

    def beside(self, other: "Cell") -> bool:
        """Whether this cell and the other share a part of the width of the page."""
        return min(self.box.right, other.box.right) > max(self.box.left, other.box.left)


@dataclass(frozen=True, slots=True)
class Sheet:
    """All lines of a paper as one engine read them, each a row of cells. `own` tells that a PDF gave its own text."""

    rows: tuple[tuple[Cell, ...], ...]
    own: bool

    @property
    def cells(self) -> Iterable[Cell]:
        """All cells, top to bottom."""
        return (cell for row in self.rows for cell in row)


def sheet(pages: Sequence[Page]) -> Sheet:
    """The cells of the pages."""
    rows: list[tuple[Cell, ...]] = []
    for page in pages:
        if page.words:
            letter = max(1.0, float(median(word.box.height for word in page.words)))
            rows += [
                tuple(_cell(part, page.number, len(rows) + count, letter) for part in _parts(line.words))
                for count, line in enumerate(lines(page))
            ]
    return Sheet(tuple(row for row in rows if row), all(page.engine == "pdf" for page in pages))


def _parts(words: Sequence[Word]) -> list[list[Word]]:
    """The words of a line, cut where a gap is wider than a space."""
    parts: list[list[Word]] = []
    for word in words:
        if not word.text.strip(FULL_STOPS + " "):
            continue
        if parts and word.box.left - parts[-1][-1].box.right <= GAP * max(word.box.height, parts[-1][-1].box.height):
            parts[-1].append(word)
        else:
            parts.append([word])
    return parts


def _cell(words: Sequence[Word], page: int, row: int, letter: float) -> Cell:
    text = " ".join(word.text for word in words)
    box = words[0].box
    for word in words[1:]:
        box = box.around(word.box)
    return Cell(text, box, min(word.sure for word in words), page, row, letter, skeleton(text))
