"""Titles, contracts and certificates of both countries: where it is, whose, how large, and its number."""

from datetime import date
from decimal import Decimal

import pytest

from core.documents.model import Deed, DeedOwner, Hints, PaperKind
from core.papers.deed import read_deed
from core.papers.kind import kind_of
from core.papers.words import PaperWords
from tests.core.papers.deeds import CERTIFICATE, CONTRACT, DEEDS, SEARCH, DeedTruth
from tests.core.papers.drawing import Text, column, page, typed
from tests.core.papers.reading import WAYS, expected, pages_of, values_of

FIELDS = ("address", "price", "currency", "day", "land_area", "floor_area", "certificate")
NUMBER = Text(40, 60, "Folio: 12/345678")


def read(texts: tuple[Text, ...], words: PaperWords, hints: Hints) -> Deed:
    deed = read_deed([[page(texts)]], words, hints)
    assert deed is not None
    return deed


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", DEEDS)
def test_every_field_is_read(name: str, way: str, words: PaperWords, hints: Hints) -> None:
    truth, seen = DEEDS[name], pages_of(DEEDS[name], way)
    deed = read_deed([[seen]], words, hints)
    assert deed is not None
    assert values_of(deed, FIELDS) == expected(truth, FIELDS)
    assert (deed.owners, deed.country) == (truth.owners, truth.country)
    assert kind_of([seen], words) == PaperKind.DEED


@pytest.mark.parametrize("truth", [CONTRACT, CERTIFICATE], ids=["english", "mongolian"])
def test_a_real_picture_is_read(truth: DeedTruth, words: PaperWords, hints: Hints) -> None:
    seen = pages_of(truth, "picture")
    deed = read_deed([[seen]], words, hints)
    assert deed is not None
    assert values_of(deed, FIELDS) == expected(truth, FIELDS)
    assert deed.owners == truth.owners
    assert kind_of([seen], words) == PaperKind.DEED


def test_two_engines_make_the_number_sure(words: PaperWords, hints: Hints) -> None:
    readings = [[page(SEARCH.texts, engine=engine)] for engine in ("rapidocr", "tesseract")]
    deed = read_deed(readings, words, hints)
    assert deed is not None
    assert deed.certificate is not None
    assert deed.certificate.confidence >= 0.9


def test_a_persons_own_number_is_not_kept(words: PaperWords, hints: Hints) -> None:
    assert "88010112" not in repr(read(CERTIFICATE.texts, words, hints))


def test_two_certificates_on_one_paper_are_doubted(words: PaperWords, hints: Hints) -> None:
    texts = (
        *column(40, 60, ("Ү-2203098765", "Ү-2203098766")),
        Text(40, 120, "Хаяг: Дархан-Уул аймаг, 5-р баг, 12 тоот"),
    )
    deed = read(texts, words, hints)
    assert deed.certificate is not None
    assert deed.certificate.confidence <= 0.5


def test_a_lot_and_a_plan_are_a_number_where_there_is_no_other(words: PaperWords, hints: Hints) -> None:
    deed = read((Text(40, 60, "Lot 5 on SP 123456"), Text(40, 90, "Address: 5 Mango Parade, Samplevale")), words, hints)
    assert deed.certificate is not None
    assert deed.certificate.value == "5/SP123456"
    assert deed.certificate.confidence < 0.9


@pytest.mark.parametrize(
    ("lines", "owners"),
    [
        (("OWNER", "ANNA BAT IN 1/3 SHARE", "OYUN BAT IN 2/3 SHARE"),
         (DeedOwner("ANNA BAT", "1/3"), DeedOwner("OYUN BAT", "2/3"))),
        (("Owner: Anna Bat and Oyun Bat as tenants in common in equal shares",),
         (DeedOwner("Anna Bat", "1/2"), DeedOwner("Oyun Bat", "1/2"))),
        (("Owner: Anna Bat 60%, Oyun Bat 40%",), (DeedOwner("Anna Bat", "60%"), DeedOwner("Oyun Bat", "40%"))),
        (("Owner: Anna Bat", "Anna Bat"), (DeedOwner("Anna Bat"),)),
        (("Owner: Anna Bat", "as sole proprietor", "Price: $10,000.00", "Oyun Bat"), (DeedOwner("Anna Bat"),)),
        (("Owner:", "Anna Bat", "1/2", "Oyun Bat", "1/2"),
         (DeedOwner("Anna Bat", "1/2"), DeedOwner("Oyun Bat", "1/2"))),
        (("Owner: 12345",), ()),
        (("Owner: anna",), ()),
    ],
)  # fmt: skip
def test_owners_and_their_shares(
    lines: tuple[str, ...], owners: tuple[DeedOwner, ...], words: PaperWords, hints: Hints
) -> None:
    place = Text(40, 90, "Address: 5 Mango Parade, Samplevale")
    assert read((NUMBER, place, *column(40, 150, lines)), words, hints).owners == owners


def test_a_wide_gap_ends_the_owners(words: PaperWords, hints: Hints) -> None:
    texts = (NUMBER, Text(40, 90, "Owner: Anna Bat"), Text(40, 105, "Oyun Bat"), Text(40, 160, "Signed Here"))
    assert [one.name for one in read(texts, words, hints).owners] == ["Anna Bat", "Oyun Bat"]


def test_an_address_goes_on_until_its_postcode(words: PaperWords, hints: Hints) -> None:
    texts = (NUMBER, *column(40, 90, ("Address: Unit 3, 40 Sample Road", "Newtown NSW 2042", "Some other words 5")))
    address = read(texts, words, hints).address
    assert address is not None
    assert address.value == "Unit 3, 40 Sample Road Newtown NSW 2042"


def test_a_deposit_is_no_price_and_hectares_are_metres(words: PaperWords, hints: Hints) -> None:
    texts = (
        NUMBER,
        *column(
            40,
            90,
            (
                "Address: 5 Mango Parade",
                "Deposit: $50,000.00",
                "Price: $500,000.00",
                "Land area: 1.25 ha",
                "Date: 3/4/2026",
            ),
        ),
    )
    deed = read(texts, words, hints)
    assert values_of(deed, ("price", "land_area", "day")) == {
        "price": Decimal("500000.00"), "land_area": Decimal(12500), "day": date(2026, 4, 3),
    }  # fmt: skip


def test_one_field_alone_is_no_deed(words: PaperWords, hints: Hints) -> None:
    assert read_deed([[page((NUMBER,))]], words, hints) is None
    assert read_deed([], words, hints) is None


def test_a_paper_without_a_number_is_a_deed_by_its_address_and_owner(words: PaperWords, hints: Hints) -> None:
    text = "Owner: Anna Bat in equal shares\n                                        Page 1\nAddress: 5 Mango Parade"
    deed = read(typed(text), words, hints)
    assert (deed.certificate, deed.owners) == (None, (DeedOwner("Anna Bat"),))


def test_shares_that_are_printed_are_kept_beside_words_of_equal_ones(words: PaperWords, hints: Hints) -> None:
    text = "Owner: Anna Bat 1/3 and Oyun Bat 2/3\nin equal shares\nAddress: 5 Mango Parade"
    assert [one.share for one in read(typed(text), words, hints).owners] == ["1/3", "2/3"]


def test_a_volume_and_a_folio_in_columns_are_one_number(words: PaperWords, hints: Hints) -> None:
    deed = read(typed("Volume   Folio\n2233     456\n\nAddress: 5 Mango Parade"), words, hints)
    assert deed.certificate is not None
    assert deed.certificate.value == "Volume 2233 Folio 456"
