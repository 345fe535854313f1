"""The engines together: each picture is prepared once and read by all of them at once."""

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import structlog
from PIL import Image

from core.documents.errors import DocumentError, NoEngineError, TooSlowError
from core.documents.limits import PAGE_WITHIN
from core.documents.page import Page, Word
from integrations.ocr import rapid, tesseract
from integrations.ocr.codes import qr_codes
from integrations.ocr.engine import Engine, Script, Sheet
from integrations.ocr.letters import letters
from integrations.ocr.pixels import Pixels, coloured, pixels_of
from integrations.ocr.prepare import Look, prepared

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Reading:
    """One picture, read: a page of words from each engine that answered, in the order of `Engines.names`.

    The boxes are in the pixels of `image`: the paper upright and level, in colour, so that a piece can be cut out.
    `qr` is the text of its QR codes. In print of Cyrillic `script`, RapidOCR's letters are guesses; its digits are not.
    """

    pages: tuple[Page, ...]
    image: Pixels
    qr: tuple[str, ...]
    script: Script


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
        sheet = prepared(pixels_of(image), self._look(until), until)
        pages = self._all_read(sheet, number)
        return Reading(pages, sheet.colour, qr_codes(sheet.colour), sheet.script)

    def _look(self, until: float) -> Look:
        first = self._engines[0]

        def look(strip: Pixels, script: Script) -> Sequence[Word]:
            return first.read(Sheet(coloured(strip), strip, letters(strip), script, until), 1).words

        return look

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
