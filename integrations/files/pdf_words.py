"""The words of one page of a PDF with their places, upright, in quarter points."""

from ctypes import c_int
from dataclasses import dataclass, field
from math import degrees

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pypdfium2 import raw

from core.documents.page import Box, Page, Word

SCALE = 4
"""Units of a `Box` in a point (1/72 inch): whole numbers, and fine enough for any print."""
_GAP = 0.3
"""Of the letters' height: a wider gap lies between two words, although no blank is written there."""
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\x02": "-", "\u00ad": "-"}
"""Glyphs of two letters, and the hyphen at the end of a line as PDFium tells it."""
_UNKNOWN = {"\0", "\ufffd", "\ufffe"}
_FEW = 5
"""A page of which one letter in five is unknown has no text that can be relied on."""


@dataclass(slots=True)
class _Glyph:
    """A letter and its place on the page as the PDF measures it, from the lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    turn: int


@dataclass(slots=True)
class _Scan:
    """What a pass over a page's glyphs gathers: words as lists of glyphs."""

    words: list[list[_Glyph]] = field(default_factory=list)
    known: int = 0
    unknown: int = 0
    open: bool = False


def page_of(page: pdfium.PdfPage, number: int) -> Page | None:
    """The page with its words, turned so that most of them stand upright; None when its text cannot be told.

    Words that run across the others (a code up the margin) are left out: they would lie through every line.
    """
    text_page = page.get_textpage()
    try:
        scan = _scanned(text_page)
    finally:
        text_page.close()
    if scan.unknown * _FEW > scan.known + scan.unknown:
        return None
    turns = [glyph.turn for word in scan.words for glyph in word]
    turn = max(range(4), key=turns.count)
    view = _View(page, turn)
    words = tuple(view.word(word) for word in scan.words if word[0].turn == turn)
    return Page(number, view.width, view.height, words)


def _scanned(text_page: pdfium.PdfTextPage) -> _Scan:
    scan = _Scan()
    place = raw.FS_RECTF()
    for index in range(raw.FPDFText_CountChars(text_page)):
        code = raw.FPDFText_GetUnicode(text_page, index)
        letter = chr(code) if code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else "\ufffd"
        if letter.isspace() or (raw.FPDFText_IsGenerated(text_page, index) == 1 and letter != "\x02"):
            scan.open = False
        elif letter in _UNKNOWN or 0xE000 <= code < 0xF900 or raw.FPDFText_HasUnicodeMapError(text_page, index) == 1:
            scan.unknown += 1
            scan.open = False
        elif raw.FPDFText_GetLooseCharBox(text_page, index, place):
            turn = -round(degrees(raw.FPDFText_GetCharAngle(text_page, index)) / 90) % 4
            _add(scan, _Glyph(letter, place.left, place.bottom, place.right, place.top, turn))
    return scan


def _add(scan: _Scan, glyph: _Glyph) -> None:
    scan.known += 1
    if scan.open and _goes_on(scan.words[-1][-1], glyph):
        scan.words[-1].append(glyph)
    else:
        scan.words.append([glyph])
    scan.open = True


def _goes_on(before: _Glyph, glyph: _Glyph) -> bool:
    """Whether a glyph belongs to the word that the one before it ends: beside it, on the same line."""
    if before.turn != glyph.turn:
        return False
    if glyph.turn % 2:
        ahead = (glyph.bottom - before.top) if glyph.turn == 1 else (before.bottom - glyph.top)
        height, aside = before.right - before.left, abs(glyph.left - before.left)
    else:
        ahead = (glyph.left - before.right) if glyph.turn == 0 else (before.left - glyph.right)
        height, aside = before.top - before.bottom, abs(glyph.bottom - before.bottom)
    return -height <= ahead <= height * _GAP and aside <= height / 2


class _View:
    """The page as it is looked at: turned by what it says of itself, and on until its text is upright."""

    def __init__(self, page: pdfium.PdfPage, turn: int) -> None:
        self._page = page
        shown = page.get_rotation() // 90
        self._turn = (turn - shown) % 4
        width, height = page.get_size()
        if self._turn % 2:
            width, height = height, width
        self.width, self.height = round(width * SCALE), round(height * SCALE)

    def word(self, glyphs: list[_Glyph]) -> Word:
        text = "".join(_LIGATURES.get(glyph.text, glyph.text) for glyph in glyphs)
        one = self._point(min(glyph.left for glyph in glyphs), min(glyph.bottom for glyph in glyphs))
        other = self._point(max(glyph.right for glyph in glyphs), max(glyph.top for glyph in glyphs))
        (left, right), (top, bottom) = sorted((one[0], other[0])), sorted((one[1], other[1]))
        return Word(text, Box(left, top, right, bottom))

    def _point(self, x: float, y: float) -> tuple[int, int]:
        across, down = c_int(), c_int()
        raw.FPDF_PageToDevice(self._page, 0, 0, self.width, self.height, self._turn, x, y, across, down)
        return across.value, down.value
