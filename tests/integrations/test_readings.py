"""Readings survive the way through JSON, exact figures and all."""

from datetime import date, time
from decimal import Decimal

import pytest

from core.documents.model import (
    Bill,
    Deed,
    DeedOwner,
    Doubt,
    Mapping,
    Other,
    Payslip,
    Problem,
    Read,
    Reading,
    Receipt,
    ReceiptItem,
    Statement,
    StatementRow,
)
from core.documents.page import Box
from integrations.readings import dumped, loaded

ROW = StatementRow(date(2026, 10, 1), Decimal("-72.40"), "КОФЕ", Decimal("0.10"), "7", foreign=(Decimal(12), "USD"))
READINGS: tuple[Reading, ...] = (
    Receipt(
        merchant=Read("Номин", 0.97, Box(1, 2, 3, 4), 2),
        day=Read(date(2026, 2, 28), 0.5),
        time=Read(time(10, 11), 0.5),
        total=Read(Decimal("8500.00"), 1.0),
        items=(ReceiptItem("талх", None, Decimal("2.5")),),
        totals=(Decimal("8500.00"),),
        problems=(Problem("receipt.future", (("day", "2027-01-01"),)),),
    ),
    Statement(rows=(ROW,), bank="khan", opening=Decimal("72.50"), proved=True),
    Statement(rows=(), doubt=Doubt("abc", (Mapping(0, (1, 2), amount=3),), ((ROW,),))),
    Bill(due=Read(date(2026, 1, 31), 0.9)),
    Payslip(hours=Read(Decimal("37.5"), 0.9), checked=True),
    Deed(owners=(DeedOwner("Д. Бат-Эрдэнэ", "1/2"),)),
    Other(problems=(Problem("other.no_money"),)),
)


def test_what_is_dumped_is_loaded_alike() -> None:
    assert loaded(dumped(READINGS)) == READINGS


def test_a_figure_keeps_its_digits() -> None:
    (statement,) = loaded(dumped([READINGS[1]]))
    assert isinstance(statement, Statement)
    assert str(statement.rows[0].balance) == "0.10"


@pytest.mark.parametrize(
    "text", ["{}", "[{}]", '[{"kind": "receipt", "total": {"value": "ten"}}]', "[", '[{"kind": "x"}]']
)
def test_what_we_did_not_write_is_refused(text: str) -> None:
    with pytest.raises((ValueError, KeyError)):
        loaded(text)
