"""Texts are compared by what cannot be misread: look-alike letters are one, words keep their places."""

import pytest

from core.receipts.fold import compact, distance, plain, skeleton


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("TOTAL", "T0TA1"),
        ("НӨАТ", "HOAT"),
        ("Нийт дүн", "HИЙT ДYН"),
        ("ХХК", "XXK"),
        ("Ёс", "Ес"),
        ("Á", "A"),
        ("S/B", "5 8"),
    ],
)
def test_what_looks_alike_is_alike(one: str, other: str) -> None:
    assert compact(one) == compact(other)


def test_different_words_stay_different() -> None:
    assert compact("total") != compact("subtotal")
    assert compact("дүн") != compact("дун ба")


def test_words_begin_after_blanks_digits_and_small_letters() -> None:
    bones = skeleton("TotalRM 6%GST")
    assert bones.compact == "totalrm6gst"
    assert sorted(bones.starts) == [0, 5, 7, 8]
    assert bones.digits == {7}
    assert [bones.at[place] for place in (0, 5, 7)] == [0, 5, 8]


def test_names_are_compared_by_letters_and_digits() -> None:
    assert plain("S.H.H. Motor (Sungai)") == plain("SHH MOTOR SUNGAI")
    assert plain("Café 7") == "café7"


@pytest.mark.parametrize(
    ("one", "other", "most", "off"),
    [
        ("total", "total", 1, 0),
        ("total", "tota", 1, 1),
        ("tota", "total", 1, 1),
        ("otal", "total", 1, 1),
        ("tolal", "total", 1, 1),
        ("taxes", "total", 1, 2),
        ("tal", "total", 1, 2),
        ("hardwake", "hardware", 2, 1),
        ("hadwake", "hardware", 2, 2),
        ("abcdef", "uvwxyz", 2, 3),
        ("abcd", "abzz", 3, 2),
    ],
)
def test_distance_counts_letters_up_to_a_most(one: str, other: str, most: int, off: int) -> None:
    assert distance(one, other, most) == off
