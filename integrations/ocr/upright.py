"""Which way up: quarter turns and tilts are seen from how letters stand to each other, before anything is read.

Letters of a line stand closer to each other than lines do, so that the nearest letter is beside, not above. And the
feet of a line's letters are on one line: the tilt is the angle at which the feet pile up most.
"""

import cv2
import numpy as np
import numpy.typing as npt

from integrations.ocr.letters import Letters
from integrations.ocr.pixels import Pixels

STEEPEST = 20.0
"""Degrees of tilt that are looked for, to both sides."""
_NOTICED = 0.25
"""Degrees below which no picture is turned: turning costs time and a little sharpness."""
_MOST_LETTERS = 1200
_ENOUGH = 20
_Points = npt.NDArray[np.float64]


def lies_on_its_side(found: Letters) -> bool:
    """Whether the nearest neighbours of most letters are above and below, not left and right of them."""
    boxes = _some(found.boxes)
    if len(boxes) < _ENOUGH:
        return False
    middles = (boxes[:, :2] + boxes[:, 2:] / 2).astype(np.float64)
    apart = middles[None, :, :] - middles[:, None, :]
    far = (apart**2).sum(axis=2)
    np.fill_diagonal(far, np.inf)
    nearest = apart[np.arange(len(boxes)), far.argmin(axis=1)]
    upright = np.abs(nearest[:, 0]) > np.abs(nearest[:, 1])
    return float(upright.mean()) < 0.45


def tilt(found: Letters) -> float:
    """Degrees by which the lines sink to the right; 0 when it is too little, or too unclear, to be turned back."""
    boxes = _some(found.boxes)
    if len(boxes) < _ENOUGH:
        return 0.0
    feet = np.stack([boxes[:, 0] + boxes[:, 2] / 2, boxes[:, 1] + boxes[:, 3]], axis=1).astype(np.float64)
    step = max(float(np.median(boxes[:, 3])) / 5, 1.0)
    coarse = _best(feet, np.arange(-STEEPEST, STEEPEST + 0.5, 0.5), step)
    fine = _best(feet, coarse + np.arange(-0.5, 0.55, 0.1), step / 2)
    level, best = _piled(feet, 0.0, step), _piled(feet, fine, step)
    return fine if abs(fine) >= _NOTICED and best > 1.05 * level else 0.0


def turned(picture: Pixels, degrees: float) -> Pixels:
    """The picture turned against the tilt about its middle, on a sheet that holds all of it."""
    height, width = picture.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    cos, sin = abs(turn[0, 0]), abs(turn[0, 1])
    wide, high = int(height * sin + width * cos), int(height * cos + width * sin)
    turn[0, 2] += wide / 2 - width / 2
    turn[1, 2] += high / 2 - height / 2
    return np.asarray(
        cv2.warpAffine(picture, turn, (wide, high), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE), np.uint8
    )


def quarter(picture: Pixels, times: int) -> Pixels:
    """The picture turned by so many quarters against the clock."""
    return np.ascontiguousarray(np.rot90(picture, times))


def _some(boxes: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
    """Every n-th letter, in the order of rows, when there are very many; neighbours must stay together."""
    if len(boxes) <= _MOST_LETTERS:
        return boxes
    start = (len(boxes) - _MOST_LETTERS) // 2
    return boxes[start : start + _MOST_LETTERS]


def _best(feet: _Points, angles: npt.NDArray[np.float64], step: float) -> float:
    return float(max(angles, key=lambda angle: _piled(feet, float(angle), step)))


def _piled(feet: _Points, angle: float, step: float) -> float:
    """How much the feet pile up on few rows when the picture is turned by this angle."""
    radians = np.deg2rad(angle)
    rows = feet[:, 1] * np.cos(radians) - feet[:, 0] * np.sin(radians)
    counts = np.bincount(((rows - rows.min()) / step).astype(np.int64)).astype(np.float64)
    pairs = counts + np.append(counts[1:], 0)
    return float((pairs**2).sum())
