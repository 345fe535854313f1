"""Parts of lines: what stands side by side on a paper, and which of it makes one row."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from core.documents.page import Box
from integrations.ocr.letters import Letters
from integrations.ocr.pixels import Pixels

_REACH, _RISE = 1.3, 0.18
"""How far print is smeared to the side and up, in letters: over the gaps between words, and within broken letters."""
_SHARED = 0.4
"""Of the lower of two pieces, how much must be at the height of the other for both to be of one row."""
_OPEN = 6
"""Rows that a piece may still join: those above are done."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line: its place in the picture, and how tall its letters stand, in pixels."""

    box: Box
    letter: float


def rows_of(found: Letters) -> list[list[Piece]]:
    """The print by rows, from top to bottom, and in each from left to right."""
    made: list[list[Piece]] = []
    for piece in sorted(_pieces(found), key=lambda one: one.box.middle):
        fits = [(share, row) for row in made[-_OPEN:] if (share := _shared(row, piece)) > _SHARED]
        if fits:
            max(fits, key=lambda pair: pair[0])[1].append(piece)
        else:
            made.append([piece])
    return [sorted(row, key=lambda one: one.box.left) for row in made]


def _pieces(found: Letters) -> list[Piece]:
    """Print is smeared to the side until its letters touch; what then hangs together is a piece."""
    common = found.height
    if common is None:
        return []
    brush = np.ones((max(1, round(common * _RISE)), max(3, round(common * _REACH))), np.uint8)
    smear = cv2.morphologyEx(_print_only(found.mask, common), cv2.MORPH_CLOSE, brush)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(smear, connectivity=8)
    owner = labels[found.boxes[:, 1] + found.boxes[:, 3] // 2, found.boxes[:, 0] + found.boxes[:, 2] // 2]
    tall = (stats[:, 3] >= 0.45 * common) & (stats[:, 4] >= 0.1 * common**2)
    tall[0] = False
    return [_piece(stats[index], found.boxes[owner == index, 3], common) for index in np.flatnonzero(tall)]


def _print_only(mask: Pixels, common: float) -> Pixels:
    """The print without rules, frames, edges of the paper, and grain."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    width, height, area = stats[:, 2], stats[:, 3], stats[:, 4]
    rule = ((width > 4 * common) & (height < 0.35 * common)) | ((height > 2.5 * common) & (width < 0.4 * common))
    frame = (height > 5 * common) | (width > 14 * common) | ((height > 2.2 * common) & (width > 6 * common))
    no_print = rule | frame | (area < 3)
    no_print[0] = True
    kept: Pixels = np.where(no_print, 0, 255).astype(np.uint8)[labels]
    return kept


def _piece(stat: npt.NDArray[np.int32], heights: npt.NDArray[np.int32], common: float) -> Piece:
    left, top, width, height = (int(one) for one in stat[:4])
    letter = float(np.percentile(heights, 70)) if len(heights) else float(height)
    if height < 1.8 * common:  # one line: broken letters make it seem smaller than it is
        letter = max(letter, 0.8 * height)
    return Piece(Box(left, top, left + width, top + height), max(letter, 0.7 * common))


def _shared(row: Sequence[Piece], piece: Piece) -> float:
    """How much of the height the piece shares with what is nearest to it in a row; nothing when one is on the other."""
    box = piece.box
    near = min((one.box for one in row), key=lambda one: max(one.left - box.right, box.left - one.right))
    lower = min(near.height, box.height)
    if min(near.right, box.right) - max(near.left, box.left) > 0.3 * lower:
        return 0.0
    return (min(near.bottom, box.bottom) - max(near.top, box.top)) / lower
