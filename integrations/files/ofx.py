"""OFX 1 (SGML) and 2 (XML), as banks write them and not only as the standard wants them.

Both are one list of tags here. `ofxtools` reads what is valid; banks' files repeat or leave out FITIDs, forget BALAMT
and closing tags, write dates their own way, and it refuses the whole file for each of these. The tests read valid files
with both, and see the same.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from html import unescape

from core.documents.errors import DamagedError
from core.documents.model import Statement, StatementRow
from integrations.files.ledger_of_bank import Account, figure, joined, text_of_parts

_TAG = re.compile(r"<(/?)([A-Za-z][\w.:]*)[^<>]*>([^<]*)")
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_DAY = re.compile(r"\s*(\d{4})-?(\d\d)-?(\d\d)")
_STATEMENTS = {"STMTRS", "CCSTMTRS", "INVSTMTRS", "LOANSTMTRS"}
_ROWS = {"STMTTRN": False, "STMTTRNP": True}
"""Their tags, and whether such a row is still pending."""
_GROUPS = {
    "BANKACCTFROM", "CCACCTFROM", "INVACCTFROM", "LOANACCTFROM", "BANKACCTTO", "CCACCTTO", "BANKTRANLIST", "LEDGERBAL",
    "AVAILBAL", "BALLIST", "CURRENCY", "ORIGCURRENCY", "PAYEE",
}  # fmt: skip
"""Tags that hold others and that a value must be seen within."""
_OUT = {"DEBIT", "FEE", "SRVCHG", "ATM", "POS", "CHECK", "PAYMENT", "DIRECTDEBIT", "REPEATPMT", "CASH"}
"""Kinds of rows that are money out, in files that write every amount without a sign."""


@dataclass(slots=True)
class _Told:
    """What the tags of one statement said: `of[group][tag]`, and the same for each row."""

    institution: str
    of: dict[str, dict[str, str]] = field(default_factory=dict)
    rows: list[tuple[bool, dict[str, dict[str, str]]]] = field(default_factory=list)


def ofx_statements(text: str) -> tuple[Statement, ...]:
    """One statement for each account. There is no opening balance in OFX, so that nothing proves them.

    Raises `DamagedError` when there is no statement in it, `TooMuchError` past the limit of rows.
    """
    told = list(_told(text))
    if not told:
        raise DamagedError
    return joined(_statement(one) for one in told)


def _told(text: str) -> Iterator[_Told]:
    """The tags sorted into statements, rows and groups; a tag that nobody closed ends where its next one begins."""
    now: _Told | None = None
    institution = ""
    row: dict[str, dict[str, str]] | None = None
    group = ""
    for close, tag, value in _tags(text):
        if tag in _STATEMENTS:
            if now:
                yield now
            now, row, group = None if close else _Told(institution), None, ""
        elif now is None:
            institution = value if tag == "ORG" and not close else institution
        elif tag in _ROWS:
            row, group = None if close else {}, ""
            if row is not None:
                now.rows.append((_ROWS[tag], row))
        elif tag in _GROUPS:
            group = "" if close else tag
            row = None if tag == "LEDGERBAL" else row
        elif value and not close:
            (now.of if row is None else row).setdefault(group, {}).setdefault(tag, value)
    if now:
        yield now


def _tags(text: str) -> Iterator[tuple[bool, str, str]]:
    plain = _CDATA.sub(lambda found: found.group(1).replace("<", "&lt;"), text)
    for found in _TAG.finditer(plain):
        yield bool(found.group(1)), found.group(2).rpartition(":")[2].upper(), unescape(found.group(3)).strip()


def _statement(told: _Told) -> Statement:
    base, ledger = told.of.get("", {}), told.of.get("LEDGERBAL", {})
    span = told.of.get("BANKTRANLIST", {})
    origin = next((told.of[group] for group in told.of if group.endswith("ACCTFROM")), {})
    account = Account(
        number=_number(origin),
        branch=origin.get("BANKID"),
        institution=told.institution,
        currency=base.get("CURDEF", "").upper()[:3],
    )
    unsigned = not any(tags.get("", {}).get("TRNAMT", "").startswith("-") for _, tags in told.rows)
    for place, (pending, tags) in enumerate(told.rows, 1):
        row = _row(tags, account.currency, unsigned, pending, place)
        account.add(row) if row else account.unread(place)
    account.first, account.last = day_of(span.get("DTSTART")), day_of(span.get("DTEND"))
    account.closing = _closing(ledger, account)
    return account.statement()


def _number(origin: dict[str, str]) -> str:
    """The account as its bank prints it: branch and number, where there is a branch."""
    return " ".join(one for one in (origin.get("BANKID"), origin.get("ACCTID")) if one)


def _closing(ledger: dict[str, str], account: Account) -> Decimal | None:
    """The ledger balance, unless it is of a day after the rows: then others moved it that are not here."""
    of, days = day_of(ledger.get("DTASOF")), [row.day for row in account.rows]
    last = max([*days, account.last] if account.last else days, default=None)
    if of is None or last is None or of > last:
        return None
    return figure(ledger.get("BALAMT", ""))


def _row(
    tags: dict[str, dict[str, str]], currency: str | None, unsigned: bool, pending: bool, place: int
) -> StatementRow | None:
    own = tags.get("", {})
    day = day_of(own.get("DTPOSTED")) or day_of(own.get("DTUSER"))
    amount = figure(own.get("TRNAMT", ""))
    if day is None or amount is None or tags.get("CURRENCY", {}).get("CURSYM", currency) != currency:
        return None
    if unsigned and own.get("TRNTYPE", "").upper() in _OUT:
        amount = -amount
    other = next((tags[group] for group in ("BANKACCTTO", "CCACCTTO") if group in tags), {})
    text = text_of_parts(own.get("NAME") or tags.get("PAYEE", {}).get("NAME"), own.get("MEMO"))
    return StatementRow(
        day=day,
        amount=amount,
        text=text or own.get("TRNTYPE", ""),
        id=own.get("FITID"),
        pending=pending,
        other_side=_number(other) or None,
        place=place,
    )


def day_of(text: str | None) -> date | None:
    """The day that begins a date of OFX (`20261005120000.000[+10:AEST]`), as the bank counts its days."""
    found = _DAY.match(text or "")
    if not found:
        return None
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None
