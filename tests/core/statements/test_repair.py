"""What may be put right in figures that an engine misread, and what may not."""

from decimal import Decimal

import pytest

from core.documents.page import Table
from core.statements.page_misread import alike
from core.statements.page_tables import PageTable
from core.statements.repair import Repair, repaired, stated, tidy
from core.statements.words import StatementWords

ROLES = ("day", "text", "amount", "balance")


def _found(*rows: tuple[str, str], gaps: tuple[int, ...] = (), closing: str = "") -> PageTable:
    """A table of amounts and balances that opens with 100.00."""
    body = tuple((f"0{at + 1} Oct", "COFFEE", *row) for at, row in enumerate(rows))
    foot = (("Closing balance", closing),) if closing else ()
    table = Table((("Opening balance", "100.00"), ("Date", "Details", "Amount", "Balance"), *body, *foot))
    marks = tuple(at in gaps for at in range(len(body)))
    return PageTable(table, 1, ROLES, marks, (1,) * len(body))


@pytest.mark.parametrize(
    ("was", "now"),
    [("12.06", "12.00"), ("1200", "12.00"), ("12,00", "-12.00"), ("1Z.0O", "12.00"), ("17.60", "11.00"), ("8", "3")],
)
def test_figures_that_an_engine_may_take_for_each_other(was: str, now: str) -> None:
    assert alike(was, Decimal(now))


@pytest.mark.parametrize(("was", "now"), [("12.00", "13.00"), ("2.00", "12.00"), ("66.60", "88.00"), ("", "1.00")])
def test_figures_that_it_may_not(was: str, now: str) -> None:
    assert not alike(was, Decimal(now))


def test_a_movement_between_confirmed_balances_is_put_right(words: StatementWords) -> None:
    found = _found(("-10.00", "90.00"), ("-5.06", "85.00"), ("1.00", "86.00"))
    mended = repaired(found, words)
    assert mended is not None
    assert mended[1] == (Repair(1, 2, "-5.06", Decimal("-5.00")),)
    assert mended[0].table.rows[3][2] == "-5.00"


def test_a_balance_that_both_its_sums_contradict_is_put_right(words: StatementWords) -> None:
    rows = (("-10.00", "96.00"), ("-5.00", "85.00"), ("1.00", "86.00"), ("1.00", "87.00"), ("1.00", "88.00"))
    mended = repaired(_found(*rows), words)
    assert mended is not None
    assert [(one.was, one.now) for one in mended[1]] == [("96.00", Decimal("90.00"))]


def test_the_last_balance_is_put_right_by_a_printed_closing(words: StatementWords) -> None:
    rows = (("-10.00", "90.00"), ("-5.00", "85.00"), ("1.00", "88.00"))
    assert repaired(_found(*rows), words) is None
    mended = repaired(_found(*rows, closing="86.00"), words)
    assert mended is not None
    assert mended[0].table.rows[4][3] == "86.00"


@pytest.mark.parametrize(
    "found",
    [
        _found(("-10.00", "90.00"), ("-5.00", "85.00"), ("1.00", "86.00")),
        _found(("-10.00", "90.00"), ("-5.06", "85.00"), ("1.00", "86.00"), gaps=(1,)),
        _found(("-10.00", "90.00"), ("-7.00", "85.00"), ("1.00", "86.00")),
        _found(("-16.00", "90.00"), ("-5.00", "85.00"), ("1.00", "86.00")),
        _found(("-10.00", "90.00"), ("", "85.00"), ("1.00", "86.00"), ("1.00", "87.00")),
        _found(("-10.00", "90.00"), ("-5.06", "85.06"), ("1.00", "86.00"), ("1.00", "87.00"), ("1.00", "88.00")),
    ],
    ids=["all true", "a line may be missing", "unlike", "nothing confirms the opening", "nothing read", "two figures"],
)
def test_what_is_left_as_it_is(found: PageTable, words: StatementWords) -> None:
    assert repaired(found, words) is None


def test_rows_from_the_newest_are_added_up_from_below(words: StatementWords) -> None:
    rows = (("1.00", "86.00"), ("-5.06", "85.00"), ("-10.00", "90.00"))
    mended = repaired(_found(*rows), words)
    assert mended is not None
    assert mended[1][0].now == Decimal("-5.00")


def test_without_balances_nothing_is_put_right(words: StatementWords) -> None:
    table = Table((("Date", "Details", "Amount"), ("01 Oct", "COFFEE", "-5.06")))
    assert repaired(PageTable(table, 0, ("day", "text", "amount"), (False,), (1,)), words) is None


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("1,2O5.S0", "1,205.50"),
        ("1.205.50", "1,205.50"),
        ("1,205,50", "1,205.50"),
        ("1,205. 50", "1,205.50"),
        ("12:50 CR", "12.50 CR"),
        ("-", "-"),
        ("", ""),
        ("abc", "abc"),
    ],
)
def test_figures_are_spelt_as_the_table_spells_them(was: str, now: str, words: StatementWords) -> None:
    found = tidy(_found(("-1,000.00", "2,000.00"), (was, "1,234.00")), words)
    assert found.table.rows[3][2] == now


def test_a_comma_marks_decimals_where_the_others_say_so(words: StatementWords) -> None:
    found = tidy(_found(("-1.000,00", "2.000,00"), ("12.50", "1.234,00")), words)
    assert found.table.rows[3][2] == "12,50"


def test_what_stands_around_a_table_is_found(words: StatementWords) -> None:
    found = _found(("-10.00", "90.00"), closing="90.00")
    assert stated(found, words, "opening") == Decimal("100.00")
    assert stated(found, words, "closing") == Decimal("90.00")
    assert stated(_found(("-10.00", "90.00")), words, "closing") is None
