"""Sums in the columns of a payslip: those of this pay apart from those of the year so far."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.documents.page import Box
from core.papers.cells import Cell, Sheet
from core.papers.figures import sums
from core.papers.labelled import Label, Spotted, labels_of
from core.papers.words import PaperWords

HEADS = frozenset({"this", "units", "extra"})
"""Words that may also stand within a label ("super this period: 141.65")."""
_EDGE = 1.5
"""Heights of a letter by which the right ends of a heading and of a figure under it may differ."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure of a row, without its sign, and the width that it takes. `money` is told by its shape."""

    value: Decimal
    box: Box
    page: int
    sure: float
    money: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """What a column is of, by the words over it."""

    slot: str
    cell: Cell


def headings(paper: Sheet, spots: Spotted) -> tuple[Heading, ...]:
    """The headings `ytd`, `this` and `units`: cells that a label fills and no figure follows."""
    found = labels_of(paper, spots, ("ytd", "this", "units"))
    return tuple(Heading(one.spot.slot, one.cell) for one in found if _fills(one) and not _figures_after(paper, one))


def _fills(label: Label) -> bool:
    return label.spot.start <= 1 and label.spot.end >= len(label.cell.text) - 4


def _figures_after(paper: Sheet, label: Label) -> bool:
    after = paper.rows[label.cell.row][label.place + 1 :]
    return any(char.isdigit() for cell in after for char in cell.text)


def placed(cell: Cell, words: PaperWords, start: int = 0) -> Iterator[Placed]:
    """The figures of a cell from a place on, each with its share of the cell's width."""
    wide = (cell.box.right - cell.box.left) / max(1, len(cell.text))
    for one in sums(cell.text[start:], words):
        left = round(cell.box.left + (start + one.start) * wide)
        right = round(cell.box.left + (start + one.end) * wide)
        box = Box(left, cell.box.top, right, cell.box.bottom)
        yield Placed(abs(one.value), box, cell.page, cell.sure, one.money)


def of_this_pay(
    paper: Sheet, spots: Spotted, label: Label, heads: Sequence[Heading], words: PaperWords
) -> tuple[Placed, ...]:
    """The sums right of a label up to the next one, without those under a heading of the year so far."""
    found = list(placed_after(paper, spots, label, words))
    kept = [one for one in found if _slot(one, label.cell.row, heads) not in {"ytd", "units"}]
    this = [one for one in kept if _slot(one, label.cell.row, heads) == "this"]
    return tuple(one for one in this or kept if one.money) or tuple(this or kept)


def placed_after(paper: Sheet, spots: Spotted, label: Label, words: PaperWords) -> Iterator[Placed]:
    """All figures right of a label up to the next one."""
    end = label.spot.end + len(label.text)
    cut = Cell(
        label.cell.text[:end], label.cell.box, label.cell.sure, label.cell.page, label.cell.row, label.cell.letter,
        label.cell.bones,
    )  # fmt: skip
    if end < len(label.cell.text):
        yield from placed(cut, words, label.spot.end)
        return
    yield from placed(label.cell, words, label.spot.end)
    row = paper.rows[label.cell.row]
    for place in range(label.place + 1, len(row)):
        if spots[label.cell.row][place]:
            return
        yield from placed(row[place], words)


def _slot(one: Placed, row: int, heads: Sequence[Heading]) -> str:
    """What the nearest heading over a figure says of its column."""
    over = [head for head in heads if head.cell.page == one.page and head.cell.row < row and _under(one, head.cell)]
    return max(over, key=lambda head: head.cell.row).slot if over else ""


def _under(one: Placed, head: Cell) -> bool:
    shared = min(one.box.right, head.box.right) - max(one.box.left, head.box.left)
    return shared > 0 or abs(one.box.right - head.box.right) <= _EDGE * head.letter
