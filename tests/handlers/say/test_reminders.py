"""How much a bill is that is told of: what it is, or about what it was before."""

from datetime import date

import pytest

from core.bills.model import Bill, Flow, Occurrence, Standing
from core.bills.schedule import Due
from core.matters.model import Matter
from core.money.currency import currency
from core.money.money import Money
from handlers.say.reminders import bills
from tests.handlers.say.shown import EN, MN

AUD, DAY = currency("AUD"), date(2026, 12, 12)


def due(price: Money | None, expected: Money | None, *, stated: bool = False) -> Due:
    bill = Bill("Power", Flow.OUT, AUD, "FREQ=MONTHLY", DAY, price)
    return Due(Matter(1, bill), Matter(1, Occurrence(DAY, DAY, expected, stated=stated)), Standing.EXPECTED)


@pytest.mark.parametrize(
    ("one", "english", "mongolian"),
    [
        (due(Money(80_00, AUD), Money(80_00, AUD)), "A$80.00", "A$80.00"),
        (due(None, Money(175_00, AUD)), "about A$175.00", "ойролцоогоор A$175.00"),
        (due(None, Money(175_00, AUD), stated=True), "A$175.00", "A$175.00"),
        (due(None, None), "amount not known yet", "дүн нь тодорхойгүй"),
    ],
)
def test_what_varies_is_told_as_about_unless_a_paper_says_it(one: Due, english: str, mongolian: str) -> None:
    assert bills(EN, [one], {}) == [f"🧾 <b>Power</b>: {english}, due Sat 12 Dec"]
    assert bills(MN, [one], {}) == [f"🧾 <b>Power</b>: {mongolian}, төлөх өдөр: 12-р сарын 12"]
