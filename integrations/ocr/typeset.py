"""A paper set anew: its rows straight under each other on one narrow sheet, all letters as tall as they are read best.

Print of two sizes in a line, lines that sink into a fold, logos and rules between lines: all that upsets how tesseract
finds lines is gone before it looks for any, and there is less to look at.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from core.documents.page import Box
from integrations.ocr.letters import Letters
from integrations.ocr.pieces import Piece, rows_of
from integrations.ocr.pixels import Pixels

LETTER = 20
"""Pixels of a letter's height that tesseract reads best and soonest, measured on receipts."""
_LEAST, _MOST = 0.3, 3.0
_LIKE = 0.1
"""What is about as tall already is left as sharp as it is."""
_MARGIN = 12
_SIDE, _ABOVE = 0.35, 0.22
"""What is cut out around a piece, in letters: its points and commas, and nothing of the lines above and below."""
_NARROW, _WIDE = 0.5, 3.0
"""The white between two pieces of a row, in letters: enough to tell them apart, and no more than that."""
_LEAD = 0.45


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece stands on the sheet, where it comes from, and how many times as large it is."""

    here: Box
    source: Box
    share: float


@dataclass(frozen=True, slots=True)
class Typeset:
    """The sheet, as brightness, and the places of its pieces."""

    sheet: Pixels
    places: tuple[Place, ...]

    def back(self, box: Box) -> Box:
        """The place in the picture of what is at this place on the sheet."""
        place = min(self.places, key=lambda one: _apart(one.here, box))
        here, source = place.here, place.source

        def across(x: int) -> int:
            return round(source.left + (x - here.left) / place.share)

        def down(y: int) -> int:
            return round(source.top + (y - here.top) / place.share)

        return Box(across(box.left), down(box.top), across(box.right), down(box.bottom))


def typeset(even: Pixels, found: Letters) -> Typeset | None:
    """The paper set anew; None where there are too few letters to tell how tall they are."""
    places: list[Place] = []
    top = _MARGIN
    for row in rows_of(found):
        line = _line(row, even, top)
        places += line
        top = max(place.here.bottom for place in line) + round(LETTER * _LEAD)
    if not places:
        return None
    sheet = np.full((top + _MARGIN, max(place.here.right for place in places) + _MARGIN), 255, np.uint8)
    for place in places:
        _put(sheet, even, place)
    return Typeset(sheet, tuple(places))


def _line(row: Sequence[Piece], even: Pixels, top: int) -> list[Place]:
    """The places of a row's pieces, their feet on one line, beneath `top`."""
    shares = [_share(piece.letter) for piece in row]
    foot = top + max(round(piece.box.height * share) for piece, share in zip(row, shares, strict=True))
    places: list[Place] = []
    left = _MARGIN
    for index, (piece, share) in enumerate(zip(row, shares, strict=True)):
        if index:
            gap = (piece.box.left - row[index - 1].box.right) * share - 2 * _SIDE * LETTER
            left = places[-1].here.right + round(min(max(gap, _NARROW * LETTER), _WIDE * LETTER))
        source = _cut(piece, even.shape[1], even.shape[0])
        up = foot - round(piece.box.height * share)
        width, height = (max(1, round(side * share)) for side in (source.right - source.left, source.height))
        places.append(Place(Box(left, up, left + width, up + height), source, share))
    return places


def _share(letter: float) -> float:
    share = min(max(LETTER / letter, _LEAST), _MOST)
    return 1.0 if abs(share - 1) < _LIKE else share


def _cut(piece: Piece, width: int, height: int) -> Box:
    box, side, above = piece.box, piece.letter * _SIDE, piece.letter * _ABOVE
    return Box(
        max(0, int(box.left - side)),
        max(0, int(box.top - above)),
        min(width, int(box.right + side) + 1),
        min(height, int(box.bottom + above) + 1),
    )


def _put(sheet: Pixels, even: Pixels, place: Place) -> None:
    here, source = place.here, place.source
    size = (here.right - here.left, here.height)
    how = cv2.INTER_CUBIC if place.share > 1 else cv2.INTER_AREA
    print_ = cv2.resize(even[source.top : source.bottom, source.left : source.right], size, interpolation=how)
    under = sheet[here.top : here.bottom, here.left : here.right]
    np.minimum(under, print_, out=under)


def _apart(here: Box, box: Box) -> int:
    """How far the middle of a box is from a place on the sheet; nothing when it is within."""
    x, y = (box.left + box.right) // 2, round(box.middle)
    return max(here.left - x, 0, x - here.right) + max(here.top - y, 0, y - here.bottom)
