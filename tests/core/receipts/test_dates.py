"""Dates are read in every form that is printed, in the order of the country, and never guessed."""

from datetime import date

import pytest

from core.receipts.dates import dates_in, orders
from core.receipts.words import ReceiptWords
from tests.core.receipts.drawn import TODAY

THE_DAY = date(2019, 1, 12)


@pytest.mark.parametrize(
    "text",
    [
        "12-01-19", "12/01/2019", "12.01.19", "12 JAN 2019", "12-Jan-19", "Jan 12, 2019", "January 12 2019",
        "2019-01-12",
        "2019/01/12", "2019.01.12", "20190112", "12012019", "12/01/201911:23", "2019/01/1214:11:20", "I2-O1-2019",
        "12/01:2019", "12 01 2019", "12th January 2019", "2019 оны 1-р сарын 12", "2019年1月12日", "12 янв 2019",
        "12/1/2019", "12 / 01 / 2019", "12-01-1921:13", "12/0172019", "Date:12-01-19",
    ],
)  # fmt: skip
def test_a_date_is_read(text: str, words: ReceiptWords) -> None:
    assert [one.value for one in dates_in(text, words, ("dmy",), TODAY)] == [THE_DAY]


@pytest.mark.parametrize(
    "text",
    [
        "18:03:22", "12.01.19 PM", "31/02/2019", "TEL 03-7880 5750", "1,234.50", "99/99/2019", "12/01/209999",
        "BOX 12, 2019", "12 BOX 2019",
        "123/01/2019", "12/01/2099999", "1990-01-12", "12,01,19", "00-00-00", "2019/01/123",
        "45-45-45",
    ],
)  # fmt: skip
def test_what_is_no_date_is_none(text: str, words: ReceiptWords) -> None:
    assert [one.value for one in dates_in(text, words, ("dmy",), TODAY)] == []


@pytest.mark.parametrize(
    ("order", "value", "others"),
    [
        (("dmy",), date(2026, 4, 3), ()),
        (("mdy",), date(2026, 3, 4), (date(2026, 4, 3),)),
        (("dmy", "mdy"), date(2026, 4, 3), (date(2026, 3, 4),)),
    ],
)
def test_the_order_is_of_the_country(
    order: tuple[str, ...], value: date, others: tuple[date, ...], words: ReceiptWords
) -> None:
    (one,) = dates_in("03/04/2026", words, order, TODAY)
    assert (one.value, one.others) == (value, others)


def test_what_lies_ahead_or_long_back_gives_way(words: ReceiptWords) -> None:
    (ahead,) = dates_in("05/12/26", words, ("dmy", "mdy"), TODAY)
    assert (ahead.value, ahead.others) == (date(2026, 5, 12), ())
    (fresh,) = dates_in("12-10-26", words, ("dmy", "ymd"), TODAY)
    assert (fresh.value, fresh.others) == (date(2026, 10, 12), ())
    (later,) = dates_in("05/12/2027", words, ("dmy",), TODAY)
    assert later.value == date(2027, 12, 5)


def test_shapes_and_slips_are_told(words: ReceiptWords) -> None:
    shapes = {"12 Jan 2019": "named", "12/01/2019": "full", "12/01/19": "short", "12012019": "weak"}
    for text, shape in shapes.items():
        assert [one.shape for one in dates_in(text, words, ("dmy",), TODAY)] == [shape]
    assert [one.mended for one in dates_in("I2/01/2019", words, ("dmy",), TODAY)] == [True]


@pytest.mark.parametrize(
    ("currency", "countries", "order"),
    [
        ("MYR", ("AU", "MN"), ("dmy",)),
        ("MNT", ("AU",), ("ymd",)),
        ("USD", ("AU",), ("mdy", "dmy")),
        (None, ("AU", "MN"), ("dmy", "ymd")),
        (None, ("US",), ("mdy",)),
        (None, (), ("dmy",)),
    ],
)
def test_orders_follow_the_paper_then_the_family(
    currency: str | None, countries: tuple[str, ...], order: tuple[str, ...]
) -> None:
    assert orders(currency, countries) == order
