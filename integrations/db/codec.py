"""Details to and from JSON text, for what stood before a change, and to and from the columns of an entry."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic_core import to_json

from core.capture.model import Kind
from core.ledger.model import ChangeLine, Details, Entry, Origin
from core.money.currency import currency
from core.money.money import Money

_SEPARATOR = "\x1f"
"""Joins a list in one column: the ASCII unit separator, which no one types."""

_USUAL: dict[str, Any] = {
    "category": None, "payee": None, "payee_folded": None, "note": None, "to_account_id": None, "to_minor": None,
    "to_currency": None, "fee_minor": None, "fee_currency": None, "beneficiary": None, "split_with": "", "tags": "",
    "incoming": False, "payer": None, "repays": None, "deleted": False,
}  # fmt: skip
"""What a column holds where nothing was said; it is left out of a history."""
_AMOUNTS = frozenset({"minor", "to_minor", "fee_minor"})
"""What may be nothing and yet was said."""


def columns(details: Details) -> dict[str, Any]:
    """The entry's columns for these details."""
    return {
        "kind": details.kind.value,
        "day": details.day,
        "minor": details.money.minor,
        "currency": details.money.currency.code,
        "account_id": details.account_id,
        "category": details.category,
        "payee": details.payee,
        "payee_folded": fold(details.payee),
        "note": details.note,
        "to_account_id": details.to_account_id,
        "to_minor": details.to_money.minor if details.to_money else None,
        "to_currency": details.to_money.currency.code if details.to_money else None,
        "fee_minor": details.fee.minor if details.fee else None,
        "fee_currency": details.fee.currency.code if details.fee else None,
        "beneficiary": details.beneficiary,
        "split_with": _SEPARATOR.join(details.split_with),
        "tags": _SEPARATOR.join(details.tags),
        "incoming": details.incoming,
        "payer": details.payer,
        "repays": details.repays,
        "deleted": details.deleted,
    }


def details_of(row: Mapping[Any, Any]) -> Details:
    """The details in an entry's columns."""
    return Details(
        kind=Kind(row["kind"]),
        day=row["day"],
        money=money(row["minor"], row["currency"]),
        account_id=row["account_id"],
        category=row["category"],
        payee=row["payee"],
        note=row["note"],
        to_account_id=row["to_account_id"],
        to_money=_money(row["to_minor"], row["to_currency"]),
        fee=_money(row["fee_minor"], row["fee_currency"]),
        beneficiary=row["beneficiary"],
        split_with=_split(row["split_with"]),
        tags=_split(row["tags"]),
        incoming=row["incoming"],
        payer=row.get("payer"),
        repays=row["repays"],
        deleted=row["deleted"],
    )


def entry_of(row: Mapping[Any, Any]) -> Entry:
    """The entry in a row of its table."""
    origin = Origin(row["chat_id"], row["message_id"], row["line"], row["source"])
    return Entry(row["id"], row["family_id"], row["member_id"], origin, row["created_at"], details_of(row))


def dump(details: Details) -> str:
    """Details as JSON text, without what is as in `_USUAL`: most of an entry is, and a hundred thousand are written."""
    return to_json({name: value for name, value in columns(details).items() if value or name in _AMOUNTS}).decode()


def line_of(row: Mapping[Any, Any]) -> ChangeLine:
    """One entry's part of a change."""
    return ChangeLine(row["entry_id"], load(row["before"]) if row["before"] else None, load(row["after"]))


def load(text: str) -> Details:
    """Details from JSON text."""
    row = json.loads(text)
    return details_of({**_USUAL, **row, "day": date.fromisoformat(row["day"])})


def fold(payee: str | None) -> str | None:
    """A payee as it is compared: case and outer blanks do not count."""
    return payee.casefold().strip() if payee else None


def money(minor: int, code: str) -> Money:
    """Money from its two columns."""
    return Money(minor, currency(code))


def _money(minor: int | None, code: str | None) -> Money | None:
    return None if minor is None or code is None else money(minor, code)


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split(_SEPARATOR)) if text else ()
