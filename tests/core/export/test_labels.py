"""Account names: valid in beancount and hledger whatever was typed, and different where the accounts are."""

from dataclasses import replace

import pytest
from beancount.core import account as beancount_account
from hypothesis import given
from hypothesis import strategies as st

from core.export.chart import nominal_name
from core.export.labels import account_names, label, unique_label
from core.export.model import Book
from core.ledger.model import Account
from core.money.currency import currency

AUD, MNT = currency("AUD"), currency("MNT")
EVERYDAY = Account(1, 1, 1, "everyday", AUD, everyday=True)


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        ("commbank", "Commbank"),
        ("Хаан банк", "Хаан-банк"),
        ("eating_out", "Eating-out"),
        ("  a:b;c  ", "A-b-c"),
        ("2 car", "2-car"),
        ("ᠮᠣᠩᠭᠣᠯ", "X-ᠮᠣᠩᠭᠣᠯ"),
        ("й", "Й"),
        ("🎉", ""),
        ("", ""),
        ("a" * 5_000, "A" + "a" * 59),
    ],
)
def test_what_stays_of_a_name(typed: str, made: str) -> None:
    assert label(typed) == made


def test_names_that_lose_something_stay_apart() -> None:
    names = ["Bat", "Bat!", "Bat?", "🎉", "💰", "", "a" * 70, "a" * 71, "人", "X 人"]
    assert len({unique_label(name) for name in names}) == len(names)
    assert unique_label("Bat") == unique_label(" bat ") == "Bat"
    assert unique_label("人") == "X-人"


@given(st.text(max_size=80))
def test_whatever_was_typed_beancount_takes_it(text: str) -> None:
    for name in (f"expenses:{text}", f"income:{text}", f"owed:{text}", text):
        assert beancount_account.is_valid(nominal_name(name)), name


@pytest.mark.parametrize(
    ("nominal", "name"),
    [
        ("expenses:food.coffee", "Expenses:Food:Coffee"),
        ("expenses:food.eating_out", "Expenses:Food:Eating-out"),
        ("income:income.salary", "Income:Salary"),
        ("income:other.other", "Income:Other:Other"),
        ("owed:Дулмаа", "Liabilities:Owed:Дулмаа"),
        ("owed:", "Liabilities:Owed"),
        ("trading", "Equity:Trading"),
        ("remittance", "Equity:Remittance"),
        ("equity:opening", "Equity:Opening"),
        ("equity:balance", "Equity:Corrections"),
        ("equity:valuation", "Equity:Valuation"),
        ("opening", "Equity:Opening"),
    ],
)
def test_nominal_accounts_have_the_usual_roots(nominal: str, name: str) -> None:
    assert nominal_name(nominal) == name


def test_accounts_are_told_apart_by_owner_currency_privacy_and_id_as_far_as_needed() -> None:
    accounts = [
        EVERYDAY,
        replace(EVERYDAY, id=2, currency=MNT),
        replace(EVERYDAY, id=3, owner_id=2),
        replace(EVERYDAY, id=4, private=True),
        replace(EVERYDAY, id=5, private=True),
        replace(EVERYDAY, id=6, name="Commbank", everyday=False),
        replace(EVERYDAY, id=7, name="🎉", owner_id=3, everyday=False),
        replace(EVERYDAY, id=8, name="💰", owner_id=3, everyday=False),
    ]
    book = Book("Bat's", {account.id: account for account in accounts}, {1: "Bat", 2: "Tuya"})
    assert account_names(book) == {
        1: "Everyday:Bat:AUD:1",
        2: "Everyday:Bat:MNT",
        3: "Everyday:Tuya",
        4: "Everyday:Bat:AUD:Private:4",
        5: "Everyday:Bat:AUD:Private:5",
        6: "Commbank",
        7: "Unnamed:Member:AUD:7",
        8: "Unnamed:Member:AUD:8",
    }
