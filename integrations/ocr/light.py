"""Even light: what is paper becomes white and what is print dark, whatever the lamp and the shadow of the hand did."""

import cv2
import numpy as np

from integrations.ocr.letters import inner
from integrations.ocr.pixels import Pixels

_SMALL = 400
"""Pixels of the longer side at which the paper's own brightness is looked at: light changes slowly."""
_INK_SHARE = 0.5
"""Of a hundred pixels, how many are surely print: the darkest of these become black."""
_FAINTEST = 60
"""Steps of brightness between paper and print below which nothing is stretched: it would only make noise of grain."""


def brightness(picture: Pixels) -> Pixels:
    """The picture without its colours."""
    return picture if picture.ndim == 2 else np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8)


def evened(gray: Pixels) -> Pixels:
    """The same print on white paper: divided by the paper's own brightness, faint print made dark."""
    paper = _paper(gray)
    even = np.asarray(cv2.divide(gray, paper, scale=255), np.uint8)
    dark = float(np.percentile(inner(even)[::3, ::3], _INK_SHARE))
    black = min(dark, 255.0 - _FAINTEST)
    if black < 8:
        return even
    steps = np.clip((np.arange(256) - black) * (255 / (255 - black)), 0, 255).astype(np.uint8)
    return np.asarray(cv2.LUT(even, steps), np.uint8)


def _paper(gray: Pixels) -> Pixels:
    """How bright the paper is at each place: print is closed over, and what is left is smoothed."""
    height, width = gray.shape
    share = min(1.0, _SMALL / max(height, width))
    small = cv2.resize(gray, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    closed = cv2.morphologyEx(small, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (15, 15)))
    smooth = cv2.blur(cv2.medianBlur(closed, 21), (9, 9))
    return np.asarray(cv2.resize(smooth, (width, height), interpolation=cv2.INTER_LINEAR), np.uint8)
