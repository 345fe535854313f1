"""Names meet in either alphabet and any ending; words that stand on many bills name none."""

import pytest

from core.bills.names import same_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Зээл", "зээлийн төлбөр"),
        ("Зээл", "zeeliin tulbur"),
        ("Цахилгаан", "цахилгааны төлбөр"),
        ("Цахилгаан", "tsahilgaanii tulbur"),
        ("Байр", "байрны түрээсийн мөнгө"),
        ("Эмнэлэг", "эмнэлгийн төлбөр"),
        ("Номин", "Номингийн төлбөр"),
        ("Өр", "өрийн төлбөр"),
        ("Сургалтын төлбөр", "сургалтын төлбөр"),
        ("Energy Australia", "ENERGYAUSTRALIA"),
        ("Piano lesson", "piano lessons"),
        ("Dulguun's school", "school fee of Dulguun"),
        ("Payment", "payment"),
        ("Room 1", "rent of room 1"),
    ],
)
def test_alike(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Сургалтын төлбөр", "цэцэрлэгийн төлбөр"),
        ("Хоол", "кофе"),
        ("Energy Australia", "Bank of Australia"),
        ("Sydney Water", "Sydney Airport"),
        ("Payment", "fee"),
        ("Fee", "school fee"),
        ("Card", "car"),
        ("Room 1", "Room 2"),
        ("Rent", None),
    ],
)
def test_of_another(one: str, other: str | None) -> None:
    assert not same_name(one, other)
    assert not same_name(other, one)
