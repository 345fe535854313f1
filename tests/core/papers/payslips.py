"""Made-up payslips, each with what a person reads on it. No employer, number or person on them exists."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tests.core.papers.drawing import Text, column, table


@dataclass(frozen=True, slots=True)
class PayslipTruth:
    texts: tuple[Text, ...]
    languages: str
    employer: str
    first: date | None
    last: date | None
    paid_on: date | None
    hours: Decimal | None
    gross: Decimal
    tax: Decimal
    net: Decimal
    retirement: Decimal | None
    currency: str


IN_SECTIONS = PayslipTruth(
    (
        Text(40, 30, "PAYSLIP", 16),
        Text(40, 60, "PAID BY", 8), Text(300, 60, "EMPLOYEE", 8),
        *column(40, 74, ("Grevillea Cafe Pty Ltd", "ABN 51 824 753 556", "4 Sample St, Newtown NSW 2042")),
        *column(300, 74, ("Sarnai Bold", "12/40 Beach Street", "Coogee NSW 2034")),
        Text(40, 140, "Pay Period: 1 Nov 2026 - 14 Nov 2026"), Text(300, 140, "Payment Date: 17 Nov 2026"),
        Text(40, 160, "Total Earnings: $2,470.00"), Text(300, 160, "Net Pay: $2,042.00"),
        *table(200, (40, 280, 350, 430, 510), (
            ("SALARY & WAGES", "HOURS", "RATE", "THIS PAY", "YTD"),
            ("Ordinary Hours", "70.00", "$32.50", "$2,275.00", "$20,475.00"),
            ("Overtime", "4.00", "$48.75", "$195.00", "$780.00"), ("TOTAL", "", "", "$2,470.00", "$21,255.00"),
        )),
        *table(280, (40, 430, 510), (("TAX", "THIS PAY", "YTD"), ("PAYG Tax", "$428.00", "$3,852.00"), ("TOTAL",
        "$428.00", "$3,852.00"))),
        *table(350, (40, 430, 510), (
            ("SUPERANNUATION", "THIS PAY", "YTD"), ("SGC - Example Super Fund", "$296.40", "$2,550.60"),
        )),
        *table(400, (40, 430), (("LEAVE", "BALANCE"), ("Annual Leave", "38.50"), ("Personal Leave", "21.20"))),
    ),
    "eng", "Grevillea Cafe Pty Ltd", date(2026, 11, 1), date(2026, 11, 14), date(2026, 11, 17), Decimal("74.00"),
    Decimal("2470.00"), Decimal("428.00"), Decimal("2042.00"), Decimal("296.40"), "AUD",
)  # fmt: skip

IN_ONE_TABLE = PayslipTruth(
    (
        Text(40, 30, "Kelpie Couriers Pty Ltd", 14), Text(40, 50, "A.B.N. 51 824 753 556"),
        Text(400, 30, "Pay Slip For: Dorj Bat"),
        *table(80, (40, 170, 300, 430), (
            ("Pay Period From:", "26/10/2026", "To:", "08/11/2026"), ("Payment Date:", "10/11/2026",
            "Annual Salary:", "$62,400.00"),
            ("Gross Pay:", "$2,400.00", "Net Pay:", "$1,994.00"),
        )),
        *table(160, (40, 220, 290, 370, 460), (
            ("Description", "Hours", "Calc. Rate", "Amount", "YTD"), ("Base Hourly", "80.00", "$30.00", "$2,400.00",
            "$24,000.00"),
            ("PAYG Withholding", "", "", "-$406.00", "-$4,060.00"), ("Superannuation Guarantee", "", "", "$288.00",
            "$2,880.00"),
        )),
        Text(40, 260, "Annual Leave Accrual 6.15 hours  Balance 92.30 hours"),
    ),
    "eng", "Kelpie Couriers Pty Ltd", date(2026, 10, 26), date(2026, 11, 8), date(2026, 11, 10), Decimal("80.00"),
    Decimal("2400.00"), Decimal("406.00"), Decimal("1994.00"), Decimal("288.00"), "AUD",
)  # fmt: skip

IN_BOXES = PayslipTruth(
    (
        Text(40, 30, "University of Sample Bay", 16), Text(40, 56, "Pay Advice"), Text(300, 56, "ABN 51 824 753 556"),
        Text(40, 80, "Employee: T Oyun"), Text(300, 80, "Period ending 13 Nov 2026"),
        Text(300, 96, "Pay date 19 Nov 2026"),
        *table(140, (40, 160, 280, 420), (
            ("Gross", "Tax", "Deductions total", "Net pay"), ("1,180.40", "96.00", "25.00", "1,059.40"),
        ), 20),
        *table(220, (40, 160, 280, 420), (
            ("YTD Gross", "YTD Tax", "YTD Super", "YTD Net"), ("9,443.20", "768.00", "1,133.20", "8,475.20"),
        ), 20),
        Text(40, 300, "Employer superannuation this period: 141.65"),
        Text(40, 320, "Total hours 28.00"),
    ),
    "eng", "University of Sample Bay", None, date(2026, 11, 13), date(2026, 11, 19), Decimal("28.00"),
    Decimal("1180.40"),
    Decimal("96.00"), Decimal("1059.40"), Decimal("141.65"), "AUD",
)  # fmt: skip

YTD_FIRST = PayslipTruth(
    (
        Text(40, 30, "Pay slip", 14), Text(40, 60, "Employer: Echidna Labs Pty Ltd"),
        Text(40, 76, "ABN: 51 824 753 556"),
        Text(40, 92, "Employee: Bilguun G"), Text(40, 108, "Pay period: 01/10/2026 to 31/10/2026"),
        Text(40, 124, "Date paid: 30/10/2026"),
        *table(160, (40, 260, 420), (
            ("", "YTD", "Current"), ("Gross pay", "$28,000.00", "$7,000.00"), ("Income tax", "$5,992.00", "$1,498.00"),
            ("Net pay", "$22,008.00", "$5,502.00"), ("Super guarantee", "$3,360.00", "$840.00"),
        )),
    ),
    "eng", "Echidna Labs Pty Ltd", date(2026, 10, 1), date(2026, 10, 31), date(2026, 10, 30), None, Decimal("7000.00"),
    Decimal("1498.00"), Decimal("5502.00"), Decimal("840.00"), "AUD",
)  # fmt: skip

MONGOLIAN = PayslipTruth(
    (
        Text(180, 30, "ЦАЛИНГИЙН ХУУДАС", 14), Text(40, 60, "Байгууллага: Номун Тал ХХК"),
        Text(40, 76, "Ажилтан: Д.Болд"),
        Text(40, 92, "Хугацаа: 2026 оны 10-р сар"), Text(330, 92, "Олгосон огноо: 2026.11.05"),
        *table(120, (40, 330), (
            ("Үндсэн цалин", "3,000,000.00"), ("Ажилласан цаг", "176"), ("Илүү цаг", "200,000.00"),
            ("Нийт бодогдсон цалин", "3,200,000.00"), ("НДШ 11.5%", "368,000.00"), ("ХХОАТ", "283,200.00"),
            ("Урьдчилгаа", "0.00"), ("Гарт олгох", "2,548,800.00"),
        )),
    ),
    "mon", "Номун Тал ХХК", date(2026, 10, 1), date(2026, 10, 31), date(2026, 11, 5), Decimal(176),
    Decimal("3200000.00"),
    Decimal("283200.00"), Decimal("2548800.00"), Decimal("368000.00"), "MNT",
)  # fmt: skip

MONGOLIAN_ROW = PayslipTruth(
    (
        Text(40, 30, "Их Нүүдэл ХХК", 13), Text(40, 56, "2026 оны 10 дугаар сарын цалингийн тодорхойлолт"),
        Text(40, 76, "Ажилтны нэр: Г.Сараа"),
        *table(110, (40, 140, 250, 350, 460), (
            ("Үндсэн цалин", "Нийт цалин", "НДШ", "ХХОАТ", "Гарт олгох"),
            ("2 000 000", "2 000 000", "230 000", "165 000", "1 605 000"),
        ), 20),
    ),
    "mon", "Их Нүүдэл ХХК", date(2026, 10, 1), date(2026, 10, 31), None, None, Decimal(2000000), Decimal(165000),
    Decimal(1605000), Decimal(230000), "MNT",
)  # fmt: skip

PAYSLIPS = {
    "sections": IN_SECTIONS, "table": IN_ONE_TABLE, "boxes": IN_BOXES, "ytd_first": YTD_FIRST, "mongolian": MONGOLIAN,
    "mongolian_row": MONGOLIAN_ROW,
}  # fmt: skip
