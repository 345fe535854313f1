"""What is money on a line, in which currency, and what is only a number."""

from decimal import Decimal

import pytest

from core.papers.figures import one_sum, sums
from core.papers.words import PaperWords


@pytest.mark.parametrize(
    ("text", "value", "coin"),
    [
        ("$1,234.56", "1234.56", "$"), ("A$ 12", "12", "AUD"), ("1 234 567.00₮", "1234567.00", "MNT"),
        ("45,000 төг", "45000", "MNT"), ("45 000 төгрөг", "45000", "MNT"), ("AUD 12.00", "12.00", "AUD"),
        ("12.00CR", "-12.00", None), ("-$5.00", "-5.00", "$"), ("($5.00)", "-5.00", "$"), ("$5.00-", "-5.00", "$"),
        ("7,50", "7.50", None),
        ("$123.45.", "123.45", "$"), ("MNT (45,000)", "-45000", "MNT"), ("€3.20", "3.20", "EUR"),
    ],
)  # fmt: skip
def test_sums(text: str, value: str, coin: str | None, words: PaperWords) -> None:
    assert [(one.value, one.coin, one.money) for one in sums(text, words)] == [(Decimal(value), coin, True)]


@pytest.mark.parametrize("text", ["12/03/2026", "10%", "12:30", "1.234", "12.03.2026", "INV-204417", "#12"])
def test_days_times_shares_and_numbers_are_no_sums(text: str, words: PaperWords) -> None:
    assert list(sums(text, words)) == []


@pytest.mark.parametrize("text", ["82,360.001", "82,360.00T", "82,360.00Т"])
def test_a_sign_that_was_misread_is_a_slip(text: str, words: PaperWords) -> None:
    assert [(one.value, one.slip) for one in sums(text, words)] == [(Decimal("82360.00"), True)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("by 12 Mar $40.00", "40.00"), ("45000", "45000"), ("(45000)", "-45000"), ("4401 2279", None), ("unit 5", None),
        ("", None),
    ],
)  # fmt: skip
def test_the_sum_of_a_value_looks_like_money_or_stands_alone(text: str, value: str | None, words: PaperWords) -> None:
    found = one_sum(text, words)
    assert (found.value if found else None) == (Decimal(value) if value else None)
