"""Layouts that the readers were not written by: what they must not get wrong, and how each kind is told."""

from datetime import date

import pytest

from core.documents.model import Deed, Hints, PaperKind, Read
from core.papers.bill import read_bill
from core.papers.deed import read_deed
from core.papers.kind import kind_of
from core.papers.payslip import read_payslip
from core.papers.words import PaperWords
from tests.core.papers.drawing import page, typed
from tests.core.papers.typed_bills import BILLS
from tests.core.papers.typed_deeds import DEEDS
from tests.core.papers.typed_payslips import PAYSLIPS


def told(reading: object, names: dict[str, str]) -> dict[str, str]:
    found = {name: getattr(reading, name) for name in names}
    return {name: _text(value) for name, value in found.items()}


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(owner.name for owner in value)
    plain = value.value if isinstance(value, Read) else value
    return plain.isoformat() if isinstance(plain, date) else str(plain)


@pytest.mark.parametrize("name", BILLS)
def test_a_bill(name: str, words: PaperWords, hints: Hints) -> None:
    text, fields = BILLS[name]
    seen = page(typed(text))
    assert told(read_bill([[seen]], words, hints), fields) == fields
    assert kind_of([seen], words) == PaperKind.BILL


@pytest.mark.parametrize("name", PAYSLIPS)
def test_a_payslip(name: str, words: PaperWords, hints: Hints) -> None:
    text, fields = PAYSLIPS[name]
    seen = page(typed(text))
    payslip = read_payslip([[seen]], words, hints)
    assert payslip is not None
    assert told(payslip, fields) == fields
    assert payslip.checked
    assert kind_of([seen], words) == PaperKind.PAYSLIP


@pytest.mark.parametrize("name", DEEDS)
def test_a_deed(name: str, words: PaperWords, hints: Hints) -> None:
    text, fields = DEEDS[name]
    seen = page(typed(text))
    deed = read_deed([[seen]], words, hints)
    assert isinstance(deed, Deed)
    assert told(deed, fields) == fields
    assert kind_of([seen], words) == PaperKind.DEED
