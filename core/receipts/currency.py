"""In which currency a receipt is: by the signs at its figures, by the words of a country, else by the family's own."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from core.documents.model import Hints
from core.receipts.fold import skeleton
from core.receipts.rows import Row
from core.receipts.words import ReceiptWords

_DOLLARS = ("AUD", "USD", "NZD", "SGD", "HKD", "CAD", "MYR", "TWD")
_YENS = ("CNY", "JPY")
_SURE, _BY_COUNTRY, _BY_FAMILY, _GUESS = 0.97, 0.92, 0.7, 0.4


@dataclass(frozen=True, slots=True)
class Money:
    """A currency and how sure it is; `printed` tells that the paper itself says it."""

    code: str
    confidence: float
    printed: bool


def currency_of(readings: Sequence[Sequence[Row]], words: ReceiptWords, hints: Hints) -> Money | None:
    """The currency of a paper, None when nothing says it and the family has none."""
    signs = Counter(
        figure.code for rows in readings for row in rows for figure in row.figures if figure.code is not None
    )
    names = Counter(
        spot.slot
        for rows in readings
        for row in rows
        for spot in words.currency.spot(row.bones)
        if _alone(row, spot.slot)
    )
    country = _country(readings, words)
    plain = Counter({code: count for code, count in (signs + names).items() if code not in {"$", "¥"}})
    if country == "MNT" and not names:
        return Money("MNT", _SURE, printed=True)  # engines take ₮ for the sign of the euro, and for letters
    if plain and (not country or country in plain or plain.most_common(1)[0][1] > 1):
        return Money(_first(plain, country), _SURE, printed=True)
    for sign, codes in (("$", _DOLLARS), ("¥", _YENS)):
        if sign in signs:
            return _of_sign(codes, country, hints)
    if country:
        return Money(country, _BY_COUNTRY, printed=True)
    if not hints.currencies:
        return None
    return Money(hints.currencies[0], _BY_FAMILY if len(hints.currencies) == 1 else _GUESS, printed=False)


def _alone(row: Row, code: str) -> bool:
    """Whether a currency named on a line without a sum is that of the sums: "Amount (RM)", not "1 USD = 3450"."""
    return bool(row.spots) and len(code) == 3 and "=" not in row.text


def _first(counted: Counter[str], country: str | None) -> str:
    """The currency seen most; that of the country where it is seen as often."""
    return max(counted, key=lambda code: (counted[code], code == country))


def _of_sign(codes: Sequence[str], country: str | None, hints: Hints) -> Money:
    """A sign that several currencies share: that of the country, else that of the family."""
    if country is not None and country in codes:
        return Money(country, _SURE, printed=True)
    mine = next((code for code in hints.currencies if code in codes), None)
    return Money(mine or codes[0], _BY_FAMILY if mine else _GUESS, printed=False)


def _country(readings: Sequence[Sequence[Row]], words: ReceiptWords) -> str | None:
    """The currency of the country whose words stand on the paper, None when none or several do equally."""
    found: Counter[str] = Counter()
    for rows in readings:
        for row in rows:
            found.update({spot.slot for spot in words.country.spot(skeleton(row.text))})
    ranked = found.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]
