"""Turns and tilts are seen before anything is read."""

import numpy as np
import pytest

from integrations.ocr.letters import Letters, letters
from integrations.ocr.light import brightness, evened
from integrations.ocr.pixels import Pixels
from integrations.ocr.upright import lies_on_its_side, quarter, tilt, turned
from tests.integrations.ocr.drawn import CYRILLIC, LATIN, grained, receipt, shaded


def seen(picture: Pixels) -> Letters:
    return letters(evened(brightness(picture)))


@pytest.mark.parametrize("lines", [LATIN, CYRILLIC])
@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_picture_on_its_side_is_told(lines: tuple[str, ...], quarters: int) -> None:
    assert lies_on_its_side(seen(quarter(receipt(lines), quarters))) == (quarters in (1, 3))


@pytest.mark.parametrize("degrees", [-16.0, -8.0, -2.5, 0.0, 1.0, 8.0, 15.0])
def test_a_tilt_is_measured_and_turned_back(degrees: float) -> None:
    crooked = turned(grained(receipt()), -degrees)
    angle = tilt(seen(crooked))
    assert angle == pytest.approx(degrees, abs=0.4)
    assert tilt(seen(turned(crooked, angle))) == pytest.approx(0.0, abs=0.3)


def test_an_empty_sheet_has_no_tilt_and_no_side() -> None:
    nothing = seen(np.full((300, 200, 3), 240, np.uint8))
    assert (tilt(nothing), lies_on_its_side(nothing), nothing.height) == (0.0, False, None)


def test_nothing_is_cut_off_by_turning() -> None:
    picture = receipt()
    height, width = turned(picture, 10.0).shape[:2]
    assert height > picture.shape[0]
    assert width > picture.shape[1]


@pytest.mark.parametrize("size", [14, 26, 48])
def test_letters_are_measured(size: int) -> None:
    tall = seen(receipt(size=size)).height
    assert tall is not None
    assert 0.5 * size < tall < 0.85 * size, "between small letters and capitals"


def test_letters_are_seen_in_a_shadow_in_faint_print_and_in_a_black_frame() -> None:
    plain = len(seen(receipt()).boxes)
    framed = np.pad(receipt(ink=190), ((40, 40), (30, 30), (0, 0)))
    for picture in (shaded(receipt()), receipt(ink=190), framed):
        assert len(seen(picture).boxes) == pytest.approx(plain, rel=0.1)


def test_a_very_long_paper_is_told_by_its_middle() -> None:
    long = receipt(LATIN * 8)
    assert len(seen(long).boxes) > 1200
    assert not lies_on_its_side(seen(long))
    assert lies_on_its_side(seen(quarter(long, 1)))
