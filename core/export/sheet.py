"""CSV as RFC 4180 has it, but with LF line ends: one row an entry, for spreadsheets and scripts."""

import re

from core.export.model import Book, Booked

COLUMNS = "id,date,kind,amount,currency,category,payee,account,member,note,tags,source"
HEADER = COLUMNS + "\n"

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""Beginnings that a spreadsheet may take for a formula (OWASP, "CSV Injection")."""
_SPECIAL = re.compile(r'[",\r\n]')


def row(book: Book, booked: Booked) -> str:
    """One line with its LF. The amount is positive: the direction is in the kind."""
    details = booked.details
    texts = (
        details.category,
        details.payee,
        book.accounts[details.account_id].name,
        book.members[booked.member_id],
        details.note,
        " ".join(details.tags),
        booked.source,
    )
    money = details.money
    sure = (str(booked.id), details.day.isoformat(), details.kind.value, money.plain(), money.currency.code)
    return ",".join((*sure, *map(_cell, texts))) + "\n"


def _cell(text: str | None) -> str:
    """A cell that is text to every spreadsheet. Quoted here: `csv` leaves a bare CR unquoted when lines end in LF."""
    if not text:
        return ""
    if text.startswith(_FORMULA):
        text = "'" + text
    return '"' + text.replace('"', '""') + '"' if _SPECIAL.search(text) else text
