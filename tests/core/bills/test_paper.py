"""A paper that does not tell whose bill it is makes none."""

from dataclasses import replace
from unittest.mock import sentinel

from core.bills.paper import bill_of
from core.capture.model import Kind
from core.documents.model import Bill as PaperBill
from core.importing.paper import PaperPlan
from core.ledger.model import Details
from core.money.money import Money
from core.reviewing.chosen import NOTHING_CHOSEN
from core.reviewing.look import EntryLook
from tests.core.bills.conftest import AUD, TODAY


def test_without_a_payee_or_an_amount_there_is_no_bill() -> None:
    seen = EntryLook(sentinel.paper, 0, NOTHING_CHOSEN, PaperBill(), PaperPlan())
    nameless = Details(Kind.EXPENSE, TODAY, Money(5_00, AUD), 1)
    assert bill_of(seen, TODAY, 0) is None
    assert bill_of(replace(seen, plan=PaperPlan(nameless)), TODAY, 0) is None
