"""The script, and what stands on its head, are told by a few lines, with as few looks as can be."""

from collections.abc import Sequence

import numpy as np
import pytest

from core.documents.page import Box, Word
from integrations.ocr.engine import Script
from integrations.ocr.letters import letters
from integrations.ocr.light import brightness, evened
from integrations.ocr.pixels import Pixels
from integrations.ocr.strip import densest, told
from tests.integrations.ocr.drawn import LATIN, receipt

EVEN = evened(brightness(receipt()))
FOUND = letters(EVEN)
STRIP = densest(EVEN, FOUND)


class Reader:
    """Reads what the paper is of: as sure as it is told to be in each language, and of nothing upside down."""

    def __init__(self, sure: dict[Script, float], text: dict[Script, str], over: bool = False) -> None:
        self.sure, self.text, self.over = sure, text, over
        self.looks: list[tuple[Script, bool]] = []

    def __call__(self, strip: Pixels, script: Script) -> Sequence[Word]:
        over = not np.array_equal(strip, STRIP)
        self.looks.append((script, over))
        sure = self.sure[script] if over == self.over else 0.2
        return [Word(text, Box(0, 0, 9, 9), sure) for text in (self.text[script], "12500")]


BOTH = {Script.LATIN: "Hunt ayh TOTAL", Script.CYRILLIC: "Нийт дүн"}


@pytest.mark.parametrize(
    ("latin", "cyrillic", "over", "answer", "looks"),
    [
        (0.92, 0.5, False, (Script.LATIN, False), 1),
        (0.45, 0.93, False, (Script.CYRILLIC, False), 2),
        (0.60, 0.20, False, (Script.LATIN, False), 2),
        (0.20, 0.44, True, (Script.CYRILLIC, True), 4),
        (0.92, 0.5, True, (Script.LATIN, True), 3),
        (0.45, 0.93, True, (Script.CYRILLIC, True), 4),
        (0.30, 0.1, False, (Script.LATIN, False), 4),
    ],
)
def test_what_is_told_and_how_many_looks_it_takes(
    latin: float, cyrillic: float, over: bool, answer: tuple[Script, bool], looks: int
) -> None:
    reader = Reader({Script.LATIN: latin, Script.CYRILLIC: cyrillic}, BOTH, over)
    assert told(EVEN, FOUND, reader) == answer
    assert len(reader.looks) == looks


def test_latin_print_read_as_letters_that_look_alike_is_no_cyrillic() -> None:
    alike = {Script.LATIN: "COCA", Script.CYRILLIC: "СОСА"}
    assert told(EVEN, FOUND, Reader({Script.LATIN: 0.4, Script.CYRILLIC: 0.9}, alike))[0] is Script.LATIN


def test_digits_are_no_evidence() -> None:
    digits = {Script.LATIN: "19.25", Script.CYRILLIC: "19.25"}
    assert told(EVEN, FOUND, Reader({Script.LATIN: 1.0, Script.CYRILLIC: 1.0}, digits)) == (Script.LATIN, False)


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
