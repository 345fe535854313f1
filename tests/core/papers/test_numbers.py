"""Numbers of payers, companies and titles, and areas, by their own shapes."""

from decimal import Decimal

import pytest

from core.papers.numbers import abn, biller_code, reference, tin
from core.papers.titles import area, certificate, folio, lot_and_plan, title_reference


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("4401 2279 0518", "4401 2279 0518"), ("INV-204417", "INV-204417"), ("44-27 1105 Хаан банк", "44-27 1105"),
        ("T 551 207 334", "T 551 207 334"), ("0220 7719 8 due", "0220 7719 8"), ("12/03/2026", None), ("$120.50", None),
        ("123", None), ("see over", None), ("12345678901234567890123456", None), ("", None),
    ],
)  # fmt: skip
def test_a_reference(text: str, made: str | None) -> None:
    assert reference(text) == made


@pytest.mark.parametrize(
    ("text", "made"), [("23796", "23796"), ("23 796", "23796"), ("Ref 23796", None), ("12", None), ("1234567", None)]
)
def test_a_biller_code(text: str, made: str | None) -> None:
    assert biller_code(text) == made


def test_an_abn_passes_its_own_check() -> None:
    assert abn("51 824 753 557 then 51 824 753 556") == "51824753556"
    assert abn("51 824 753 557") is None


@pytest.mark.parametrize(("text", "made"), [("2099887", "2099887"), ("12345678901", "12345678901"), ("12345", None)])
def test_a_mongolian_companys_number(text: str, made: str | None) -> None:
    assert tin(text) == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("VOLUME 11223 FOLIO 445", "Volume 11223 Folio 445"), ("Vol. 11223 Fol. 445", "Volume 11223 Folio 445"),
        ("12/345678", "12/345678"), ("12/sp98765", "12/SP98765"), ("1/A/345678", "1/A/345678"), ("03/02/1998", None),
        ("12/40 Beach", None),
    ],
)  # fmt: skip
def test_a_folio(text: str, made: str | None) -> None:
    assert folio(text) == made


def test_other_titles() -> None:
    assert title_reference("50123456") == "50123456"
    assert title_reference("Lot 5") is None
    assert lot_and_plan("LOT 12 IN DEPOSITED PLAN 345678") == "12/345678"
    assert lot_and_plan("Lot 7 on Plan of Subdivision 512345B") == "7/PS512345B"
    assert lot_and_plan("a lot of plans") is None


@pytest.mark.parametrize("text", ["Ү-2203098765", "ү2203098765", "У-2203098765", "Y- 2203098765"])
def test_a_certificate_whatever_its_letter_was_taken_for(text: str) -> None:
    assert certificate(text) == "Ү-2203098765"


def test_a_certificate_of_land_and_none() -> None:
    assert certificate("Г-2204001122") == "Г-2204001122"
    assert certificate("УХ88010112") is None


@pytest.mark.parametrize(
    ("text", "metres"),
    [
        ("65.40 м.кв", "65.40"), ("65,4 м2", "65.4"), ("1,012 m2", "1012"), ("84 sqm", "84"), ("0.07 га", "700.00"),
        ("1.5 hectares", "15000.0"), ("650", "650"), ("1 012.5", "1012.5"), ("a 5 b", None), ("", None),
    ],
)  # fmt: skip
def test_an_area(text: str, metres: str | None) -> None:
    assert area(text) == (Decimal(metres) if metres else None)
