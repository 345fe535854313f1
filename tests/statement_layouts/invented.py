"""Layouts that no bank here prints, as banks elsewhere do: the general method is tried on what it was not made for."""

from datetime import date

from tests.statement_layouts.layout import (
    Layout,
    bracketed,
    dollars,
    french,
    german,
    grouped,
    marked,
    plain,
    swiss,
    trailing,
    tugriks,
    whole,
)


def american(day: date) -> str:
    """10/27/2026"""
    return f"{day:%m/%d/%Y}"


def eastern(day: date) -> str:
    """2026年9月27日"""
    return f"{day.year}年{day.month}月{day.day}日"


def dotted(day: date) -> str:
    """27.09.2026"""
    return f"{day:%d.%m.%Y}"


def mongolian(day: date) -> str:
    """2026 оны 9-р сарын 27"""
    return f"{day.year} оны {day.month}-р сарын {day.day}"


LAYOUTS = (
    Layout(
        "uk",
        ("day", "POS", "text", "out", "in", "balance"),
        ("Date", "Type", "Description", "Paid out", "Paid in", "Balance"),
        day=lambda day: f"{day:%d %b %Y}",
        figure=grouped,
    ),
    Layout(
        "uk pounds",
        ("day", "POS", "text", "amount", "balance"),
        ("Date", "Type", "Description", "Value", "Balance"),
        figure=lambda value: f"{'-' if value < 0 else ''}£{abs(value):,}",
        newest_first=True,
    ),
    Layout(
        "us checking",
        ("sign", "day", "text", "amount", "ACH", "balance", ""),
        ("Details", "Posting Date", "Description", "Amount", "Type", "Balance", "Check or Slip #"),
        day=american,
        newest_first=True,
        above=(("Currency", "USD"),),
    ),
    Layout(
        "us deposits",
        ("day", "text", "out", "in", "balance"),
        ("Date", "Description", "Withdrawals", "Deposits", "Ending Balance"),
        day=lambda day: f"{day:%b %d, %Y}",
        figure=dollars,
    ),
    Layout(
        "nz",
        ("day", "id", "text", "amount", "balance"),
        ("Date", "Unique Id", "Memo", "Amount", "Balance"),
        day=lambda day: f"{day:%Y/%m/%d}",
        above=(("Account number", "12-3456-0099999-00"), ("From", "{first}"), ("To", "{last}")),
    ),
    Layout(
        "wise",
        ("id", "day", "amount", "EUR", "text", "", "balance"),
        ("TransferWise ID", "Date", "Amount", "Currency", "Description", "Payment Reference", "Running Balance"),
        day=lambda day: f"{day:%d-%m-%Y}",
        newest_first=True,
    ),
    Layout(
        "revolut",
        ("CARD_PAYMENT", "Current", "day", "day", "text", "amount", "0.00", "GBP", "COMPLETED", "balance"),
        (
            "Type",
            "Product",
            "Started Date",
            "Completed Date",
            "Description",
            "Amount",
            "Fee",
            "Currency",
            "State",
            "Balance",
        ),
    ),
    Layout(
        "paypal",
        ("day", "10:11:12", "UTC", "text", "Payment", "Completed", "AUD", "amount", "0.00", "amount", "balance"),
        ("Date", "Time", "TimeZone", "Name", "Type", "Status", "Currency", "Gross", "Fee", "Net", "Balance"),
    ),
    Layout(
        "german",
        ("day", "day", "text", "amount", "balance", "EUR"),
        ("Buchungstag", "Wertstellung", "Verwendungszweck", "Betrag", "Saldo", "Währung"),
        day=dotted,
        figure=german,
        newest_first=True,
    ),
    Layout(
        "french",
        ("day", "text", "out", "in", "balance"),
        ("Date", "Libellé", "Débit", "Crédit", "Solde"),
        figure=french,
    ),
    Layout(
        "swiss",
        ("day", "text", "out", "in", "day", "balance"),
        ("Buchungsdatum", "Buchungstext", "Belastung", "Gutschrift", "Valuta", "Saldo"),
        day=dotted,
        figure=swiss,
        newest_first=True,
    ),
    Layout(
        "dutch",
        ("day", "text", "size", "sign", "balance"),
        ("Datum", "Omschrijving", "Bedrag", "Debit/credit", "Saldo"),
        day=lambda day: f"{day:%Y%m%d}",
        figure=german,
    ),
    Layout(
        "japanese",
        ("day", "out", "in", "text", "balance"),
        ("日付", "お引出し", "お預入れ", "摘要", "残高"),
        day=eastern,
        figure=whole,
        digits=0,
    ),
    Layout(
        "korean",
        ("day", "text", "out", "in", "balance", "강남"),
        ("거래일시", "적요", "출금액", "입금액", "거래후잔액", "거래점"),
        day=lambda day: f"{day:%Y.%m.%d} 10:11:12",
        figure=whole,
        unused="0",
        digits=0,
        newest_first=True,
    ),
    Layout(
        "chinese",
        ("day", "text", "out", "in", "balance"),
        ("交易日期", "摘要", "支出", "收入", "余额"),
        day=lambda day: f"{day:%Y-%m-%d}",
        figure=grouped,
    ),
    Layout(
        "russian",
        ("day", "text", "in", "out", "balance"),
        ("Дата операции", "Назначение платежа", "Приход", "Расход", "Остаток"),
        day=dotted,
        figure=french,
    ),
    Layout(
        "kuwaiti",
        ("day", "text", "amount", "balance"),
        ("Date", "Details", "Amount (KWD)", "Balance (KWD)"),
        figure=grouped,
        digits=3,
    ),
    Layout(
        "drcr beside",
        ("day", "text", "amount", "balance"),
        ("Txn Date", "Narration", "Transaction Amount", "Balance"),
        figure=marked,
        day=lambda day: f"{day:%d-%b-%Y}",
    ),
    Layout(
        "drcr column",
        ("number", "day", "text", "size", "sign", "balance"),
        ("S.No", "Transaction Date", "Remarks", "Amount", "Cr/Dr", "Balance"),
        figure=grouped,
    ),
    Layout(
        "brackets",
        ("day", "text", "amount", "balance"),
        ("Date", "Description", "Amount", "Balance"),
        figure=bracketed,
        newest_first=True,
    ),
    Layout(
        "minus behind",
        ("day", "text", "amount", "balance"),
        ("Date", "Description", "Amount", "Balance"),
        figure=trailing,
    ),
    Layout("only balances", ("text", "day", "amount", "balance"), day=dotted, figure=german),
    Layout("no header, two columns", ("day", "text", "out", "in", "balance"), newest_first=True),
    Layout(
        "unknown labels",
        ("day", "text", "amount", "balance"),
        ("Päivä", "Selite", "Määrä", "Jäljellä"),
        day=dotted,
        figure=german,
    ),
    Layout(
        "two rows of labels",
        ("day", "text", "out", "in", "balance"),
        ("", "", "Debit", "Credit", ""),
        above=(("Date", "Details", "Movements", "", "Balance"),),
        figure=grouped,
    ),
    Layout(
        "opening and closing",
        ("day", "text", "amount"),
        ("Date", "Description", "Amount"),
        above=(("Opening balance", "{opening}"),),
        below=(("Closing balance", "{closing}"),),
    ),
    Layout(
        "opening in the table",
        ("day", "text", "out", "in", "balance"),
        ("Date", "Transaction", "Debit", "Credit", "Balance"),
        figure=grouped,
        below=(("", "CLOSING BALANCE", "", "", "{closing}"),),
    ),
    Layout(
        "mongolian words",
        ("day", "text", "in", "out", "balance"),
        ("Огноо", "Тайлбар", "Орлого", "Зарлага", "Үлдэгдэл"),
        day=mongolian,
        figure=tugriks,
        unused="0",
    ),
    Layout(
        "latin look-alikes",
        ("day", "text", "in", "out", "balance"),
        ("Oгнoo", "Утгa", "Оpлого", "Заpлагa", "Yлдэгдэл"),
        day=lambda day: f"{day:%Y-%m-%d}",
    ),
    Layout(
        "bilingual",
        ("day", "text", "in", "out", "balance"),
        ("Огноо / Date", "Гүйлгээний утга / Description", "Орлого / Credit", "Зарлага / Debit", "Үлдэгдэл / Balance"),
        day=lambda day: f"{day:%Y-%m-%d}",
        figure=plain,
    ),
    Layout(
        "debit and credit alone", ("day", "text", "out", "in"), ("Date", "Description", "Debit", "Credit"), asked=True
    ),
    Layout("amounts alone", ("day", "text", "amount"), ("Date", "Description", "Amount"), asked=True),
    Layout(
        "iso at the end",
        ("text", "amount", "balance", "day"),
        ("Merchant", "Amount", "Balance", "Date"),
        day=lambda day: f"{day}T10:11:12+08:00",
    ),
)
