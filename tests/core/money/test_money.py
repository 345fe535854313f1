"""Money is exact: whole minor units of one currency, never rounded and never mixed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.money.currency import CURRENCIES, currency
from core.money.money import LIMIT, MixedCurrenciesError, Money, MoneyError, TooLargeError, TooPreciseError

AUD, MNT, BTC, JPY = (currency(code) for code in ("AUD", "MNT", "BTC", "JPY"))
moneys = st.builds(Money, st.integers(-LIMIT, LIMIT), st.sampled_from(sorted(CURRENCIES)).map(currency))


@given(moneys)
def test_what_is_shown_in_major_units_is_read_back_the_same(money: Money) -> None:
    assert Money.of(money.decimal, money.currency) == money
    assert Money.of(Decimal(money.plain()), money.currency) == money


@given(st.integers(), st.integers(), st.sampled_from([AUD, BTC]))
def test_adding_and_taking_away_are_those_of_integers(one: int, other: int, code: object) -> None:
    assert isinstance(code, type(AUD))
    first, second = Money(one, code), Money(other, code)
    assert first.plus(second) == Money(one + other, code)
    assert first.minus(second) == first.plus(second.negated())


@pytest.mark.parametrize("operation", ["plus", "minus"])
def test_two_currencies_never_meet(operation: str) -> None:
    with pytest.raises(MixedCurrenciesError):
        getattr(Money(1, AUD), operation)(Money(1, MNT))


@pytest.mark.parametrize(
    ("amount", "code"),
    [
        ("4.505", AUD),
        ("0.5", JPY),
        ("0.000000001", BTC),
        ("-0.001", AUD),
        ("1E-30", AUD),
        ("4.5000000000000000000000000000001", AUD),
    ],
)
def test_more_digits_than_the_currency_keeps_are_refused(amount: str, code: object) -> None:
    assert isinstance(code, type(AUD))
    with pytest.raises(TooPreciseError):
        Money.of(Decimal(amount), code)


@pytest.mark.parametrize("amount", ["10000000000000.01", "-10000000000000.01", "1E+30"])
def test_more_than_the_limit_is_refused(amount: str) -> None:
    with pytest.raises(TooLargeError):
        Money.of(Decimal(amount), AUD)


def test_the_limit_itself_is_let_in() -> None:
    assert Money.of(Decimal("10000000000000.00"), AUD).minor == LIMIT
    assert Money.of(Decimal(-LIMIT).scaleb(-2), AUD).minor == -LIMIT


@pytest.mark.parametrize(
    ("money", "text"),
    [
        (Money(450, AUD), "4.50"),
        (Money(0, AUD), "0.00"),
        (Money(-5, AUD), "-0.05"),
        (Money(8_500_00, MNT), "8500"),
        (Money(8_500_50, MNT), "8500.50"),
        (Money(850, JPY), "850"),
        (Money(50_000_000, BTC), "0.50000000"),
        (Money(10**30, AUD), "1" + "0" * 28 + ".00"),
    ],
)
def test_plain_text_has_every_digit_that_means_something(money: Money, text: str) -> None:
    assert money.plain() == text


def test_each_trouble_has_its_code() -> None:
    codes = [error.code for error in (MoneyError, MixedCurrenciesError, TooPreciseError, TooLargeError)]
    assert codes == ["money", "mixed_currencies", "too_precise", "too_large"]
