"""Kinds of paper are told by what stands on them, with a margin, in both languages."""

import pytest

from core.documents.model import PaperKind
from core.documents.page import Page
from core.papers.cells import sheet
from core.papers.kind import dated_rows, kind_of, ranked
from core.papers.words import PaperWords
from tests.core.papers.drawing import page, typed

CARD_STATEMENT = """
Sample Bank Low Rate Visa                 Statement period 1 Oct 2026 - 31 Oct 2026
Account number 4111 xxxx xxxx 1111        Credit limit $5,000.00
Opening balance     $1,200.00             Minimum payment due $35.00
Closing balance     $1,431.20             Payment due date 25 Nov 2026
Date       Description                    Amount
02 Oct 26  WOOLWORTHS 1234 SYDNEY         $81.20
05 Oct 26  PAYMENT THANK YOU             -$200.00
09 Oct 26  OPAL TRAVEL                    $50.00
20 Oct 26  QANTAS AIRWAYS                $300.00
"""
ROWS_ALONE = """
01/10/2026  COFFEE      4.50      95.50
02/10/2026  SHOP       10.00      85.50
03/10/2026  SALARY    100.00     185.50
04/10/2026  RENT       50.00     135.50
"""
PAID_INVOICE = """
Dr Smile Dental Pty Ltd              TAX INVOICE / RECEIPT
ABN 51 824 753 556
Invoice number 10442      Date 12/11/2026
Check up and clean         $210.00
Total                      $210.00
Paid EFTPOS                $210.00
Balance due                  $0.00
"""
TILL = """
Sample Grocers
TAX INVOICE
Milk 2L              $3.10
TOTAL                $3.10
CASH                 $5.00
CHANGE               $1.90
"""
EBARIMT = """
Номун Тал ХХК
ТТД: 12345678901
ДДТД: 123456789012345678901234567890123
Талх          2 x 2,500.00      5,000.00
Нийт дүн                        5,000.00
НӨАТ                              454.55
Бэлэн                          10,000.00
Хариулт                         5,000.00
"""
KHAN = """
Депозит дансны дэлгэрэнгүй хуулга
Хэрэглэгч: БОЛД                Интервал: 2026-09-01-2026-09-30
Гүйлгээний огноо    Эхний үлдэгдэл   Кредит гүйлгээ   Дебит гүйлгээ   Эцсийн үлдэгдэл
2026/09/02 10:11    100,000.00       0.00             -5,000.00       95,000.00
2026/09/03 11:12    95,000.00        1,000.00         0.00            96,000.00
"""
LETTER = """
Dear Sarnai,
Thank you for your letter of 12 November 2026. We look forward to meeting you.
Kind regards
"""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (CARD_STATEMENT, PaperKind.STATEMENT), (ROWS_ALONE, PaperKind.STATEMENT), (KHAN, PaperKind.STATEMENT),
        (PAID_INVOICE, PaperKind.RECEIPT), (TILL, PaperKind.RECEIPT), (EBARIMT, PaperKind.RECEIPT),
        (LETTER, PaperKind.OTHER), ("", PaperKind.OTHER),
    ],
)  # fmt: skip
def test_a_kind(text: str, kind: PaperKind, words: PaperWords) -> None:
    assert kind_of([page(typed(text))], words) == kind


def test_two_kinds_that_fit_as_well_are_neither(words: PaperWords) -> None:
    both = [page(typed("Amount due  $5.00\nNet pay  $5.00"))]
    first, second, *_ = ranked(both, words)
    assert first.points == second.points
    assert kind_of(both, words) == PaperKind.OTHER


def test_what_shops_print_too_makes_no_other_kind(words: PaperWords) -> None:
    points = {one.kind: one.points for one in ranked([page(typed("Total  $5.00\nGST  $0.45\nTax invoice"))], words)}
    assert points[PaperKind.RECEIPT] >= 3
    assert points[PaperKind.BILL] == 0


def test_a_misread_word_still_tells(words: PaperWords) -> None:
    assert kind_of([page(typed("Paysl1p\nGross eamings"), engine="tesseract")], words) == PaperKind.PAYSLIP


def test_rows_that_begin_with_a_day_and_hold_a_sum_count(words: PaperWords) -> None:
    rows = "01/10/2026 COFFEE 4.50\n02/10/2026 no sum\nCOFFEE on 03/10/2026 4.50\n04/10/2026 RENT $50\n05/10/2026 7.1.2"
    assert dated_rows(sheet([page(typed(rows))]), words) == 2


def test_a_page_without_words_is_nothing(words: PaperWords) -> None:
    assert kind_of([Page(1, 100, 100, (), "pdf")], words) == PaperKind.OTHER
