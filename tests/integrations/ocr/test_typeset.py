"""A paper set anew: rows of one height, and the way back to where each word stood."""

import numpy as np
import pytest

from core.documents.page import Box
from integrations.ocr.letters import letters
from integrations.ocr.light import brightness, evened
from integrations.ocr.pieces import rows_of
from integrations.ocr.pixels import Pixels
from integrations.ocr.typeset import LETTER, typeset
from tests.integrations.ocr.drawn import LATIN, receipt


def two_sizes() -> Pixels:
    small, large = receipt(LATIN[:6], size=20), receipt(("TOTAL 19.25",) * 3, size=52)
    wide = max(small.shape[1], large.shape[1])
    padded = [np.pad(one, ((0, 0), (0, wide - one.shape[1]), (0, 0)), constant_values=245) for one in (small, large)]
    return np.concatenate(padded)


def test_each_line_is_a_row_and_rules_are_none() -> None:
    picture = receipt()
    picture[140:143, 30:-30] = 0
    assert len(rows_of(letters(evened(brightness(picture))))) == len(LATIN)


def test_large_and_small_print_become_equally_tall() -> None:
    even = evened(brightness(two_sizes()))
    found = letters(even)
    heights = [one.letter for row in rows_of(found) for one in row]
    assert max(heights) > 2 * min(heights)
    anew = typeset(even, found)
    assert anew is not None
    now = letters(anew.sheet).boxes[:, 3]
    assert np.percentile(now, 75) == pytest.approx(LETTER, abs=4)
    assert np.percentile(now, 95) < 1.6 * LETTER


def test_a_place_on_the_sheet_is_found_back_in_the_picture() -> None:
    even = evened(brightness(two_sizes()))
    anew = typeset(even, letters(even))
    assert anew is not None
    for place in anew.places:
        back, source = anew.back(place.here), place.source
        for side in ("left", "top", "right", "bottom"):
            assert getattr(back, side) == pytest.approx(getattr(source, side), abs=3)


def test_rows_do_not_lie_on_each_other() -> None:
    even = evened(brightness(receipt()))
    anew = typeset(even, letters(even))
    assert anew is not None
    covered = np.zeros(anew.sheet.shape, np.uint8)
    for place in anew.places:
        covered[place.here.top : place.here.bottom, place.here.left : place.here.right] += 1
    assert covered.max() == 1


def test_a_sheet_without_print_is_not_set_anew() -> None:
    even = np.full((200, 200), 255, np.uint8)
    assert typeset(even, letters(even)) is None


def test_a_box_beside_every_piece_goes_to_the_nearest() -> None:
    even = evened(brightness(receipt()))
    anew = typeset(even, letters(even))
    assert anew is not None
    first = anew.places[0]
    beside = Box(first.here.left - 8, first.here.top, first.here.left - 2, first.here.bottom)
    assert anew.back(beside).top == pytest.approx(first.source.top, abs=3)
