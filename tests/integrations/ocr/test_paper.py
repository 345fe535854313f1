"""A paper on a desk is found and laid flat; what has no edges is left alone."""

import numpy as np
import pytest

from integrations.ocr.light import brightness, evened
from integrations.ocr.paper import laid_flat
from integrations.ocr.pixels import Pixels
from tests.integrations.ocr.drawn import grained, on_a_desk, receipt, shaded


def test_a_paper_seen_askew_becomes_a_rectangle_of_its_own_shape() -> None:
    paper = receipt()
    flat = laid_flat(grained(on_a_desk(paper)))
    assert flat.shape[0] / flat.shape[1] == pytest.approx(paper.shape[0] / paper.shape[1], rel=0.12)
    edges = np.concatenate([flat[4], flat[-5], flat[:, 4], flat[:, -5]])
    assert np.median(edges) > 200, "no desk is left"


@pytest.mark.parametrize(
    "picture",
    [
        receipt(),
        np.full((400, 300, 3), 230, np.uint8),
        np.full((400, 300, 3), 20, np.uint8),
        np.pad(np.full((20, 20, 3), 250, np.uint8), ((190, 190), (140, 140), (0, 0))),
    ],
    ids=["a scan", "white", "black", "a spot"],
)
def test_what_shows_no_paper_is_left_alone(picture: Pixels) -> None:
    assert laid_flat(picture) is picture


def test_a_round_light_is_no_paper() -> None:
    down, across = np.mgrid[0:400, 0:400]
    lamp = np.where((down - 200) ** 2 + (across - 200) ** 2 < 150**2, 240, 30).astype(np.uint8)
    picture = np.repeat(lamp[:, :, None], 3, axis=2)
    assert laid_flat(picture) is picture


def test_a_shadow_is_taken_off_and_faint_print_made_dark() -> None:
    even = evened(brightness(shaded(receipt(ink=150))))
    left, right = even[:, : even.shape[1] // 4], even[:, -even.shape[1] // 4 :]
    assert abs(float(np.median(left)) - float(np.median(right))) < 10
    assert float(np.percentile(even, 1)) < 90


def test_grain_on_a_white_sheet_is_not_made_print() -> None:
    even = evened(brightness(grained(np.full((400, 300, 3), 235, np.uint8), 3.0)))
    assert float(np.percentile(even, 1)) > 150
