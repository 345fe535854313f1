"""Whole receipts of several countries, read by one engine, by two, and from a file's own text."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest

from core.documents.model import PROVED, Hints, Problem, Receipt
from core.receipts.read import read_receipt
from core.receipts.words import ReceiptWords
from tests.core.receipts.drawn import HINTS, page

CAFE = """
      RIVERSIDE COFFEE PTY LTD
        ABN 51 824 753 556
   12 Smith St Newtown NSW 2042
   Tax Invoice   #1023
   11/10/2026  09:14 AM
 2 x Flat White        $10.00
 1 x Avo Toast         $22.50
 Subtotal              $32.50
 Card Surcharge         $0.49
 Total                 $32.99
 GST included           $3.00
 Visa xxxx4242         $32.99
"""
EBARIMT = """
      Хүрэл Од ХХК
   ТТД: 12345678901
   ДДТД: 000012345678901234567890123456789
   Огноо: 2026-10-03 18:22:10
 Сүү 1л
   2 x 3,500.00           7,000.00
 Пиво
   1 x 4,200.00           4,200.00
 Нийт дүн:               11,200.00
 НӨАТ:                    1,000.00
 НХАТ:                      200.00
 Бэлэн:                  20,000.00
 Хариулт:                 8,800.00
 Сугалааны дугаар: AB 12345678
"""
REFUND = """
   RIVERSIDE STORES LIMITED
   ABN 51 824 753 556
   REFUND
   12/11/26 13:05
 Kettle               -29.00
 TOTAL               -$29.00
 MASTERCARD          -$29.00
"""


def read(text: str, words: ReceiptWords, hints: Hints = HINTS, codes: tuple[str, ...] = ()) -> Receipt:
    receipt = read_receipt([[page(text)]], words, hints, codes)
    assert receipt is not None
    return receipt


def test_an_australian_receipt(words: ReceiptWords) -> None:
    got = read(CAFE, words)
    assert got.merchant
    assert got.merchant.value == "RIVERSIDE COFFEE PTY LTD"
    assert got.day
    assert got.day.value == date(2026, 10, 11)
    assert got.time
    assert got.time.value == time(9, 14)
    assert got.total
    assert (got.total.value, got.total.page) == (Decimal("32.99"), 1)
    assert got.currency
    assert got.currency.value == "AUD"
    assert got.tax
    assert got.tax.value == Decimal("3.00")
    assert got.payment
    assert got.payment.value == "card"
    assert got.card_tail
    assert got.card_tail.value == "4242"
    assert got.seller_id
    assert got.seller_id.value == "51824753556"
    assert [(one.text, one.quantity, one.amount) for one in got.items] == [
        ("Flat White", Decimal(2), Decimal("10.00")),
        ("Avo Toast", Decimal(1), Decimal("22.50")),
    ]
    assert got.totals == (Decimal("32.99"),)
    assert got.checked
    assert not got.problems
    assert not got.refund
    assert not got.ebarimt
    assert all(one.confidence >= PROVED for one in (got.merchant, got.day, got.total, got.currency))


def test_a_mongolian_receipt_keeps_neither_its_number_nor_the_lottery(words: ReceiptWords) -> None:
    got = read(EBARIMT, words, codes=("123456789012345678901234567890",))
    assert got.merchant
    assert got.merchant.value == "Хүрэл Од ХХК"
    assert got.total
    assert got.total.value == Decimal("11200.00")
    assert got.tax
    assert got.tax.value == Decimal("1200.00")
    assert got.currency
    assert got.currency.value == "MNT"
    assert got.payment
    assert got.payment.value == "cash"
    assert got.seller_id
    assert got.seller_id.value == "12345678901"
    assert [one.text for one in got.items] == ["Сүү 1л", "Пиво"]
    assert got.ebarimt
    assert got.checked
    assert not any(secret in repr(got) for secret in ("AB 12345678", "000012345678901234567890123456789"))


def test_a_refund_comes_back(words: ReceiptWords) -> None:
    got = read(REFUND, words)
    assert got.refund
    assert got.total
    assert got.total.value == Decimal("-29.00")


@pytest.mark.parametrize(
    ("line", "refund"),
    [
        ("STRICTLY NO CASH REFUND", False),
        ("Goods may be returned within 7 days for a refund with this receipt", False),
        ("*** REFUND ***", True),
        ("БУЦААЛТ", True),
        ("Thank you", False),
    ],
)
def test_a_rule_about_refunds_is_no_refund(line: str, refund: bool, words: ReceiptWords) -> None:
    assert read(CAFE + line, words).refund is refund


def test_a_date_ahead_is_told_and_not_sure(words: ReceiptWords) -> None:
    got = read(CAFE.replace("11/10/2026", "11/10/2027"), words)
    assert got.day
    assert got.day.confidence < PROVED
    assert got.problems == (Problem("receipt.future", (("day", "2027-10-11"),)),)


def test_two_totals_that_nothing_explains_are_told_and_not_sure(words: ReceiptWords) -> None:
    got = read("RIVERSIDE CAFE\n03/10/2026\nTOTAL 41.00\nTOTAL 44.00", words)
    assert got.total
    assert got.total.confidence < PROVED
    assert set(got.totals) == {Decimal("41.00"), Decimal("44.00")}
    assert [one.code for one in got.problems] == ["receipt.totals"]


def test_two_engines_that_differ_are_not_sure(words: ReceiptWords) -> None:
    good, bad = CAFE, CAFE.replace("32.99", "37.99").replace("11/10", "17/10")
    got = read_receipt([[page(good, "tesseract", sure=0.9)], [page(bad, "rapidocr", sure=0.9)]], words, HINTS)
    assert got
    assert got.day
    assert got.day.confidence < PROVED
    same = read_receipt([[page(good, "tesseract", sure=0.9)], [page(good, "rapidocr", sure=0.9)]], words, HINTS)
    assert same
    assert same.day
    assert same.day.confidence >= PROVED
    assert same.time
    assert same.time.confidence >= PROVED


def test_labels_of_one_engine_serve_the_other(words: ReceiptWords) -> None:
    latin = EBARIMT.translate({ord(char): "*" for char in set(EBARIMT) if char > "\x7f"})
    got = read_receipt([[page(EBARIMT, "tesseract")], [page(latin, "rapidocr")]], words, HINTS)
    assert got
    assert got.total
    assert got.total.confidence >= PROVED
    assert got.merchant
    assert got.merchant.value == "Хүрэл Од ХХК"


@pytest.mark.parametrize(("again", "sure"), [("Хүрэл Од ХХК", True), ("Хүрэл Оц ХХК", False), ("", False)])
def test_a_name_is_sure_when_its_first_lines_are_read_alike_again(again: str, sure: bool, words: ReceiptWords) -> None:
    text = EBARIMT.replace("ТТД", "Салбар")
    head = [page(f"{again}\nСалбар: 12", "tesseract", sure=0.9)]
    got = read_receipt([[page(text, "tesseract", sure=0.9)]], words, HINTS, heads=head)
    assert got
    assert got.merchant
    assert got.merchant.value == "Хүрэл Од ХХК"
    assert (got.merchant.confidence >= PROVED) is sure


def test_an_album_is_one_receipt(words: ReceiptWords) -> None:
    first, second = CAFE.split(" Subtotal", 1)
    got = read_receipt([[page(first), page(" Subtotal" + second, number=2)]], words, HINTS)
    assert got
    assert got.total
    assert (got.total.value, got.total.page) == (Decimal("32.99"), 2)
    assert got.merchant
    assert got.merchant.page == 1


def test_a_code_that_holds_the_sum_and_the_day_proves_them(words: ReceiptWords) -> None:
    code = "t=20261003T1422&s=45.00&fn=1&i=2&fp=3&n=1"
    got = read("ООО Ромашка\n03.10.2026 14:22\nИТОГ 45.00", words, codes=(code,))
    assert got.total
    assert got.total.confidence >= PROVED
    assert got.currency
    assert got.currency.value == "RUB"
    assert got.time
    assert got.time.confidence >= PROVED
    back = read("ООО Ромашка\nИТОГ 45.00", words, codes=(code.replace("n=1", "n=2"),))
    assert back.refund
    assert back.day
    assert back.day.value == date(2026, 10, 3)


def test_nothing_to_read_is_no_receipt(words: ReceiptWords) -> None:
    assert read_receipt([], words, HINTS) is None
    assert read_receipt([[page("")]], words, HINTS) is None
    assert read_receipt([[page("Dear Anna, see you on 03/10/2026")]], words, HINTS) is None


def test_a_day_and_a_name_are_a_receipt_without_a_total(words: ReceiptWords) -> None:
    got = read("RIVERSIDE CAFE\n03/10/2026", words, replace(HINTS, currencies=()))
    assert got.total is None
    assert got.totals == ()
    assert got.currency is None
    assert got.time is None


def test_a_total_without_anything_else(words: ReceiptWords) -> None:
    got = read("TOTAL 5.00", words)
    assert got.merchant is None
    assert got.day is None
    assert read("TOTAL 5.00\nTime 10:11", words).time


def test_engines_that_read_different_cards_are_not_sure(words: ReceiptWords) -> None:
    readings = [[page(CAFE, "tesseract")], [page(CAFE.replace("4242", "4247"), "rapidocr")]]
    got = read_receipt(readings, words, HINTS)
    assert got
    assert got.card_tail
    assert got.card_tail.confidence < PROVED
