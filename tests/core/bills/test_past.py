"""What a bill's past tells on its card."""

from dataclasses import replace
from datetime import date

from core.bills.model import Occurrence, Settled
from core.bills.past import Past, Rise, past_of
from core.money.money import Money
from tests.core.bills.conftest import AUD, MNT, RENT


def paid(*minors: int) -> list[Occurrence]:
    """One a month from January 2026."""
    days = [date(2026, month, 3) for month in range(1, len(minors) + 1)]
    return [
        Occurrence(day, day, None, Settled.PAID, day, Money(minor, AUD))
        for day, minor in zip(days, minors, strict=True)
    ]


def test_without_a_payment_in_its_currency_there_is_no_past() -> None:
    assert past_of(RENT, []) is None
    (one,) = paid(500)
    assert past_of(RENT, [replace(one, paid=None), replace(one, paid=Money(5, MNT))]) is None


def test_the_average_is_rounded_and_the_last_rise_is_told() -> None:
    found = past_of(RENT, paid(1599, 1599, 2299, 2299, 2300)[::-1])
    assert found == Past(5, date(2026, 1, 3), Money(2019, AUD), False, Rise(date(2026, 5, 3), _aud(2299), _aud(2300)))


def test_one_month_that_costs_more_is_no_rise() -> None:
    found = past_of(RENT, paid(1599, 1599, 2299, 1599, 1599))
    assert found is not None
    assert found.rise is None


def test_what_varies_has_no_rise_and_what_stands_is_always_the_same() -> None:
    varied, same = past_of(RENT, paid(90, 80, 70)), past_of(RENT, paid(90, 90))
    assert varied is not None
    assert same is not None
    assert (varied.rise, varied.always) == (None, False)
    assert (same.always, same.times) == (True, 2)


def _aud(minor: int) -> Money:
    return Money(minor, AUD)
