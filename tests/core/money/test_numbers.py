"""The one door for human numbers: one reading, all readings, or none."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.money.numbers import MOST_DIGITS, Numeral, read_numeral


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"),
        ("8500", "8500"),
        ("4.5", "4.5"),
        ("4.50", "4.50"),
        (".50", "0.50"),
        ("0.125", "0.125"),
        ("1.2345", "1.2345"),
        ("1,234", "1234"),
        ("1,234,567", "1234567"),
        ("1,234.50", "1234.50"),
        ("1,234.567", "1234.567"),
        ("1'234.50", "1234.50"),
        ("1’234", "1234"),
        ("1 234", "1234"),
        ("1 234.50", "1234.50"),
        ("1\u00a0234,50", "1234.50"),
        ("1.234,50", "1234.50"),
        ("1'234,50", "1234.50"),
        ("1.234.567", "1234567"),
    ],
)
def test_one_reading(text: str, value: str) -> None:
    assert read_numeral(text).value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "decimal", "grouped"),
    [("4,50", "4.50", "450"), ("4,5", "4.5", "45"), ("1.234", "1.234", "1234"), ("0,234", "0.234", "234")],
)
def test_a_single_separator_that_may_be_either_gives_both_readings(text: str, decimal: str, grouped: str) -> None:
    numeral = read_numeral(text)
    assert numeral.candidates == (("decimal", Decimal(decimal)), ("grouped", Decimal(grouped)))
    assert numeral.value is None


@pytest.mark.parametrize("text", ["", "x", "4..5", "1,23,456", "007", "00.50", "4½", "1.2.3", "-4", "1e5", "4.5.", "٤"])
def test_what_is_no_number_gives_no_reading(text: str) -> None:
    assert read_numeral(text) == Numeral()


def test_more_digits_than_money_has_are_refused_and_never_rounded() -> None:
    assert read_numeral("1" + "0" * MOST_DIGITS) == Numeral(too_large=True)


@given(st.decimals(min_value=0, max_value=10**12, places=2), st.sampled_from(["", ",", " ", "'", "\u00a0"]))
def test_every_supported_style_is_read_back_exactly(value: Decimal, separator: str) -> None:
    text = f"{value:,.2f}".replace(",", separator)
    assert read_numeral(text).value == value


@given(st.integers(0, 10**12))
def test_whole_numbers_with_commas_are_read_back_exactly(value: int) -> None:
    assert read_numeral(f"{value:,}").value == value


@given(st.text(max_size=40))
def test_no_text_raises(text: str) -> None:
    assert all(value >= 0 for _, value in read_numeral(text).candidates)
