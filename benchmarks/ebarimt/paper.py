"""Prints rows as a thermal printer does: black dots on white, paler where the head is worn or the paper is old."""

from collections.abc import Sequence
from pathlib import Path
from random import Random

import matplotlib
import numpy as np
import zxingcpp
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from benchmarks.ebarimt.layout import Row

Grey = NDArray[np.uint8]
_FONTS = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
FACES = (("DejaVuSansMono", 3), ("DejaVuSans", 1))
"""The only faces that are at hand everywhere and have ө, ү and ₮; how often each is taken."""
_HEIGHT = 26
_MARGIN = 28
_LEADING = 1.34


def print_rows(rows: Sequence[Row], code: str, width: int, random: Random) -> Grey:
    """The printed strip in grey (0 is black), a code at its end. `width` is the signs of a line."""
    face = random.choices([name for name, _ in FACES], [often for _, often in FACES])[0]
    narrow = random.choice((0.85, 1.0, 1.0)) if width < 48 else 0.85
    across = int(width * _HEIGHT * 0.602 * narrow) + 2 * _MARGIN
    strips = [_row(row, face, across, narrow) for row in rows]
    if random.random() < 0.85:
        strips.append(_code(code, across, random))
    blank = np.full((random.randint(20, 90), across), 255, np.uint8)
    return _worn(np.vstack([blank, *strips, blank]), random)


def _row(row: Row, face: str, across: int, narrow: float) -> Grey:
    """One line; what is too long for the paper is set closer, as tills do."""
    font = ImageFont.truetype(str(_FONTS / f"{face}{'-Bold' if row.bold else ''}.ttf"), round(_HEIGHT * row.size))
    full = round(across / narrow)
    picture = Image.new("L", (full, round(_HEIGHT * row.size * _LEADING)), 255)
    room = full - 2 * _MARGIN
    for text, at in _placed(row, font, room):
        ImageDraw.Draw(picture).text((_MARGIN + at, 0), text, 0, font)
    return np.asarray(picture.resize((across, picture.height), Image.Resampling.BILINEAR))


def _placed(row: Row, font: ImageFont.FreeTypeFont, room: float) -> list[tuple[str, float]]:
    """The texts of a row, each with its distance from the left; a text that runs into the other is cut short."""
    if row.align == "middle":
        return [(row.left, max(0.0, (room - font.getlength(row.left)) / 2))]
    if row.align == "left":
        return [(row.left, 0.0)]
    at = room - font.getlength(row.right)
    left = row.left
    while left and font.getlength(left + " ") > at:
        left = left[:-1]
    return [(left, 0.0), (row.right, at)]


def _code(text: str, across: int, random: Random) -> Grey:
    made = np.asarray(zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode).to_image(scale=1))
    scale = max(2, int(across * random.uniform(0.4, 0.6) / made.shape[1]))
    large = np.kron(made, np.ones((scale, scale), np.uint8))[:, :across]
    before = (across - large.shape[1]) // 2
    after = across - large.shape[1] - before
    return np.pad(large, ((12, 12), (before, after)), constant_values=255)


def _worn(print_: Grey, random: Random) -> Grey:
    """Ink of uneven strength: bands of heat, a streak where a dot of the head is dead, and specks."""
    rng = np.random.default_rng(random.randrange(2**32))
    ink = (255 - print_.astype(np.float32)) * random.uniform(0.62, 0.95)
    down = np.linspace(0, random.uniform(1, 5) * np.pi, ink.shape[0], dtype=np.float32)
    ink *= (1 - random.uniform(0, 0.22) * (0.5 + 0.5 * np.sin(down + random.uniform(0, 6))))[:, None]
    if random.random() < 0.3:
        column = rng.integers(_MARGIN, ink.shape[1] - _MARGIN)
        ink[:, column : column + 2] *= 0.25
    ink *= rng.random(ink.shape, np.float32) * 0.3 + 0.7
    return (255 - ink).astype(np.uint8)
