"""The total is found by what it is called and by what it comes out of; what is like it is not taken for it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from core.receipts.money import entries, percent
from core.receipts.rows import rows_of
from core.receipts.totals import Candidate, candidates
from core.receipts.words import ReceiptWords
from tests.core.receipts.drawn import page


def found(text: str, words: ReceiptWords) -> tuple[Candidate, ...]:
    rows = rows_of([page(text)], words)
    return candidates(rows, entries(rows))


CASES = {
    "cash and change": ("Tea 8.10\nTOTAL 8.10\nCASH 10.00\nCHANGE 1.90", "8.10", {"paid", "items"}),
    "a rounding": (
        ("Tea 33.92\nTOTAL 33.92\nROUNDING -0.02\nTOTAL ROUNDED 33.90\n"
        "CASH 50.00\nCHANGE 16.10"),
        "33.90", {"paid", "rounded"},
    ),
    "a rounding whose sign is lost": ("Tea 33.92\nTOTAL 33.92\nROUNDING 0.02\nNETT TOTAL 33.90", "33.90", {"rounded"}),
    "a rounding of what is paid only": ("TOTAL 12.37\nROUNDING -0.02\nCASH 50.00\nCHANGE 37.65", "12.37", {"paid"}),
    "tax on top": ("SUBTOTAL 20.00\nGST 10% 2.00\nTOTAL 22.00", "22.00", {"parts", "taxed"}),
    "service and discount": ("Sub Total 56.20\nDiscount 6.20\nService Charge 5.00\nTotal 55.00", "55.00", {"parts"}),
    "a total without tax": (
        ("Total (Excluding GST) 23.58\nTotal GST 1.42\n"
        "Total (Inclusive of GST) 25.00"),
        "25.00", {"parts"},
    ),
    "the table of taxes": (
        ("Total 53.30\nGST Summary Amt(RM) Tax(RM)\n"
        "SR 6% 50.28 3.02\nTotal 50.28 3.02"),
        "53.30", {"summary"},
    ),
    "a tax in it": ("TOTAL 18.15\nTOTAL includes GST 1.65\nEFT 18.15", "18.15", {"exactly"}),
    "a tax that is called a total": ("TOTAL 18.15\nTOTAL 1.65", "18.15", {"total"}),
    "a surcharge": ("TOTAL 40.00\nCard surcharge 0.60\nTOTAL 40.60\nVISA 40.60", "40.60", {"parts", "exactly"}),
    "a tip": ("Subtotal 20.00\nTax 1.78\nTotal 21.78\nTip 4.00\nAmount Due 25.78", "25.78", {"parts"}),
    "several subtotals": ("Subtotal 149.00\nSubtotal 21.00\nCash 170.00", "170.00", {"parts"}),
    "a count": ("TOTAL ITEMS 12.00\nTOTAL 9.50", "9.50", set()),
    "a saving": ("TOTAL 9.50\nTotal savings 12.00", "9.50", set()),
    "on the next line": ("Tea 9.50\nTOTAL\n9.50", "9.50", {"items"}),
    "large print": ("TOTAL 9.50\nCASH 9.50", "9.50", {"exactly"}),
    "a lost point": ("Tea 24.00\nTOTAL 2400\nCASH 50.00\nCHANGE 26.00", "24.00", {"paid"}),
    "money taken and given": ("Fan 89.00\nTotal 89.00\nCash -100.00\nCash 11.00", "89.00", {"paid"}),
    "a card's tail": ("TOTAL 18.15\nCARD 4711", "18.15", set()),
    "an e-barimt": ("Нийт дүн 56,000\nНӨАТ 5,000\nНХАТ 1,000\nКарт 56,000", "56000", {"exactly", "taxed"}),
    "both taxes": ("Нийт дүн 121524\nНӨАТ 10850.36\nНХАТ 2170.07", "121524", {"vat"}),
    "a city tax on a part": ("НИЙТ ДҮН 93000.00\nНӨАТ 8424.39\nНХАТ 331.71", "93000.00", {"vat"}),
    "what was given is called paid": (
        ("Нийт төлөх 91610\nНӨАТ 8328.18\nТөлсөн дүн 100000\n"
        "Бэлэн 100000\nХариулт 8390"),
        "91610", {"paid", "vat"},
    ),
    "before a discount": ("Дүн 127920\nХөнгөлөлт -6396\nНийт дүн 121524\nКарт 121524", "121524", {"parts"}),
    "no label but paid": ("Tea 8.10\n8.10\nCASH 10.00\nCHANGE 1.90", "8.10", {"paid"}),
    "a refund": ("TOTAL -29.00\nVISA -29.00", "-29.00", {"exactly", "negative"}),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_the_total_is_found(name: str, words: ReceiptWords) -> None:
    text, total, evidence = CASES[name]
    best = found(text, words)[0]
    assert best.value == Decimal(total)
    assert evidence <= best.evidence


def test_without_a_sum_there_is_no_candidate(words: ReceiptWords) -> None:
    assert found("TOTAL\nThank you", words) == ()
    assert found("TOTAL 0.00", words) == ()


def test_what_was_worked_out_and_is_printed_nowhere_is_hardly_believed(words: ReceiptWords) -> None:
    best = found("CASH 10.00\nCHANGE 1.90", words)
    assert {one.value: "unseen" in one.evidence for one in best} == {Decimal("10.00"): False, Decimal("8.10"): True}
    assert all(one.score < 0 for one in best)


def test_cash_that_change_was_given_for_is_no_total(words: ReceiptWords) -> None:
    (other,) = [one for one in found(CASES["cash and change"][0], words) if one.value == 10]
    assert "tendered" in other.evidence


def test_what_was_given_and_what_stood_before_a_discount_are_marked_as_such(words: ReceiptWords) -> None:
    given = {one.value: one.evidence for one in found(CASES["what was given is called paid"][0], words)}
    assert "tendered" in given[Decimal(100000)]
    assert "tendered" not in given[Decimal(91610)]
    before = {one.value: one.evidence for one in found(CASES["before a discount"][0], words)}
    assert "before" in before[Decimal(127920)]
    assert "before" not in before[Decimal(121524)]


@pytest.mark.parametrize(
    ("text", "proved"),
    [
        ("TOTAL 120.00\nGST 10.91", True),
        ("TOTAL 12.50\nGST 1.14", False),  # a cent of tax is 11 of the total, too much of a small one
        ("TOTAL 121.00\nGST 10.91", False),
        ("Нийт дүн 56,000\nНӨАТ 5,091", True),
        ("Нийт дүн 4,600\nНӨАТ 418", False),
    ],
)
def test_a_tax_proves_only_a_total_that_it_is_fine_enough_for(text: str, proved: bool, words: ReceiptWords) -> None:
    assert ("vat" in found(text, words)[0].evidence) is proved


def test_slips_and_what_was_mended_are_seen(words: ReceiptWords) -> None:
    assert "slip" in found("Tea 9.50\nTofal 9.50", words)[0].evidence
    assert "mended" in found("TOTAL 9,50", words)[0].evidence


def test_large_print_is_seen(words: ReceiptWords) -> None:
    seen = page("Tea 9.50\nMilk 8.00\nTOTAL 17.50")
    large = tuple(
        replace(word, box=replace(word.box, bottom=word.box.bottom + 20)) if word.text in {"TOTAL", "17.50"} else word
        for word in seen.words
    )
    rows = rows_of([replace(seen, words=large)], words)
    assert "large" in candidates(rows, entries(rows))[0].evidence


def test_a_row_names_its_rate(words: ReceiptWords) -> None:
    with_rate, without = rows_of([page("GST @6% 1.20\nGST 1.20")], words)
    assert (percent(with_rate), percent(without)) == (Decimal(6), None)
