"""Letters, before anybody can read them: which spots are letters, and how tall they stand."""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from integrations.ocr.pixels import Pixels

_LEAST, _MOST = 6, 0.12
"""How tall a letter is at least, in pixels, and at most, as a share of the picture."""
_ENOUGH = 20
_EDGE = 0.08
"""Of each side, what is not asked how dark print is: the desk, and the black frame of a scan."""
_FAINT, _DARK = 215, 140
"""The threshold between print and paper that is white: never so high that grain is print, or so low that none is."""


@dataclass(frozen=True, slots=True)
class Letters:
    """The boxes of spots that look like letters: left, top, width and height in rows. `mask` is print as 255."""

    boxes: npt.NDArray[np.int32]
    mask: Pixels

    @property
    def height(self) -> float | None:
        """How tall the common letter is, in pixels; None when there are too few to say."""
        if len(self.boxes) < _ENOUGH:
            return None
        return float(np.median(self.boxes[:, 3]))


def letters(even: Pixels) -> Letters:
    """The letters of a picture whose light is even."""
    middle = inner(even)
    level, _ = cv2.threshold(middle, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    _, mask = cv2.threshold(even, float(np.clip(level, _DARK, _FAINT)), 255, cv2.THRESH_BINARY_INV)
    _, _, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    width, height, area = stats[1:, 2], stats[1:, 3], stats[1:, 4]
    tall = (height >= _LEAST) & (height <= _MOST * max(even.shape))
    shaped = (width >= 2) & (width <= 3 * height) & (height <= 6 * width) & (area >= 0.12 * width * height)
    boxes = stats[1:][tall & shaped, :4].astype(np.int32)
    return Letters(boxes, np.asarray(mask, np.uint8))


def inner(picture: Pixels) -> Pixels:
    """The picture without its edges."""
    high, wide = (round(side * _EDGE) for side in picture.shape[:2])
    return np.ascontiguousarray(picture[high : len(picture) - high, wide : picture.shape[1] - wide])
