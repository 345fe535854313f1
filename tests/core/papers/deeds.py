"""Made-up titles, contracts and certificates, each with what a person reads on it. Nothing on them exists."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from core.documents.model import DeedOwner
from tests.core.papers.drawing import Text, column, table


@dataclass(frozen=True, slots=True)
class DeedTruth:
    texts: tuple[Text, ...]
    languages: str
    address: str | None
    owners: tuple[DeedOwner, ...]
    price: Decimal | None
    currency: str | None
    day: date | None
    land_area: Decimal | None
    floor_area: Decimal | None
    certificate: str | None
    country: str


SEARCH = DeedTruth(
    (
        Text(200, 30, "TITLE SEARCH", 14), Text(40, 60, "FOLIO: 12/345678"),
        *table(90, (60, 180, 300, 420), (("SEARCH DATE", "TIME", "EDITION NO", "DATE"), ("1/11/2026", "10:02 AM",
        "5", "14/3/2019"))),
        *column(40, 150, (
            "LAND", "----", "LOT 12 IN DEPOSITED PLAN 345678", "AT PARRAMATTA", "LOCAL GOVERNMENT AREA PARRAMATTA",
            "PARISH OF ST JOHN   COUNTY OF CUMBERLAND", "TITLE DIAGRAM DP345678",
        )),
        *column(40, 280, ("FIRST SCHEDULE", "--------------", "SARNAI BOLD", "TEMUULEN DORJ",
        "AS JOINT TENANTS    (T AQ123456)")),
        *column(40, 380, ("SECOND SCHEDULE (2 NOTIFICATIONS)", "1  RESERVATIONS AND CONDITIONS IN THE CROWN GRANT(S)",
                          "2  AQ123457 MORTGAGE TO EXAMPLE BANK LIMITED", "NOTATIONS", "*** END OF SEARCH ***")),
    ),
    "eng", "LOT 12 IN DEPOSITED PLAN 345678 AT PARRAMATTA", (DeedOwner("SARNAI BOLD"),
    DeedOwner("TEMUULEN DORJ")), None, None,
    date(2019, 3, 14), None, None, "12/345678", "AU",
)  # fmt: skip

REGISTER = DeedTruth(
    (
        Text(40, 30, "REGISTER SEARCH STATEMENT (Title Search)"), Text(40, 50, "VOLUME 11223 FOLIO 445"),
        Text(40, 80, "LAND DESCRIPTION"), Text(40, 96, "Lot 7 on Plan of Subdivision 512345B."),
        Text(40, 130, "REGISTERED PROPRIETOR"), Text(40, 146, "Estate Fee Simple"), Text(40, 162, "Tenants in Common"),
        *column(40, 178, (
            "As to 1 of a total of 2 equal undivided shares", "BATBAYAR GANZORIG of 9 FERN COURT KENSINGTON VIC 3031",
            "As to 1 of a total of 2 equal undivided shares", "OYUN TSEREN of 9 FERN COURT KENSINGTON VIC 3031",
        )),
        Text(40, 260, "ENCUMBRANCES, CAVEATS AND NOTICES"), Text(40, 276, "MORTGAGE AV123456X 12/05/2021"),
        Text(40, 310, "Street Address: 9 FERN COURT KENSINGTON VIC 3031"),
    ),
    "eng", "9 FERN COURT KENSINGTON VIC 3031", (DeedOwner("BATBAYAR GANZORIG", "1/2"), DeedOwner("OYUN TSEREN", "1/2")),
    None, None, None, None, None, "Volume 11223 Folio 445", "AU",
)  # fmt: skip

CONTRACT = DeedTruth(
    (
        Text(120, 30, "Contract for the sale and purchase of land", 14),
        *table(80, (40, 220), (
            ("vendor", "Wombat Homes Pty Ltd ABN 51 824 753 556"),
            ("land (address, plan", "12/40 Beach Street, Coogee NSW 2034"),
            ("details and title reference)", "LOT 12 IN STRATA PLAN 98765 Folio Identifier 12/SP98765"),
            ("improvements", "home unit  carspace"),
            ("purchaser", "Sarnai Bold and Temuulen Dorj"),
        ), 20),
        *table(200, (40, 220), (
            ("price", "$1,250,000.00"), ("deposit", "$125,000.00 (10% of the price)"), ("balance", "$1,125,000.00"),
            ("contract date", "16 March 2026"), ("date for completion", "42nd day after the contract date"),
        ), 20),
        Text(40, 320, "tenants in common in equal shares"),
        Text(40, 340, "Internal area: 84 m2"),
    ),
    "eng", "12/40 Beach Street, Coogee NSW 2034", (DeedOwner("Sarnai Bold", "1/2"), DeedOwner("Temuulen Dorj", "1/2")),
    Decimal("1250000.00"), "AUD", date(2026, 3, 16), None, Decimal(84), "12/SP98765", "AU",
)  # fmt: skip

QUEENSLAND = DeedTruth(
    (
        Text(40, 30, "CURRENT TITLE SEARCH"), Text(40, 50, "QUEENSLAND TITLES REGISTRY PTY LTD"),
        Text(40, 80, "Title Reference: 50123456"), Text(330, 80, "Date Title Created: 03/02/1998"),
        Text(40, 110, "LAND DESCRIPTION"), Text(40, 126, "LOT 5 SURVEY PLAN 123456"),
        Text(40, 142, "Local Government: SAMPLE SHIRE"),
        Text(40, 170, "REGISTERED OWNER"), *column(40, 186, ("MUNKH ERDENE 2/3", "ANKHAA BAT 1/3",
        "AS TENANTS IN COMMON")),
        Text(40, 260, "Property address: 5 Mango Parade, Samplevale QLD 4999"), Text(40, 280, "Land area: 1,012 m2"),
    ),
    "eng", "5 Mango Parade, Samplevale QLD 4999", (DeedOwner("MUNKH ERDENE", "2/3"), DeedOwner("ANKHAA BAT",
    "1/3")), None,
    None, None, Decimal(1012), None, "50123456", "AU",
)  # fmt: skip

CERTIFICATE = DeedTruth(
    (
        Text(200, 30, "МОНГОЛ УЛС", 13), Text(80, 54, "ҮЛ ХӨДЛӨХ ЭД ХӨРӨНГӨ ӨМЧЛӨХ ЭРХИЙН", 11),
        Text(120, 72, "УЛСЫН БҮРТГЭЛИЙН ГЭРЧИЛГЭЭ", 11),
        *column(40, 110, (
            "Улсын бүртгэлийн дугаар: Ү-2203098765", "Өмчлөгч: Дорж овогтой Сарнай /РД: УХ88010112/",
            "Хаяг: Улаанбаатар хот, Хан-Уул дүүрэг, 15-р хороо,", "Зайсан гудамж, 44-р байр, 27 тоот",
            "Зориулалт: орон сууц",
            "Талбай: 65.40 м.кв", "Бүртгэсэн огноо: 2021 оны 5-р сарын 12",
        ), 16),
        Text(40, 260, "Улсын бүртгэгч: Г.Тамир"),
    ),
    "mon", "Улаанбаатар хот, Хан-Уул дүүрэг, 15-р хороо, Зайсан гудамж, 44-р байр, 27 тоот",
    (DeedOwner("Дорж овогтой Сарнай"),),
    None, None, date(2021, 5, 12), None, Decimal("65.40"), "Ү-2203098765", "MN",
)  # fmt: skip

LAND_MN = DeedTruth(
    (
        Text(100, 30, "ГАЗАР ӨМЧЛӨХ ЭРХИЙН УЛСЫН БҮРТГЭЛИЙН ГЭРЧИЛГЭЭ", 11),
        *table(70, (40, 240), (
            ("Гэрчилгээний дугаар", "Г-2204001122"), ("Нэгж талбарын дугаар", "18640123456789"),
            ("Өмчлөгчид", "1. Бат овогт Дорж 1/2"), ("", "2. Дорж овогт Сараа 1/2"),
            ("Хаяг", "Төв аймаг, Зуунмод сум, 3-р баг, 12 тоот"), ("Газрын талбай", "0.07 га"), ("Үнэ", "45,000,000₮"),
            ("Олгосон огноо", "2023.06.01"),
        ), 18),
    ),
    "mon", "Төв аймаг, Зуунмод сум, 3-р баг, 12 тоот", (DeedOwner("Бат овогт Дорж", "1/2"),
    DeedOwner("Дорж овогт Сараа", "1/2")),
    Decimal(45000000), "MNT", date(2023, 6, 1), Decimal("700.00"), None, "Г-2204001122", "MN",
)  # fmt: skip

DEEDS = {
    "search": SEARCH, "register": REGISTER, "contract": CONTRACT, "queensland": QUEENSLAND, "certificate": CERTIFICATE,
    "land": LAND_MN,
}  # fmt: skip
