"""What was read of a paper as the objects that `python -m bot read --json` prints (docs/read.schema.json)."""

from dataclasses import fields
from datetime import date, time
from decimal import Decimal
from typing import Any

from core.documents.errors import DocumentError
from core.documents.model import (
    Bill,
    Deed,
    DeedOwner,
    Payslip,
    Problem,
    Read,
    Reading,
    Receipt,
    ReceiptItem,
    Statement,
    StatementRow,
)
from core.money.currency import CURRENCIES
from handlers.say.problems import as_sentence

_SURE = ("merchant", "date", "time", "total", "currency", "tax", "payment", "card_tail", "seller_id")


def as_json(file: str, reading: Reading, language: str) -> dict[str, Any]:
    """The object of one reading."""
    head = {"file": file, "kind": reading.kind.value}
    problems = [_problem(one, language) for one in reading.problems]
    if isinstance(reading, Receipt):
        return head | _receipt(reading) | {"problems": problems}
    if isinstance(reading, Statement):
        return head | _statement(reading) | {"problems": problems}
    return head | {"fields": _fields(reading), "problems": problems}


def failed(file: str, error: DocumentError, language: str) -> dict[str, Any]:
    """The object of a file that could not be read."""
    problem = _problem(Problem(error.code, tuple(error.params.items())), language)
    return {"file": file, "kind": "other", "fields": {}, "problems": [problem]}


def _problem(problem: Problem, language: str) -> dict[str, Any]:
    return {"code": problem.code, **dict(problem.params), "text": as_sentence(language, problem)}


def _receipt(receipt: Receipt) -> dict[str, Any]:
    code = receipt.currency.value if receipt.currency else None
    read = {name: getattr(receipt, "day" if name == "date" else name) for name in _SURE}
    return {
        **{name: _value(one.value, code) if one else None for name, one in read.items()},
        "refund": receipt.refund,
        "checked": receipt.checked,
        "items": [_item(one, code) for one in receipt.items],
        "totals": [_amount(one, code) for one in receipt.totals],
        "confidence": {name: round(one.confidence, 3) for name, one in read.items() if one},
    }


def _item(item: ReceiptItem, code: str | None) -> dict[str, Any]:
    quantity = None if item.quantity is None else f"{item.quantity:f}"
    return {"text": item.text, "quantity": quantity, "amount": _amount(item.amount, code)}


def _statement(statement: Statement) -> dict[str, Any]:
    code = statement.currency
    return {
        "bank": statement.bank,
        "account": statement.account,
        "currency": code,
        "holder": statement.holder,
        "opening": _amount(statement.opening, code),
        "closing": _amount(statement.closing, code),
        "proved": statement.proved,
        "repairs": statement.repairs,
        "asked": statement.doubt is not None,
        "rows": [_row(one, code) for one in statement.rows],
    }


def _row(row: StatementRow, code: str | None) -> dict[str, Any]:
    return {
        "date": row.day.isoformat(),
        "amount": _amount(row.amount, code),
        "description": row.text,
        "balance": _amount(row.balance, code),
        "id": row.id,
        "pending": row.pending,
        "foreign": [_amount(row.foreign[0], row.foreign[1]), row.foreign[1]] if row.foreign else None,
        "other_side": row.other_side,
    }


def _fields(reading: Bill | Payslip | Deed | Any) -> dict[str, Any]:  # noqa: ANN401 - `Other` has no field of its own
    code = getattr(reading, "currency", None)
    named = {one.name: getattr(reading, one.name) for one in fields(reading)}
    return {
        name: _plain(value, code.value if code else None)
        for name, value in named.items()
        if name not in {"kind", "problems", "register", "confirmed"}  # reading a file asks no register
    }


def _plain(value: object, code: str | None) -> object:
    if isinstance(value, Read):
        return _value(value.value, code)
    if isinstance(value, tuple):
        return [_owner(one) for one in value]
    return value


def _owner(owner: DeedOwner) -> dict[str, Any]:
    return {"name": owner.name, "share": owner.share}


def _value(value: object, code: str | None) -> object:
    if isinstance(value, Decimal):
        return _amount(value, code)
    return value.isoformat() if isinstance(value, date | time) else value


def _amount(amount: Decimal | None, code: str | None) -> str | None:
    """Decimal text with at least as many digits as people of that currency see, so 12.5 dollars are "12.50"."""
    if amount is None:
        return None
    shown = CURRENCIES[code].shown if code in CURRENCIES else 2
    text = f"{amount:f}"
    whole, _, part = text.partition(".")
    part = part if part.strip("0") or shown else ""
    part = part.ljust(shown, "0")
    return f"{whole}.{part}" if part else whole
