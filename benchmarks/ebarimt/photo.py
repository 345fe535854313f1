"""Makes a photograph of a printed strip: paper that bends and folds, on a desk, in uneven light."""

from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray

from benchmarks.ebarimt.paper import Grey

Colour = NDArray[np.uint8]
Plane = NDArray[np.float32]
HARDNESS = ("scan", "photo", "photo", "photo", "hard")
"""How the pictures are spread: a flat scan, what people take, and what they should have taken again."""


def photographed(strip: Grey, how: str, random: Random) -> Colour:
    """The picture (BGR) of a strip. `how` is one of `HARDNESS`."""
    rng = np.random.default_rng(random.randrange(2**32))
    if how == "scan":
        framed = np.pad(strip, random.randint(10, 40), constant_values=255)
        tilted = _tilted(framed, random.uniform(-1, 1))
        return _sensed(cv2.cvtColor(tilted, cv2.COLOR_GRAY2BGR).astype(np.float32), 2, 0.5, rng)
    hard = how == "hard"
    paper = _folded(_bent(strip, random), random, most=4 if hard else 2)
    scene = _on_desk(paper, random, rng, lean=0.06 if hard else 0.035)
    lit = scene * _light(scene.shape[:2], random, deep=0.5 if hard else 0.3)[:, :, None]
    low = random.uniform(0.55, 0.8) if hard else random.uniform(0.8, 1.0)
    faded = (lit - 128) * low + random.uniform(105, 140)
    return _sensed(faded, random.uniform(5, 11) if hard else random.uniform(2, 6), random.uniform(0.6, 1.3), rng)


def _bent(strip: Grey, random: Random) -> Grey:
    """Curled paper: lines shift sideways and run in a shallow arc."""
    height, width = strip.shape
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    side = random.uniform(0, 0.012) * width * np.sin(y / height * random.uniform(2, 6))
    arc = random.uniform(-0.014, 0.014) * width * ((x / width - 0.5) ** 2) * 4
    moved = cv2.remap(strip, x + side.astype(np.float32), y + arc, cv2.INTER_LINEAR, borderValue=255)
    return np.asarray(moved, np.uint8)


def _folded(strip: Grey, random: Random, most: int) -> Grey:
    """Creases: the paper is darker on one side of each, and the print is worn along it."""
    light = np.ones(strip.shape, np.float32)
    made = strip.astype(np.float32)
    for _ in range(random.randint(0, most)):
        across = random.random() < 0.75
        length = strip.shape[0] if across else strip.shape[1]
        at = random.randrange(length // 6, length * 5 // 6)
        away = np.abs(np.arange(length, dtype=np.float32) - at)
        shade = 1 - random.uniform(0.05, 0.2) * np.exp(-away / random.uniform(15, 60)) * (np.arange(length) > at)
        worn = 0.4 * np.exp(-away / 1.5)
        light *= shade[:, None] if across else shade[None, :]
        made += (255 - made) * (worn[:, None] if across else worn[None, :])
    return np.asarray(np.clip(made * light, 0, 255), np.uint8)


def _tilted(strip: Grey, degrees: float) -> Grey:
    height, width = strip.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    return np.asarray(cv2.warpAffine(strip, turn, (width, height), borderValue=255), np.uint8)


def _on_desk(paper: Grey, random: Random, rng: np.random.Generator, lean: float) -> Plane:
    """The paper seen from a little aside and turned by some degrees, with the desk around it."""
    height, width = paper.shape
    room = int(width * random.uniform(0.12, 0.3))
    size = (width + 2 * room, height + 2 * room)
    angle = np.radians(random.uniform(-4, 4))
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    middle = corners.mean(axis=0)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]], np.float32)
    shrink = 1 - abs(angle) * 0.9
    seen = (corners - middle) @ turn.T * shrink + np.array(size, np.float32) / 2
    seen += rng.uniform(-lean, lean, (4, 2)).astype(np.float32) * width
    warp = cv2.getPerspectiveTransform(corners, seen.astype(np.float32))
    tint = np.array([random.uniform(0.88, 1.0), random.uniform(0.94, 1.0), 1.0], np.float32)
    sheet = cv2.warpPerspective(paper, warp, size, flags=cv2.INTER_LINEAR).astype(np.float32)
    mask = cv2.warpPerspective(np.full_like(paper, 255), warp, size).astype(np.float32)[:, :, None] / 255
    return np.asarray(sheet[:, :, None] * tint * mask + _desk(size, random, rng) * (1 - mask), np.float32)


def _desk(size: tuple[int, int], random: Random, rng: np.random.Generator) -> Plane:
    """A table top: one colour with a grain, darker or lighter than most paper."""
    grain = rng.normal(0, 1, (max(2, size[1] // 24), max(2, size[0] // 160))).astype(np.float32)
    shade = np.asarray(cv2.resize(grain, size, interpolation=cv2.INTER_CUBIC), np.float32) * random.uniform(4, 14)
    colour = np.array([random.uniform(25, 150), random.uniform(45, 160), random.uniform(60, 175)], np.float32)
    return colour + shade[:, :, None]


def _light(shape: tuple[int, ...], random: Random, deep: float) -> Plane:
    """A lamp on one side, and now and then the soft shadow of whoever holds the telephone."""
    y, x = np.mgrid[0 : shape[0], 0 : shape[1]].astype(np.float32)
    angle = random.uniform(0, 2 * np.pi)
    slope = (x / shape[1] - 0.5) * np.cos(angle) + (y / shape[0] - 0.5) * np.sin(angle)
    made = 1 - random.uniform(0.05, 0.25) + slope * random.uniform(0.05, 0.25)
    if random.random() < 0.6:
        edge = (slope - random.uniform(-0.3, 0.3)) * random.uniform(12, 60)
        made = made * (1 - random.uniform(0.12, deep) / (1 + np.exp(np.clip(-edge, -30, 30))))
    return np.asarray(made, np.float32)


def _sensed(scene: Plane, noise: float, blur: float, rng: np.random.Generator) -> Colour:
    """What the sensor makes of it: a lens not quite in focus, noise, and the losses of JPEG."""
    soft = cv2.GaussianBlur(scene, (0, 0), blur)
    noisy = np.clip(soft + rng.normal(0, noise, scene.shape), 0, 255).astype(np.uint8)
    _, packed = cv2.imencode(".jpg", noisy, [cv2.IMWRITE_JPEG_QUALITY, 82])
    return np.asarray(cv2.imdecode(packed, cv2.IMREAD_COLOR), np.uint8)
