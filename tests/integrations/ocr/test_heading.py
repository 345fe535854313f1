"""The first lines of a Mongolian paper are read again, by another model; of other print nothing is."""

import time

import numpy as np
import pytest

from core.documents.page import texts
from integrations.ocr import Engines, heading
from integrations.ocr.engine import Script, Sheet
from integrations.ocr.heading import HeadEngine
from integrations.ocr.letters import letters
from integrations.ocr.light import brightness, evened
from integrations.ocr.pixels import Pixels
from tests.integrations.ocr.drawn import CYRILLIC, LATIN, receipt


def sheet(picture: Pixels, script: Script) -> Sheet:
    even = evened(brightness(picture))
    return Sheet(picture, even, letters(even), script, time.monotonic() + 100)


def test_the_head_is_read_and_not_the_foot() -> None:
    long = receipt((*CYRILLIC[:3], *("Талх хар 7,800",) * 20, "Баярлалаа"))
    page = HeadEngine().read(sheet(long, Script.CYRILLIC), 3)
    text = "\n".join(texts([page]))
    assert (page.number, page.width) == (3, long.shape[1])
    assert "Номин Өргөө ХХК" in text
    assert "Баярлалаа" not in text
    assert page.words[0].box.top < 80, "in the pixels of the picture"


def test_what_is_short_is_read_whole() -> None:
    assert "Баярлалаа" in "\n".join(texts([HeadEngine().read(sheet(receipt(CYRILLIC), Script.CYRILLIC), 1)]))


def test_of_latin_print_and_of_a_blank_sheet_there_is_nothing() -> None:
    assert HeadEngine().read(sheet(receipt(), Script.LATIN), 1).words == ()
    assert HeadEngine().read(sheet(np.full((300, 200, 3), 240, np.uint8), Script.CYRILLIC), 1).words == ()


def test_without_the_other_model_nothing_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heading, "_MODELS", ("no-such-model",))
    assert HeadEngine().read(sheet(receipt(CYRILLIC), Script.CYRILLIC), 1).words == ()


def test_a_picture_comes_with_its_head_when_it_is_mongolian() -> None:
    engines, until = Engines(second=False), time.monotonic() + 100
    mongolian = engines.read_picture(receipt(CYRILLIC), deadline=until)
    assert mongolian.head
    assert "Номин Өргөө ХХК" in "\n".join(texts([mongolian.head]))
    assert engines.read_picture(receipt(LATIN), deadline=until).head is None
