"""From files to readings: as many as there are papers in a file, each of its kind."""

from collections.abc import Sequence
from datetime import date

import pytest

from core.documents.model import Bill, Hints, Other, PaperKind, Payslip, Reading, Statement
from core.documents.reading import SentFile
from integrations.reading.whole import WholeReader
from tests.core.papers.bills import BILLS
from tests.core.papers.drawing import Text, pdf, typed
from tests.core.papers.payslips import PAYSLIPS
from tests.core.statements.test_pages_unheaded import book_in, without_heading
from tests.statement_pdf.canvas import PdfCanvas
from tests.statement_pdf.draw import draw
from tests.statement_pdf.layouts import US

HINTS = Hints(date(2026, 11, 27))


@pytest.fixture(scope="module")
def reader() -> WholeReader:
    return WholeReader()


def read(reader: WholeReader, data: bytes, asked: PaperKind | None = None) -> Sequence[Reading]:
    hints = Hints(HINTS.today, asked=asked)
    return reader.read([SentFile("paper.pdf", data)], hints, None, lambda progress: None).readings


def test_each_payslip_of_a_document_is_a_reading(reader: WholeReader) -> None:
    truths = [PAYSLIPS["sections"], PAYSLIPS["ytd_first"], PAYSLIPS["table"]]
    found = read(reader, pdf(*(truth.texts for truth in truths)))
    assert [one.net.value for one in found if isinstance(one, Payslip) and one.net] == [one.net for one in truths]


def test_each_bill_of_a_document_is_a_reading(reader: WholeReader) -> None:
    truths = [BILLS["electricity"], BILLS["water"], BILLS["internet"]]
    found = read(reader, pdf(*(truth.texts for truth in truths)))
    assert [one.amount.value for one in found if isinstance(one, Bill) and one.amount] == [one.amount for one in truths]


def statement(*, balances: bool) -> bytes:
    style = without_heading(US)
    if not balances:
        columns = tuple(column for column in style.columns if column.role != "balance")
        style = type(style)("bare", columns, day=style.day, money=style.money, foot="")
    canvas = PdfCanvas()
    draw(canvas, style, book_in(style, 12))
    return canvas.done()


def test_rows_without_a_heading_are_a_statement_proved_or_asked_about(reader: WholeReader) -> None:
    (proved,) = read(reader, statement(balances=True))
    assert isinstance(proved, Statement)
    assert proved.proved
    (asked,) = read(reader, statement(balances=False))
    assert isinstance(asked, Statement)
    assert asked.doubt is not None


@pytest.mark.parametrize("asked", [None, PaperKind.BILL, PaperKind.PAYSLIP, PaperKind.DEED, PaperKind.STATEMENT])
def test_a_letter_holds_no_money(reader: WholeReader, asked: PaperKind | None) -> None:
    letter: tuple[Text, ...] = typed("Dear Sarnai,\n\nyour card is on its way. It arrives before 12 October.")
    (found,) = read(reader, pdf(letter), asked)
    assert isinstance(found, Other)
