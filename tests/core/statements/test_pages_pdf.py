"""Real PDFs, as a library writes them and PDFium reads them: the same rows come back."""

from datetime import date
from decimal import Decimal

import pytest

from core.documents.model import Hints
from core.statements.pages import read_pages
from core.statements.words import StatementWords
from integrations.files.pdf import pdf_of
from tests.statement_pdf.canvas import PdfCanvas
from tests.statement_pdf.draw import draw
from tests.statement_pdf.layouts import PROVING
from tests.statement_pdf.style import Book, Happened, Style


def _book(digits: int) -> Book:
    """Two months of movements; every text that is printed in a tongue of this house is among them."""
    texts = ("COFFEE", "Transfer to xx4321 CommBank app rent for October", "хүнсний дэлгүүр Өргөө ₮", "TOTAL TOOLS 22")
    rows = [
        Happened(date(2026, 9 + at // 30, at % 30 + 1), Decimal(-450 - 37 * at).scaleb(-digits), texts[at % 4])
        for at in range(60)
    ]
    rows[9] = Happened(rows[9].day, Decimal(2_350_000).scaleb(-digits), "SALARY ACME PTY LTD")
    return Book(Decimal(100_000).scaleb(-digits), tuple(rows))


@pytest.mark.parametrize("font", ["DejaVuSans", "DejaVuSansMono"])
@pytest.mark.parametrize("style", PROVING, ids=lambda style: style.name)
def test_a_pdf_gives_the_rows_that_were_printed(style: Style, font: str, words: StatementWords, hints: Hints) -> None:
    book = _book(style.digits)
    canvas = PdfCanvas(font)
    draw(canvas, style, book)
    (statement,) = read_pages(pdf_of(canvas.done()).pages, words, hints)
    assert [(row.day, row.amount, row.text) for row in statement.rows] == [
        (row.day, row.amount, row.text) for row in book.rows
    ]
    assert statement.proved
