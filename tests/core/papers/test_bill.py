"""Bills of both countries are read right in every way they come, and what is not certain is not given as certain."""

from datetime import date
from decimal import Decimal

import pytest

from core.documents.model import PROVED, Bill, Hints, PaperKind, Problem
from core.papers.bill import read_bill
from core.papers.kind import kind_of
from core.papers.words import PaperWords
from tests.core.papers.bills import BILLS, ELECTRICITY, MOBILE_MN, WATER
from tests.core.papers.drawing import Text, column, page
from tests.core.papers.reading import WAYS, expected, pages_of, values_of

FIELDS = ("biller", "amount", "currency", "due", "issued", "reference", "biller_id")


def read(texts: tuple[Text, ...], words: PaperWords, hints: Hints) -> Bill:
    bill = read_bill([[page(texts)]], words, hints)
    assert bill is not None
    return bill


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", BILLS)
def test_every_field_is_read(name: str, way: str, words: PaperWords, hints: Hints) -> None:
    truth, seen = BILLS[name], pages_of(BILLS[name], way)
    assert values_of(read_bill([[seen]], words, hints), FIELDS) == expected(truth, FIELDS)
    assert kind_of([seen], words) == PaperKind.BILL


@pytest.mark.parametrize("truth", [WATER, MOBILE_MN], ids=["english", "mongolian"])
def test_a_real_picture_is_read(truth: object, words: PaperWords, hints: Hints) -> None:
    seen = pages_of(truth, "picture")  # type: ignore[arg-type]
    assert values_of(read_bill([[seen]], words, hints), FIELDS) == expected(truth, FIELDS)
    assert kind_of([seen], words) == PaperKind.BILL


def test_a_pdfs_own_words_beside_a_label_need_no_asking(words: PaperWords, hints: Hints) -> None:
    bill = read(ELECTRICITY.texts, words, hints)
    assert bill.amount is not None
    assert bill.amount.confidence >= PROVED
    assert bill.amount.box is not None


def test_one_engine_alone_is_asked_and_two_that_agree_are_not(words: PaperWords, hints: Hints) -> None:
    one = [page(WATER.texts, engine="rapidocr", whole=True)]
    other = [page(WATER.texts, engine="tesseract")]
    alone, both = (read_bill(readings, words, hints) for readings in ([one], [one, other]))
    assert alone is not None
    assert both is not None
    assert alone.amount is not None
    assert both.amount is not None
    assert alone.amount.confidence < PROVED <= both.amount.confidence


def test_two_engines_that_differ_leave_a_doubt(words: PaperWords, hints: Hints) -> None:
    misread = tuple(Text(one.x, one.y, one.text.replace("187.06", "137.06"), one.size) for one in WATER.texts)
    readings = [[page(WATER.texts, engine="rapidocr")], [page(misread, engine="tesseract")]]
    bill = read_bill(readings, words, hints)
    assert bill is not None
    assert bill.amount is not None
    assert bill.amount.confidence <= 0.5


def test_two_sums_called_due_are_a_problem(words: PaperWords, hints: Hints) -> None:
    bill = read(
        column(40, 100, ("Amount due: $120.00", "Amount due: $180.00", "Due date: 5 Dec 2026")),
        words,
        hints,
    )
    assert bill.problems == (Problem("bill.two_amounts", (("amounts", "120.00, 180.00"),)),)
    assert bill.amount is not None
    assert bill.amount.confidence <= 0.5


def test_a_total_is_taken_where_nothing_is_called_due_and_the_last_one(words: PaperWords, hints: Hints) -> None:
    bill = read(
        (Text(40, 100, "Total charges $80.00"), Text(40, 130, "GST $8.00"), Text(40, 160, "Total $88.00")), words, hints
    )
    assert bill.amount is not None
    assert bill.amount.value == Decimal("88.00")


def test_what_is_owed_from_before_is_not_the_amount(words: PaperWords, hints: Hints) -> None:
    bill = read(
        (
            Text(40, 100, "Overdue amount $55.00"), Text(40, 130, "Amount due $43.10"),
            Text(40, 160, "Amount due after 1 Dec 2026 $57.10"),
        ),
        words, hints,
    )  # fmt: skip
    assert bill.amount is not None
    assert bill.amount.value == Decimal("43.10")
    assert bill.problems == ()


def test_a_day_to_pay_before_the_day_of_issue_is_doubted(words: PaperWords, hints: Hints) -> None:
    bill = read(column(40, 100, ("Amount due $43.10", "Issue date 5 Nov 2026", "Due date 5 Oct 2026")), words, hints)
    assert bill.due is not None
    assert bill.issued is not None
    assert (bill.due.value, bill.due.confidence) == (date(2026, 10, 5), 0.5)
    assert bill.issued.confidence == 0.5


def test_a_day_that_stands_in_the_sentence_of_the_sum_is_when_it_is_due(words: PaperWords, hints: Hints) -> None:
    bill = read((Text(40, 100, "Please pay $43.10 before 9 December 2026"),), words, hints)
    assert bill.due is not None
    assert bill.due.value == date(2026, 12, 9)


def test_a_paper_without_a_sum_to_pay_is_no_bill(words: PaperWords, hints: Hints) -> None:
    assert read_bill([[page((Text(40, 100, "Due date 5 Dec 2026"),))]], words, hints) is None
    assert read_bill([], words, hints) is None


def test_a_bare_number_is_a_sum_only_by_itself_and_is_asked(words: PaperWords, hints: Hints) -> None:
    bill = read((Text(40, 100, "Төлөх дүн: 45000"), Text(40, 130, "Төлөх хугацаа: 2026.12.05")), words, hints)
    assert bill.amount is not None
    assert bill.amount.value == Decimal(45000)
    assert bill.amount.confidence < PROVED


def test_what_later_pages_call_due_is_of_single_services(words: PaperWords, hints: Hints) -> None:
    pages = [page((Text(40, 100, "Amount due $99.00"),)), page((Text(40, 100, "Amount due $45.00"),), number=2)]
    bill = read_bill([pages], words, hints)
    assert bill is not None
    assert bill.amount is not None
    assert (bill.amount.value, bill.problems) == (Decimal("99.00"), ())


@pytest.mark.parametrize("sentence", ["Settle by cheque sent until 20 Nov 2026", "Settle by cheque"])
def test_a_day_elsewhere_in_a_sentence_is_not_when_it_is_due(sentence: str, words: PaperWords, hints: Hints) -> None:
    bill = read((Text(40, 100, "Amount due $43.10"), Text(40, 130, sentence)), words, hints)
    assert bill.due is None
