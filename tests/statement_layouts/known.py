"""The layouts of the banks that are known, with invented numbers (research notes, sections 1 and 2)."""

from datetime import date
from decimal import Decimal

from tests.statement_layouts.layout import Layout, grouped, plus

KHAN = (
    "Гүйлгээний огноо",
    "Салбар",
    "Эхний үлдэгдэл",
    "Кредит гүйлгээ",
    "Дебит гүйлгээ",
    "Эцсийн үлдэгдэл",
    "Гүйлгээний утга",
    "Харьцсан данс",
)
GOLOMT = (
    "",
    "Гүйлгээний огноо",
    "Гүйлгээний утга",
    "Харьцсан дансны нэр",
    "Харьцсан данс",
    "Ханш",
    "Орлого",
    "Зарлага",
)
XAC = ("Огноо", "Утга", "Харьцсан данс", "Дугаар", "Орлого", "Зарлага", "Үлдэгдэл")
WESTPAC = ("Bank Account", "Date", "Narrative", "Debit Amount", "Credit Amount", "Balance", "Categories", "Serial")
NAB = (
    "Date",
    "Amount",
    "Account Number",
    "",
    "Transaction Type",
    "Transaction Details",
    "Balance",
    "Category",
    "Merchant Name",
    "Processed On",
)


def short_month(day: date) -> str:
    """27 Sep 26"""
    return f"{day.day} {day:%b %y}"


def with_time(day: date) -> str:
    """2026-09-27 10:11:12"""
    return f"{day} 10:11:12"


def serial(day: date) -> str:
    """A spreadsheet's number of the day."""
    return str((day - date(1899, 12, 30)).days)


def negative(value: Decimal) -> str:
    """What went out as ING and Khan Bank print it in its own column."""
    return f"{-value}"


def _wide(*filled: tuple[int, str]) -> tuple[str, ...]:
    """A row of merged cells: few of thirty hold something."""
    cells = [""] * 30
    for column, text in filled:
        cells[column] = text
    return tuple(cells)


TDB_WIDE = Layout(
    "tdb wide",
    _wide((0, "day"), (7, "in"), (11, "out"), (16, "1"), (23, "MN490004000411009999 БАТ"), (28, "text")),
    _wide((1, "Огноо"), (8, "Орлого"), (12, "Зарлага"), (17, "Ханш"), (24, "Харьцсан данс"), (29, "Гүйлгээний утга")),
    day=serial,
    above=(("Депозит дансны хуулга",), ("", "Хамрах хугацаа", "", "2026.07.01 - 2026.10.31")),
    below=(_wide((0, "Нийт:"), (7, "{came}"), (11, "{went}")), ("Хуудас: 1",)),
    asked=True,
)
LAYOUTS = (
    Layout("commbank", ("day", "amount", "text", "balance"), figure=plus, newest_first=True),
    Layout(
        "commbank app",
        ("day", "text", "out", "in", "balance"),
        ("Date", "Description", "Debit", "Credit", "Balance"),
        newest_first=True,
    ),
    Layout("westpac", ("account", "day", "text", "out", "in", "balance", "PAYMENT", ""), WESTPAC, newest_first=True),
    Layout("westpac short", ("account", "day", "text", "out", "in", "balance"), WESTPAC[:6], newest_first=True),
    Layout("st george", ("day", "text", "out", "in", "balance"), ("Date", "Description", "Debit", "Credit", "Balance")),
    Layout(
        "nab",
        ("day", "amount", "account", "", "EFTPOS", "text", "balance", "Food", "", "day"),
        NAB,
        day=short_month,
        newest_first=True,
    ),
    Layout(
        "nab short",
        ("day", "amount", "account", "EFTPOS", "text", "balance"),
        ("Date", "Amount", "Account Number", "Transaction Type", "Transaction Details", "Balance"),
        newest_first=True,
    ),
    Layout(
        "ing",
        ("day", "text", "in", "out", "balance"),
        ("Date", "Description", "Credit", "Debit", "Balance"),
        out=negative,
        newest_first=True,
    ),
    Layout(
        "bankwest",
        ("302-985", "1234567", "day", "text", "", "out", "in", "balance", "WDL"),
        (
            "BSB Number",
            "Account Number",
            "Transaction Date",
            "Narration",
            "Cheque",
            "Debit",
            "Credit",
            "Balance",
            "Transaction Type",
        ),
        newest_first=True,
    ),
    Layout(
        "macquarie",
        ("day", "text", "Savings", "Food", "Coffee", "", "", "out", "in", "balance", "text"),
        (
            "Transaction Date",
            "Details",
            "Account",
            "Category",
            "Subcategory",
            "Tags",
            "Notes",
            "Debit",
            "Credit",
            "Balance",
            "Original Description",
        ),
        day=lambda day: f"{day:%d %b %Y}",
        figure=grouped,
    ),
    Layout("anz", ("day", "amount", "text"), newest_first=True, asked=True),
    Layout(
        "anz long",
        ("day", "amount", "text", "Payee Pty Ltd", "Payee", "", "ref", "note"),
        newest_first=True,
        asked=True,
    ),
    Layout(
        "anz business",
        ("day", "out", "in", "text", "id"),
        ("Post Date (DD-MMM-YY)", "Debits", "Credits", "Narrative", "Bank Reference"),
        day=lambda day: f"{day:%d-%b-%y}",
        asked=True,
    ),
    Layout(
        "anz nz",
        ("Eft-Pos", "text", "", "", "", "amount", "day", "", ""),
        (
            "Type",
            "Details",
            "Particulars",
            "Code",
            "Reference",
            "Amount",
            "Date",
            "ForeignCurrencyAmount",
            "ConversionCharge",
        ),
        asked=True,
    ),
    Layout(
        "khan",
        ("day", "5001", "before", "in", "out", "balance", "text", "5012000001"),
        KHAN,
        day=with_time,
        out=negative,
        unused="0.00",
        sheet="Deposit Account Statement",
        above=(
            ("Printed Date:", "2026-11-01"),
            ("Депозит дансны дэлгэрэнгүй хуулга",),
            ("Хэрэглэгч:", "БАТ", "", "Интервал:", "2026-07-01-2026-10-31"),
            ("Валютын төрөл:", "MNT", "", "IBAN:", "MN300005005099990000"),
        ),
        below=(("Нийт дүн:", "", "", "{came}", "-{went}", "", "", ""),),
    ),
    Layout(
        "golomt",
        ("", "day", "text", "ДЭЛГҮҮР", "1165000099", "1", "in", "out"),
        GOLOMT,
        day=lambda day: f"{day}T19:21:14",
        sheet="OperativeAccountStatement",
        above=(
            ("Хуулганы огноо", "2026-11-01"),
            ("ДАНСНЫ ХУУЛГА",),
            ("Дансны дугаар", "1165009999 [MNT]", "IBAN", "MN730015001165009999"),
            ("Харилцагчийн нэр", "БАТ", "Гүйлгээний огноо", "2026-07-01 - 2026-10-31"),
            ("Эхний үлдэгдэл", "{opening}"),
        ),
        below=(("Нийт орлого", "{came}"), ("Нийт зарлага", "{went}"), ("Эцсийн үлдэгдэл", "{closing}")),
    ),
    Layout(
        "xac",
        ("day", "text", "5012000001", "number", "in", "out", "balance"),
        XAC,
        day=lambda day: f"{day:%Y.%m.%d}",
        figure=grouped,
        unused="-",
        above=(("ХасБанк",), ("Дансны хуулга",), ("Данс эзэмшигч: БАТ",)),
        below=(("Нийт", "", "", "", "{came}", "{went}", ""),),
    ),
    Layout(
        "tdb compact",
        ("day", "text", "in", "out", "1", "MN12 БАТ", "balance"),
        ("Огноо", "Гүйлгээний утга", "Орлого", "Зарлага", "Ханш", "Харьцсан данс", "Үлдэгдэл"),
        day=lambda day: f"{day:%Y/%m/%d}",
        figure=grouped,
        above=(("Хэвлэсэн огноо: 2026/11/01", "", "", "Дансны дугаар: 411009999 USD"),),
        below=(("Нийт:", "", "{came}", "{went}"), ("Хуудас: 1/1",)),
    ),
    TDB_WIDE,
)
