"""The engines together: each picture is prepared once and read by all of them at once."""

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import numpy as np
import structlog
from PIL import Image

from core.documents.errors import DocumentError, NoEngineError, TooSlowError
from core.documents.limits import PAGE_WITHIN
from core.documents.page import Page, Word
from integrations.ocr import rapid, tesseract
from integrations.ocr.codes import qr_codes
from integrations.ocr.engine import Engine, Script, Sheet
from integrations.ocr.heading import HeadEngine
from integrations.ocr.letters import letters
from integrations.ocr.pixels import Pixels, coloured, pixels_of
from integrations.ocr.prepare import prepared, turned_over
from integrations.ocr.strip import SURE, densest, sure_of, told

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Reading:
    """One picture, read: a page of words from each engine that answered, in the order of `Engines.names`.

    The boxes are in the pixels of `image`: the paper upright and level, in colour, so that a piece can be cut out.
    `qr` is the text of its QR codes. In print of Cyrillic `script`, RapidOCR's letters are guesses; its digits are not:
    there `head` is the first lines as another model of tesseract reads them.
    """

    pages: tuple[Page, ...]
    image: Pixels
    qr: tuple[str, ...]
    script: Script
    head: Page | None = None


class Engines:
    """Whatever engines this machine has; what they need is loaded at the first picture, once.

    `second` is whether RapidOCR is used where it is installed, and `cloud` an engine elsewhere. With more than one of
    `cores` for itself, a picture is read by all engines at the same time. One of a pool of processes has one.
    """

    def __init__(self, second: bool = True, cloud: Engine | None = None, cores: int = 1) -> None:
        found: list[Engine] = []
        if tesseract.is_installed():
            found.append(tesseract.TesseractEngine())
        if second and rapid.is_installed():
            found.append(rapid.RapidEngine(cores))
        self._head = HeadEngine() if tesseract.is_installed() else None
        self._cores = cores
        self._engines = (*found, cloud) if cloud else tuple(found)

    @property
    def names(self) -> tuple[str, ...]:
        """The engines that there are, by name."""
        return tuple(engine.name for engine in self._engines)

    def read_picture(self, image: Image.Image | Pixels, number: int = 1, deadline: float | None = None) -> Reading:
        """Read the page of this number; `deadline` is a moment of `time.monotonic()`, else a page's usual time.

        Raises `NoEngineError`, `TooMuchError`, and `TooSlowError` when no engine was in time.
        """
        if not self._engines:
            raise NoEngineError
        until = deadline if deadline is not None else time.monotonic() + PAGE_WITHIN.total_seconds()
        sheet = prepared(pixels_of(image), until)
        sheet, pages = self._read_in_its_script(sheet, number)
        head = _read(self._head, sheet, number) if self._head and sheet.script is Script.CYRILLIC else None
        return Reading(pages, sheet.colour, qr_codes(sheet.colour), sheet.script, head)

    def _read_in_its_script(self, sheet: Sheet, number: int) -> tuple[Sheet, tuple[Page, ...]]:
        """The pages, and the sheet as it was read: in its script, the right way up."""
        strip = densest(sheet.even, sheet.letters)
        cyrillic = sure_of(self._glance(strip, Script.CYRILLIC, sheet.until), Script.CYRILLIC)
        if cyrillic >= SURE:  # clean capitals look like letters of both: between the two marks Latin is tried as well
            sheet = replace(sheet, script=Script.CYRILLIC)
            return sheet, self._all_read(sheet, number)
        pages = self._all_read(sheet, number)
        latin = sure_of(pages[0].words, Script.LATIN)
        if latin < SURE:  # of a page of which much is no print, the fullest lines may be sure
            latin = max(latin, sure_of(self._glance(strip, Script.LATIN, sheet.until), Script.LATIN))
        if latin >= SURE:
            return sheet, pages
        script, over = told(
            strip,
            {Script.LATIN: latin, Script.CYRILLIC: cyrillic},
            lambda turned, script: self._glance(turned, script, sheet.until),
        )
        if script is Script.LATIN and not over:
            return sheet, pages
        sheet = replace(turned_over(sheet) if over else sheet, script=script)
        return sheet, self._all_read(sheet, number)

    def _glance(self, strip: Pixels, script: Script, until: float) -> Sequence[Word]:
        """A strip of even light, read as print of a script by the first engine."""
        strip = np.ascontiguousarray(strip)
        return self._engines[0].read(Sheet(coloured(strip), strip, letters(strip), script, until, glance=True), 1).words

    def _all_read(self, sheet: Sheet, number: int) -> tuple[Page, ...]:
        """The pages of those that were in time; the others are told in the log."""
        if self._cores > 1 and len(self._engines) > 1:
            with ThreadPoolExecutor(len(self._engines)) as pool:
                tried = list(pool.map(lambda engine: _read(engine, sheet, number), self._engines))
        else:
            tried = [_read(engine, sheet, number) for engine in self._engines]
        pages = tuple(page for page in tried if page is not None)
        if not pages:
            raise TooSlowError
        return pages


def _read(engine: Engine, sheet: Sheet, number: int) -> Page | None:
    try:
        return engine.read(sheet, number)
    except DocumentError as error:
        log.warning("ocr.engine_gave_up", engine=engine.name, code=error.code)
        return None
