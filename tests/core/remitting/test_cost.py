"""What sending money cost against the official rate."""

from dataclasses import replace

import pytest

from core.capture.model import Kind
from core.ledger.model import Details
from core.rates.book import Book
from core.remitting.cost import cost
from tests.core.rates.rating import AUD, DAY, MNT, day, manual, money, rate

SENT = Details(Kind.REMITTANCE, DAY, money("500 AUD"), 7, to_money=money("1130000 MNT"), fee=money("4 AUD"))
OFFICIAL = Book([rate("AUD/MNT", "2300")])


def test_the_rate_and_the_fee_are_told_apart_and_together() -> None:
    found = cost(SENT, OFFICIAL)
    assert found is not None
    assert found.by_rate == money("8.70 AUD"), "1,130,000 are 491.30 at the official rate"
    assert found.in_all == money("12.70 AUD")
    assert float(found.share) == pytest.approx(0.0254)


def test_a_rate_better_than_the_official_one_is_a_gain() -> None:
    found = cost(replace(SENT, to_money=money("1200000 MNT"), fee=None), OFFICIAL)
    assert found is not None
    assert found.in_all.minor == found.by_rate.minor < 0


def test_a_fee_in_the_currency_that_arrived_is_counted_in_the_one_that_was_sent() -> None:
    found = cost(replace(SENT, fee=money("2300 MNT")), OFFICIAL)
    assert found is not None
    assert found.fee == money("1 AUD")


@pytest.mark.parametrize(
    "details",
    [
        replace(SENT, to_money=None),
        replace(SENT, to_money=money("499 AUD")),
        replace(SENT, day=day(40)),
        replace(SENT, fee=money("1 KRW")),
    ],
)
def test_where_nothing_was_exchanged_or_no_rate_is_known_nothing_is_told(details: Details) -> None:
    assert cost(details, OFFICIAL) is None


def test_a_familys_own_rate_is_not_the_official_one() -> None:
    own = Book([rate("AUD/MNT", "2300")], [manual("AUD/MNT", "2000")])
    found = cost(SENT, own.published())
    assert found is not None
    assert (str(found.official.value), found.official.base, found.official.quote) == ("2300", AUD, MNT)
