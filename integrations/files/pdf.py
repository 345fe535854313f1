"""PDF: the words of pages that have text, and pictures of pages that have none.

Through PDFium, which is what Chromium shows strangers' files with: it survives what is broken in them, and takes a
fraction of pdfminer's time. It may be called by one thread at a time; the lock here sees to that.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from PIL import Image
from pypdfium2 import raw

from core.documents.errors import DamagedError, LockedError, TooMuchError
from core.documents.limits import MOST_SCANNED_PAGES, MOST_TEXT_PAGES
from core.documents.page import Page
from integrations.files.part import Part, Picture
from integrations.files.pdf_words import page_of

_ONE_AT_A_TIME = RLock()
_POINTS = 72
"""In an inch: what a PDF measures in."""
_DPI, _LEAST_DPI, _MOST_DPI = 200, 150, 300
"""Of a page that is drawn. A scan is drawn as fine as it was scanned, within these bounds."""
_MOST_SIDE = 5000
"""Pixels: a page as large as a wall is drawn smaller."""
_MANY_LETTERS = 100
"""With so many, text over a picture is the page's text (a scan with an OCR layer); with fewer, a scanner's stamp."""


def pdf_of(data: bytes, name: str = "", password: str | None = None) -> Part:
    """All pages of a PDF, in their order: those with text as words, the others as pictures to be drawn when asked.

    A page whose text cannot be told (its font says of no glyph what letter it is) counts as a picture. An empty page
    gives neither. Raises `LockedError`, `DamagedError`, and `TooMuchError` past the limits of either kind of page.
    """
    pages: list[Page] = []
    pictures: list[Picture] = []
    with _opened(data, password) as document:
        if len(document) > MOST_TEXT_PAGES + MOST_SCANNED_PAGES:
            raise TooMuchError("text_pages", MOST_TEXT_PAGES)
        for index in range(len(document)):
            found = _look(document, index, data, password)
            if isinstance(found, Page):
                pages.append(found)
            elif found:
                pictures.append(found)
            _within_limits(pages, pictures)
    return Part("pdf", name, pages=tuple(pages), pictures=tuple(pictures))


def _within_limits(pages: list[Page], pictures: list[Picture]) -> None:
    if len(pages) > MOST_TEXT_PAGES:
        raise TooMuchError("text_pages", MOST_TEXT_PAGES)
    if len(pictures) > MOST_SCANNED_PAGES:
        raise TooMuchError("pages", MOST_SCANNED_PAGES)


def _look(document: pdfium.PdfDocument, index: int, data: bytes, password: str | None) -> Page | Picture | None:
    with _page(document, index) as page:
        images = list(page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=4))
        read = page_of(page, index + 1)
        letters = sum(len(word.text) for word in read.words) if read else 0
        if read and letters and (letters >= _MANY_LETTERS or not _covered(page, images)):
            return read
        if raw.FPDFPage_CountObjects(page) == 0:
            return None
        dpi = _fineness(images)
    return Picture(index + 1, lambda: _drawn(data, password, index, dpi))


def _covered(page: pdfium.PdfPage, images: list[pdfium.PdfObject]) -> bool:
    """Whether pictures make up most of the page."""
    left, bottom, right, top = page.get_bbox()
    whole = max(1, (right - left) * (top - bottom))
    area = 0
    for image in images:
        west, south, east, north = image.get_bounds()
        area += max(0, min(east, right) - max(west, left)) * max(0, min(north, top) - max(south, bottom))
    return bool(area * 2 > whole)


def _fineness(images: list[pdfium.PdfObject]) -> int:
    """The dpi at which the largest picture of a page keeps its pixels."""
    finest = 0
    for image in images:
        west, south, east, north = image.get_bounds()
        width, height = image.get_px_size()
        side = max(east - west, north - south)
        finest = max(finest, int(max(width, height) * _POINTS / side)) if side > _POINTS else finest
    return min(max(finest, _LEAST_DPI), _MOST_DPI) if finest else _DPI


def _drawn(data: bytes, password: str | None, index: int, dpi: int) -> Image.Image:
    with _opened(data, password) as document, _page(document, index) as page:
        side = max(*page.get_size(), 1)
        bitmap = page.render(scale=min(dpi / _POINTS, _MOST_SIDE / side))
        image: Image.Image = bitmap.to_pil().convert("RGB")
        bitmap.close()
        return image


@contextmanager
def _opened(data: bytes, password: str | None) -> Iterator[pdfium.PdfDocument]:
    with _ONE_AT_A_TIME:
        try:
            document = pdfium.PdfDocument(data, password=password)
        except pdfium.PdfiumError as error:
            locked = getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD
            raise (LockedError if locked else DamagedError) from error
        try:
            yield document
        except pdfium.PdfiumError as error:
            raise DamagedError from error
        finally:
            document.close()


@contextmanager
def _page(document: pdfium.PdfDocument, index: int) -> Iterator[pdfium.PdfPage]:
    """A page with what was filled into its form as part of it: a form's fields are no text of the page else."""
    page = document[index]
    if raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS:
        page.close()
        page = document[index]
    try:
        yield page
    finally:
        page.close()
