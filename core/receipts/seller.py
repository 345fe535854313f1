"""The number under which a seller pays tax: an Australian ABN, proved by its check digits, or a Mongolian ТТД.

The ДДТД, the number of the receipt itself, marks an e-barimt; neither it nor the number of the lottery is kept.
"""

import re
from collections.abc import Sequence

from core.receipts.rows import Row
from core.receipts.words import ReceiptWords

_WEIGHTS = (10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19)
_ABN = re.compile(r"A\W?[B8]\W?N\W{0,6}(?:NO\W{0,3})?(\d(?:\W?\d){10})(?!\d)", re.IGNORECASE)
_TTD = re.compile(r"[ТT]{2}[ДД4D]\w{0,3}\W{0,4}(?:/?\s*[Рр]\w{2,10}\W{0,4})?(\d{7}|\d{11,14})(?!\d)", re.IGNORECASE)
_REGISTER = re.compile(r"(?:РЕГИСТР|PEГИCTP|РД|PД)\W{0,4}(?:№|дугаар)?\W{0,4}(\d{7}|\d{11,14})(?!\d)", re.IGNORECASE)
_RECEIPT = re.compile(r"(?<!\d)\d{33}(?!\d)")


def seller_of(rows: Sequence[Row]) -> str | None:
    """The seller's number in digits, None when none is printed or its check digits are wrong."""
    for row in rows:
        found = _ABN.search(row.text)
        if found:
            digits = re.sub(r"\D", "", found[1])
            if is_abn(digits):
                return digits
    for pattern in (_TTD, _REGISTER):
        for row in rows:
            found = pattern.search(row.text)
            if found:
                return found[1]
    return None


def is_abn(digits: str) -> bool:
    """Whether eleven digits are an ABN: the weighted sum, the first digit less one, divides by 89 (ATO)."""
    if len(digits) != len(_WEIGHTS):
        return False
    numbers = [int(digit) for digit in digits]
    numbers[0] -= 1
    return sum(number * weight for number, weight in zip(numbers, _WEIGHTS, strict=True)) % 89 == 0


def is_ebarimt(rows: Sequence[Row], words: ReceiptWords) -> bool:
    """Whether a receipt is an e-barimt: it has a ДДТД, or two of the other marks."""
    marks = {row.text[spot.start : spot.end].casefold() for row in rows for spot in words.ebarimt.spot(row.bones)}
    return len(marks) >= 2 or any(_RECEIPT.search(re.sub(r"\s", "", row.text)) for row in rows)
