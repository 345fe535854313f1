"""The one door by which human numbers come in: an exact `Decimal`, or the candidates between which a person chooses.

People in Sydney and Ulaanbaatar write 1,234.50 and 1 234,50 and 1'234; programs that guess turn "4,50" into 450. Here a
text that has one meaning gives it, and one that has several gives all of them, each with the name of its reading.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

MOST_DIGITS = 24
"""More digits than this are not a sum of money; they are refused before arithmetic could round them."""

_SPACES = str.maketrans({"\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2019": "'", "_": "'"})
_SURE = (
    (re.compile(r"(?:0|[1-9]\d*)(?:\.\d{1,2}|\.\d{4,})?|0?\.\d+"), ""),
    (re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?"), ","),
    (re.compile(r"[1-9]\d{0,2}(?:'\d{3})+(?:\.\d+)?"), "'"),
    (re.compile(r"[1-9]\d{0,2}(?: \d{3})+(?:\.\d{1,2})?"), " "),
)
_SURE_COMMA = (
    (re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+,\d{1,2}"), "."),
    (re.compile(r"[1-9]\d{0,2}(?: \d{3})+,\d{1,2}"), " "),
    (re.compile(r"[1-9]\d{0,2}(?:'\d{3})+,\d{1,2}"), "'"),
)
_DOTTED_GROUPS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3}){2,}")
_ONE_SEPARATOR = re.compile(r"(0|[1-9]\d*)[.,](\d+)")


@dataclass(frozen=True, slots=True)
class Numeral:
    """What a written number can mean: pairs of (name of the reading, value), none when it is no number.

    Names are `plain` (the only reading), `decimal` (the separator marks decimals) and `grouped` (it marks thousands).
    `too_large` is set, and nothing is read, when there are more than `MOST_DIGITS` digits.
    """

    candidates: tuple[tuple[str, Decimal], ...] = ()
    too_large: bool = False

    @property
    def value(self) -> Decimal | None:
        """The value when there is exactly one reading, else None."""
        return self.candidates[0][1] if len(self.candidates) == 1 else None


def read_numeral(text: str) -> Numeral:
    """Read digits with separators and no sign, currency or word. Never raises: no reading gives no candidates."""
    raw = text.strip().translate(_SPACES)
    if not raw.isascii():
        return Numeral()
    if sum(map(str.isdigit, raw)) > MOST_DIGITS:
        return Numeral(too_large=True)
    for pattern, group in _SURE:
        if pattern.fullmatch(raw):
            return _plain(raw.replace(group, "") if group else raw)
    for pattern, group in _SURE_COMMA:
        if pattern.fullmatch(raw):
            return _plain(raw.replace(group, "").replace(",", "."))
    if _DOTTED_GROUPS.fullmatch(raw):
        return _plain(raw.replace(".", ""))
    if found := _ONE_SEPARATOR.fullmatch(raw):
        whole, part = found.groups()
        return Numeral((("decimal", Decimal(f"{whole}.{part}")), ("grouped", Decimal(whole + part))))
    return Numeral()


def _plain(digits: str) -> Numeral:
    return Numeral((("plain", Decimal(digits)),))
