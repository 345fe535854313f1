"""Receipts that are drawn for a test, and what cameras and hands do to them."""

from pathlib import Path

import cv2
import matplotlib as mpl
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from integrations.ocr.pixels import Pixels

LATIN = (
    "CORNER GROCERS PTY LTD", "12 Station Street, Fairfield", "ABN 51 824 753 556", "TAX INVOICE",
    "14/10/2026   09:41", "Full cream milk 2L      4.50",
    "Sourdough loaf          7.80", "Free range eggs         6.95",
    "TOTAL                  19.25",
    "EFTPOS                 19.25", "GST included            0.71", "Thank you, come again",
)  # fmt: skip
CYRILLIC = (
    "Номин Өргөө ХХК", "Баримтын төрөл: Иргэн", "Огноо: 2026-10-14 09:41", "Сүү 2л                  4,500",
    "Талх хар                7,800", "Өндөг 10ш               6,950",
    "Нийт дүн               19,250", "НӨАТ                    1,750",
    "Төлсөн дүн             19,250", "Бэлэн мөнгө            20,000", "Хариулт мөнгө             750", "Баярлалаа",
)  # fmt: skip
_FONT = Path(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSansMono.ttf"


def receipt(lines: tuple[str, ...] = LATIN, size: int = 26, ink: int = 40, paper: int = 245) -> Pixels:
    """Lines of print, one beneath the other, with a margin of white."""
    font = ImageFont.truetype(str(_FONT), size)
    width = round(max(font.getlength(line) for line in lines)) + 3 * size
    image = Image.new("L", (width, round(len(lines) * size * 1.6) + 3 * size), paper)
    draw = ImageDraw.Draw(image)
    for number, line in enumerate(lines):
        draw.text((1.5 * size, 1.5 * size + number * size * 1.6), line, fill=ink, font=font)
    return np.repeat(np.asarray(image)[:, :, None], 3, axis=2)


def on_a_desk(paper: Pixels, desk: int = 70) -> Pixels:
    """The paper seen askew, on something darker."""
    height, width = paper.shape[:2]
    wide, high = round(width * 1.5), round(height * 1.4)
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    seen = np.array(
        [[wide * 0.2, high * 0.12], [wide * 0.78, high * 0.16], [wide * 0.86, high * 0.9], [wide * 0.13, high * 0.85]],
        np.float32,
    )
    way = cv2.getPerspectiveTransform(flat, seen)
    lying = cv2.warpPerspective(paper, way, (wide, high), borderValue=(desk, desk, desk))
    return np.asarray(lying, np.uint8)


def shaded(picture: Pixels, darkest: float = 0.35) -> Pixels:
    """A shadow that falls from the left."""
    light = np.linspace(darkest, 1.0, picture.shape[1])[None, :, None]
    return (picture * light).astype(np.uint8)


def grained(picture: Pixels, deviation: float = 10.0) -> Pixels:
    """With the grain of a poor camera, the same each time."""
    grain = np.random.default_rng(7).normal(0.0, deviation, picture.shape)
    return np.clip(picture + grain, 0, 255).astype(np.uint8)
