"""Letters, before anybody can read them: which spots are letters, and how tall they stand."""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from integrations.ocr.pixels import Pixels

_LEAST, _MOST = 6, 0.12
"""How tall a letter is at least, in pixels, and at most, as a share of the picture."""
_ENOUGH = 20


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
    _, mask = cv2.threshold(even, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    _, _, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    width, height, area = stats[1:, 2], stats[1:, 3], stats[1:, 4]
    tall = (height >= _LEAST) & (height <= _MOST * max(even.shape))
    shaped = (width >= 2) & (width <= 3 * height) & (height <= 6 * width) & (area >= 0.12 * width * height)
    boxes = stats[1:][tall & shaped, :4].astype(np.int32)
    return Letters(boxes, np.asarray(mask, np.uint8))
