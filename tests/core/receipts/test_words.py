"""Phrases are found wherever an engine left them recognisable, and the longest of them wins."""

import pytest

from core.receipts.fold import skeleton
from core.receipts.words import Phrases, ReceiptWords, build_words, phrases


def spotted(text: str, group: Phrases, *, slips: bool = True) -> list[tuple[str, str]]:
    return [(one.slot, text[one.start : one.end]) for one in group.spot(skeleton(text), slips=slips)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sub Total 5.00", [("subtotal", "Sub Total")]),
        ("SUBTOTAL", [("subtotal", "SUBTOTAL")]),
        ("T0TAL", [("total", "T0TAL")]),
        ("Tota] 5.00", [("total", "Tota")]),
        ("GRANDTOTAL:", [("final", "GRANDTOTAL")]),
        ("Total Amount incl. GST", [("total", "Total Amount"), ("included", "incl. GST")]),
        ("HИЙТ ДYН 5,600", [("total", "HИЙТ ДYН")]),
        ("Төлех дүн", [("final", "Төлех дүн")]),
        ("Serv. Charge (10%)", [("service", "Serv. Charge")]),
        ("RCUNDING ADJ", [("rounding", "RCUNDING ADJ")]),
        ("counter", []),
        ("88 000 014", []),
    ],
)
def test_labels_are_found(text: str, found: list[tuple[str, str]], words: ReceiptWords) -> None:
    assert spotted(text, words.label) == found


def test_slips_are_allowed_only_where_they_are_asked_for(words: ReceiptWords) -> None:
    assert spotted("Tolal 5.00", words.label, slips=False) == []
    (spot,) = words.label.spot(skeleton("Tolal 5.00"), slips=True)
    assert (spot.slot, spot.exact) == ("total", False)


def test_a_long_phrase_does_not_take_the_first_letter_of_the_next_word() -> None:
    group = phrases({"trade": ["enterprises"]})
    assert spotted("ENTERPRISE (SETIA", group, slips=False) == []
    assert spotted("ENTERPRISES (SETIA", group, slips=False) == [("trade", "ENTERPRISES")]


def test_a_phrase_needs_a_letter() -> None:
    with pytest.raises(ValueError):
        phrases({"total": ["--"]})


def test_every_label_word_of_a_receipt_is_there_in_both_languages(words: ReceiptWords) -> None:
    for text in ("Grand Total", "Amount Due", "Cash", "Change", "GST", "Subtotal", "Rounding"):
        assert spotted(text, words.label), text
    for text in ("Нийт дүн", "Төлөх дүн", "Бэлэн", "Хариулт", "НӨАТ", "НХАТ", "Карт", "Хөнгөлөлт"):
        assert spotted(text, words.label), text


def test_signs_and_letters_of_currencies_are_kept_apart(words: ReceiptWords) -> None:
    assert words.signs["₮"] == "MNT"
    assert list(words.signs).index("A$") > list(words.signs).index("US$")
    assert spotted("Amount (RM)", words.currency) == [("MYR", "RM")]


def test_a_table_without_a_group_is_malformed() -> None:
    with pytest.raises(KeyError):
        build_words([{"label": {"total": ["total"]}}])
