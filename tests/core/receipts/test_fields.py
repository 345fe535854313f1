"""The smaller fields: codes, currencies, sellers, payments, taxes, items."""

from datetime import date, time
from decimal import Decimal

import pytest

from core.documents.model import Hints
from core.receipts.codes import Coded, coded
from core.receipts.currency import currency_of
from core.receipts.items import added, items_of
from core.receipts.money import entries
from core.receipts.payment import card_tail, paid_by
from core.receipts.rows import rows_of
from core.receipts.seller import is_abn, is_ebarimt, seller_of
from core.receipts.taxes import tax_of
from core.receipts.words import ReceiptWords
from tests.core.receipts.drawn import HINTS, TODAY, page

_DAY = date(2019, 1, 12)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("t=20190112T1805&s=1234.50&fn=1&i=2&fp=3&n=1", Coded(Decimal("1234.50"), _DAY, time(18, 5), False, "RUB")),
        ("t=20190112T180522&s=12.50&fn=1&n=2", Coded(Decimal("12.50"), _DAY, time(18, 5, 22), True, "RUB")),
        ("t=nonsense&s=nonsense&fn=1", Coded(None, None, None, False, "RUB")),
        ("01,32,,123,45.60,20190112,,ABCD", Coded(Decimal("45.60"), _DAY, currency="CNY")),
        ("01,04,1,123,45.60,20190112,1,ABCD", Coded(None, _DAY, currency="CNY")),
        ("01,04,1,123,45.60,nonsense,1,ABCD", Coded(currency="CNY")),
        ("A:1*B:2*D:FS*F:20190112*O:12.50", Coded(Decimal("12.50"), _DAY, currency="EUR")),
        ("A:1*B:2*D:NC*F:20190112*O:-12.50", Coded(None, _DAY, refund=True, currency="EUR")),
        ("A:1*B:2*D:NC*F:20190112*O:NaN", Coded(None, _DAY, refund=True, currency="EUR")),
        ("https://example.org/?t=1&s=2", None),
        ("123456789012345678901234567890123", None),
    ],
)
def test_codes_that_hold_data_are_read(text: str, found: Coded | None) -> None:
    assert coded((" not this ", text)) == found


def test_no_code_says_nothing() -> None:
    assert coded(()) is None


@pytest.mark.parametrize(
    ("text", "code", "printed"),
    [
        ("TOTAL RM 5.00\nCASH RM 5.00", "MYR", True),
        ("TOTAL A$5.00\nCASH A$5.00", "AUD", True),
        ("TOTAL $5.00\nABN 51 824 753 556", "AUD", True),
        ("TOTAL $5.00\nSingapore", "SGD", True),
        ("TOTAL $5.00\nJohor Malaysia", "MYR", True),
        ("TOTAL $5.00", "AUD", False),
        ("TOTAL ¥500", "CNY", False),
        ("TOTAL ¥500\nTokyo Japan", "JPY", True),
        ("TOTAL 5.00\nSydney NSW", "AUD", True),
        ("TOTAL 5.00\nLondon\nParis", "AUD", False),
        ("TOTAL 5.00", "AUD", False),
        ("TOTAL (RM) 5.00\nAmount (RM)", "MYR", True),
        ("Нийт дүн 5,000F\nНӨАТ 454€\nУлаанбаатар", "MNT", True),
        ("Tea RM 5.00\nSingapore", "SGD", True),
    ],
)
def test_the_currency(text: str, code: str, printed: bool, words: ReceiptWords) -> None:
    found = currency_of([rows_of([page(text)], words)], words, HINTS)
    assert found
    assert (found.code, found.printed) == (code, printed)


def test_a_family_without_a_currency_is_given_none(words: ReceiptWords) -> None:
    rows = rows_of([page("TOTAL 5.00")], words)
    assert currency_of([rows], words, Hints(TODAY, currencies=())) is None
    alone = currency_of([rows], words, Hints(TODAY, currencies=("NZD",)))
    assert alone
    assert alone.code == "NZD"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("ABN 51 824 753 556", "51824753556"),
        ("A.B.N. 51824753556", "51824753556"),
        ("ABN 51 824 753 557", None),
        ("ТТД: 12345678901", "12345678901"),
        ("ТТД/Регистр: 1234567", "1234567"),
        ("TTД 12345678901234", "12345678901234"),
        ("Регистр: 1234567", "1234567"),
        ("Утас: 70001234", None),
    ],
)
def test_the_sellers_number(text: str, number: str | None, words: ReceiptWords) -> None:
    assert seller_of(rows_of([page(text)], words)) == number


def test_an_abn_has_eleven_digits() -> None:
    assert not is_abn("123")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ДДТД: 000012345678901234567890123456789", True),
        ("123456789012345678901234567890123", True),
        ("ТТД 12345678901\nСугалаа AB 12345678", True),
        ("ТТД 12345678901", False),
        ("TOTAL 5.00", False),
    ],
)
def test_an_ebarimt_is_told(text: str, told: bool, words: ReceiptWords) -> None:
    assert is_ebarimt(rows_of([page(text)], words), words) is told


@pytest.mark.parametrize(
    ("text", "paid"),
    [
        ("TOTAL 5.00\nCASH 10.00\nCHANGE 5.00", "cash"),
        ("TOTAL 5.00\nVISA 5.00", "card"),
        ("TOTAL 5.00\nCASH 5.00", "cash"),
        ("TOTAL 5.00\n************1234", "card"),
        ("TOTAL 5.00\nCASH 6.00", "cash"),
        ("TOTAL 5.00\nCASH 2.00\nVISA 3.00", None),
        ("TOTAL 5.00\nVISA CREDIT", "card"),
        ("TOTAL 5.00", None),
    ],
)
def test_how_it_was_paid(text: str, paid: str | None, words: ReceiptWords) -> None:
    rows = rows_of([page(text)], words)
    assert paid_by(rows, entries(rows), Decimal("5.00")) == paid
    assert paid_by(rows, entries(rows), None) in {paid, "card", "cash", None}


@pytest.mark.parametrize(
    ("text", "tail"),
    [("XXXX-4242", "4242"), ("****4242", "4242"), ("411111******4242", "4242"), ("Card 4242", None)],
)
def test_the_tail_of_a_card(text: str, tail: str | None, words: ReceiptWords) -> None:
    assert card_tail(rows_of([page(text)], words)) == tail


@pytest.mark.parametrize(
    ("text", "total", "tax", "proved"),
    [
        ("TOTAL 53.30\nGST 3.02", "53.30", "3.02", True),
        ("TOTAL 56,000\nНӨАТ 5,000\nНХАТ 1,000", "56000", "6000", True),
        ("НӨАТ-гүй дүн 82,051.14\nНӨАТ 8,205.11\nНХАТ 1,628.75\nНИЙТ 91,885", "91885", "9833.86", True),
        ("TOTAL 18.15\nTOTAL includes GST 0.55", "18.15", "0.55", False),
        ("Total 53.30\nGST Summary Amt Tax\nSR 50.28 3.02", "53.30", "3.02", True),
        ("TOTAL 53.30\nGST 10% 10", "53.30", None, False),
        ("TOTAL 53.30\nGST 50.00", "53.30", None, False),
        ("TOTAL 53.30\nGST 60.00", "53.30", None, False),
        ("НИЙТ 82,337\nНӨАТ 7", "82337", None, False),
        ("TOTAL 53.30\nGST 7.00\nGST 8.00", "53.30", None, False),
        ("TOTAL 53.30", "53.30", None, False),
    ],
)
def test_the_taxes(text: str, total: str, tax: str | None, proved: bool, words: ReceiptWords) -> None:
    made = entries(rows_of([page(text)], words))
    found = tax_of(made, Decimal(total))
    assert (found and (found.value, found.proved)) == (tax and (Decimal(tax), proved))
    assert tax_of(made, None) is None


def test_items_have_names_counts_and_amounts(words: ReceiptWords) -> None:
    text = """
 9070669 CHOPPING BOARD   1 X  19.00  19.00
 AIR PRESSURE SPRAYER
 9066468                  2 X   8.02  16.04
 Tea 3 1.50 4.50
 Voucher                       -2.00
 40
 12.00
TOTAL 49.54
"""
    rows = rows_of([page(text)], words)
    items = items_of(rows, entries(rows))
    assert [(one.text, one.quantity, one.amount) for one in items] == [
        ("CHOPPING BOARD", Decimal(1), Decimal("19.00")),
        ("AIR PRESSURE SPRAYER", Decimal(2), Decimal("16.04")),
        ("Tea", Decimal(3), Decimal("4.50")),
        ("Voucher", None, Decimal("-2.00")),
        ("", None, Decimal("12.00")),
    ]
    assert added(items) == Decimal("49.54")


def test_items_without_decimals_are_large(words: ReceiptWords) -> None:
    rows = rows_of([page("Бууз 5 25,000\nПиво 31,000\nТөлөх дүн 56,000")], words)
    assert [one.amount for one in items_of(rows, entries(rows))] == [Decimal(25000), Decimal(31000)]
    assert added(()) is None
