"""What printed pages do seldom: headings in other words on the next page, two tables on one page, odd figures."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from core.documents.model import Hints, Problem, Statement
from core.documents.page import Page, Word
from core.statements.figures import FigureReader
from core.statements.page_misread import rewritten
from core.statements.pages import read_pages
from core.statements.words import StatementWords, fold
from tests.statement_pdf.canvas import WordCanvas
from tests.statement_pdf.draw import draw
from tests.statement_pdf.layouts import COMMA, COMMBANK, US, WESTPAC
from tests.statement_pdf.style import Book, Happened, Style

BOOK = Book(
    Decimal("12000.00"),
    tuple(
        Happened(date(2026, 10, 1) + timedelta(days=at // 4), Decimal(-1_000_00 - at).scaleb(-2), f"COFFEE {at}")
        for at in range(8)
    ),
)


def pages_of(style: Style, *books: Book, engine: str = "pdf") -> tuple[Page, ...]:
    canvas = WordCanvas(engine=engine)
    draw(canvas, style, *books)
    return canvas.done()


def money(statement: Statement | Book) -> list[tuple[date, Decimal]]:
    return [(row.day, row.amount) for row in statement.rows]


def renamed(page: Page, names: Mapping[str, str]) -> Page:
    return replace(page, words=tuple(replace(word, text=names.get(word.text, word.text)) for word in page.words))


def lower(words: tuple[Word, ...], by: int) -> tuple[Word, ...]:
    return tuple(
        replace(word, box=replace(word.box, top=word.box.top + by, bottom=word.box.bottom + by)) for word in words
    )


def spaced(amount: Decimal) -> str:
    return f"{amount:,.2f}".translate(str.maketrans(",.", " ,"))


def test_numbers_in_groups_with_spaces_are_read(words: StatementWords, hints: Hints) -> None:
    (statement,) = read_pages(pages_of(replace(COMMA, money=spaced, left=spaced), BOOK), words, hints)
    assert money(statement) == money(BOOK)
    assert statement.proved


def test_a_currency_beside_a_label_does_not_hide_it(words: StatementWords, hints: Hints) -> None:
    *others, amount, balance = US.columns
    style = replace(
        US, columns=(*others, replace(amount, label=("Amount AUD",)), replace(balance, label=("AUD Balance",)))
    )
    (statement,) = read_pages(pages_of(style, BOOK), words, hints)
    assert statement.proved


@pytest.mark.parametrize("some", [1, 2, 5])
def test_the_next_page_may_name_its_columns_in_other_words(some: int, words: StatementWords, hints: Hints) -> None:
    style = replace(US, repeat=True)
    book = replace(BOOK, rows=BOOK.rows * 12)
    book = replace(book, rows=tuple(replace(row, day=date(2026, 10, 1)) for row in book.rows))
    first, second = pages_of(style, book)[:2]
    labels = [column.label[0] for column in style.columns][:some]
    other = {
        label: next(
            phrase.title()
            for phrase, role in words.headers.items()
            if role == words.headers[fold(label)] and phrase != fold(label) and phrase.isascii() and " " not in phrase
        )
        for label in labels
    }
    (statement,) = read_pages((first, renamed(second, other)), words, hints)
    assert money(statement) == money(book)[: len(statement.rows)]
    assert {row.place for row in statement.rows} == {1, 2}


def test_two_accounts_may_stand_on_one_page(words: StatementWords, hints: Hints) -> None:
    style = replace(WESTPAC, foot="")
    other = replace(BOOK, opening=Decimal("90000.00"), number="062000 87654321")
    one, two = pages_of(style, BOOK, other)
    found = read_pages((replace(one, words=(*one.words, *lower(two.words, 1600))),), words, hints)
    assert [(money(statement), statement.opening) for statement in found] == [
        (money(BOOK), BOOK.opening),
        (money(other), other.opening),
    ]


def test_a_scan_of_days_that_turn_back_a_little_is_not_proved(words: StatementWords, hints: Hints) -> None:
    days = (1, 3, 2, 5, 6, 7, 8, 9)
    rows = tuple(replace(row, day=date(2026, 10, day)) for row, day in zip(BOOK.rows, days, strict=True))
    pages = pages_of(US, replace(BOOK, rows=rows), engine="tesseract")
    (statement,) = read_pages(pages, words, hints)
    assert not statement.proved
    assert Problem("statement.days_turn_back") in statement.problems
    assert money(statement) == money(replace(BOOK, rows=rows))


def test_a_scan_whose_year_was_filled_in_is_not_proved(words: StatementWords, hints: Hints) -> None:
    style = replace(COMMBANK, above=("Account Number|{number}",))
    (scanned,) = read_pages(pages_of(style, BOOK, engine="tesseract"), words, hints)
    (printed,) = read_pages(pages_of(style, BOOK), words, hints)
    assert (scanned.proved, printed.proved) == (False, True)


def test_a_figure_without_any_digit_is_spelt_anew(words: StatementWords) -> None:
    assert rewritten("lO.OO", Decimal("10.00"), FigureReader(words)) == "10.00"
    assert rewritten("$lO.O1", Decimal("-10.01"), FigureReader(words)) == "-10.01"
