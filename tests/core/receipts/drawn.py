"""Receipts as text, drawn as the words of a page: as words or as whole segments, as one engine or another sees them."""

import re
from datetime import date

from core.documents.model import Hints
from core.documents.page import Box, Page, Word

TODAY = date(2026, 11, 27)
HINTS = Hints(TODAY)
_WIDE, _HIGH, _STEP = 10, 18, 24


def page(text: str, engine: str = "pdf", *, sure: float = 1.0, number: int = 1, apart: int = 0) -> Page:
    """The lines of a text, one under the other; `apart` blanks or more part two words (0: every blank does)."""
    words = [
        Word(found.group(), _box(found, row), sure)
        for row, line in enumerate(text.strip("\n").split("\n"))
        for found in re.finditer(rf"\S+(?: {{1,{apart}}}\S+)*" if apart else r"\S+", line)
    ]
    return Page(number, 600, 1200, tuple(words), engine)


def _box(found: re.Match[str], row: int) -> Box:
    top = 10 + row * _STEP
    return Box(10 + found.start() * _WIDE, top, 10 + found.end() * _WIDE, top + _HIGH)
