"""Sums of money are found among everything else that is written in digits."""

from decimal import Decimal

import pytest

from core.receipts.figures import figures
from core.receipts.words import ReceiptWords


def values(text: str, words: ReceiptWords, *, in_tugrik: bool = False) -> list[str]:
    return [str(one.value) for one in figures(text, words, in_tugrik=in_tugrik)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("TOTAL RM 33.92", ["33.92"]),
        ("TOTAL 33,92", ["33.92"]),
        ("33. 90", ["33.90"]),
        ("33 .90", ["33.90"]),
        ("1,234.50", ["1234.50"]),
        ("1'234.50", ["1234.50"]),
        ("1 X 19.00 19.00", ["1", "19.00", "19.00"]),
        ("Milk 2 1 234.00", ["2", "234.00"]),
        ("1 234.00", ["1234.00"]),
        ("КАРТ *1747 53 378.00", ["1747", "53378.00"]),
        ("Qty 2, 500 9.00", ["2", "500", "9.00"]),
        ("So.00", ["50.00"]),
        ("CHANGE RM .20", ["0.20"]),
        ("Grand Total RM51.30", ["51.30"]),
        ("2.70S", ["2.70"]),
        ("0.42v", ["0.42"]),
        ("5600 төг", ["5600"]),
    ],
)
def test_sums_are_read(text: str, found: list[str], words: ReceiptWords) -> None:
    assert values(text, words) == found


@pytest.mark.parametrize(
    "text",
    [
        "18-03-2018 11:23", "12/01/2019", "GST 6%", "6.00 %", "WAXCO 120ML", "(GST ID 001382293504)",
        "Invoice No: 4711", "12.5 kg", "SH01", "No.2, Jalan 19/9", "1:50", "007", "1.2.3", "Qty 24-11",
        "99999999999", "10:55",
    ],
)  # fmt: skip
def test_what_is_no_sum_is_none(text: str, words: ReceiptWords) -> None:
    assert values(text, words) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("-5.00", "-5.00"), ("ROUNDING -RM 0.02", "-0.02"), ("RM-0.02", "-0.02"), ("2.07-", "-2.07"),
        ("$-5.00", "-5.00"), ("TOTAL - 5.00", "5.00"), ("A-22 5.00", "5.00"),
    ],
)  # fmt: skip
def test_a_minus_is_one_that_touches_the_figure_or_its_sign(text: str, found: str, words: ReceiptWords) -> None:
    assert values(text, words)[-1] == found


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("$5.00", "$"), ("A$5.00", "AUD"), ("US$ 3.40", "USD"), ("RM 3.40", "MYR"), ("TOTALRM5.00", "MYR"),
        ("5.00₮", "MNT"), ("5.00 EUR", "EUR"), ("¥ 25.00", "¥"), ("€3.70", "EUR"), ("5.00", None), ("2.70S", None),
        ("Tea 5.00", None),
    ],
)  # fmt: skip
def test_the_sign_beside_a_figure_is_its_currency(text: str, code: str | None, words: ReceiptWords) -> None:
    assert [one.code for one in figures(text, words)] == [code]


def test_what_was_put_right_is_marked(words: ReceiptWords) -> None:
    assert [one.mended for one in figures("So.00 33,92 33.90", words)] == [True, True, False]
    assert [one.whole for one in figures("5 33.90", words)] == [True, False]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("НИЙТ 11,4001", ["11400"]),
        ("БЭЛЭН 15,00017", ["15000"]),
        ("НХАТ: 203.571", ["203.57"]),
        ("11,400F", ["11400"]),
        ("3,600开", ["3600"]),
        ("1 017.861", ["1017.86"]),
        ("5160 5160", ["5160", "5160"]),
        ("НИЙТ 75 ,460Т", ["75460"]),
        ("Бүгд дүн 120, 130", ["120130"]),
    ],
)
def test_a_sign_of_togrog_read_as_a_digit_is_taken_off(text: str, found: list[str], words: ReceiptWords) -> None:
    assert values(text, words, in_tugrik=True) == found
    assert Decimal(found[0]) > 0
