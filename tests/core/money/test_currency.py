"""The table of currencies: codes of two kinds, and digits that are kept for ever."""

import pytest
from babel.numbers import get_currency_precision

from core.money.currency import CURRENCIES, CurrencyKind, UnknownCurrencyError, currency

KEPT_WITH_MORE = {"IQD", "LBP"}


def test_a_code_is_looked_up_and_never_invented() -> None:
    assert str(currency("AUD")) == "AUD"
    for code in ("aud", "", "XYZ", "AUD "):
        with pytest.raises(UnknownCurrencyError) as unknown:
            currency(code)
        assert unknown.value.code == code


@pytest.mark.parametrize(
    ("code", "scale", "shown"),
    [("AUD", 2, 2), ("MNT", 2, 0), ("JPY", 0, 0), ("KRW", 0, 0), ("KWD", 3, 3), ("BTC", 8, 8), ("ETH", 9, 9)],
)
def test_how_many_digits_are_kept_and_shown(code: str, scale: int, shown: int) -> None:
    assert (currency(code).scale, currency(code).shown) == (scale, shown)


def test_no_code_is_of_both_kinds_and_no_coin_has_more_than_nine_digits() -> None:
    coins = {code: c for code, c in CURRENCIES.items() if c.kind is CurrencyKind.CRYPTO}
    assert len(coins) >= 10
    assert max(c.scale for c in coins.values()) <= 9
    assert currency("MNT").kind is CurrencyKind.FIAT
    assert all(code == c.code for code, c in CURRENCIES.items())


def test_the_table_holds_the_worlds_money() -> None:
    fiat = [code for code, c in CURRENCIES.items() if c.kind is CurrencyKind.FIAT]
    assert len(fiat) >= 150
    assert all(len(code) == 3 and code.isupper() for code in fiat)


@pytest.mark.parametrize("code", ["AUD", "MNT", "USD", "EUR", "KRW", "JPY", "GBP", "NZD", "CNY", "VND", "CLP", "TND"])
def test_digits_are_those_of_iso_4217(code: str) -> None:
    assert currency(code).scale >= get_currency_precision(code)
