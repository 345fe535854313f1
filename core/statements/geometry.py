"""Where the words of a page stand: lines cut into single words, words that belong together, and columns of figures.

Nothing here knows what a statement is. Lengths are in the page's own units (points or pixels), so that every distance
is measured in heights of the page's letters.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from core.documents.page import Box, Line, Page, Word, lines

NEAR = 1.0
"""Heights of a letter between words of one cell at most: a space is 0.25 (Helvetica) to 0.9 (a typewriter's)."""
EDGE = 0.7
"""Heights of a letter by which the right ends of figures in one column may differ."""


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of single words from left to right. `letter` is the height of the page's letters."""

    words: tuple[Word, ...]
    page: int
    letter: float

    @property
    def text(self) -> str:
        """The words with a space between."""
        return " ".join(word.text for word in self.words)

    @property
    def box(self) -> Box:
        """The place of the whole line."""
        return Line(self.words).box


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch across the page in which the figures of one column stand.

    `flush` tells that they end at the same place on the right, which is what a column of money does.
    """

    left: float
    right: float
    flush: bool = True
    count: int = 1

    def holds(self, box: Box, letter: float) -> bool:
        """Whether something at this place is in the column: its right end agrees, or it overlaps by more than half."""
        if self.flush:
            return abs(box.right - self.right) <= EDGE * letter
        shared = min(self.right, box.right) - max(self.left, box.left)
        return 2 * shared > box.right - box.left


def page_lines(page: Page) -> tuple[PageLine, ...]:
    """The page from top to bottom, with segments of an engine cut at their spaces."""
    if not page.words:
        return ()
    letter = float(median(word.box.height for word in page.words)) or 1.0
    words = (tuple(one for word in line.words for one in _cut(word)) for line in lines(page))
    return tuple(PageLine(line, page.number, letter) for line in words if line)


def _cut(word: Word) -> Iterable[Word]:
    """A segment as its words: each gets the width of its letters' share, which is right to about a letter."""
    parts = word.text.split()
    if len(parts) < 2:
        if parts:
            yield Word(parts[0], word.box, word.sure)
        return
    text = word.text.strip()
    wide = (word.box.right - word.box.left) / len(text)
    at = 0
    for part in parts:
        at = text.index(part, at)
        left = word.box.left + at * wide
        at += len(part)
        box = Box(round(left), word.box.top, round(word.box.left + at * wide), word.box.bottom)
        yield Word(part, box, word.sure)


def pieces(words: Sequence[Word], letter: float, near: float = NEAR) -> tuple[Line, ...]:
    """Words of a line in groups that stand close together, as the cells of a table do."""
    groups: list[list[Word]] = []
    for word in words:
        if groups and word.box.left - groups[-1][-1].box.right <= near * letter:
            groups[-1].append(word)
        else:
            groups.append([word])
    return tuple(Line(tuple(group)) for group in groups)


def flush_bands(boxes: Iterable[Box], letter: float) -> tuple[Band, ...]:
    """Columns of boxes that end at the same place on the right, from left to right."""
    groups: list[list[Box]] = []
    for box in sorted(boxes, key=lambda one: one.right):
        if groups and box.right - groups[-1][-1].right <= EDGE * letter / 2:
            groups[-1].append(box)
        else:
            groups.append([box])
    return tuple(
        Band(min(one.left for one in group), float(median(one.right for one in group)), count=len(group))
        for group in groups
    )


def overlap_bands(boxes: Iterable[Box]) -> tuple[Band, ...]:
    """Columns of boxes that stand above each other, however they are aligned: no white stripe runs through one."""
    groups: list[list[Box]] = []
    reach = 0
    for box in sorted(boxes, key=lambda one: one.left):
        if groups and box.left < reach:
            groups[-1].append(box)
        else:
            groups.append([box])
            reach = box.right
        reach = max(reach, box.right)
    return tuple(
        Band(min(one.left for one in group), max(one.right for one in group), flush=False, count=len(group))
        for group in groups
    )


def gutter(between: tuple[float, float], boxes: Sequence[Box]) -> float:
    """The middle of the widest stripe within `between` that the fewest boxes cross: where one column of text ends."""
    left, right = between
    if right <= left:
        return (left + right) / 2
    inside = [(max(box.left, left), min(box.right, right)) for box in boxes if box.left < right and box.right > left]
    marks = sorted({left, right, *(mark for pair in inside for mark in pair)})
    starts = sorted(pair[0] for pair in inside)
    ends = sorted(pair[1] for pair in inside)
    best, at = (len(inside) + 1, 0.0), (left + right) / 2
    begun = ended = 0
    for low, high in pairwise(marks):
        while begun < len(starts) and starts[begun] <= low:
            begun += 1
        while ended < len(ends) and ends[ended] <= low:
            ended += 1
        if (begun - ended, low - high) < best:
            best, at = (begun - ended, low - high), (low + high) / 2
    return at
