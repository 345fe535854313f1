"""Whether a slip gives money back: a negative total, or a line that says so and is no shop's rule about returns."""

from collections.abc import Sequence
from decimal import Decimal

from core.receipts.rows import Row
from core.receipts.words import ReceiptWords

_MOST_OTHER = 10
"""So many letters may stand beside the word on a line that is a heading; a rule about refunds is a sentence."""


def is_refund(readings: Sequence[Sequence[Row]], words: ReceiptWords, total: Decimal | None) -> bool:
    """Whether the money of a receipt came back."""
    if total is not None and total < 0:
        return True
    return any(_says(row, words) for rows in readings for row in rows)


def _says(row: Row, words: ReceiptWords) -> bool:
    spots = words.refund.spot(row.bones)
    if not spots or any(spot.slot == "never" for spot in spots):
        return False
    said = sum(spot.end - spot.start for spot in spots)
    return sum(map(str.isalpha, row.text)) - said <= _MOST_OTHER
