"""Which entry pays which occurrence: what names it, what is of its kind, and what could only be chance."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.bills.match import Open, matched
from core.bills.model import Bill, Flow, Occurrence
from core.capture.model import Kind
from core.ledger.model import Details, Entry, Origin
from core.matters.model import Matter
from core.money.money import Money
from tests.conftest import NOON
from tests.core.bills.conftest import AUD

DAY = date(2026, 11, 27)
SUM = Money(983_60, AUD)
LOAN = Bill("Зээл", Flow.OUT, AUD, "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=27", DAY, SUM)
PAID = Details(Kind.EXPENSE, DAY, SUM, 1)


def is_paid(bill: Bill, details: Details) -> bool:
    expected = bill.money or bill.high
    one = Open(Matter(1, bill, id=1), Matter(1, Occurrence(DAY, DAY, expected), parent_id=1, id=2))
    return matched([one], [Entry(1, 1, 1, Origin(1, 1, 0), NOON, details)]) != {}


@pytest.mark.parametrize(
    ("bill", "said"),
    [
        ({}, {"payee": "зээлийн төлбөр"}),
        ({}, {"note": "машины зээл"}),
        ({"category": "money.debt"}, {"category": "money.debt"}),
        ({"payee": "Ray White Newtown"}, {"payee": "Ray White"}),
        ({"payee": "Ray White Newtown", "category": "home.rent"}, {"payee": "Ray White", "category": "home.rent"}),
        ({}, {}),
        ({}, {"day": DAY + timedelta(days=3)}),
    ],
)
def test_it_pays(bill: dict[str, str], said: dict[str, object]) -> None:
    assert is_paid(replace(LOAN, **bill), replace(PAID, **said))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("bill", "said"),
    [
        ({}, {"payee": "даатгалын төлбөр"}),
        ({"category": "money.debt"}, {"category": "money.insurance"}),
        ({"payee": "Netflix", "category": "fun.subscriptions"}, {"payee": "Spotify", "category": "fun.subscriptions"}),
        ({"title": "Dulguun's school", "category": "education.school"}, {"payee": "Dulguun", "category": "shopping"}),
        ({}, {"day": DAY + timedelta(days=4)}),
        ({}, {"money": Money(983_61, AUD)}),
        ({"money": Money(50_00, AUD)}, {"money": Money(50_00, AUD)}),
        ({"money": None}, {}),
    ],
)
def test_it_could_only_be_chance(bill: dict[str, object], said: dict[str, object]) -> None:
    assert not is_paid(replace(LOAN, **bill), replace(PAID, **said))  # type: ignore[arg-type]


def test_what_names_a_bill_pays_it_before_what_is_only_of_its_kind() -> None:
    named, kind = replace(PAID, payee="зээл"), replace(PAID, category="money.debt")
    bill = replace(LOAN, category="money.debt")
    one = Open(Matter(1, bill, id=1), Matter(1, Occurrence(DAY, DAY, SUM), parent_id=1, id=2))
    entries = [Entry(at, 1, 1, Origin(1, at, 0), NOON, details) for at, details in enumerate((kind, named), 1)]
    assert matched([one], entries)[2].details is named
