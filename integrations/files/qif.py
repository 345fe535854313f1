"""QIF, which Quicken left behind and Australian banks still offer: a letter a line, and a caret after each row."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from core.documents.model import Statement, StatementRow
from integrations.files.ledger_of_bank import Account, figure, text_of_parts

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PARTS = re.compile(r"(\d{1,4}|[A-Za-z]{3,9})[\s/.\-]+(\d{1,2}|[A-Za-z]{3,9})[\s,/.\-']+(\d{1,4})")
_ROWS = {"bank", "cash", "ccard", "oth a", "oth l"}
"""Lists of rows of an account; the others hold categories, prices and what else a program keeps."""
_OPENING = "opening balance"
_CENTURY = 70
"""Two digits of a year from here on are of the last century."""

Record = dict[str, str]
Triple = tuple[int, int, int]


def qif_statements(text: str) -> tuple[Statement, ...]:
    """One statement for each account. A day is D/M/Y, as in Australia, unless that cannot be for some row.

    A split stays what the bank booked: one row. Raises `TooMuchError` past the limit of rows.
    """
    lists = [(name, rows) for name, rows in _lists(text) if rows]
    order = _order([parts for _, rows in lists for _, row in rows if (parts := _parts(row.get("D", "")))])
    return tuple(_statement(name, rows, order) for name, rows in lists)


def _lists(text: str) -> Iterator[tuple[str, list[tuple[int, Record]]]]:
    """Each list of rows with the name of its account and the line on which each row begins."""
    name, section, rows = "", "", list[tuple[int, Record]]()
    record: Record = {}
    begun = 0
    for place, line in enumerate(text.splitlines(), 1):
        if line.startswith("!"):
            yield name, _ended(rows, begun, record, section)
            rows, record = [], {}
            section = line[1:].casefold().strip()
        elif line.startswith("^"):
            if section == "account":
                name = record.get("N", "")
            rows, record = _ended(rows, begun, record, section), {}
        elif line.strip():
            begun = begun if record else place
            record[line[0]] = text_of_parts(record.get(line[0]), line[1:]) if line[0] == "M" else line[1:].strip()
    yield name, _ended(rows, begun, record, section)


def _ended(rows: list[tuple[int, Record]], begun: int, record: Record, section: str) -> list[tuple[int, Record]]:
    booked = section.startswith("type:") and section.removeprefix("type:").strip() in _ROWS
    return [*rows, (begun, record)] if booked and record else rows


def _statement(name: str, rows: Sequence[tuple[int, Record]], order: str) -> Statement:
    account = Account(number=name)
    for place, record in rows:
        day, amount = _day(record.get("D", ""), order), figure(record.get("T") or record.get("U", ""))
        category = record.get("L", "")
        inside = category[1:-1] if category.startswith("[") and category.endswith("]") else None
        if day is None or amount is None:
            account.unread(place)
        elif record.get("P", "").casefold() == _OPENING and not account.rows:
            account.opening, account.number = amount, inside or account.number
        else:
            text = text_of_parts(record.get("P"), record.get("M")) or category
            account.add(StatementRow(day, amount, text, other_side=inside, place=place))
    return account.statement()


def _parts(text: str) -> Triple | None:
    """The three numbers of a date as they stand, a month's name as its number; ' before the year is of this century."""
    found = _PARTS.match(text.strip())
    if not found:
        return None
    one, two, three = (_number(part) for part in found.groups())
    if "'" in text:
        three = 2000 + three
    return (one, two, three) if one and two else None


def _number(part: str) -> int:
    if part.isdecimal():
        return int(part)
    return next((index for index, month in enumerate(_MONTHS, 1) if part.casefold().startswith(month)), 0)


def _order(days: Sequence[Triple]) -> str:
    """`dmy`, `mdy` or `ymd`: what all days of a file allow, the first of these that does."""
    if any(one > 31 for one, _, _ in days):
        return "ymd"
    return "mdy" if any(two > 12 for _, two, _ in days) and all(one <= 12 for one, _, _ in days) else "dmy"


def _day(text: str, order: str) -> date | None:
    parts = _parts(text)
    if not parts:
        return None
    by = dict(zip(order, parts, strict=True))
    year = by["y"] if by["y"] >= 100 else by["y"] + (1900 if by["y"] >= _CENTURY else 2000)
    try:
        return date(year, by["m"], by["d"])
    except ValueError:
        return None
