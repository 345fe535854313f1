"""The real tesseract on drawn receipts, as hands and cameras spoil them, in both scripts."""

import time
from collections.abc import Callable

import cv2
import numpy as np
import pytesseract  # type: ignore[import-untyped]
import pytest

from core.documents.errors import DocumentError, TooSlowError
from core.documents.page import texts
from integrations.ocr import Engines, Script, tesseract
from integrations.ocr.engine import Sheet
from integrations.ocr.letters import letters
from integrations.ocr.light import brightness, evened
from integrations.ocr.pixels import Pixels
from integrations.ocr.tesseract import TesseractEngine
from integrations.ocr.upright import quarter, turned
from tests.integrations.ocr.drawn import CYRILLIC, LATIN, grained, on_a_desk, receipt, shaded

ENGINES = Engines(second=False)
SPOILED: dict[str, Callable[[Pixels], Pixels]] = {
    "as it is": lambda paper: paper,
    "on its side": lambda paper: quarter(paper, 1),
    "on its head, tilted": lambda paper: turned(quarter(paper, 2), 8.0),
    "on a desk, in a shadow": lambda paper: grained(shaded(on_a_desk(paper), 0.5), 4.0),
    "small": lambda paper: np.asarray(cv2.resize(paper, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.uint8),
    "faint": lambda paper: (200 + paper.astype(np.int32) // 5).astype(np.uint8),
}


def within(seconds: float) -> float:
    return time.monotonic() + seconds


@pytest.mark.parametrize("how", SPOILED)
def test_a_receipt_is_read_however_it_was_photographed(how: str) -> None:
    size = 40 if "desk" in how else 26  # of what lies on a desk, a photograph shows a part only, and larger
    reading = ENGINES.read_picture(SPOILED[how](receipt(size=size, ink=30)), deadline=within(100))
    text = "\n".join(texts(reading.pages))
    assert reading.script is Script.LATIN
    assert "CORNER GROCERS" in text
    assert "TOTAL 19.25" in text
    assert "14/10/2026" in text


@pytest.mark.parametrize("how", ["as it is", "on its head, tilted"])
def test_a_mongolian_receipt_is_read_with_its_own_letters(how: str) -> None:
    reading = ENGINES.read_picture(SPOILED[how](receipt(CYRILLIC)), deadline=within(100))
    text = "\n".join(texts(reading.pages))
    assert reading.script is Script.CYRILLIC
    assert "Номин Өргөө ХХК" in text
    assert "Нийт дүн 19,250" in text
    assert "2026-10-14" in text


def test_words_stand_where_they_are_in_the_picture() -> None:
    reading = ENGINES.read_picture(receipt(), deadline=within(100))
    (word,) = (one for one in reading.pages[0].words if one.text == "TOTAL")
    line = LATIN.index("TOTAL                  19.25")
    assert word.box.middle == pytest.approx(1.5 * 26 + line * 26 * 1.6 + 16, abs=5)
    assert word.box.left == pytest.approx(1.5 * 26, abs=5)
    piece = reading.image[word.box.top : word.box.bottom, word.box.left : word.box.right]
    assert piece.mean() < 215, "there is print"


def sheet(picture: Pixels, until: float, script: Script = Script.LATIN) -> Sheet:
    even = evened(brightness(picture))
    return Sheet(picture, even, letters(even), script, until)


@pytest.mark.parametrize("seconds", [-1.0, 0.001])
def test_it_ends_with_its_time(seconds: float) -> None:
    with pytest.raises(TooSlowError):
        TesseractEngine().read(sheet(receipt(), within(seconds)), 1)


def test_a_program_that_fails_is_an_error_of_this_picture_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise pytesseract.TesseractError(1, "cannot open its data")

    monkeypatch.setattr(pytesseract, "image_to_data", broken)
    with pytest.raises(DocumentError):
        TesseractEngine().read(sheet(receipt(), within(60)), 1)


def test_a_blank_sheet_has_no_words() -> None:
    assert TesseractEngine().read(sheet(np.full((300, 200, 3), 240, np.uint8), within(60)), 4).words == ()


def test_a_script_without_its_language_has_no_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pytesseract, "get_languages", lambda: ["eng"])
    assert TesseractEngine().read(sheet(receipt(CYRILLIC), within(60), Script.CYRILLIC), 1).words == ()


def test_a_machine_without_the_program_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert tesseract.is_installed()
    monkeypatch.setattr(pytesseract.pytesseract, "tesseract_cmd", "no-such-program")
    assert not tesseract.is_installed()
