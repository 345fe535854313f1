"""Made-up bills, each with what a person reads on it. No company, number or person on them exists."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tests.core.papers.drawing import Text, column, table


@dataclass(frozen=True, slots=True)
class BillTruth:
    texts: tuple[Text, ...]
    languages: str
    biller: str
    amount: Decimal
    currency: str
    due: date | None
    issued: date | None
    reference: str | None
    biller_id: str | None


ELECTRICITY = BillTruth(
    (
        Text(40, 30, "Bright Coast Energy Pty Ltd", 18),
        Text(40, 56, "ABN 51 824 753 556"),
        Text(400, 30, "Tax invoice"),
        *column(40, 100, ("Ms Sarnai Bold", "12/40 Beach Street", "COOGEE NSW 2034")),
        *table(100, (330, 470), (
            ("Account number", "4401 227 905"), ("Invoice number", "90017734"), ("Issue date", "3 Nov 2026"),
            ("Billing period", "1 Aug 2026 - 31 Oct 2026"),
        )),
        Text(40, 190, "Supply address: 12/40 Beach Street COOGEE NSW 2034"),
        *table(220, (40, 400), (
            ("Previous balance", "$265.12"), ("Payments received", "-$265.12"), ("Balance brought forward", "$0.00"),
            ("New charges (incl GST)", "$312.48"), ("GST included", "$28.41"),
        )),
        Text(40, 330, "Amount due", 14), Text(240, 330, "Due date", 14),
        Text(40, 352, "$312.48", 20), Text(240, 352, "24 Nov 2026", 20),
        Text(40, 420, "Electricity usage 830 kWh at 31.2 c/kWh"), Text(40, 436, "Supply charge 92 days"),
        Text(40, 600, "How to pay"), Text(40, 640, "BPAY"),
        Text(40, 660, "Biller Code: 23796"), Text(40, 676, "Ref: 4401 2279 0518"),
        Text(330, 660, "Amount due"), Text(470, 660, "$312.48"),
        Text(40, 760, "If paid after the due date a late payment fee of $14.00 applies."),
    ),
    "eng", "Bright Coast Energy Pty Ltd", Decimal("312.48"), "AUD", date(2026, 11, 24), date(2026, 11, 3),
    "4401 2279 0518", "23796",
)  # fmt: skip

WATER = BillTruth(
    (
        Text(40, 30, "Harbourside Water", 20),
        Text(40, 60, "Your bill"),
        Text(330, 60, "ABN 51 824 753 556"),
        *table(90, (330, 460), (
            ("Date of issue", "14/10/2026"), ("Customer number", "70 118 2204"), ("Total due", "$187.06"), ("Pay by",
            "06/11/2026"),
        )),
        *column(40, 90, ("MR B DORJ", "7 HILL RD", "RYDE NSW 2112")),
        Text(40, 200, "Last bill $201.11   We received $201.11 - thank you"),
        *table(230, (40, 420), (("Water usage 38 kL", "$91.20"), ("Water service charge", "$12.86"),
        ("Wastewater service", "$83.00"))),
        Text(40, 300, "Total due by 06/11/2026"), Text(420, 300, "$187.06"),
        Text(40, 600, "Biller code: 45435"), Text(200, 600, "Ref: 7011 8220 43"),
    ),
    "eng", "Harbourside Water", Decimal("187.06"), "AUD", date(2026, 11, 6), date(2026, 10, 14), "7011 8220 43",
    "45435",
)  # fmt: skip

INTERNET = BillTruth(
    (
        Text(380, 30, "Tax Invoice", 16),
        Text(40, 34, "Kookabyte Internet Pty Ltd", 14),
        Text(40, 54, "Level 3, 8 Sample Lane, Brunswick VIC 3056  ABN: 51 824 753 556", 8),
        *table(90, (40, 140, 260, 400), (
            ("Invoice No", "Invoice Date", "Due Date", "Amount Due"), ("INV-204417", "01 Nov 2026", "15 Nov 2026",
            "$79.00"),
        )),
        *table(150, (40, 300, 480), (
            ("Description", "Period", "Total"), ("NBN 50/20 Unlimited", "1 Nov 2026 - 30 Nov 2026", "$79.00"),
        )),
        *table(220, (380, 480), (("Subtotal", "$71.82"), ("GST", "$7.18"), ("Total", "$79.00"))),
        Text(40, 300, "We will debit $79.00 from your card ending 4411 on the due date."),
    ),
    "eng", "Kookabyte Internet Pty Ltd", Decimal("79.00"), "AUD", date(2026, 11, 15), date(2026, 11, 1),
    "INV-204417", "51824753556",
)  # fmt: skip

RATES = BillTruth(
    (
        Text(40, 30, "Wattle Shire Council", 18),
        Text(380, 30, "Rates Instalment Notice", 12),
        Text(40, 56, "ABN 51 824 753 556"),
        *table(90, (40, 250), (
            ("Property number:", "118840"), ("Assessment No:", "2207719"), ("Issue date:", "15 July 2026"),
        )),
        *column(330, 90, ("Mr T Bat and Mrs O Bat", "9 Fern Court", "KENSINGTON VIC 3031")),
        *table(180, (40, 400), (
            ("General rate", "$1,104.00"), ("Waste service charge", "$396.20"), ("Total annual rates", "$1,500.20"),
        )),
        Text(40, 280, "INSTALMENT AMOUNT"), Text(220, 280, "DUE DATE"),
        Text(40, 298, "$375.05", 14), Text(220, 298, "30 September 2026", 14),
        Text(40, 330, "Full payment $1,500.20 by 15 February 2027"),
        Text(40, 600, "Biller Code: 8771"), Text(40, 616, "Ref: 0220 7719 8"),
    ),
    "eng", "Wattle Shire Council", Decimal("375.05"), "AUD", date(2026, 9, 30), date(2026, 7, 15), "0220 7719 8",
    "8771",
)  # fmt: skip

STRATA = BillTruth(
    (
        Text(40, 30, "Notice of Levies Due"),
        Text(40, 50, "Owners Corporation SP 99120", 13),
        Text(40, 70, "ABN 51 824 753 556"),
        Text(40, 100, "Lot 14   Unit 14"),
        *table(130, (40, 200, 320, 440), (
            ("Levy", "Period", "Due date", "Amount"), ("Admin fund", "01/10/26 - 31/12/26", "01/10/2026", "$612.40"),
            ("Capital works fund", "01/10/26 - 31/12/26", "01/10/2026", "$204.10"),
        )),
        Text(320, 200, "Total amount due"), Text(440, 200, "$816.50"),
        Text(40, 230, "Payment reference 9912 0014 66"), Text(40, 250, "Date of notice: 28/08/2026"),
    ),
    "eng", "Owners Corporation SP 99120", Decimal("816.50"), "AUD", date(2026, 10, 1), date(2026, 8, 28),
    "9912 0014 66", "51824753556",
)  # fmt: skip

PHONE = BillTruth(
    (
        Text(40, 30, "Possum Mobile", 22),
        Text(40, 64, "Hi Temuulen, here's your bill"),
        *table(100, (40, 200, 360), (("Bill number", "Bill date", "Account"), ("T 551 207 334", "2 Nov 2026",
        "551207334"))),
        Text(40, 160, "Total amount payable: $45.00 (includes GST of $4.09)"),
        Text(40, 180, "Payment due date: 20 Nov 2026"),
        Text(40, 780, "Possum Mobile Pty Limited ABN 51 824 753 556", 8),
    ),
    "eng", "Possum Mobile Pty Limited", Decimal("45.00"), "AUD", date(2026, 11, 20), date(2026, 11, 2), "T 551 207 334",
    "51824753556",
)  # fmt: skip

SOKH = BillTruth(
    (
        Text(180, 30, "ТӨЛБӨРИЙН НЭХЭМЖЛЭХ", 14),
        Text(40, 60, "Нарлаг хотхон СӨХ", 12),
        *column(40, 85, ("Регистр: 2099887", "Утас: 7011-0000", "Хаяг: Хан-Уул дүүрэг, 15-р хороо, 44-р байр 27 тоот")),
        Text(40, 140, "Төлбөр төлөгч: Б.Сарнай"), Text(330, 140, "Огноо: 2026.11.01"),
        *table(170, (40, 300, 440), (
            ("Үйлчилгээ", "Хэмжээ", "Дүн"), ("СӨХ-ийн хураамж", "65.4 м.кв", "58,860.00"), ("Хог", "", "5,000.00"),
            ("Лифт", "", "6,000.00"),
        )),
        *table(250, (300, 440), (("Өмнөх үлдэгдэл", "12,500.00"), ("Нийт төлөх дүн", "82,360.00₮"))),
        Text(40, 300, "Төлөх хугацаа: 2026.11.25"),
        Text(40, 320, "Данс: 5011223344 Хаан банк"), Text(40, 340, "Гүйлгээний утга: 44-27 1105"),
    ),
    "mon", "Нарлаг хотхон СӨХ", Decimal("82360.00"), "MNT", date(2026, 11, 25), date(2026, 11, 1), "44-27 1105",
    "2099887",
)  # fmt: skip

POWER_MN = BillTruth(
    (
        Text(40, 30, "Хотын Цахилгаан Түгээх Сүлжээ ТӨХК", 13),
        Text(40, 56, "Цахилгааны төлбөрийн мэдэгдэл"),
        *table(90, (40, 220), (
            ("Хэрэглэгчийн код", "310442207"), ("Хаяг", "СБД 4-р хороо 12-р байр 8"), ("Өмнөх заалт", "10450"),
            ("Эцсийн заалт", "10612"), ("Хэрэглээ", "162 кВт.ц"), ("НӨАТ", "3,103"), ("Төлөх дүн", "34 130 ₮"),
            ("Төлбөр төлөх хугацаа", "2026 оны 11-р сарын 20"),
        )),
    ),
    "mon", "Хотын Цахилгаан Түгээх Сүлжээ ТӨХК", Decimal(34130), "MNT", date(2026, 11, 20), None, "310442207", None,
)  # fmt: skip

MOBILE_MN = BillTruth(
    (
        Text(40, 30, "Салхи Мобайл ХХК", 16),
        Text(380, 30, "Нэхэмжлэх"),
        *table(80, (40, 160, 300, 430), (
            ("Утасны дугаар", "Нэхэмжилсэн огноо", "Төлөх хугацаа", "Төлөх дүн"),
            ("8800 1122", "2026/11/02", "2026/11/15", "39,900 төг"),
        )),
        *table(140, (40, 400), (("Суурь хураамж", "33,000"), ("Дата багц", "3,272.73"), ("НӨАТ", "3,627.27"))),
    ),
    "mon", "Салхи Мобайл ХХК", Decimal(39900), "MNT", date(2026, 11, 15), date(2026, 11, 2), "8800 1122", None,
)  # fmt: skip

BILLS = {
    "electricity": ELECTRICITY, "water": WATER, "internet": INTERNET, "rates": RATES, "strata": STRATA, "phone": PHONE,
    "sokh": SOKH, "power": POWER_MN, "mobile": MOBILE_MN,
}  # fmt: skip
