"""Papers drawn three ways from one description: as words of a page, as a real PDF, and as a real picture."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import matplotlib
import pytesseract  # type: ignore[import-untyped]
from fpdf import FPDF
from PIL import Image, ImageDraw, ImageFont

from core.documents.page import Box, Page, Word
from integrations.files import opened

WIDTH, HEIGHT = 595, 842
"""A4 in points."""
_FONT = Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"
_SCALE = 3
_LETTER = 6.2
"""Points of a typed letter's width."""


@dataclass(frozen=True, slots=True)
class Text:
    """Some words that begin at a place (points from the upper left), in a size of print."""

    x: float
    y: float
    text: str
    size: float = 10


def table(top: float, places: Sequence[float], rows: Sequence[Sequence[str]], step: float = 16) -> tuple[Text, ...]:
    """Rows of cells at the same places; an empty cell is left out."""
    return tuple(
        Text(place, top + number * step, text)
        for number, row in enumerate(rows)
        for place, text in zip(places, row, strict=False)
        if text
    )


def typed(text: str, step: float = 14) -> tuple[Text, ...]:
    """A paper as it would be typed: two spaces or more begin another cell."""
    return tuple(
        Text(40 + found.start() * _LETTER, 30 + number * step, found.group())
        for number, line in enumerate(text.strip("\n").split("\n"))
        for found in re.finditer(r"\S+(?: \S+)*", line)
    )


def column(x: float, top: float, texts: Sequence[str], step: float = 15, size: float = 10) -> tuple[Text, ...]:
    """Lines under one another."""
    return tuple(Text(x, top + number * step, text, size) for number, text in enumerate(texts))


@cache
def _font(size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_FONT), size)


def page(
    texts: Sequence[Text], *, engine: str = "pdf", whole: bool = False, number: int = 1, sure: float = 1.0
) -> Page:
    """The words where they would be printed; `whole` leaves each text in one piece, as some engines do."""
    words: list[Word] = []
    for text in texts:
        font = _font(text.size)
        parts = [text.text] if whole else text.text.split()
        at = 0
        for part in parts:
            at = text.text.index(part, at)
            left = text.x + font.getlength(text.text[:at])
            box = Box(round(left), round(text.y), round(left + font.getlength(part)), round(text.y + text.size))
            words.append(Word(part, box, sure))
            at += len(part)
    return Page(number, WIDTH, HEIGHT, tuple(words), engine)


def pdf(*pages: Sequence[Text]) -> bytes:
    """A real PDF with these texts, page by page."""
    document = FPDF(unit="pt", format=(WIDTH, HEIGHT))
    document.add_font("drawn", fname=str(_FONT))
    for texts in pages:
        document.add_page()
        for text in texts:
            document.set_font("drawn", size=text.size)
            document.text(text.x, text.y + text.size * 0.8, text.text)
    return bytes(document.output())


def pdf_page(texts: Sequence[Text]) -> Page:
    """The words of a real PDF with these texts."""
    (part,) = opened(pdf(texts))
    return part.pages[0]


def picture_page(texts: Sequence[Text], languages: str) -> Page:
    """What tesseract sees on a picture of these texts."""
    image = Image.new("L", (WIDTH * _SCALE, HEIGHT * _SCALE), 255)
    draw = ImageDraw.Draw(image)
    for text in texts:
        draw.text((text.x * _SCALE, text.y * _SCALE), text.text, 0, _font(text.size * _SCALE))
    seen = pytesseract.image_to_data(image, lang=languages, config="--psm 4", output_type=pytesseract.Output.DICT)
    words = [
        Word(text, Box(left, top, left + wide, top + high), max(0.0, float(sure) / 100))
        for text, left, top, wide, high, sure in zip(
            seen["text"], seen["left"], seen["top"], seen["width"], seen["height"], seen["conf"], strict=True
        )
        if text.strip()
    ]
    return Page(1, image.width, image.height, tuple(words), "tesseract")
