"""Statements on printed pages: random accounts in every layout give their rows back, and what is around them tells."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.documents.model import Hints, Statement
from core.documents.page import Page
from core.statements.pages import read_pages
from core.statements.words import StatementWords
from integrations.vocabulary.statements import load_statement_words
from tests.statement_pdf.books import books
from tests.statement_pdf.canvas import WordCanvas
from tests.statement_pdf.draw import draw
from tests.statement_pdf.layouts import COMMBANK, DAY_HEADINGS, KHAN, NAB, PROVING, UK, US, WESTPAC
from tests.statement_pdf.style import Book, Happened, Style

HINTS = Hints(date(2026, 11, 27))


@cache
def _words() -> StatementWords:
    return load_statement_words()


def _pages(style: Style, *drawn: Book, segments: bool = False) -> tuple[Page, ...]:
    canvas = WordCanvas(segments=segments)
    draw(canvas, style, *drawn)
    return canvas.done()


def _read(pages: tuple[Page, ...]) -> tuple[Statement, ...]:
    return read_pages(pages, _words(), HINTS)


def _only(pages: tuple[Page, ...]) -> Statement:
    (statement,) = _read(pages)
    return statement


def _rows(statement: Statement) -> list[tuple[date, Decimal, str]]:
    return [(row.day, row.amount, row.text) for row in statement.rows]


def _truth(book: Book) -> list[tuple[date, Decimal, str]]:
    return [(row.day, row.amount, row.text) for row in book.rows]


def _book(*moves: tuple[int, str, str], opening: str = "1000.00") -> Book:
    """Movements as (days after 1 October 2026, amount, text)."""
    first = date(2026, 10, 1)
    rows = tuple(Happened(first + timedelta(days=after), Decimal(amount), text) for after, amount, text in moves)
    return Book(Decimal(opening), rows)


SMALL = _book(
    (0, "-4.50", "COFFEE"), (1, "2000.00", "SALARY ACME PTY LTD"), (1, "-1200.00", "RENT"), (4, "-80.25", "POWER")
)


@pytest.mark.parametrize("style", PROVING, ids=lambda style: style.name)
@given(data=st.data())
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_a_random_account_in_any_layout_gives_its_rows_back(style: Style, data: st.DataObject) -> None:
    book = data.draw(books(style.digits, most=30))
    if style.owes:
        book = replace(book, opening=-book.opening)
    statement = _only(_pages(style, book, segments=data.draw(st.booleans())))
    assert _rows(statement) == _truth(book)
    assert statement.proved
    assert statement.opening == book.opening
    assert statement.closing == book.closing


def test_rows_know_the_page_they_stand_on() -> None:
    book = _book(*[(0, "-1.00", "COFFEE")] * 120)
    places = [row.place for row in _only(_pages(WESTPAC, book)).rows]
    assert places == sorted(places)
    assert set(places) == {1, 2, 3}


def test_days_without_a_year_go_over_new_year_with_the_period() -> None:
    book = Book(
        Decimal("100.00"),
        (
            Happened(date(2025, 12, 30), Decimal("-10.00"), "COFFEE"),
            Happened(date(2026, 1, 2), Decimal("-5.00"), "COFFEE"),
        ),
    )
    statement = _only(_pages(COMMBANK, book))
    assert [row.day for row in statement.rows] == [date(2025, 12, 30), date(2026, 1, 2)]
    assert statement.proved


def test_several_accounts_in_one_document_are_a_statement_each() -> None:
    other = replace(SMALL, opening=Decimal("7.00"), number="062000 87654321")
    found = _read(_pages(COMMBANK, SMALL, other))
    assert [_rows(one) for one in found] == [_truth(SMALL), _truth(other)]
    assert [one.opening for one in found] == [Decimal("1000.00"), Decimal("7.00")]
    assert [(one.account or "")[-4:] for one in found] == ["5678", "4321"]
    assert all(one.proved for one in found)


def test_two_months_of_one_account_stay_two_statements() -> None:
    after = Book(SMALL.closing, (Happened(date(2026, 11, 3), Decimal("-1.00"), "COFFEE"),))
    found = _read(_pages(COMMBANK, SMALL, after))
    assert [_rows(one) for one in found] == [_truth(SMALL), _truth(after)]


def test_the_facts_around_the_rows_are_told() -> None:
    statement = _only(_pages(KHAN, replace(SMALL, number="MN110005005012345678")))
    assert (statement.bank, statement.currency) == ("khan", "MNT")
    assert statement.account is not None
    assert statement.account.replace(" ", "").endswith("5012345678")


def test_a_sum_in_another_currency_below_a_row_is_its_foreign_amount() -> None:
    canvas = WordCanvas()
    draw(canvas, replace(US, foot=""), SMALL)
    canvas.new_page(595, 842)
    first, *_ = canvas.done()
    at = next(word for word in first.words if word.text == "COFFEE").box
    below = replace(at, top=at.top + 26, bottom=at.bottom + 26)
    moved = tuple(
        replace(word, box=replace(word.box, top=word.box.top + 56, bottom=word.box.bottom + 56))
        if word.box.top > at.top + 10
        else word
        for word in first.words
    )
    coin = replace(first.words[0], text="USD", box=replace(below, right=below.left + 80))
    line = [coin, replace(coin, text="3.10", box=replace(below, left=below.left + 100, right=below.left + 180))]
    statement = _only((replace(first, words=(*moved, *line)),))
    assert statement.rows[0].foreign == (Decimal("3.10"), "USD")
    assert statement.proved


def test_pending_rows_stand_outside_the_proof() -> None:
    canvas = WordCanvas()
    draw(canvas, US, SMALL)
    canvas.write(40, 300, "Pending transactions")
    canvas.write(40, 320, "Oct 7, 2026")
    canvas.write(120, 320, "PETROL")
    canvas.write(465, 320, "-$60.00", align="right")
    statement = _only(canvas.done())
    assert [row.pending for row in statement.rows] == [False] * 4 + [True]
    assert statement.rows[-1].amount == Decimal("-60.00")
    assert statement.proved


def test_what_its_own_balances_contradict_is_told_as_printed() -> None:
    pages = _pages(US, SMALL)
    words = tuple(replace(word, text="-$90.25") if word.text == "-$80.25" else word for word in pages[0].words)
    statement = _only((replace(pages[0], words=words),))
    assert not statement.proved
    assert [row.amount for row in statement.rows][-1] == Decimal("-90.25")
    assert statement.problems
    assert statement.repairs == 0


def test_a_balance_once_a_day_proves_the_rows_of_the_day() -> None:
    for style in (NAB, UK):
        statement = _only(_pages(style, SMALL))
        assert statement.proved
        assert _rows(statement) == _truth(SMALL)


def test_a_heading_for_each_day_dates_the_rows_below_it() -> None:
    assert _rows(_only(_pages(DAY_HEADINGS, SMALL))) == _truth(SMALL)


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["Dear customer", "The date of your payment and its total amount stand below.", "1 October 2026"],
        ["Date Description Amount Balance"],
        ["COFFEE HOUSE", "2 x Flat white 9.00", "TOTAL 9.00", "CARD 9.00"],
    ],
)
def test_what_is_no_statement_gives_none(lines: list[str]) -> None:
    canvas = WordCanvas()
    canvas.new_page(595, 842)
    for number, line in enumerate(lines):
        canvas.write(40, 60 + 14 * number, line)
    assert _read(canvas.done()) == ()
