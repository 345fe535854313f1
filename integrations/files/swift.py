"""MT940 (SWIFT's customer statement), through the `mt940` library, one statement for each `:20:`."""

import logging
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation

import mt940

from core.documents.errors import DamagedError
from core.documents.model import Statement, StatementRow
from integrations.files.ledger_of_bank import Account, joined, text_of_parts

logging.getLogger("mt940").propagate = False  # it logs what it cannot read, which is somebody's money
logging.getLogger("mt940").addHandler(logging.NullHandler())

_OPENINGS = ("final_opening_balance", "intermediate_opening_balance", "opening_balance")
_CLOSINGS = ("final_closing_balance", "intermediate_closing_balance", "closing_balance")
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, InvalidOperation, RuntimeError)
"""What the library raises on what is no MT940: it has one error for tags, and Python's own for what stands in them."""
_ENVELOPE = re.compile(r"\{[1-5]:[^{}:]*(?:\{[^{}]*\}[^{}:]*)*\}?|^-\}?.*$", re.MULTILINE)
"""Blocks around the statement: `{1:F01…}{2:O940…}{4:` before it, `-}` after it."""


def mt940_statements(text: str) -> tuple[Statement, ...]:
    """One statement for each account and period; the pages of one, and those that follow on one another, are one.

    Raises `DamagedError` when a tag cannot be read: the library tells not where a row went wrong, and a statement
    without one row is wrong. `TooMuchError` past the limit of rows.
    """
    plain = _ENVELOPE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    try:
        found = mt940.parse_statements(plain, options=mt940.Options.all())
    except _BROKEN as error:
        raise DamagedError from error
    if not found:
        raise DamagedError
    return joined(_statement(one) for one in found)


def _statement(one: mt940.models.Transactions) -> Statement:
    opening, closing = _balance(one, _OPENINGS), _balance(one, _CLOSINGS)
    account = Account(number=str(one.data.get("account_identification") or "").strip(), currency=one.currency)
    if opening:
        account.opening, account.first = _amount(opening), _plain(opening.date)
    if closing:
        account.closing, account.last = _amount(closing), _plain(closing.date)
    for place, row in enumerate(_rows(one), 1):
        account.add(row) if row else account.unread(place)
    return account.statement()


def _rows(one: mt940.models.Transactions) -> Iterator[StatementRow | None]:
    """The rows in their order; None for one that lacks a day or an amount."""
    for place, transaction in enumerate(one.transactions, 1):
        told = transaction.data
        day, amount = told.get("entry_date") or told.get("date"), told.get("amount")
        if not isinstance(day, date) or not isinstance(amount, mt940.models.Amount):
            yield None
            continue
        yield StatementRow(
            day=date(day.year, day.month, day.day),
            amount=amount.amount,
            text=_text(told),
            id=_word(told, "bank_reference"),
            other_side=_word(told, "applicant_iban", "gvc_applicant_iban") or _word(told, "applicant_name"),
            place=place,
        )


def _text(told: dict[str, object]) -> str:
    name, purpose = _word(told, "applicant_name"), _word(told, "purpose")
    extra = _word(told, "extra_details")
    return text_of_parts(name, purpose, _word(told, "transaction_details"), extra) or _word(told, "id") or ""


def _word(told: dict[str, object], *keys: str) -> str | None:
    """The first text under one of the keys."""
    texts = (" ".join(str(told[key]).split()) for key in keys if told.get(key))
    return next((text for text in texts if text), None)


def _balance(one: mt940.models.Transactions, names: tuple[str, ...]) -> mt940.models.Balance | None:
    found = next((one.data[name] for name in names if name in one.data), None)
    return found if isinstance(found, mt940.models.Balance) else None


def _amount(balance: mt940.models.Balance) -> Decimal | None:
    return balance.amount.amount if isinstance(balance.amount, mt940.models.Amount) else None


def _plain(day: date | None) -> date | None:
    """The library's own kind of date as Python's."""
    return date(day.year, day.month, day.day) if day else None
