"""What the exchange rate does: five per cent, and the rate at which the funds are just enough."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from core.funds.effect import Effect, effect
from core.money.currency import currency
from core.money.money import Money

AUD, MNT, USD = currency("AUD"), currency("MNT"), currency("USD")


def dollars(whole: int) -> Money:
    return Money(whole * 100, AUD)


def test_a_gap_closes_at_the_rate_at_which_the_tögrög_are_worth_enough() -> None:
    held = [(dollars(20_000), dollars(20_000)), (Money(50_000_000_00, MNT), dollars(25_000))]
    assert effect(held, dollars(50_000), dollars(45_000)) == Effect(
        MNT, dollars(25_000), dollars(1_250), Decimal("1666.6666")
    )
    assert effect(held, dollars(40_000), dollars(45_000)) == Effect(
        MNT, dollars(25_000), dollars(1_250), Decimal("2500.0000")
    )


def test_the_currency_that_is_worth_the_most_is_meant() -> None:
    held = [
        (Money(1_000_000_00, MNT), dollars(500)),
        (Money(600_00, USD), dollars(1_000)),
        (Money(400_00, USD), dollars(600)),
    ]
    found = effect(held, dollars(2_000), dollars(2_100))
    assert found is not None
    assert (found.currency, found.worth, found.swing) == (USD, dollars(1_600), dollars(80))
    assert found.even == Decimal("0.6666")


def test_a_rate_that_is_far_off_and_one_that_is_never_reached_are_not_told() -> None:
    held = [(Money(50_000_000_00, MNT), dollars(25_000))]
    far = effect(held, dollars(60_000), dollars(25_000))
    without = effect([*held, (dollars(90_000), dollars(90_000))], dollars(60_000), dollars(115_000))
    assert [one.even for one in (far, without) if one] == [None, None]


def test_dollars_alone_have_no_rate() -> None:
    assert effect([(dollars(5), dollars(5))], dollars(9), dollars(5)) is None
    assert effect([], dollars(9), dollars(0)) is None


@given(
    rest=st.integers(0, 10**8), money=st.integers(10**7, 10**11), rate=st.integers(1_500, 3_500),
    percent=st.integers(76, 149),
)  # fmt: skip
def test_at_that_rate_it_is_enough_and_just_so(rest: int, money: int, rate: int, percent: int) -> None:
    worth = round(Fraction(money, rate))
    needed = rest + worth * percent // 100
    held = [(Money(rest, AUD), Money(rest, AUD)), (Money(money, MNT), Money(worth, AUD))]
    found = effect(held, Money(needed, AUD), Money(rest + worth, AUD))
    assert found is not None
    assert found.even is not None
    assert rest + Fraction(money) / Fraction(found.even) >= needed
    assert rest + Fraction(money) / (Fraction(found.even) + Fraction(1, 10_000)) < needed
