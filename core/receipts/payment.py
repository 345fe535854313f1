"""How a receipt was paid, and with which card."""

import re
from collections.abc import Sequence
from decimal import Decimal

from core.receipts.money import Entry
from core.receipts.rows import Row

_TAIL = re.compile(r"(?:[*xX•·#.]{4,}|[*xX•·#]{2,}[ -])\s?(\d{4})(?!\d)|(?:\d{4}|\d{6})[*xX•·#]{2,}(\d{4})(?!\d)")


def paid_by(rows: Sequence[Row], made: Sequence[Entry], total: Decimal | None) -> str | None:
    """`card` or `cash`, None when the paper does not say."""
    roles = {entry.role for entry in made if entry.value}
    if "change" in roles and "cash" in roles:
        return "cash"
    by_total = {entry.role for entry in made if total is not None and abs(entry.value) == abs(total)}
    for kind in ("card", "cash"):
        if kind in by_total:
            return kind
    if card_tail(rows) is not None:
        return "card"
    if "cash" in roles:
        return None if "card" in roles else "cash"
    return "card" if any(row.has("card") for row in rows) else None


def card_tail(rows: Sequence[Row]) -> str | None:
    """The last digits of the card, None without one."""
    for row in rows:
        found = _TAIL.search(" ".join(word.text for word in row.words))
        if found:
            return found[1] or found[2]
    return None
