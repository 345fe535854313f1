"""Numbers that belong to things are no money, in whatever way people write them."""

import pytest

from core.capture.model import Context
from tests.core.capture.telling import SYDNEY, ULAANBAATAR, told

_NO_MONEY: tuple[tuple[Context, str], ...] = (
    (SYDNEY, "exam in room 2.14"),
    (SYDNEY, "bed 12 ward 3B"),
    (SYDNEY, "gate 22 seat 14A"),
    (SYDNEY, "flight QF 81"),
    (SYDNEY, "parked in bay 21 level 3"),
    (SYDNEY, "chapter 3.2"),
    (SYDNEY, "version 2.14 is out"),
    (SYDNEY, "lecture hall 3.05"),
    (SYDNEY, "code 1907"),
    (SYDNEY, "Q4"),
    (SYDNEY, "terminal T2"),
    (SYDNEY, "-18 degrees"),
    (ULAANBAATAR, "304 тоот"),
    (ULAANBAATAR, "өрөө 205"),
    (ULAANBAATAR, "12-р байр 45 тоот 3 давхар"),
    (ULAANBAATAR, "гадаа -18 хэм"),
)


@pytest.mark.parametrize(("context", "line"), _NO_MONEY)
def test_a_line_of_such_numbers_only_records_nothing(context: Context, line: str) -> None:
    assert told(line, context) == "? meaning.number"


_BESIDE_A_PRICE: tuple[tuple[Context, str, str], ...] = (
    (SYDNEY, "year 7 uniform 184.50", "expense 184.50 AUD education.school"),
    (SYDNEY, "strata levy Q4 1,105.00", "expense 1105.00 AUD home.body_corporate"),
    (
        SYDNEY,
        "yr 7 uniform 184.50 + school shoes 90",
        "expense 184.50 AUD education.school; expense 90.00 AUD personal.clothes",
    ),
    (SYDNEY, "table 12, paid 88 for dinner", "expense 88.00 AUD food.eating_out"),
    (SYDNEY, "bus 412 3.20", "expense 3.20 AUD transport.public"),
    (SYDNEY, "bus 412 to city 3.20", "expense 3.20 AUD transport.public"),
    (SYDNEY, "bus 4", "expense 4.00 AUD transport.public"),
    (SYDNEY, "bus 4, lunch 18", "expense 4.00 AUD transport.public; expense 18.00 AUD food.eating_out"),
    (SYDNEY, "bus 4 lunch 18", "expense 4.00 AUD transport.public; expense 18.00 AUD food.eating_out"),
    (SYDNEY, "95 unleaded 82.50", "expense 82.50 AUD transport.fuel"),
    (SYDNEY, "taxi to T2 $46", "expense 46.00 AUD transport.taxi"),
    (SYDNEY, "room $120", "? meaning.no_words | record 120.00 AUD | no"),
    (SYDNEY, "hotel room 120.50", "expense 120.50 AUD fun.travel"),
    (SYDNEY, "12 eggs 8.40", "expense 8.40 AUD food.groceries"),
    (SYDNEY, "8% mortgage 1150", "expense 1150.00 AUD home.mortgage"),
    (SYDNEY, "2nd hand couch 120", "expense 120.00 AUD home.furniture"),
    (SYDNEY, "on the 2nd couch 120", "expense 120.00 AUD 2026-11-02 home.furniture"),
    (ULAANBAATAR, "өрөө түрээс 450000", "expense 450000 MNT home.rent"),
    (ULAANBAATAR, "92 бензин 80000", "expense 80000 MNT transport.fuel"),
    (ULAANBAATAR, "11 сарын түрээс 900к", "expense 900000 MNT home.rent"),
)


@pytest.mark.parametrize(("context", "line", "meant"), _BESIDE_A_PRICE)
def test_beside_a_price_they_leave_the_price(context: Context, line: str, meant: str) -> None:
    assert told(line, context) == meant


def test_a_code_beside_a_number_and_nothing_known_is_asked() -> None:
    assert told("QF409 zorbed 9.35") == "? meaning.guess | record 9.35 AUD | no"
