"""Whose dollar it is: letters beside the sign are part of it, and unknown ones are never one's own."""

import pytest

from core.capture.model import Context
from tests.core.capture.telling import MONGOLIAN_IN_SYDNEY, SYDNEY, ULAANBAATAR, told

_KNOWN: tuple[tuple[Context, str, str], ...] = (
    (SYDNEY, "S$12 laksa", "expense 12.00 SGD food.eating_out"),
    (SYDNEY, "HK$45 noodle soup", "expense 45.00 HKD food.eating_out"),
    (SYDNEY, "NZ $20 pie", "expense 20.00 NZD food.eating_out"),
    (SYDNEY, "pie 20$CA", "expense 20.00 CAD food.eating_out"),
    (SYDNEY, "NT$120 tea", "expense 120.00 TWD food.coffee"),
    (SYDNEY, "R$20 lunch", "expense 20.00 BRL food.eating_out"),
    (SYDNEY, "MX$200 tacos", "expense 200.00 MXN food.eating_out"),
    (SYDNEY, "Rs 300 curry", "expense 300.00 INR food.eating_out"),
    (SYDNEY, "nasi goreng 12 ringgit", "expense 12.00 MYR food.eating_out"),
    (SYDNEY, "BWS $20", "expense 20.00 AUD food.alcohol payee=BWS"),
    (SYDNEY, "tea$3", "expense 3.00 AUD food.coffee"),
    (SYDNEY, "80c lollies", "expense 0.80 AUD food.groceries"),
    (MONGOLIAN_IN_SYDNEY, "хувцас 450 юаниар", "expense 450.00 CNY personal.clothes"),
    (ULAANBAATAR, "хоол 20 доллар", "expense 20.00 USD food.eating_out"),
    (MONGOLIAN_IN_SYDNEY, "хоол 20 доллар", "expense 20.00 AUD food.eating_out"),
)


@pytest.mark.parametrize(("context", "line", "meant"), _KNOWN)
def test_a_known_currency_is_read(context: Context, line: str, meant: str) -> None:
    assert told(line, context) == meant


@pytest.mark.parametrize("line", ["X$20 lunch", "Q$ 20 lunch", "lunch 20$ZZ", "B$20 lunch", "X$20 lunch from commbank"])
def test_an_unknown_one_is_asked(line: str) -> None:
    asked = "? currency.dollar | NZD 20.00 NZD | SGD 20.00 SGD | CAD 20.00 CAD | HKD 20.00 HKD"
    assert told(line) == asked
