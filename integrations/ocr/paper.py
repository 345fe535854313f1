"""The paper on the desk: its four corners are found, and it is laid flat."""

import cv2
import numpy as np
import numpy.typing as npt

from integrations.ocr.light import brightness
from integrations.ocr.pixels import Pixels

_SMALL = 500
"""Pixels of the longer side at which a paper is looked for."""
_LEAST, _MOST = 0.15, 0.97
"""Of the picture, how much a paper fills; less is a spot on it, and more is a scan that has no edges."""
_BRIGHTER = 25
"""Steps by which paper is brighter than what it lies on."""
_FULL, _OVER = 0.85, 1.1
"""How much of its four corners a paper fills, at least and at most: less is torn, and more has no corners there."""
_MARK, _AS_MUCH = 40, 0.4
"""Steps by which print is darker than its paper, and how much of it beside the paper tells that there is no desk."""
_Corners = npt.NDArray[np.float32]


def laid_flat(picture: Pixels) -> Pixels:
    """The paper alone, as if seen from above; the picture itself where no paper with four corners is seen."""
    corners = _corners(picture)
    if corners is None:
        return picture
    left_up, right_up, right_down, left_down = corners
    width = round(max(np.linalg.norm(right_up - left_up), np.linalg.norm(right_down - left_down)))
    height = round(max(np.linalg.norm(left_down - left_up), np.linalg.norm(right_down - right_up)))
    flat = np.array([[0, 0], [width - 1, 0], [width - 1, height - 1], [0, height - 1]], np.float32)
    way = cv2.getPerspectiveTransform(corners, flat)
    return np.asarray(cv2.warpPerspective(picture, way, (width, height), flags=cv2.INTER_CUBIC), np.uint8)


def _corners(picture: Pixels) -> _Corners | None:
    """The paper's corners, clockwise from the upper left."""
    share = min(1.0, _SMALL / max(picture.shape[:2]))
    small = brightness(
        np.asarray(cv2.resize(picture, None, fx=share, fy=share, interpolation=cv2.INTER_AREA), np.uint8)
    )
    grown = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (11, 11))
    plain = np.asarray(cv2.GaussianBlur(cv2.morphologyEx(small, cv2.MORPH_CLOSE, grown), (5, 5), 0), np.uint8)
    _, bright = cv2.threshold(plain, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    outlines, _ = cv2.findContours(bright, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not outlines:
        return None
    paper = np.asarray(max(outlines, key=cv2.contourArea), np.int32)
    filled = cv2.contourArea(paper)
    if not _LEAST <= filled / small.size <= _MOST:
        return None
    four = _four(paper, filled)
    stands_out = four is not None and _stands_out(plain, four) and not _print_outside(small, plain, four)
    return four / share if four is not None and stands_out else None


def _four(paper: npt.NDArray[np.int32], filled: float) -> _Corners | None:
    hull = cv2.convexHull(paper)
    around = cv2.arcLength(hull, closed=True)
    for slack in (0.02, 0.03, 0.05, 0.08):
        rough = cv2.approxPolyDP(hull, slack * around, closed=True)
        if len(rough) == 4:
            break
    else:
        return None
    corners = rough.reshape(4, 2).astype(np.float32)
    if not _FULL <= filled / max(cv2.contourArea(corners), 1.0) <= _OVER:
        return None
    sums, differences = corners.sum(axis=1), corners[:, 1] - corners[:, 0]
    order = [int(sums.argmin()), int(differences.argmin()), int(sums.argmax()), int(differences.argmax())]
    return corners[order] if len(set(order)) == 4 else None


def _stands_out(plain: Pixels, four: _Corners) -> bool:
    """Whether there is something darker around the paper."""
    inside = np.zeros(plain.shape, np.uint8)
    cv2.fillConvexPoly(inside, four.astype(np.int32), 255)
    outside = inside == 0
    if outside.mean() < 1 - _MOST:
        return False
    return float(np.median(plain[inside > 0])) - float(np.median(plain[outside])) >= _BRIGHTER


def _print_outside(small: Pixels, plain: Pixels, four: _Corners) -> bool:
    """Whether there is nearly as much print beside the paper as on it: then it is a brighter part of a scan."""
    marks = cv2.subtract(plain, small) > _MARK
    inside = np.zeros(small.shape, np.uint8)
    cv2.fillConvexPoly(inside, np.rint(four).astype(np.int32), 1)
    beside = cv2.dilate(inside, np.ones((9, 9), np.uint8)) == 0
    if not beside.any():
        return False
    return bool(marks[beside].mean() > _AS_MUCH * marks[inside == 1].mean())
