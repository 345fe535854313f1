"""Layouts of real banks as far as they are known. Every number in them is made up."""

from tests.statement_pdf.style import (
    Column,
    Style,
    dollars_side,
    dotted,
    numeric,
    short,
    short_year,
    side,
    slashed,
    whole,
)


def five(labels: tuple[str, str, str, str, str], roles: str = "day text out in balance") -> tuple[Column, ...]:
    edges = ((40, 95), (105, 320), (330, 400), (410, 480), (490, 555))
    return tuple(
        Column(role, (label,), left, right, "left" if at < 2 else "right")
        for at, (role, label, (left, right)) in enumerate(zip(roles.split(), labels, edges, strict=True))
    )


COMMBANK = Style(
    "commbank",
    five(("Date", "Transaction", "Debit", "Credit", "Balance")),
    day=short,
    left=dollars_side,
    above=("Account Number|{number}", "Statement Period|{first} - {last}", "Closing Balance|{closing}"),
    opening="OPENING BALANCE",
    closing="CLOSING BALANCE",
    wrap=30,
    money_last=True,
)
WESTPAC = Style(
    "westpac",
    five(("DATE", "TRANSACTION DESCRIPTION", "DEBIT", "CREDIT", "BALANCE")),
    day=numeric,
    above=(
        "Westpac Choice",
        "BSB and account number|{number}",
        "Statement period|{first} - {last}",
        "Opening Balance|{opening}",
        "Closing Balance|{closing}",
    ),
    opening="STATEMENT OPENING BALANCE",
    closing="CLOSING BALANCE",
    money_last=True,
    repeat=True,
)
NAB = Style(
    "nab",
    five(("Date", "Particulars", "Debits", "Credits", "Balance")),
    day=short_year,
    left=side,
    once=True,
    day_balance=True,
    above=(
        "Statement starts {first}",
        "Statement ends {last}",
        "Account number|{number}",
        "Opening balance|{opening}",
        "Closing balance|{closing}",
    ),
    turn=("Carried forward", "Brought forward"),
    opening="Brought forward",
)
ANZ = Style(
    "anz",
    five(("Date", "Transaction Details", "Withdrawals ($)", "Deposits ($)", "Balance ($)")),
    day=short,
    above=(
        "ANZ Access Advantage",
        "Account Number|{number}",
        "{first} to {last}",
        "Opening Balance:|{opening}|Closing Balance:|{closing}",
    ),
    opening="OPENING BALANCE",
    turn=("TOTALS AT END OF PAGE", "BALANCE BROUGHT FORWARD"),
)
ING = Style(
    "ing",
    five(("Date", "Details", "Money in $", "Money out $", "Balance $"), "day text in out balance"),
    day=numeric,
    signed_out=True,
    above=(
        "Account number|{number}",
        "Statement from {first} to {last}",
        "Opening balance|{opening}",
        "Closing balance|{closing}",
    ),
)
KHAN = Style(
    "khan",
    (
        Column("number", ("№",), 20, 35),
        Column("day", ("Гүйлгээний", "огноо"), 40, 95),
        Column("time", ("Цаг",), 100, 125),
        Column("branch", ("Салбар",), 135, 165),
        Column("opening", ("Эхний", "үлдэгдэл"), 175, 260, "right"),
        Column("in", ("Кредит", "гүйлгээ"), 270, 350, "right"),
        Column("out", ("Дебит", "гүйлгээ"), 360, 440, "right"),
        Column("balance", ("Эцсийн", "үлдэгдэл"), 450, 535, "right"),
        Column("text", ("Гүйлгээний утга",), 550, 720),
        Column("side", ("Харьцсан данс",), 730, 820),
    ),
    day=slashed,
    size=(842, 595),
    signed_out=True,
    wrap=28,
    above=(
        "Депозит дансны дэлгэрэнгүй хуулга",
        "Хэрэглэгч:|БАТ БОЛД",
        "Интервал:|{iso_first} - {iso_last}",
        "Валютын төрөл:|MNT|IBAN:|{number}",
    ),
    foot="Хуудас {page}",
)
GOLOMT = Style(
    "golomt",
    (
        Column("day", ("Гүйлгээний", "огноо"), 40, 100),
        Column("text", ("Гүйлгээний утга",), 110, 300),
        Column("side", ("Харьцсан данс",), 310, 390),
        Column("in", ("Орлого",), 400, 475, "right"),
        Column("out", ("Зарлага",), 480, 555, "right"),
    ),
    day=dotted,
    wrap=28,
    above=(
        "ДАНСНЫ ХУУЛГА",
        "Дансны дугаар|{number}",
        "Хугацаа|{iso_first} - {iso_last}",
        "Эхний үлдэгдэл|{opening}",
        "Валют|MNT",
    ),
    closing="Эцсийн үлдэгдэл",
    foot="Хуудас {page} / {pages}",
)
XAC = Style(
    "xac",
    five(("Огноо", "Утга", "Орлого", "Зарлага", "Үлдэгдэл"), "day text in out balance"),
    day=dotted,
    money=whole,
    left=whole,
    digits=0,
    above=("Дансны дугаар|{number}", "Хугацаа|{iso_first} - {iso_last}"),
    opening="Эхний үлдэгдэл",
    closing="Эцсийн үлдэгдэл",
    turn=("Эцсийн үлдэгдэл", "Өмнөх үлдэгдэл"),
    foot="Хуудас {page}",
)
