"""Lines of a receipt keep the places of their words, and leave out what is no line of it."""

from core.documents.page import Box, Page, Word
from core.receipts.rows import rows_of
from core.receipts.words import ReceiptWords
from tests.core.receipts.drawn import page


def test_a_part_of_a_line_has_its_place(words: ReceiptWords) -> None:
    (row,) = rows_of([page("Date 03 Oct 2026")], words)
    start = row.text.index("03")
    assert row.place(start, start + len("03 Oct 2026")) == Box(60, 10, 170, 28)
    (whole,) = rows_of([page("Total 5.00 end", apart=1)], words)
    assert whole.place(6, 10) == Box(70, 10, 110, 28)
    assert whole.sure_of(6, 10) == 1.0


def test_what_runs_up_the_margin_is_left_out(words: ReceiptWords) -> None:
    up = Word("Copy of customer", Box(0, 0, 20, 400))
    level = Word("TOTAL", Box(30, 10, 90, 28))
    tall = Word("1", Box(95, 0, 100, 28))
    blank = Word(" ", Box(100, 10, 110, 28))
    (row,) = rows_of([Page(1, 500, 500, (up, level, tall, blank))], words)
    assert row.text == "TOTAL 1"


def test_numbers_of_registers_and_telephones_are_no_sums(words: ReceiptWords) -> None:
    rows = rows_of([page("ABN 51 824 753 556\nTel 9587 0000\nTOTAL 5\nGST No 123 $5.00\n7 Tel 9587")], words)
    assert [[str(figure.value) for figure in row.figures] for row in rows] == [[], [], ["5"], ["5.00"], ["7"]]


def test_dots_between_a_label_and_its_figure_are_no_text(words: ReceiptWords) -> None:
    (row,) = rows_of([page("TOTAL......5.00 | x")], words)
    assert row.text.split() == ["TOTAL", "5.00", "x"]
    assert row.has("total")
    assert not row.has("cash")


def test_pages_are_counted_through(words: ReceiptWords) -> None:
    rows = rows_of([page("TOTAL\n5.00"), page("CASH\n5.00", number=2)], words)
    assert [(row.number, row.page) for row in rows] == [(0, 1), (1, 1), (2, 2), (3, 2)]
