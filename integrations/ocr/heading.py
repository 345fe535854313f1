"""The head of a Mongolian paper, read again by tesseract's other model of it: a name that both spell alike is right.

The model of the language and the model of the script were trained apart, and RapidOCR, which could check either, has no
Cyrillic letters. A receipt's name stands in its first lines, so that these are enough.
"""

from collections.abc import Sequence

from core.documents.errors import DocumentError, TooSlowError
from core.documents.page import Page, Word
from integrations.ocr.engine import Script, Sheet
from integrations.ocr.pixels import Pixels
from integrations.ocr.tesseract import read_words
from integrations.ocr.typeset import LETTER, typeset

_MODELS = ("Cyrillic", "script/Cyrillic")
"""The model of the script, by where it is installed. `pytesseract.get_languages` lists no name with a capital."""
_HIGH = 28 * LETTER
"""Pixels of the paper set anew: some fourteen lines."""


class HeadEngine:
    """Fills the `Engine` port with the first lines of Cyrillic print, and with nothing of other print."""

    name = "tesseract"

    def __init__(self) -> None:
        self._models = list(_MODELS)

    def read(self, sheet: Sheet, number: int) -> Page:
        """See the port."""
        height, width = sheet.colour.shape[:2]
        anew = typeset(sheet.even, sheet.letters) if sheet.script is Script.CYRILLIC else None
        words: list[Word] = []
        if anew is not None:
            foot = next((one.here.bottom for one in anew.places if one.here.bottom >= _HIGH), len(anew.sheet))
            found = self._first_read(anew.sheet[:foot], sheet.until)
            words = [Word(one.text, anew.back(one.box), one.sure) for one in found]
        return Page(number, width, height, tuple(words), self.name)

    def _first_read(self, picture: Pixels, until: float) -> Sequence[Word]:
        """What the model reads that is installed; those that are not are tried once."""
        while self._models:
            try:
                return read_words(picture, self._models[0], until)
            except TooSlowError:
                raise
            except DocumentError:
                del self._models[0]
        return ()
