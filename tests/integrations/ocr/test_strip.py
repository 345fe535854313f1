"""The script, and what stands on its head, are told by a few lines, with as few looks as can be."""

from collections.abc import Sequence

import numpy as np
import pytest
import zxingcpp

from core.documents.page import Box, Word
from integrations.ocr.engine import Script
from integrations.ocr.letters import letters
from integrations.ocr.light import brightness, evened
from integrations.ocr.pixels import Pixels
from integrations.ocr.strip import densest, sure_of, told
from tests.integrations.ocr.drawn import LATIN, receipt

EVEN = evened(brightness(receipt()))
FOUND = letters(EVEN)
STRIP = densest(EVEN, FOUND)


class Reader:
    """Reads a strip on its head as surely as it is told to, in each script."""

    def __init__(self, latin: float, cyrillic: float) -> None:
        self.sure = {Script.LATIN: latin, Script.CYRILLIC: cyrillic}
        self.looks: list[Script] = []

    def __call__(self, strip: Pixels, script: Script) -> Sequence[Word]:
        assert np.array_equal(strip, STRIP[::-1, ::-1])
        self.looks.append(script)
        return [Word(text, Box(0, 0, 9, 9), self.sure[script]) for text in (TEXT[script], "12500")]


TEXT = {Script.LATIN: "Hunt ayh TOTAL", Script.CYRILLIC: "Нийт дүн"}


@pytest.mark.parametrize(
    ("upright", "over", "answer", "looks"),
    [
        ((0.60, 0.20), (0.9, 0.9), (Script.LATIN, False), 0),
        ((0.60, 0.66), (0.9, 0.9), (Script.CYRILLIC, False), 0),
        ((0.20, 0.44), (0.3, 0.6), (Script.CYRILLIC, True), 2),
        ((0.20, 0.30), (0.92, 0.5), (Script.LATIN, True), 2),
        ((0.30, 0.10), (0.2, 0.1), (Script.LATIN, False), 2),
        ((0.0, 0.0), (0.0, 0.0), (Script.LATIN, False), 2),
    ],
)
def test_what_is_told_and_how_many_looks_it_takes(
    upright: tuple[float, float], over: tuple[float, float], answer: tuple[Script, bool], looks: int
) -> None:
    reader = Reader(*over)
    assert told(STRIP, dict(zip(Script, upright, strict=True)), reader) == answer
    assert len(reader.looks) == looks


def words(*texts: str, sure: float = 0.9) -> list[Word]:
    return [Word(text, Box(0, 0, 9, 9), sure) for text in texts]


def test_latin_print_read_as_letters_that_look_alike_is_no_cyrillic() -> None:
    assert sure_of(words("СОСА", "СОСА"), Script.CYRILLIC) == 0
    assert sure_of(words("СОСА", "Бүгд дүн"), Script.CYRILLIC) == pytest.approx(0.9)


def test_digits_and_too_few_letters_are_no_evidence() -> None:
    assert sure_of(words("19.25", "20.00"), Script.LATIN) == 0
    assert sure_of(words("TOTAL"), Script.LATIN) == 0
    assert sure_of([*words("TOTALS"), *words("1900", sure=0.1)], Script.LATIN) == pytest.approx(0.9)


def test_neither_a_code_nor_a_rule_is_taken_for_full_lines() -> None:
    code = zxingcpp.create_barcode("7" * 150, zxingcpp.BarcodeFormat.QRCode)
    square = np.asarray(code.to_image(scale=8))
    paper = receipt(LATIN[1:8] + ("*" * 36,) * 2 + ("",) * 16)
    high, wide = square.shape
    paper[-high:, :wide] = square[:, :, None]
    even = evened(brightness(paper))
    strip = densest(even, letters(even))
    foot = next(row for row in range(len(even)) if np.shares_memory(even[row], strip[-1]))
    assert foot < 39 + 7 * 42, "the stars stand beneath the seventh line"


def test_the_strip_is_a_few_full_lines() -> None:
    assert len(STRIP) < len(EVEN) / 2
    long = evened(brightness(receipt(LATIN[:1] + ("",) * 10 + LATIN[4:8] + ("",) * 10)))
    strip = densest(long, letters(long))
    assert len(letters(strip).boxes) > 0.6 * len(letters(long).boxes)


def test_of_a_sheet_with_hardly_a_letter_all_is_looked_at() -> None:
    blank = np.full((120, 90), 255, np.uint8)
    assert densest(blank, letters(blank)) is blank
    low = evened(brightness(receipt(LATIN[:2])))
    assert len(densest(low, letters(low))) <= len(low)
