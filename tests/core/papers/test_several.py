"""Several payslips or bills in one document are read one by one, however many pages each has."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from core.documents.model import Hints
from core.documents.page import Page
from core.papers.several import read_bills, read_payslips
from core.papers.words import PaperWords
from tests.core.papers.bills import BILLS
from tests.core.papers.drawing import Text, page, table, typed
from tests.core.papers.payslips import PAYSLIPS
from tests.core.papers.reading import value

NOTES = typed("""
Leave balances

Annual leave       38.50
Personal leave     21.20

Please keep this for your records.
""")


def slip(first: date, net: str = "900.00", *, period: bool = True, sums: bool = True) -> tuple[Text, ...]:
    """A payslip of two weeks, or one of the two pages of it."""
    days = (
        Text(40, 40, "Kelpie Couriers Pty Ltd"),
        Text(40, 60, f"Pay period: {first:%d/%m/%Y} to {first + timedelta(days=13):%d/%m/%Y}"),
        Text(40, 80, f"Payment date: {first + timedelta(days=16):%d/%m/%Y}"),
    )
    gross = f"{Decimal(net) + 100}"
    rows = table(120, (40, 300), (("Gross pay", gross), ("PAYG tax", "100.00"), ("Net pay", net)))
    return (*(days if period else ()), *(rows if sums else ()))


def document(*papers: Sequence[Text], engine: str = "pdf") -> list[list[Page]]:
    return [[page(texts, number=number, engine=engine) for number, texts in enumerate(papers, 1)]]


FORTNIGHTS = [date(2026, 1, 5) + timedelta(days=14 * at) for at in range(26)]


def test_a_year_of_payslips_is_one_reading_a_pay(words: PaperWords, hints: Hints) -> None:
    found = read_payslips(document(*map(slip, FORTNIGHTS)), words, hints)
    assert [value(one.first) for one in found] == FORTNIGHTS
    assert {value(one.net) for one in found} == {Decimal("900.00")}
    assert all(one.checked for one in found)


def test_payslips_of_two_pages_stay_whole(words: PaperWords, hints: Hints) -> None:
    papers = [texts for first in FORTNIGHTS[:3] for texts in (slip(first), NOTES)]
    assert [value(one.first) for one in read_payslips(document(*papers), words, hints)] == FORTNIGHTS[:3]


def test_days_on_one_page_and_sums_on_the_next_are_one_payslip(words: PaperWords, hints: Hints) -> None:
    papers = [
        texts for first in FORTNIGHTS[:3] for texts in (slip(first, sums=False), slip(first, "950.00", period=False))
    ]
    found = read_payslips(document(*papers), words, hints)
    assert [(value(one.first), value(one.net)) for one in found] == [
        (first, Decimal("950.00")) for first in FORTNIGHTS[:3]
    ]


def test_a_letter_before_the_first_payslip_is_part_of_it(words: PaperWords, hints: Hints) -> None:
    letter = typed("Pay date: 01/12/2025\n\nDear Sarnai, your payslips are below.")
    found = read_payslips(document(letter, slip(FORTNIGHTS[0]), slip(FORTNIGHTS[1])), words, hints)
    assert [value(one.first) for one in found] == FORTNIGHTS[:2]


def test_other_days_without_a_net_pay_are_no_payslip_of_their_own(words: PaperWords, hints: Hints) -> None:
    leave = typed("Pay period: 01/07/2025 to 30/06/2026\n\nAnnual leave taken   12.00")
    found = read_payslips(document(slip(FORTNIGHTS[0]), leave, slip(FORTNIGHTS[1])), words, hints)
    assert [value(one.net) for one in found] == [Decimal("900.00")] * 2


def test_two_engines_are_read_page_by_page(words: PaperWords, hints: Hints) -> None:
    papers = [slip(first) for first in FORTNIGHTS[:2]]
    readings = [*document(*papers, engine="tesseract"), *document(*papers, engine="rapidocr")]
    found = read_payslips(readings, words, hints)
    assert [value(one.first) for one in found] == FORTNIGHTS[:2]
    assert all(one.net and one.net.confidence > 0.9 for one in found)


def test_payslips_of_different_employers_are_read_as_each_alone(words: PaperWords, hints: Hints) -> None:
    truths = list(PAYSLIPS.values())
    found = read_payslips(document(*(truth.texts for truth in truths)), words, hints)
    assert [value(one.net) for one in found] == [truth.net for truth in truths]
    assert [value(one.gross) for one in found] == [truth.gross for truth in truths]


def test_an_album_of_bills_is_one_reading_a_bill(words: PaperWords, hints: Hints) -> None:
    truths = list(BILLS.values())
    found = read_bills(document(*(truth.texts for truth in truths)), words, hints)
    assert [(value(one.amount), value(one.due)) for one in found] == [(truth.amount, truth.due) for truth in truths]


def test_bills_of_one_account_in_two_months_are_two(words: PaperWords, hints: Hints) -> None:
    one = BILLS["electricity"]
    later = tuple(
        replace(text, text=text.text.replace("24 Nov", "24 Feb").replace("3 Nov", "3 Feb").replace("312", "299"))
        for text in one.texts
    )
    found = read_bills(document(one.texts, NOTES, later, NOTES), words, hints)
    assert [value(bill.amount) for bill in found] == [Decimal("312.48"), Decimal("299.48")]


def test_a_page_of_single_services_belongs_to_its_bill(words: PaperWords, hints: Hints) -> None:
    services = typed("Service 0400 000 001\n\nTotal due   $40.00\nService 0400 000 002\n\nTotal due   $20.00")
    one = BILLS["electricity"]
    (bill,) = read_bills(document(one.texts, services), words, hints)
    assert value(bill.amount) == one.amount


@pytest.mark.parametrize("read", [read_bills, read_payslips])
def test_what_is_neither_gives_none(read: object, words: PaperWords, hints: Hints) -> None:
    assert read(document(NOTES, NOTES), words, hints) == ()  # type: ignore[operator]
    assert read([], words, hints) == ()  # type: ignore[operator]
