"""What stands beside a label: in its own cell, to its right on the line, or under it.

A label that meets another before it meets a value has its value below (a row of headings over a row of values).
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Generic, TypeVar

from core.documents.page import Box
from core.papers.cells import Cell, Sheet
from core.receipts.words import Phrases, Spot

T = TypeVar("T")
OTHER = "other"
"""The slot of labels whose values are none of ours."""
_WORDS_BEFORE = 2
"""Words before a label, at most: with more it is the end of a sentence, and nothing beside it is its value."""
_RIGHT_CELLS = 2
"""How many cells without a value may stand between a label and its value."""
_FAR = 30.0
"""Heights of a letter: a value that is farther to the right is taken only when there is none below."""
_BELOW_ROWS = 3
_BELOW = 3.4
"""Heights of the taller print between a label and a value under it, at most."""


class Where(IntEnum):
    """How a value stands to its label, the surest first."""

    SAME = 0
    RIGHT = 1
    BELOW = 2
    FAR = 3


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value with its label's slot, where it stands, and whether the label was read without a slip."""

    value: T
    slot: str
    where: Where
    box: Box
    page: int
    sure: float
    exact: bool


@dataclass(frozen=True, slots=True)
class Label:
    """A label on a cell: `place` is the cell's in its row, `text` what follows it there up to the next label."""

    spot: Spot
    cell: Cell
    place: int
    text: str


Spotted = Sequence[Sequence[tuple[Spot, ...]]]
"""The labels of each cell of each row, from left to right."""


def spotted(sheet: Sheet, labels: Phrases) -> Spotted:
    """The labels of a paper, with those that an engine misread."""
    return [[labels.spot(cell.bones, slips=not sheet.own) for cell in row] for row in sheet.rows]


def only(spots: Spotted, slots: Collection[str]) -> Spotted:
    """The labels of some slots alone: what else is a label ends no value."""
    return [[tuple(spot for spot in found if spot.slot in slots) for found in row] for row in spots]


def but(spots: Spotted, slots: Collection[str]) -> Spotted:
    """The labels without those of some slots."""
    return [[tuple(spot for spot in found if spot.slot not in slots) for found in row] for row in spots]


def beginning(sheet: Sheet, spots: Spotted, slots: Collection[str], after_figures: Collection[str]) -> Spotted:
    """The labels, of some slots only those that begin a cell ("from" is a word of many sentences).

    Those of `after_figures` may also follow a figure ("No. 10442 Date 12/11/2026").
    """

    def kept(cell: Cell, spot: Spot) -> bool:
        before = cell.text[: spot.start]
        if len(before) <= 1 or spot.slot not in {*slots, *after_figures}:
            return True
        return spot.slot in after_figures and any(map(str.isdigit, before))

    return [
        [tuple(spot for spot in found if kept(cell, spot)) for cell, found in zip(row, marks, strict=True)]
        for row, marks in zip(sheet.rows, spots, strict=True)
    ]


def labels_of(sheet: Sheet, spots: Spotted, slots: Sequence[str]) -> Iterator[Label]:
    """The labels of some slots, top to bottom. A word in the middle of a sentence is none."""
    for row, marks in zip(sheet.rows, spots, strict=True):
        for place, (cell, found) in enumerate(zip(row, marks, strict=True)):
            for number, spot in enumerate(found):
                if spot.slot in slots and (number == 0 or _begins(cell.text, found[number - 1], spot.start)):
                    end = found[number + 1].start if number + 1 < len(found) else len(cell.text)
                    yield Label(spot, cell, place, cell.text[spot.end : end])


def _begins(text: str, before: Spot, start: int) -> bool:
    """Whether a value stands between a label and the one before it, or nothing and the two are not one name."""
    between = text[before.end : start]
    if any(char.isdigit() for char in between):
        return True
    return not any(char.isalpha() for char in between) and (before.slot != OTHER or bool(between.strip()))


def values(
    sheet: Sheet, spots: Spotted, slots: Sequence[str], parse: Callable[[str], T | None]
) -> tuple[Found[T], ...]:
    """The value of each label of some slots, those that stand surest first."""
    found = [one for label in labels_of(sheet, spots, slots) for one in (_value(sheet, spots, label, parse),) if one]
    return tuple(sorted(found, key=lambda one: (slots.index(one.slot), one.where)))


def _value(sheet: Sheet, spots: Spotted, label: Label, parse: Callable[[str], T | None]) -> Found[T] | None:
    value = parse(label.text.strip(" :.-–—#№"))
    if value is not None:
        return _found(value, label, label.cell, Where.SAME)
    if len(label.cell.text[: label.spot.start].split()) > _WORDS_BEFORE:
        return None
    right = _right(sheet, spots, label, parse)
    if right and right.where == Where.RIGHT:
        return right
    return _below(sheet, spots, label, parse) or right


def _right(sheet: Sheet, spots: Spotted, label: Label, parse: Callable[[str], T | None]) -> Found[T] | None:
    """The nearest value on the rest of the line, before any other label."""
    row = sheet.rows[label.cell.row]
    for place in range(label.place + 1, min(len(row), label.place + 2 + _RIGHT_CELLS)):
        value = parse(_before_labels(row[place].text, spots[label.cell.row][place]).strip(" :"))
        if value is not None:
            far = row[place].box.left - label.cell.box.right > _FAR * label.cell.letter
            return _found(value, label, row[place], Where.FAR if far else Where.RIGHT)
        if any(spot.start == 0 for spot in spots[label.cell.row][place]):
            return None
    return None


def _below(sheet: Sheet, spots: Spotted, label: Label, parse: Callable[[str], T | None]) -> Found[T] | None:
    """The nearest value on the next lines that stands under the label, when no other label is between."""
    last = label.cell
    for number in range(label.cell.row + 1, min(len(sheet.rows), label.cell.row + 1 + _BELOW_ROWS)):
        for place, cell in enumerate(sheet.rows[number]):
            if cell.page != label.cell.page or not cell.beside(label.cell):
                continue
            if cell.box.top - last.box.bottom > _BELOW * max(cell.box.height, label.cell.box.height):
                return None
            if spots[number][place] and spots[number][place][0].start == 0:
                return None
            value = parse(cell.text)
            if value is not None:
                return _found(value, label, cell, Where.BELOW)
            last = cell
    return None


def _before_labels(text: str, spots: Sequence[Spot]) -> str:
    """A cell up to the first label: one that begins it or follows a figure, and is no word of its sentence."""
    ends = (spot.start for spot in spots if spot.start == 0 or any(char.isdigit() for char in text[: spot.start]))
    return text[: next(ends, len(text))]


def _found(value: T, label: Label, cell: Cell, where: Where) -> Found[T]:
    return Found(value, label.spot.slot, where, cell.box, cell.page, min(cell.sure, label.cell.sure), label.spot.exact)
