"""The second engine: from its own wheel alone, silent, and not needed."""

import socket
import time
from importlib.util import find_spec

import numpy as np
import pytest

from core.documents.errors import TooSlowError
from core.documents.page import texts
from integrations.ocr import rapid
from integrations.ocr.engine import Script, Sheet, folded
from integrations.ocr.letters import letters
from integrations.ocr.light import brightness, evened
from integrations.ocr.pixels import Pixels
from integrations.ocr.rapid import RapidEngine
from tests.integrations.ocr.drawn import receipt

WITH_RAPID = pytest.mark.skipif(not rapid.is_installed(), reason="RapidOCR is an extra, and it is not installed")


def sheet(picture: Pixels, within: float = 100.0) -> Sheet:
    even = evened(brightness(picture))
    return Sheet(picture, even, letters(even), Script.LATIN, time.monotonic() + within)


@WITH_RAPID
def test_it_reads_without_the_internet_and_without_a_word(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def away(*_: object) -> None:
        raise AssertionError("it reached for the internet")

    monkeypatch.setattr(socket.socket, "connect", away)
    monkeypatch.setattr(socket, "getaddrinfo", away)
    engine = RapidEngine()
    page = engine.read(sheet(receipt()), 5)
    text = "\n".join(texts([page]))
    assert (page.engine, page.number) == ("rapidocr", 5)
    assert "CORNER GROCERS" in text
    assert "19.25" in text
    assert all(0.5 <= word.sure <= 1 and word.box.right <= page.width for word in page.words)
    models = engine._models
    assert engine.read(sheet(np.full((300, 200, 3), 240, np.uint8)), 6).words == ()
    assert engine._models is models, "loaded once"
    assert capfd.readouterr() == ("", "")


def test_it_is_not_begun_when_the_time_is_over() -> None:
    with pytest.raises(TooSlowError):
        RapidEngine().read(sheet(receipt(), within=-1.0), 1)


@pytest.mark.parametrize("missing", ["rapidocr", "onnxruntime"])
def test_where_a_part_of_it_is_missing_it_is_not_used(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    real = find_spec
    monkeypatch.setattr(rapid, "find_spec", lambda name: None if name == missing else real(name))
    assert not rapid.is_installed()


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("TOTAL：RM（１２．５０）", "TOTAL:RM(12.50)"),
        ("Date–Time — 10:00", "Date-Time - 10:00"),
        ("  O’Brien’s \u3000 Café ", "O'Brien's Café"),
        ("Нийт дүн 19,250₮", "Нийт дүн 19,250₮"),
        ("\u3000", ""),
    ],
)
def test_signs_become_plain(said: str, meant: str) -> None:
    assert folded(said) == meant
