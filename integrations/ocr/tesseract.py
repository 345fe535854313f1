"""Tesseract, the program, through pytesseract: reads Latin and Cyrillic letters, each with its own language."""

import os
import shutil
import time
from typing import Any

import cv2
import pytesseract  # type: ignore[import-untyped]
from PIL import Image

from core.documents.errors import DocumentError, TooSlowError
from core.documents.page import Box, Page, Word
from integrations.ocr.engine import Script, Sheet, folded
from integrations.ocr.pixels import Pixels

LANGUAGES = {Script.LATIN: "eng", Script.CYRILLIC: "mon+eng"}
LETTER = 30
"""Pixels of a letter's height that it reads best, measured on receipts."""
_LEAST, _MOST = 0.4, 2.5
_PLAIN = "--psm 6 --dpi 300 -c tessedit_do_invert=0"
"""One block of lines, which keeps the rows of a receipt together; nothing is white on black once the light is even."""


def is_installed() -> bool:
    """Whether the program can be found."""
    return shutil.which(pytesseract.pytesseract.tesseract_cmd) is not None


class TesseractEngine:
    """Fills the `Engine` port. Each reading is a process of one thread, so that pictures go side by side."""

    name = "tesseract"

    def __init__(self) -> None:
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # pytesseract hands on the environment, and nothing else

    def read(self, sheet: Sheet, number: int) -> Page:
        """See the port."""
        share = share_of(sheet.letter)
        height, width = sheet.colour.shape[:2]
        words = read_words(scaled(sheet.even, share), LANGUAGES[sheet.script], sheet.until, share)
        return Page(number, width, height, words, self.name)


def share_of(letter: float | None) -> float:
    """By how much a picture is to grow, or to shrink, for its letters to be as tall as they are read best."""
    share = 1.0 if letter is None else min(max(LETTER / letter, _LEAST), _MOST)
    return 1.0 if abs(share - 1) < 0.08 else share


def scaled(picture: Pixels, share: float) -> Pixels:
    """The picture, larger or smaller."""
    if share == 1.0:
        return picture
    how = cv2.INTER_CUBIC if share > 1 else cv2.INTER_AREA
    return cv2.resize(picture, None, fx=share, fy=share, interpolation=how).astype("uint8", copy=False)


def read_words(picture: Pixels, languages: str, until: float, share: float = 1.0) -> tuple[Word, ...]:
    """The words of a picture, with boxes in pixels of what it was before it was scaled by `share`."""
    left = until - time.monotonic()
    if left <= 0:
        raise TooSlowError
    image = Image.fromarray(picture)
    image.format = "BMP"  # pytesseract would pack it as PNG, which takes longer than to write it
    try:
        found = pytesseract.image_to_data(
            image, lang=languages, config=_PLAIN, timeout=left, output_type=pytesseract.Output.DICT
        )
    except pytesseract.TesseractError as error:
        raise DocumentError from error
    except RuntimeError as error:
        raise TooSlowError from error
    return tuple(_words(found, share))


def _words(found: dict[str, list[Any]], share: float) -> list[Word]:
    words = []
    for text, sure, left, top, width, height in zip(
        *(found[key] for key in ("text", "conf", "left", "top", "width", "height")), strict=True
    ):
        plain = folded(text)
        if plain:
            corners = (left, top, left + width, top + height)
            words.append(Word(plain, Box(*(round(corner / share) for corner in corners)), max(float(sure), 0.0) / 100))
    return words
