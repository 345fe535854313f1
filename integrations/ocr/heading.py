"""The head of a Mongolian paper, read again by tesseract's other model of it: a name that both spell alike is right.

The model of the language and the model of the script were trained apart, and RapidOCR, which could check either, has no
Cyrillic letters. A receipt's name stands in its first lines, so that these are enough.
"""

import pytesseract  # type: ignore[import-untyped]

from core.documents.page import Page, Word
from integrations.ocr.engine import Script, Sheet
from integrations.ocr.tesseract import read_words
from integrations.ocr.typeset import LETTER, typeset

_OTHER = {"mon", "Cyrillic"}
_HIGH = 28 * LETTER
"""Pixels of the paper set anew: some fourteen lines."""


class HeadEngine:
    """Fills the `Engine` port with the first lines of Cyrillic print, and with nothing of other print."""

    name = "tesseract"

    def __init__(self) -> None:
        self._usable: bool | None = None

    def read(self, sheet: Sheet, number: int) -> Page:
        """See the port."""
        height, width = sheet.colour.shape[:2]
        nothing = Page(number, width, height, (), self.name)
        if sheet.script is not Script.CYRILLIC or not self._is_usable():
            return nothing
        anew = typeset(sheet.even, sheet.letters)
        if anew is None:
            return nothing
        foot = next((place.here.bottom for place in anew.places if place.here.bottom >= _HIGH), len(anew.sheet))
        found = read_words(anew.sheet[:foot], "mon", sheet.until)
        return Page(
            number, width, height, tuple(Word(one.text, anew.back(one.box), one.sure) for one in found), self.name
        )

    def _is_usable(self) -> bool:
        """Whether both models are installed; asked for once."""
        if self._usable is None:
            there = {name.rpartition("/")[2] for name in pytesseract.get_languages()}
            self._usable = there >= _OTHER
        return self._usable
