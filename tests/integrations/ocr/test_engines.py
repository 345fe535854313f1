"""The engines together: what they are handed, and what is left when one of them gives up."""

import time
from dataclasses import dataclass, field

import numpy as np
import pytest
import zxingcpp
from PIL import Image
from structlog.testing import capture_logs

from core.documents.errors import DamagedError, DocumentError, NoEngineError, TooMuchError, TooSlowError
from core.documents.limits import MOST_PIXELS
from core.documents.page import Box, Page, Word
from integrations.ocr import Engines, Script, rapid, tesseract
from integrations.ocr.engine import Sheet
from integrations.ocr.pixels import LONGEST, Pixels, pixels_of
from integrations.ocr.upright import turned
from tests.integrations.ocr.drawn import grained, on_a_desk, receipt


@dataclass
class Fake:
    """An engine that says one word, or raises."""

    name: str
    error: DocumentError | None = None
    sheets: list[Sheet] = field(default_factory=list)

    def read(self, sheet: Sheet, number: int) -> Page:
        self.sheets.append(sheet)
        if self.error and len(self.sheets) > 1:  # the first is the strip
            raise self.error
        height, width = sheet.colour.shape[:2]
        return Page(
            number,
            width,
            height,
            (Word("TOTAL", Box(1, 2, 3, 4), 0.9), Word("Sarnai", Box(5, 2, 9, 4), 0.9)),
            self.name,
        )


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without engines of its own."""
    monkeypatch.setattr(tesseract, "is_installed", lambda: False)
    monkeypatch.setattr(rapid, "is_installed", lambda: False)


@pytest.mark.usefixtures("bare")
def test_a_machine_without_an_engine_says_so() -> None:
    engines = Engines()
    assert engines.names == ()
    with pytest.raises(NoEngineError):
        engines.read_picture(receipt())


def test_what_is_installed_is_used_and_the_second_can_be_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "is_installed", lambda: True)
    monkeypatch.setattr(rapid, "is_installed", lambda: True)
    assert Engines(cloud=Fake("textract")).names == ("tesseract", "rapidocr", "textract")
    assert Engines(second=False).names == ("tesseract",)
    monkeypatch.setattr(tesseract, "is_installed", lambda: False)
    assert Engines().names == ("rapidocr",)


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize("cores", [1, 2])
def test_all_engines_are_handed_the_same_paper_flat_and_level(cores: int, monkeypatch: pytest.MonkeyPatch) -> None:
    first, cloud = Fake("tesseract"), Fake("textract")
    monkeypatch.setattr(tesseract, "is_installed", lambda: True)
    monkeypatch.setattr(tesseract, "TesseractEngine", lambda: first)
    picture = grained(turned(on_a_desk(receipt()), 6.0), 3.0)
    reading = Engines(cloud=cloud, cores=cores).read_picture(picture, number=3)
    assert [page.engine for page in reading.pages] == ["tesseract", "textract"]
    assert {page.number for page in reading.pages} == {3}
    assert first.sheets[-1] is cloud.sheets[0]
    assert {(page.height, page.width) for page in reading.pages} == {reading.image.shape[:2]}
    assert reading.image is cloud.sheets[0].colour
    assert len(reading.image) < len(picture)
    assert reading.script is Script.LATIN


@pytest.mark.usefixtures("bare")
def test_an_engine_that_gives_up_is_told_in_the_log_and_the_others_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rapid, "is_installed", lambda: True)
    monkeypatch.setattr(rapid, "RapidEngine", lambda cores: Fake("rapidocr", TooSlowError()))
    with capture_logs() as logs:
        reading = Engines(cloud=Fake("textract")).read_picture(receipt())
    assert [page.engine for page in reading.pages] == ["textract"]
    assert [(one["event"], one["engine"]) for one in logs] == [("ocr.engine_gave_up", "rapidocr")]


@pytest.mark.usefixtures("bare")
def test_when_none_is_in_time_the_page_is_too_slow() -> None:
    with pytest.raises(TooSlowError):
        Engines(cloud=Fake("textract", TooSlowError())).read_picture(receipt(), deadline=time.monotonic() + 60)


@pytest.mark.usefixtures("bare")
def test_a_qr_code_is_read() -> None:
    code = zxingcpp.create_barcode("https://ebarimt.example.mn/?id=000001", zxingcpp.BarcodeFormat.QRCode)
    square = np.asarray(code.to_image(scale=5))
    picture = receipt()
    picture[20 : 20 + square.shape[0], 300 : 300 + square.shape[1]] = square[:, :, None]
    reading = Engines(cloud=Fake("textract")).read_picture(picture)
    assert reading.qr == ("https://ebarimt.example.mn/?id=000001",)


def wide(height: int, width: int) -> Pixels:
    """A picture of one pixel that says that it is as large."""
    return np.broadcast_to(np.zeros((1, 1), np.uint8), (height, width))


def test_a_picture_of_too_many_pixels_is_refused_before_anything_is_made_of_it() -> None:
    with pytest.raises(TooMuchError) as refused:
        pixels_of(wide(30_000, 30_000))
    assert (refused.value.code, MOST_PIXELS) == ("document.too_much.pixels", 60_000_000)


def test_a_picture_without_pixels_is_damaged() -> None:
    with pytest.raises(DamagedError):
        pixels_of(np.zeros((0, 5), np.uint8))


@pytest.mark.parametrize("mode", ["L", "RGB", "1", "CMYK"])
def test_any_picture_becomes_colours_and_a_very_large_one_smaller(mode: str) -> None:
    pixels = pixels_of(Image.new(mode, (LONGEST + 1000, 10)))
    assert pixels.shape == (8, LONGEST, 3)
    assert pixels.dtype == np.uint8


class Doubtful(Fake):
    """Fairly sure of capitals as Cyrillic ones, and surer of them as Latin."""

    def read(self, sheet: Sheet, number: int) -> Page:
        text, sure = ("НАВУЕҮ", 0.6) if sheet.script is Script.CYRILLIC else ("HARVEY", 0.95)
        return Page(number, 90, 90, (Word(text, Box(1, 2, 3, 4), sure), Word(text, Box(5, 2, 9, 4), sure)), self.name)


@pytest.mark.usefixtures("bare")
def test_capitals_that_look_alike_in_both_are_read_in_the_surer_one() -> None:
    read = Engines(second=False, cloud=Doubtful("cloud")).read_picture(receipt())
    assert read.script is Script.LATIN
    assert [word.text for word in read.pages[0].words] == ["HARVEY"] * 2
