"""Tesseract, the program, through pytesseract: reads Latin and Cyrillic letters, each with its own language."""

import os
import shutil
import time
from collections.abc import Sequence
from typing import Any

import pytesseract  # type: ignore[import-untyped]
from PIL import Image

from core.documents.errors import DocumentError, TooSlowError
from core.documents.page import Box, Page, Word
from integrations.ocr.engine import Script, Sheet, folded
from integrations.ocr.pixels import Pixels
from integrations.ocr.typeset import typeset

_LANGUAGES = {
    Script.LATIN: ("eng", "script/Latin", "Latin"),
    Script.CYRILLIC: ("script/Cyrillic", "Cyrillic", "mon"),
}
"""The first that is installed is used. Of Mongolian print the model of the script reads more than `mon` does."""
_SMALL = {Script.CYRILLIC: "mon"}
"""What is soonest loaded, where it is installed: for a glance."""
_PLAIN = "--psm 6 --dpi 300 -c tessedit_do_invert=0"
"""One block of lines, which keeps the rows of a receipt together; nothing is white on black once the light is even."""
_TOO_LITTLE = 0.08
"""Of the letters that are seen, what must be read; below it setting the paper anew has failed: it is read as it is."""


def is_installed() -> bool:
    """Whether the program can be found."""
    return shutil.which(pytesseract.pytesseract.tesseract_cmd) is not None


class TesseractEngine:
    """Fills the `Engine` port. Each reading is a process of one thread, so that pictures go side by side."""

    name = "tesseract"

    def __init__(self) -> None:
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # pytesseract hands on the environment, and nothing else
        self._there: frozenset[str] | None = None

    def read(self, sheet: Sheet, number: int) -> Page:
        """See the port."""
        height, width = sheet.colour.shape[:2]
        language = self._language(sheet.script, glance=sheet.glance)
        if language is None:
            return Page(number, width, height, (), self.name)
        anew = typeset(sheet.even, sheet.letters)
        words: Sequence[Word] = ()
        if anew is not None:
            found = read_words(anew.sheet, language, sheet.until)
            words = [Word(word.text, anew.back(word.box), word.sure) for word in found]
        if anew is None or _weight(words) < _TOO_LITTLE * len(sheet.letters.boxes):
            words = max(words, read_words(sheet.even, language, sheet.until), key=_weight)
        return Page(number, width, height, tuple(words), self.name)

    def _language(self, script: Script, *, glance: bool) -> str | None:
        """What is installed for the script; asked for once."""
        if self._there is None:
            self._there = frozenset(pytesseract.get_languages())
        names = (_SMALL.get(script, ""), *_LANGUAGES[script]) if glance else _LANGUAGES[script]
        return next((name for name in names if name in self._there), None)


def read_words(picture: Pixels, language: str, until: float) -> tuple[Word, ...]:
    """The words of a picture of dark print on white, with boxes in its pixels."""
    left = until - time.monotonic()
    if left <= 0:
        raise TooSlowError
    image = Image.fromarray(picture)
    image.format = "BMP"  # pytesseract would pack it as PNG, which takes longer than to write it
    try:
        found = pytesseract.image_to_data(
            image, lang=language, config=_PLAIN, timeout=left, output_type=pytesseract.Output.DICT
        )
    except pytesseract.TesseractError as error:
        raise DocumentError from error
    except RuntimeError as error:
        raise TooSlowError from error
    return tuple(_words(found))


def _weight(words: Sequence[Word]) -> float:
    """How much of what was read is likely to stand there, in letters and digits."""
    return sum(word.sure * sum(map(str.isalnum, word.text)) for word in words)


def _words(found: dict[str, list[Any]]) -> list[Word]:
    words = []
    for text, sure, left, top, width, height in zip(
        *(found[key] for key in ("text", "conf", "left", "top", "width", "height")), strict=True
    ):
        plain = folded(text)
        if plain:
            corners = (left, top, left + width, top + height)
            words.append(Word(plain, Box(*corners), max(float(sure), 0.0) / 100))
    return words
