"""Layouts as no bank here prints them, and as another may."""

from tests.statement_pdf.banks import five
from tests.statement_pdf.style import (
    Column,
    Style,
    apart,
    behind,
    brackets,
    comma,
    dollars,
    dotted,
    long,
    numeric,
    short,
    short_year,
    short_year_two,
    us,
)

UK = Style(
    "uk",
    five(("Date", "Description", "Paid out", "Paid in", "Balance")),
    day=short_year_two,
    once=True,
    day_balance=True,
    above=("Sort Code|20-00-00|Account Number|12345678", "Your statement {first} to {last}"),
    opening="BALANCE BROUGHT FORWARD",
    turn=("BALANCE CARRIED FORWARD", "BALANCE BROUGHT FORWARD"),
    closing="BALANCE CARRIED FORWARD",
)
US = Style(
    "us",
    (
        Column("day", ("Date",), 40, 110),
        Column("text", ("Description",), 120, 380),
        Column("amount", ("Amount",), 390, 465, "right"),
        Column("balance", ("Balance",), 475, 555, "right"),
    ),
    day=us,
    money=dollars,
    left=dollars,
    above=("Beginning Balance|{opening}", "Ending Balance|{closing}"),
    repeat=False,
)
CARD = Style(
    "card",
    (
        Column("day", ("Transaction", "date"), 40, 100),
        Column("later", ("Date", "processed"), 105, 165),
        Column("text", ("Details",), 175, 450),
        Column("owed_amount", ("Amount", "(A$)"), 460, 555, "right"),
    ),
    day=short,
    money=behind,
    left=behind,
    owes=True,
    above=(
        "Card number|4000 0000 0000 1234|Credit limit|5,000.00",
        "Statement period|{first} - {last}",
        "Opening balance|{opening}",
        "Closing balance|{closing}",
    ),
)
CENTRED = Style(
    "centred",
    (
        Column("day", ("Огноо",), 40, 110, "left", "center"),
        Column("text", ("Гүйлгээний утга",), 120, 330, "left", "center"),
        Column("in", ("Орлого",), 340, 410, "right", "center"),
        Column("out", ("Зарлага",), 415, 480, "right", "center"),
        Column("balance", ("Үлдэгдэл",), 485, 560, "right", "center"),
    ),
    day=dotted,
    middle=True,
    row_step=20,
    above=("Эхний үлдэгдэл|{opening}|Эцсийн үлдэгдэл|{closing}", "{iso_first} - {iso_last}"),
    foot="",
)
LEFT_FIGURES = Style(
    "left figures",
    (
        Column("day", ("Booking date",), 40, 110),
        Column("text", ("Narrative",), 120, 330),
        Column("out", ("Money out",), 340, 405),
        Column("in", ("Money in",), 415, 480),
        Column("balance", ("Balance",), 490, 560),
    ),
    day=short_year,
    money=apart,
    left=apart,
    above=("Opening balance|{opening}", "Period|{first} - {last}"),
    closing="Closing balance",
)
NEWEST = Style(
    "newest first",
    (
        Column("day", ("Date",), 40, 110),
        Column("text", ("Details",), 120, 380),
        Column("amount", ("Amount",), 390, 465, "right"),
        Column("balance", ("Balance",), 475, 555, "right"),
    ),
    day=short_year,
    newest_first=True,
    above=("Opening balance|{opening}|Closing balance|{closing}",),
    foot="",
)
DAY_HEADINGS = Style(
    "day headings",
    (
        Column("day", ("Date",), 40, 70),
        Column("text", ("Transaction",), 80, 380),
        Column("amount", ("Amount",), 390, 465, "right"),
        Column("balance", ("Balance",), 475, 555, "right"),
    ),
    day=long,
    heads_days=True,
    money=dollars,
    left=dollars,
    above=("Opening balance|{opening}|Closing balance|{closing}",),
)
BRACKETS = Style(
    "brackets",
    (
        Column("number", ("No.",), 40, 60),
        Column("day", ("Value", "date"), 65, 120),
        Column("text", ("Transaction", "particulars"), 130, 380),
        Column("amount", ("Amount",), 390, 465, "right"),
        Column("balance", ("Running", "balance"), 475, 555, "right"),
    ),
    day=numeric,
    money=brackets,
    left=brackets,
    above=("Opening balance|{opening}",),
    closing="Closing balance",
)
COMMA = Style(
    "comma",
    five(("Datum", "Verwendungszweck", "Soll", "Haben", "Saldo")),
    day=lambda day: f"{day:%d.%m.%Y}",
    money=comma,
    left=comma,
    above=("Kontonummer|12345678|Währung|EUR", "Anfangssaldo|{opening}"),
    closing="Endsaldo",
)
