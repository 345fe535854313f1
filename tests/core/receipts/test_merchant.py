"""The seller's name is found at the head, whole and without what stands around it."""

import pytest

from core.receipts.merchant import NameCandidate, name_candidates
from core.receipts.rows import rows_of
from core.receipts.words import ReceiptWords
from tests.core.receipts.drawn import page


def names(text: str, words: ReceiptWords) -> tuple[NameCandidate, ...]:
    return name_candidates(rows_of([page(text)], words), words)


CASES = {
    "RIVERSIDE SDN BHD (123456-X)\n12 Jalan Besar": "RIVERSIDE SDN BHD",
    "RIVER NORTON\nHilltop Shopping Centre\n1 Bay Street Glebe NSW 2037": "RIVER NORTON",
    "anna lee\nRIVERSIDE SDN BHD\n(1234567K)\nLOT 12 JALAN": "RIVERSIDE SDN BHD",
    "Blue Whale\nRIVERSIDE TRADING SDN BHD\n(1234567K)": "RIVERSIDE TRADING SDN BHD",
    "RIVERSIDE HARDWARE &\nELECTRICAL\n12 Jalan Besar": "RIVERSIDE HARDWARE & ELECTRICAL",
    "RIVERSIDE GARDEN\nRESTAURANT SDN BHD\n(1234567-X)": "RIVERSIDE GARDEN RESTAURANT SDN BHD",
    "RIVER SIDE\nENTERPRISE (GREEN\nHILL) SDN BHD\n1234567-X": "RIVER SIDE ENTERPRISE (GREEN HILL) SDN BHD",
    "RIVERSIDE\n(RIVERSIDE SHOP (95874))\nUNIT 3": "RIVERSIDE",
    "TAX INVOICE\nRIVERSIDE PHARMACY\nABN 51 824 753 556": "RIVERSIDE PHARMACY",
    "Thank you. Please come again\nRIVERSIDE CAFE\n12 Smith St": "RIVERSIDE CAFE",
    "31803022\nRIVERSIDE MART\nTel: 9587 0000": "RIVERSIDE MART",
    "RIVERSIDE SON BHD\n(1234567K)": "RIVERSIDE SDN BHD",
    "99 RIVER MART 5/B (519537-X)": "99 RIVER MART S/B",
    "#000002 RIVERSIDE (M) Sdn Bhd": "RIVERSIDE (M) Sdn Bhd",
    "Operated by: RIVERSIDE FOODS PTY LTD\nABN 51 824 753 556": "RIVERSIDE FOODS PTY LTD",
    "Riverside Cafe\nOwned by: riverside cafe sdn bhd 1110644-W": "riverside cafe sdn bhd",
    "RIVERSIDE STATIONERY\n12 Jalan\nOwned by:\nHILL SUPPLY SDN BHD": "RIVERSIDE STATIONERY",
    "The fresh food people of\nRIVERSIDE GROCER\n12 Smith St": "RIVERSIDE GROCER",
    "Номин Холдинг ХХК\nТТД: 12345678901": "Номин Холдинг ХХК",
    "Номин Холдинг ххк\nТТД: 12345678901": "Номин Холдинг ХХК",
    '"Модерн" ХХК\nУтас: 7000-0000': "Модерн ХХК",
    'ООО "Ромашка"\nИНН 7701234567': "ООО Ромашка",
    "MR. R.1.¥. SDN BHD": "MR. R.I.Y. SDN BHD",
    "MR O.¥. SDN BHD": "MR O.Y. SDN BHD",
    "Taste Of The WorId Cafe": "Taste Of The World Cafe",
    "1DEAL B0OKS SDN BHD": "IDEAL BOOKS SDN BHD",
    "RIVERSIDE SDN. BHD. (1234-X)": "RIVERSIDE SDN. BHD.",
    "RIVERSIDE SDN BHD)": "RIVERSIDE SDN BHD",
    "(RIVERSIDE CAFE\n12 Smith St": "RIVERSIDE CAFE",
    "RIVERSIDE CAFE 1234567-X\n12 Smith St": "RIVERSIDE CAFE",
    "7-ELEVEN 2034 HILLTOWN\nABN 51 824 753 556\nPump 4 UNLEADED": "7-ELEVEN 2034 HILLTOWN",
}


@pytest.mark.parametrize("text", CASES)
def test_the_name_is_found(text: str, words: ReceiptWords) -> None:
    assert names(text, words)[0].text == CASES[text]


@pytest.mark.parametrize("text", ["TOTAL 5.00", "12 Smith Street", "Tel: 9587 0000", "TAX INVOICE", "12 34", "AB"])
def test_what_is_no_name_is_none(text: str, words: ReceiptWords) -> None:
    assert names(text, words) == ()


def test_a_name_broken_over_two_pages_or_far_apart_is_two(words: ReceiptWords) -> None:
    rows = rows_of([page("RIVERSIDE"), page("RESTAURANT", number=2)], words)
    assert {one.text for one in name_candidates(rows, words)} == {"RIVERSIDE", "RESTAURANT"}
    far = rows_of([page("RIVERSIDE\n\n\nRESTAURANT")], words)
    assert {one.text for one in name_candidates(far, words)} == {"RIVERSIDE", "RESTAURANT"}
