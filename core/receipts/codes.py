"""What the QR code of a receipt says in plain text: the fiscal forms that hold the sum and the day.

Russian (and Kazakh, Kyrgyz) tills print `t=20190112T1805&s=1234.50&…`, Chinese invoices a list that begins with 01,
Portuguese ones `A:…*F:20190112*O:12.50`. The code of an e-barimt is sealed, and is neither read nor kept.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation

_RUSSIAN_REFUND = frozenset({"2", "4"})
_MINUTES = len("20190112T1805")
_FULL_CHINESE = frozenset({"31", "32"})
"""Kinds of Chinese invoices whose code holds the sum with tax; that of the others is without."""


@dataclass(frozen=True, slots=True)
class Coded:
    """What a code said; None for what it did not say beyond doubt."""

    total: Decimal | None = None
    day: date | None = None
    clock: time | None = None
    refund: bool = False
    currency: str | None = None


def coded(texts: Sequence[str]) -> Coded | None:
    """The first code that holds the data of a receipt, None when none does."""
    for text in texts:
        for form in (_russian, _chinese, _portuguese):
            found = form(text.strip())
            if found is not None:
                return found
    return None


def _russian(text: str) -> Coded | None:
    parts = dict(part.split("=", 1) for part in re.split(r"[?&]", text) if "=" in part)
    if not parts.keys() >= {"t", "s", "fn"}:
        return None
    moment = _moment(parts["t"])
    return Coded(
        _sum(parts["s"]),
        moment.date() if moment else None,
        moment.time() if moment else None,
        parts.get("n") in _RUSSIAN_REFUND,
        "RUB",
    )


def _moment(text: str) -> datetime | None:
    form = "%Y%m%dT%H%M%S" if len(text) > _MINUTES else "%Y%m%dT%H%M"
    try:
        return datetime.strptime(text, form)  # noqa: DTZ007 -- the till's own clock; it names no zone
    except ValueError:
        return None


def _chinese(text: str) -> Coded | None:
    parts = text.split(",")
    if len(parts) < 7 or parts[0] != "01":
        return None
    total = _sum(parts[4]) if parts[1] in _FULL_CHINESE else None
    return Coded(total, _day(parts[5]), currency="CNY")


def _portuguese(text: str) -> Coded | None:
    parts = dict(part.split(":", 1) for part in text.split("*") if ":" in part)
    if not parts.keys() >= {"A", "F", "O"}:
        return None
    return Coded(_sum(parts["O"]), _day(parts["F"]), refund=parts.get("D") == "NC", currency="EUR")


def _day(text: str) -> date | None:
    try:
        return datetime.strptime(text, "%Y%m%d").date()  # noqa: DTZ007 -- a calendar day has no zone
    except ValueError:
        return None


def _sum(text: str) -> Decimal | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() and value > 0 else None
