"""Tables without a heading, or with one that nobody knows: proved by their balances, or asked, and never guessed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.documents.model import Hints, Statement
from core.documents.page import Box, Page
from core.statements.pages import read_pages
from core.statements.words import StatementWords
from integrations.vocabulary.statements import load_statement_words
from tests.core.statements.test_pages_scanned import SLOW, misread
from tests.statement_pdf.books import IN, OUT, books
from tests.statement_pdf.canvas import WordCanvas
from tests.statement_pdf.draw import draw
from tests.statement_pdf.layouts import (
    CARD,
    CENTRED,
    COMMBANK,
    DAY_HEADINGS,
    GOLOMT,
    KHAN,
    NEWEST,
    PROVING,
    UK,
    US,
    WESTPAC,
    XAC,
)
from tests.statement_pdf.style import Book, Happened, Style

HINTS = Hints(date(2026, 11, 27))
BARE = tuple(style for style in PROVING if style is not DAY_HEADINGS)


@cache
def _words() -> StatementWords:
    return load_statement_words()


def without_heading(style: Style, *labels: str) -> Style:
    """The layout without its headings, or with others."""
    told = labels or tuple("" for _ in style.columns)
    columns = tuple(replace(column, label=(label,)) for column, label in zip(style.columns, told, strict=True))
    return replace(style, columns=columns)


def _pages(style: Style, *drawn: Book, engine: str = "pdf", segments: bool = False) -> tuple[Page, ...]:
    canvas = WordCanvas(segments=segments, engine=engine)
    draw(canvas, style, *drawn)
    return canvas.done()


def _read(pages: Sequence[Page]) -> tuple[Statement, ...]:
    return read_pages(pages, _words(), HINTS)


def book_in(style: Style, rows: int = 70) -> Book:
    """So many movements over two pages or more, with salaries among them."""
    happened = []
    for at in range(rows):
        comes, size = at % 7 == 3, Decimal(1_237 * at * at % 99_991 + 1_000).scaleb(-style.digits)
        texts = IN if comes else OUT
        day = date(2026, 6, 1) + timedelta(days=at * 2 // 3)
        happened.append(Happened(day, size if comes else -size, texts[at % len(texts)]))
    return Book(Decimal(-987_654 if style.owes else 987_654).scaleb(-style.digits), tuple(happened))


def _money(rows: Sequence[Happened] | Statement) -> list[tuple[date, Decimal]]:
    return [(row.day, row.amount) for row in (rows.rows if isinstance(rows, Statement) else rows)]


def _texts(statement: Statement) -> list[str]:
    return [row.text for row in statement.rows]


@pytest.mark.parametrize("segments", [False, True])
@pytest.mark.parametrize("style", BARE, ids=lambda style: style.name)
def test_columns_are_found_by_where_they_stand_and_proved(style: Style, segments: bool) -> None:
    book = book_in(style)
    (statement,) = _read(_pages(without_heading(style), book, segments=segments))
    assert _money(statement) == _money(book.rows)
    assert statement.proved
    assert statement.doubt is None
    if style is not CENTRED:  # a text centred on its row leaves open to which it belongs
        assert _texts(statement) == [row.text for row in book.rows]


@pytest.mark.parametrize("style", [style for style in BARE if style is not KHAN], ids=lambda style: style.name)
def test_a_scan_without_headings_is_proved_by_what_was_there_before(style: Style) -> None:
    book = book_in(style)
    (statement,) = _read(_pages(without_heading(style), book, engine="tesseract"))
    assert _money(statement) == _money(book.rows)
    assert statement.proved


def test_pages_that_lie_askew_on_the_scanner_are_read_each_at_its_place() -> None:
    book = book_in(US)
    first, *others = _pages(without_heading(US), book, engine="tesseract")
    shifted = [
        replace(page, words=tuple(replace(word, box=_aside(word.box, 130)) for word in page.words)) for page in others
    ]
    (statement,) = _read([first, *shifted])
    assert _money(statement) == _money(book.rows)
    assert statement.proved


def _aside(box: Box, by: int) -> Box:
    return replace(box, left=box.left + by, right=box.right + by)


def test_headings_in_a_tongue_that_nobody_here_knows_do_not_matter() -> None:
    book = book_in(US)
    (statement,) = _read(_pages(without_heading(US, "Päivä", "Selite", "Määrä", "Jäljellä"), book))
    assert _money(statement) == _money(book.rows)
    assert statement.proved


@pytest.mark.parametrize("style", BARE, ids=lambda style: style.name)
@given(data=st.data())
@settings(max_examples=5, deadline=None, suppress_health_check=SLOW)
def test_nothing_that_is_proved_without_a_heading_is_wrong(style: Style, data: st.DataObject) -> None:
    book = data.draw(books(style.digits, most=20))
    book = replace(book, opening=-book.opening) if style.owes else book
    pages = _pages(without_heading(style), book, segments=data.draw(st.booleans()))
    for statement in _read(pages):
        assert not statement.proved or _money(statement) == _money(book.rows)


@pytest.mark.parametrize("style", BARE, ids=lambda style: style.name)
@given(data=st.data())
@settings(max_examples=5, deadline=None, suppress_health_check=SLOW)
def test_no_misread_glyph_without_a_heading_makes_a_wrong_row_with_proof(style: Style, data: st.DataObject) -> None:
    book = data.draw(books(style.digits, most=12))
    pages = data.draw(misread(_pages(without_heading(style), book, engine="tesseract")))
    for statement in _read(pages):
        assert not statement.proved or sorted(_money(statement)) == sorted(_money(book.rows))


@pytest.mark.parametrize("style", [COMMBANK, WESTPAC, US, UK, XAC], ids=lambda style: style.name)
@given(data=st.data())
@settings(max_examples=5, deadline=None, suppress_health_check=SLOW)
def test_no_lost_line_without_a_heading_makes_a_wrong_row_with_proof(style: Style, data: st.DataObject) -> None:
    book = data.draw(books(style.digits, most=12))
    (page, *others) = _pages(without_heading(style), book, engine=data.draw(st.sampled_from(("pdf", "tesseract"))))
    height = data.draw(st.sampled_from(sorted({word.box.top for word in page.words})))
    lost = replace(page, words=tuple(word for word in page.words if word.box.top != height))
    for statement in _read((lost, *others)):
        assert not statement.proved or _money(statement) == _money(book.rows)


def test_two_accounts_are_two_statements() -> None:
    one = book_in(US, 50)
    other = replace(book_in(US, 9), opening=Decimal("7.00"), number="062000 87654321")
    found = _read(_pages(without_heading(replace(US, above=("Account Number|{number}", *US.above))), one, other))
    assert [_money(statement) for statement in found] == [_money(one.rows), _money(other.rows)]
    assert [(statement.account or "")[-4:] for statement in found] == ["5678", "4321"]
    assert all(statement.proved for statement in found)


def test_the_newest_row_may_stand_first() -> None:
    (statement,) = _read(_pages(without_heading(NEWEST), book_in(NEWEST)))
    assert statement.proved
    assert _money(statement) == _money(book_in(NEWEST).rows)


def test_amounts_that_nothing_proves_are_asked_about() -> None:
    style = replace(without_heading(US), columns=without_heading(US).columns[:-1], above=(), opening="", closing="")
    book = book_in(US, 12)
    (statement,) = _read(_pages(style, book))
    assert not statement.proved
    assert statement.doubt is not None
    assert [choice.flip for choice in statement.doubt.choices] == [False, True]
    assert _money(statement) == _money(book.rows)
    known = Hints(HINTS.today, mappings=((statement.doubt.signature, statement.doubt.choices[0]),))
    (again,) = read_pages(_pages(style, book), _words(), known)
    assert again.doubt is None
    assert _money(again) == _money(book.rows)


def test_pending_rows_stand_outside_the_proof() -> None:
    canvas = WordCanvas()
    draw(canvas, without_heading(replace(US, foot="")), book_in(US, 6))
    canvas.write(40, 400, "Pending transactions")
    canvas.write(40, 420, "Jun 7, 2026")
    canvas.write(120, 420, "PETROL")
    canvas.write(465, 420, "-$60.00", align="right")
    (statement,) = _read(canvas.done())
    assert [row.pending for row in statement.rows] == [False] * 6 + [True]
    assert statement.proved


def test_a_page_before_and_a_page_behind_the_rows_are_none_of_them() -> None:
    canvas = WordCanvas()
    canvas.new_page(595, 842)
    canvas.write(40, 80, "Dear customer, here is what happened on your account.")
    book = book_in(CARD, 20)
    draw(canvas, without_heading(CARD), book)
    canvas.new_page(595, 842)
    canvas.write(40, 80, "Call us on 13 22 21 before 01/12/2026.")
    (statement,) = _read(canvas.done())
    assert _money(statement) == _money(book.rows)
    assert statement.proved


def test_a_closing_behind_the_rows_proves_with_an_opening_before_them() -> None:
    (statement,) = _read(_pages(without_heading(GOLOMT), book_in(GOLOMT, 9)))
    assert statement.proved
    assert [row.balance for row in statement.rows] == [None] * 9


@pytest.mark.parametrize(
    "lines",
    [
        ["12 Oct 2026  12.50", "13 Oct 2026  8.00"],
        ["On 12 Oct 2026 you paid 12.50 to us", "On 13 Oct 2026 you paid 8.00 to us", "On 14 Oct 2026 you paid 9.00"],
        [f"12/10/2026 {' '.join(f'   {at}.00' for at in range(9))}"] * 4,
    ],
    ids=["two rows", "sentences", "too many figures"],
)
def test_what_is_no_table_gives_none(lines: Sequence[str]) -> None:
    canvas = WordCanvas()
    canvas.new_page(595, 842)
    for number, line in enumerate(lines):
        canvas.write(40, 60 + 14 * number, line)
    assert _read(canvas.done()) == ()


def test_a_first_row_whose_day_cannot_be_read_is_told_and_takes_the_proof() -> None:
    book = book_in(US, 12)
    (page,) = _pages(without_heading(US), book, engine="tesseract")
    height = min(word.box.top for word in page.words if word.text == "Jun")
    words = tuple(
        replace(word, text="~~") if word.box.top == height and word.box.left < 400 else word for word in page.words
    )
    (statement,) = _read([replace(page, words=words)])
    assert not statement.proved
    assert "statement.row_undated" in [problem.code for problem in statement.problems]
    assert _money(statement) == _money(book.rows[1:])
