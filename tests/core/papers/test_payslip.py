"""Payslips of both countries: sums of this pay, never of the year so far, proved where they add up."""

from decimal import Decimal

import pytest

from core.documents.model import PROVED, Hints, PaperKind, Payslip, Problem
from core.papers.kind import kind_of
from core.papers.payslip import read_payslip
from core.papers.words import PaperWords
from tests.core.papers.drawing import Text, page, table
from tests.core.papers.payslips import IN_ONE_TABLE, MONGOLIAN, PAYSLIPS
from tests.core.papers.reading import WAYS, expected, pages_of, values_of

FIELDS = ("employer", "first", "last", "paid_on", "hours", "gross", "tax", "net", "retirement", "currency")


def read(texts: tuple[Text, ...], words: PaperWords, hints: Hints) -> Payslip:
    payslip = read_payslip([[page(texts)]], words, hints)
    assert payslip is not None
    return payslip


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", PAYSLIPS)
def test_every_field_is_read_and_proved(name: str, way: str, words: PaperWords, hints: Hints) -> None:
    truth, seen = PAYSLIPS[name], pages_of(PAYSLIPS[name], way)
    payslip = read_payslip([[seen]], words, hints)
    assert payslip is not None
    assert values_of(payslip, FIELDS) == expected(truth, FIELDS)
    assert payslip.checked
    assert payslip.problems == ()
    assert payslip.net is not None
    assert payslip.net.confidence >= PROVED
    assert kind_of([seen], words) == PaperKind.PAYSLIP


@pytest.mark.parametrize("truth", [IN_ONE_TABLE, MONGOLIAN], ids=["english", "mongolian"])
def test_a_real_picture_is_read(truth: object, words: PaperWords, hints: Hints) -> None:
    seen = pages_of(truth, "picture")  # type: ignore[arg-type]
    assert values_of(read_payslip([[seen]], words, hints), FIELDS) == expected(truth, FIELDS)
    assert kind_of([seen], words) == PaperKind.PAYSLIP


def test_sums_that_do_not_add_up_are_a_problem(words: PaperWords, hints: Hints) -> None:
    payslip = read(
        table(100, (40, 300), (("Gross pay", "$1,000.00"), ("PAYG tax", "$100.00"), ("Net pay", "$950.00"))),
        words,
        hints,
    )
    assert not payslip.checked
    assert payslip.problems == (Problem("payslip.sums"),)


def test_the_year_so_far_is_told_from_this_pay_without_headings(words: PaperWords, hints: Hints) -> None:
    rows = (
        ("Gross pay", "$1,000.00", "$9,000.00"),
        ("PAYG tax", "$100.00", "$900.00"),
        ("Net pay", "$900.00", "$8,100.00"),
    )
    payslip = read(table(100, (40, 300, 400), rows), words, hints)
    assert payslip.net is not None
    assert payslip.gross is not None
    assert (payslip.gross.value, payslip.net.value) == (Decimal("1000.00"), Decimal("900.00"))
    assert payslip.net.confidence >= PROVED


def test_two_sums_that_nothing_proves_are_doubted(words: PaperWords, hints: Hints) -> None:
    payslip = read(table(100, (40, 300, 400), (("Net pay", "$900.00", "$8,100.00"),)), words, hints)
    assert payslip.net is not None
    assert payslip.net.confidence <= 0.5
    assert payslip.problems == (), "nothing is there to add up"


def test_a_deduction_is_part_of_the_proof(words: PaperWords, hints: Hints) -> None:
    rows = (("Gross pay", "$1,000.00"), ("PAYG tax", "$100.00"), ("Total deductions", "$50.00"), ("Net pay", "$850.00"))
    assert read(table(100, (40, 300), rows), words, hints).checked


def test_super_is_paid_besides_and_proves_nothing(words: PaperWords, hints: Hints) -> None:
    rows = (
        ("ABN 51 824 753 556", ""), ("Gross pay", "$1,000.00"), ("PAYG tax", "$100.00"), ("Superannuation", "$120.00"),
        ("Net pay", "$780.00"),
    )  # fmt: skip
    assert not read(table(100, (40, 300), rows), words, hints).checked


def test_a_proof_of_one_engine_does_not_prove_what_another_read(words: PaperWords, hints: Hints) -> None:
    rows = (("Gross pay", "$1,000.00"), ("PAYG tax", "$100.00"), ("Net pay", "$900.00"))
    right = table(100, (40, 300), rows)
    wrong = tuple(Text(one.x, one.y, one.text.replace("900", "980"), one.size) for one in right)
    readings = [[page(seen, engine=engine)] for engine, seen in (("a", right), ("b", wrong), ("c", wrong))]
    payslip = read_payslip(readings, words, hints)
    assert payslip is not None
    assert payslip.net is not None
    assert payslip.net.value == Decimal("980.00")
    assert not payslip.checked
    assert payslip.net.confidence <= 0.5


def test_rows_without_a_heading_of_hours_give_none(words: PaperWords, hints: Hints) -> None:
    rows = (("Ordinary", "10.00", "$25.00", "$250.00"), ("Net pay", "", "", "$250.00"))
    assert read(table(100, (40, 200, 300, 400), rows), words, hints).hours is None


def test_more_hours_than_there_are_give_none(words: PaperWords, hints: Hints) -> None:
    rows = (
        ("Item", "Units", "Rate", "Amount"),
        ("Parcels", "500.00", "$2.00", "$1,000.00"),
        ("Net pay", "", "", "$1,000.00"),
    )
    assert read(table(100, (40, 200, 300, 400), rows), words, hints).hours is None


def test_rows_that_do_not_multiply_give_no_hours(words: PaperWords, hints: Hints) -> None:
    rows = (
        ("Item", "Units", "Rate", "Amount"),
        ("Ordinary", "10.00", "$25.00", "$260.00"),
        ("Net pay", "", "", "$260.00"),
    )
    assert read(table(100, (40, 200, 300, 400), rows), words, hints).hours is None


def test_a_paper_without_net_pay_is_no_payslip(words: PaperWords, hints: Hints) -> None:
    assert read_payslip([[page((Text(40, 100, "Gross pay $1,000.00"),))]], words, hints) is None
    assert read_payslip([], words, hints) is None
