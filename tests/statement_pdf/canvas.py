"""What statements are drawn on in tests: pages of words directly, or a real PDF. Lengths are points."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import matplotlib
from fpdf import FPDF

from core.documents.page import Box, Page, Word

SCALE = 4
"""Units of a box in a point, as `integrations.files` has them."""
A4 = (595.0, 842.0)
_NARROW = "iljt.,:;'|!() -"
FONTS = Path(matplotlib.get_data_path()) / "fonts" / "ttf"


class Canvas(Protocol):
    """Where a statement is drawn."""

    def new_page(self, width: float, height: float) -> None:
        """Begin a page."""

    def write(self, x: float, y: float, text: str, *, align: str = "left", size: float = 9) -> None:
        """Write a line of text whose upper edge is at y; x is its left end, its right end or its middle."""

    def width(self, text: str, size: float = 9) -> float:
        """How wide a text is."""


@dataclass
class WordCanvas:
    """Makes pages of words without a file. With `segments`, what is written at once is one word, as engines give it."""

    segments: bool = False
    engine: str = "pdf"
    pages: list[Page] = field(default_factory=list)
    _words: list[Word] = field(default_factory=list)
    _size: tuple[float, float] = A4

    def new_page(self, width: float, height: float) -> None:
        self._flush()
        self._size = (width, height)

    def write(self, x: float, y: float, text: str, *, align: str = "left", size: float = 9) -> None:
        left = x - {"left": 0.0, "right": 1.0, "center": 0.5}[align] * self.width(text, size)
        parts = [text] if self.segments else text.split(" ")
        for part in parts:
            if part.strip():
                box = (left, y, left + self.width(part, size), y + size * 1.15)
                self._words.append(Word(part, Box(*(round(edge * SCALE) for edge in box))))
            left += self.width(part + " ", size)

    def width(self, text: str, size: float = 9) -> float:
        return sum(0.28 if letter in _NARROW else 0.56 for letter in text) * size

    def done(self) -> tuple[Page, ...]:
        """All pages."""
        self._flush()
        return tuple(self.pages)

    def _flush(self) -> None:
        if self._words:
            width, height = (round(side * SCALE) for side in self._size)
            self.pages.append(Page(len(self.pages) + 1, width, height, tuple(self._words), self.engine))
        self._words = []


class PdfCanvas:
    """Makes a real PDF, in a font that has Ө, Ү and ₮."""

    def __init__(self, font: str = "DejaVuSans") -> None:
        self._pdf = FPDF(unit="pt")
        self._pdf.set_auto_page_break(auto=False)
        self._pdf.add_font("text", "", str(FONTS / f"{font}.ttf"))

    def new_page(self, width: float, height: float) -> None:
        self._pdf.add_page(format=(width, height))

    def write(self, x: float, y: float, text: str, *, align: str = "left", size: float = 9) -> None:
        left = x - {"left": 0.0, "right": 1.0, "center": 0.5}[align] * self.width(text, size)
        self._pdf.text(left, y + size, text)

    def width(self, text: str, size: float = 9) -> float:
        self._pdf.set_font("text", size=size * 0.85)
        return float(self._pdf.get_string_width(text))

    def done(self) -> bytes:
        """The file."""
        return bytes(self._pdf.output())
