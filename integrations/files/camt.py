"""camt.052, .053 and .054 (ISO 20022): what European banks, and business banking elsewhere, give for a statement.

Versions differ in their namespace, and in a level more here and there (`Sts/Cd`, `Dbtr/Pty`); both are looked for.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from core.documents.errors import DamagedError
from core.documents.model import Statement, StatementRow
from integrations.files.ledger_of_bank import Account, figure, joined, text_of_parts

_STATEMENTS = {"Stmt", "Rpt", "Ntfctn"}
_OPENINGS, _CLOSINGS = ("OPBD", "PRCD"), ("CLBD",)
"""Booked at the start (or at the end of the day before), and booked at the end."""
_INFORMATION = "INFO"
_PENDING = {"PDNG", "FUTR"}


def camt_statements(text: str) -> tuple[Statement, ...]:
    """One statement for each account and period; those that follow on one another are one.

    Raises `DamagedError` when it is no XML or holds no statement, `TooMuchError` past the limit of rows.
    """
    try:
        root = fromstring(text)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise DamagedError from error
    for element in root.iter():
        element.tag = str(element.tag).rpartition("}")[2]
    found = [element for element in root.iter() if element.tag in _STATEMENTS]
    if not found:
        raise DamagedError
    return joined(_statement(element) for element in found)


def _statement(element: Element) -> Statement:
    account = Account(
        number=_told(element, "Acct/Id/IBAN", "Acct/Id/Othr/Id", "Acct/Id/PrtryAcct/Id"),
        currency=_told(element, "Acct/Ccy"),
        institution=_told(element, "Acct/Svcr/FinInstnId/Nm"),
        holder=_told(element, "Acct/Ownr/Nm", "Acct/Nm"),
        first=_day(element.find("FrToDt"), "FrDtTm", "FrDt"),
        last=_day(element.find("FrToDt"), "ToDtTm", "ToDt"),
    )
    _balances(element, account)
    for place, entry in enumerate(element.iterfind("Ntry"), 1):
        if _told(entry, "Sts/Cd", "Sts/Prtry", "Sts") == _INFORMATION:
            continue
        row = _row(entry, place)
        account.add(row) if row and _of(entry, account) else account.unread(place)
    return account.statement()


def _of(entry: Element, account: Account) -> bool:
    """Whether an entry is in the account's currency, which it names where the account does not."""
    amount = entry.find("Amt")
    currency = amount.get("Ccy") if amount is not None else None
    account.currency = account.currency or currency
    return currency in {None, account.currency}


def _balances(element: Element, account: Account) -> None:
    told = {
        kind: (_signed(balance), amount.get("Ccy"))
        for balance in element.iterfind("Bal")
        if (kind := _told(balance, "Tp/CdOrPrtry/Cd")) and (amount := balance.find("Amt")) is not None
    }
    account.opening = next((told[kind][0] for kind in _OPENINGS if kind in told), None)
    account.closing = next((told[kind][0] for kind in _CLOSINGS if kind in told), None)
    account.currency = account.currency or next((currency for _, currency in told.values() if currency), None)


def _row(entry: Element, place: int) -> StatementRow | None:
    day = _day(entry.find("BookgDt"), "Dt", "DtTm") or _day(entry.find("ValDt"), "Dt", "DtTm")
    amount = _signed(entry)
    if day is None or amount is None:
        return None
    details = entry.findall("NtryDtls/TxDtls")
    one = details[0] if len(details) == 1 else None
    side = "Dbtr" if amount >= 0 else "Cdtr"
    return StatementRow(
        day=day,
        amount=amount,
        text=_text(entry, details, side) or _told(entry, "BkTxCd/Prtry/Cd") or "",
        id=_told(entry, "AcctSvcrRef") or (_told(one, "Refs/AcctSvcrRef") if one is not None else None),
        pending=_told(entry, "Sts/Cd", "Sts/Prtry", "Sts") in _PENDING,
        foreign=_foreign(one, entry) if one is not None else None,
        other_side=_other_side(one, side) if one is not None else None,
        place=place,
    )


def _text(entry: Element, details: list[Element], side: str) -> str:
    """What for and with whom: each transaction of a batch, and what the bank adds."""
    parts: list[str | None] = []
    for one in details:
        parts.append(_told(one, f"RltdPties/{side}/Nm", f"RltdPties/{side}/Pty/Nm"))
        parts += [line.text for line in one.iterfind("RmtInf/Ustrd")]
        parts += [line.text for line in one.iterfind("RmtInf/Strd/CdtrRefInf/Ref")]
        parts.append(_told(one, "AddtlTxInf"))
    return text_of_parts(*parts, _told(entry, "AddtlNtryInf"))


def _other_side(one: Element, side: str) -> str | None:
    account = f"RltdPties/{side}Acct/Id"
    names = (f"RltdPties/{side}/Nm", f"RltdPties/{side}/Pty/Nm")
    return _told(one, f"{account}/IBAN", f"{account}/Othr/Id", *names)


def _foreign(one: Element, entry: Element) -> tuple[Decimal, str] | None:
    """The amount in the currency of the purchase, where that is another one; with the sign of the entry."""
    booked = entry.find("Amt")
    for path in ("AmtDtls/InstdAmt/Amt", "AmtDtls/TxAmt/Amt", "AmtDtls/CntrValAmt/Amt"):
        amount = one.find(path)
        told = figure(amount.text or "") if amount is not None else None
        if amount is not None and told is not None and booked is not None:
            currency = amount.get("Ccy")
            if currency and currency != booked.get("Ccy"):
                return (-told if _told(entry, "CdtDbtInd") == "DBIT" else told), currency
    return None


def _signed(element: Element) -> Decimal | None:
    amount = figure(_told(element, "Amt") or "")
    side = _told(element, "CdtDbtInd")
    if amount is None or side not in {"CRDT", "DBIT"}:
        return None
    return -amount if side == "DBIT" else amount


def _day(element: Element | None, *paths: str) -> date | None:
    told = _told(element, *paths) if element is not None else None
    try:
        return date.fromisoformat((told or "")[:10])
    except ValueError:
        return None


def _told(element: Element, *paths: str) -> str | None:
    """The first text that stands at one of the paths."""
    return next(_texts(element, paths), None)


def _texts(element: Element, paths: tuple[str, ...]) -> Iterator[str]:
    for path in paths:
        found = element.findtext(path)
        if found and found.strip():
            yield found.strip()
