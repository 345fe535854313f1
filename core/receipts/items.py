"""The lines of what was bought. They prove a total when they add up to it, and are shown as far as they are legible."""

import re
from collections.abc import Sequence
from decimal import Decimal

from core.documents.model import ReceiptItem
from core.receipts.figures import Figure
from core.receipts.money import Entry
from core.receipts.rows import Row

_ENDS = frozenset({"final", "total", "subtotal", "cash", "card", "change", "tax", "rounding", "summary", "service"})
_TIMES = re.compile(r"(?<![\d.])(\d{1,3}(?:\.\d{1,3})?)\s?(?:[xX×х@*]|pcs?\b|ш\b)")
_QUANTITY = re.compile(r"^\D{0,2}(\d{1,3})\b")
_MOST = 200
_LEAST = 50
"""No sum of a currency without decimals is smaller."""


def items_of(rows: Sequence[Row], made: Sequence[Entry]) -> tuple[ReceiptItem, ...]:
    """The lines between the head of a receipt and its first total, each with the last figure on it as its amount."""
    end = next((entry.row.number for entry in made if entry.role in _ENDS), len(rows))
    exact = any(not entry.figure.whole for entry in made)
    found: list[ReceiptItem] = []
    above = ""
    for row in rows[:end]:
        priced = [figure for figure in row.figures if _is_price(figure, exact=exact)]
        words = _words(row)
        if not priced:
            above = words
            continue
        found.append(_item(row, priced, words or above))
        above = ""
    return tuple(found[:_MOST])


def _is_price(figure: Figure, *, exact: bool) -> bool:
    """Whether a figure is money and no count: it has decimals or a sign, or is large where no sum has decimals."""
    return not figure.whole or figure.code is not None or (not exact and abs(figure.value) >= _LEAST)


def _item(row: Row, priced: Sequence[Figure], text: str) -> ReceiptItem:
    amount = priced[-1].value
    return ReceiptItem(text, _quantity(row, priced, amount), amount)


def _words(row: Row) -> str:
    """The part of a row that names something: what stands before the first price, without a code."""
    cut = next((figure.start for figure in row.figures if not figure.whole), len(row.text))
    text = _TIMES.sub(" ", row.text[:cut])
    text = re.sub(r"(?:^|(?<=\s))[\d.,#*:/-]+(?=\s|$)", " ", text)
    text = " ".join(text.split()).strip(" -*:.#$@")
    return text if sum(map(str.isalpha, text)) >= (3 if text.isascii() else 2) else ""


def _quantity(row: Row, priced: Sequence[Figure], amount: Decimal) -> Decimal | None:
    """How many: "2 x", or a number that makes the unit price beside it the amount."""
    said = _TIMES.search(row.text)
    if said:
        return Decimal(said[1])
    first = _QUANTITY.search(row.text)
    numbers = [figure.value for figure in row.figures if figure.whole] + ([Decimal(first[1])] if first else [])
    units = [figure.value for figure in priced[:-1]]
    return next((number for number in numbers for unit in units if number * unit == amount), None)


def added(items: Sequence[ReceiptItem]) -> Decimal | None:
    """What all lines come to, None without one."""
    amounts = [item.amount for item in items if item.amount is not None]
    return sum(amounts, Decimal(0)) if amounts else None
