"""What engines and PDFs show of a document: the same pages once for each engine, and pictures to cut from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from io import BytesIO

import cv2
from PIL import Image

from core.documents.page import Box, Page, texts
from core.documents.reading import Progress, Step
from integrations.files import Part
from integrations.ocr import Engines, Script
from integrations.ocr.pixels import Pixels

_PICTURES_KEPT = 3
"""Of how many pages the picture is kept, so that a piece can be cut out: a receipt is short, and a page takes 20 MB."""
_CROP_WIDTH = 900
"""Pixels: as wide as a telephone shows."""
Tell = Callable[[Progress], None]


@dataclass(slots=True)
class Sight:
    """The pages of one document. `readings` holds for each engine all pages, the most trusted engine first.

    `heads` are the first lines of Cyrillic pages, read again.
    """

    readings: tuple[tuple[Page, ...], ...] = ()
    codes: tuple[str, ...] = ()
    pictures: dict[int, Pixels] = field(default_factory=dict)
    heads: tuple[Page, ...] = ()

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages as the most trusted engine saw them."""
        return self.readings[0] if self.readings else ()

    @property
    def text(self) -> str:
        """What stands on the pages."""
        return "\n".join(texts(self.pages))

    def alone(self, number: int) -> "Sight":
        """One page as a document of its own."""
        readings = tuple(tuple(page for page in pages if page.number == number) for pages in self.readings)
        heads = tuple(page for page in self.heads if page.number == number)
        return Sight(tuple(filter(None, readings)), self.codes, self.pictures, heads)

    def crop(self, box: Box | None, number: int) -> bytes | None:
        """A PNG of the line in which a box stands, or None when there is no picture of it."""
        picture = self.pictures.get(number)
        if box is None or picture is None:
            return None
        height = picture.shape[0]
        margin = max(box.height, height // 100)
        piece = Image.fromarray(
            cv2.cvtColor(picture[max(0, box.top - margin) : box.bottom + margin], cv2.COLOR_BGR2RGB)
        )
        piece.thumbnail((_CROP_WIDTH, height))
        png = BytesIO()
        piece.save(png, "PNG")
        return png.getvalue()


def seen(parts: Sequence[Part], engines: Engines, tell: Tell) -> Sight:
    """Look at every page and picture of these parts, as one document.

    Raises `DamagedError` for a picture that is cut off, `TooSlowError` for one that takes too long, `NoEngineError`.
    """
    sheets = sum(len(part.pages) + len(part.pictures) for part in parts)
    looking = _Looking(engines, tell, sheets)
    before = 0
    for part in parts:
        looking.look(part, before)
        before += max([page.number for page in part.pages] + [one.number for one in part.pictures], default=0)
    return looking.sight()


class _Looking:
    """Gathers what each engine sees, page by page."""

    def __init__(self, engines: Engines, tell: Tell, sheets: int) -> None:
        self._engines = engines
        self._tell = tell
        self._sheets = sheets
        self._printed: list[Page] = []
        self._by_engine: dict[str, list[Page]] = {}
        self._scripts: list[Script] = []
        self._codes: list[str] = []
        self._heads: list[Page] = []
        self._pictures: dict[int, Pixels] = {}

    def look(self, part: Part, before: int) -> None:
        """A file's pages; they are counted on from those `before` it."""
        self._printed += [_numbered(page, before + page.number) for page in part.pages]
        for picture in part.pictures:
            number = before + picture.number
            self._tell(Progress(Step.PAGE, number, self._sheets))
            reading = self._engines.read_picture(picture.image(), number)
            for page in reading.pages:
                self._by_engine.setdefault(page.engine, []).append(page)
            self._scripts.append(reading.script)
            self._codes += reading.qr
            self._heads += [reading.head] if reading.head else []
            if len(self._pictures) < _PICTURES_KEPT:
                self._pictures[number] = reading.image

    def sight(self) -> Sight:
        """All of it, each engine's pages together with those that a PDF has as text."""
        cyrillic = self._scripts.count(Script.CYRILLIC) * 2 > len(self._scripts)
        trusted = ("tesseract", "textract", "rapidocr") if cyrillic else ("textract", "rapidocr", "tesseract")
        names = sorted(self._by_engine, key=trusted.index)
        readings = [_in_order([*self._printed, *self._by_engine[name]]) for name in names]
        if not readings and self._printed:
            readings = [_in_order(self._printed)]
        return Sight(tuple(readings), tuple(self._codes), self._pictures, tuple(self._heads))


def _numbered(page: Page, number: int) -> Page:
    return Page(number, page.width, page.height, page.words, page.engine)


def _in_order(pages: Sequence[Page]) -> tuple[Page, ...]:
    return tuple(sorted(pages, key=lambda page: page.number))
