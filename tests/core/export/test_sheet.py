"""The CSV: the columns of the contract, and cells that no spreadsheet runs and no reader splits."""

import csv
import io
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.capture.model import Kind
from core.export import sheet
from core.export.model import Book, Booked
from core.ledger.model import Account, Details
from core.money.currency import currency
from core.money.money import Money

AUD, MNT = currency("AUD"), currency("MNT")
BOOK = Book("Bat's", {5: Account(5, 1, 1, "everyday", AUD)}, {1: "Bat"})
COFFEE = Details(Kind.EXPENSE, date(2026, 11, 24), Money(450, AUD), 5, "food.coffee")


def row(details: Details) -> str:
    return sheet.row(BOOK, Booked(17, 1, "chat", details))


def test_the_columns_are_those_of_the_contract() -> None:
    assert sheet.HEADER == "id,date,kind,amount,currency,category,payee,account,member,note,tags,source\n"
    full = replace(COFFEE, payee="H&M", note="for two", tags=("work", "ажил"))
    assert row(full) == "17,2026-11-24,expense,4.50,AUD,food.coffee,H&M,everyday,Bat,for two,work ажил,chat\n"
    assert row(replace(COFFEE, category=None)) == "17,2026-11-24,expense,4.50,AUD,,,everyday,Bat,,,chat\n"


def test_an_amount_has_no_separators() -> None:
    assert ",1000000,MNT," in row(replace(COFFEE, money=Money(100_000_000, MNT)))
    assert ",0.00000001,BTC," in row(replace(COFFEE, money=Money(1, currency("BTC"))))


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_a_cell_that_would_be_run_is_text(sign: str) -> None:
    (cells,) = csv.reader(io.StringIO(row(replace(COFFEE, payee=f"{sign}SUM(A1)")), newline=""))
    assert cells[6] == f"'{sign}SUM(A1)"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), st.text("=,\"\r\n'a;", max_size=12))
def test_every_text_comes_back_as_it_was_typed(payee: str, note: str) -> None:
    (cells,) = csv.reader(io.StringIO(row(replace(COFFEE, payee=payee, note=note)), newline=""))
    assert len(cells) == 12
    for cell, typed in ((cells[6], payee), (cells[9], note)):
        assert cell.removeprefix("'") == typed.removeprefix("'")
