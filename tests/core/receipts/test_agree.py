"""Engines check each other: what two see is believed, and the better spelling of a name stands."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from core.documents.page import Box
from core.receipts.agree import Choice, pooled
from core.receipts.agree_names import NameChoice, pooled_names
from core.receipts.confidence import of_day, of_name, of_total
from core.receipts.days import DayCandidate
from core.receipts.lend import lent
from core.receipts.merchant import NameCandidate
from core.receipts.money import entries
from core.receipts.rows import rows_of
from core.receipts.totals import Candidate
from core.receipts.words import ReceiptWords
from tests.core.receipts.drawn import page


def test_what_two_engines_have_is_before_what_one_has() -> None:
    one, two = Candidate(Decimal(5), {"total"}), Candidate(Decimal(6), {"final", "last"})
    choices = pooled([[two, one], [Candidate(Decimal(5), {"total"})]])
    assert [(c.value, c.engines, c.tops) for c in choices] == [(Decimal(5), 2, 1), (Decimal(6), 1, 1)]
    assert choices[0].ahead == pytest.approx(choices[0].score - choices[1].score)
    assert pooled([[], []]) == ()


def name(text: str, engine: str, *evidence: str) -> NameCandidate:
    return NameCandidate(text, set(evidence or ("suffix", "first")), Box(0, 0, 9, 9), 1, engine)


@pytest.mark.parametrize(
    ("tesseract", "rapidocr", "text", "same"),
    [
        ("RIVERSIDE SDN BHD", "RIVERSIDESDN BHD", "RIVERSIDE SDN BHD", 2),
        ("RIVERSIOE SDN BHD", "RIVERSIDE SDN BHD", "RIVERSIDE SDN BHD", 1),
        ("RIVERSIDE HARDWARE", "RIVERSIDE HARDWAKE", "RIVERSIDE HARDWARE", 1),
        ("RIVER SIDE HARDWARE", "RIVERSIDE HARDWAKE", "RIVERSIDE HARDWAKE", 1),
        ("Хүрэл Од ХХК", "Хүрэл 0д ХХК", "Хүрэл Од ХХК", 1),
    ],
)
def test_the_better_spelling_stands(tesseract: str, rapidocr: str, text: str, same: int, words: ReceiptWords) -> None:
    (one,) = pooled_names([[name(tesseract, "tesseract")], [name(rapidocr, "rapidocr")]], words)
    assert (one.text, one.same, one.near) == (text, same, 2)


def test_other_names_stay_apart_and_an_engine_does_not_agree_with_itself(words: ReceiptWords) -> None:
    first = [name("RIVERSIDE CAFE", "tesseract"), name("RIVERSIDE CAFF", "tesseract", "second")]
    choices = pooled_names([first, [name("HILL SHOP", "rapidocr", "second")]], words)
    assert [(one.text, one.near) for one in choices] == [("RIVERSIDE CAFE", 1), ("RIVERSIDE CAFF", 1), ("HILL SHOP", 1)]


def test_an_unknown_engine_is_trusted_too(words: ReceiptWords) -> None:
    (one,) = pooled_names([[name("RIVERSIDE CAFE", "another")]], words)
    assert one.text == "RIVERSIDE CAFE"


def test_labels_are_lent_to_the_same_place(words: ReceiptWords) -> None:
    named = entries(rows_of([page("НИЙТ    5,160\nНӨАТ  469.09", "tesseract")], words))
    bare = entries(rows_of([page("H T     5,160\n      469.09  7.00", "rapidocr")], words))
    assert [one.role for one in bare] == ["", "", ""]
    mine, other = lent([bare, named])
    assert [one.role for one in mine] == ["total", "tax", ""]
    assert other == named
    elsewhere = [replace(one, row=replace(one.row, page=2)) for one in bare]
    assert [one.role for one in lent([elsewhere, named])[0]] == ["", "", ""]


TOTAL = Choice(Decimal(5), frozenset({"total", "paid"}), 2, 2, 6.0, 0.95, 3.0)


@pytest.mark.parametrize(
    ("choice", "sure"),
    [
        (TOTAL, True),
        (replace(TOTAL, evidence=frozenset({"total"})), True),
        (replace(TOTAL, evidence=frozenset({"card"})), False),
        (replace(TOTAL, ahead=0.5), False),
        (replace(TOTAL, ahead=0.5, tops=1), False),
        (replace(TOTAL, evidence=frozenset({"paid", "unseen"})), False),
        (replace(TOTAL, tops=1), True),
        (replace(TOTAL, tops=1, sure=0.5), False),
        (replace(TOTAL, tops=1, evidence=frozenset({"total", "paid", "parts"})), True),
        (replace(TOTAL, tops=1, evidence=frozenset({"paid", "parts"})), True),
        (replace(TOTAL, tops=1, evidence=frozenset({"total"})), False),
        (replace(TOTAL, tops=1, evidence=frozenset({"card"})), False),
    ],
)
def test_a_total_is_sure_with_labels_proofs_and_agreement(choice: Choice[Decimal], sure: bool) -> None:
    assert (of_total(choice) >= 0.9) is sure


DAY = Choice(date(2026, 10, 3), frozenset({"label", "full"}), 2, 2, 5.0, 0.95, 3.0)


@pytest.mark.parametrize(
    ("choice", "sure"),
    [
        (DAY, True),
        (replace(DAY, evidence=frozenset({"full"})), True),
        (replace(DAY, evidence=DAY.evidence | {"future"}), False),
        (replace(DAY, evidence=DAY.evidence | {"other"}), False),
        (replace(DAY, evidence=DAY.evidence | {"several"}), False),
        (replace(DAY, tops=1), True),
        (replace(DAY, tops=1, ahead=0.5), False),
        (replace(DAY, tops=1, sure=0.5), False),
        (replace(DAY, tops=1, evidence=frozenset({"full"})), False),
        (replace(DAY, tops=1, evidence=frozenset({"label", "weak"})), False),
    ],
)
def test_a_day_is_sure_with_a_label_and_one_meaning(choice: Choice[date], sure: bool) -> None:
    assert (of_day(choice) >= 0.9) is sure


NAME = NameChoice("Riverside Cafe", frozenset({"trade", "first", "registered"}), 2, 2, "rapidocr", 0.99, 6.0, 3.0)


@pytest.mark.parametrize(
    ("choice", "sure"),
    [
        (NAME, True),
        (replace(NAME, evidence=frozenset({"first"})), False),
        (replace(NAME, same=1, near=1), True),
        (replace(NAME, same=1, near=1, sure=0.92), False),
        (replace(NAME, same=1, near=1, sure=0.5), False),
        (replace(NAME, same=1), False),
        (replace(NAME, same=1, ahead=0.1), False),
        (replace(NAME, same=1, ahead=0.1, sure=0.5), False),
    ],
)
def test_a_name_is_sure_when_engines_spell_it_alike(choice: NameChoice, sure: bool) -> None:
    assert (of_name(choice) >= 0.9) is sure


def test_candidates_have_scores_and_places() -> None:
    assert DayCandidate(date(2026, 10, 3), {"label"}).score > DayCandidate(date(2026, 10, 3), {"other"}).score
