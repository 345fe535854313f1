"""Sums as they are printed: what is money, in which currency, and what is only a number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from core.papers.words import PaperWords
from core.receipts.fold import skeleton

DOLLARS = "$"
"""The sign that several countries have: which is meant is told by the paper, or by the family."""
_SIGNS = {"$": DOLLARS, "A$": "AUD", "AU$": "AUD", "US$": "USD", "₮": "MNT", "€": "EUR", "£": "GBP", "¥": "CNY"}
_SIGN = r"(?P<{name}>A\$|AU\$|US\$|[$₮€£¥])"
_GAP = "[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]"
_NUMBER = re.compile(
    r"(?<![\w.,/:#])(?<!\w-)(?P<minus>[-−–(]?)"
    rf"(?:{_SIGN.format(name='before')}{_GAP}?)?(?P<late>[-−]?)"
    rf"(?P<whole>\d{{1,3}}(?:(?P<group>[,'’]|{_GAP})\d{{3}}(?:(?P=group)\d{{3}})*)|\d+)"
    r"(?P<part>[.,]\d{1,2})?"
    rf"(?:{_GAP}?{_SIGN.format(name='after')}|(?P<slip>[TТ₸]|(?(group)(?<=[.,]\d\d)[17])))?"
    rf"(?P<end>[-−]|{_GAP}?CR\b)?(?![\d/%:]|[.,]\d|\w)"
)
"""`slip` is a ₮ that an engine took for a letter or a digit: no sum has three figures after its point."""
_LETTERS = re.compile(r"[^\W\d_]{2,}\.?")


@dataclass(frozen=True, slots=True)
class Sum:
    """A number on a line. `coin` is an ISO code, `$` or None; `money` tells that its shape or its sign says money.

    `slip` tells that its sign was misread, so that its last figure is not beyond doubt.
    """

    value: Decimal
    coin: str | None
    money: bool
    start: int
    end: int
    slip: bool = False


def sums(text: str, words: PaperWords) -> Iterator[Sum]:
    """All numbers of a text that could be sums, from left to right."""
    for found in _NUMBER.finditer(text):
        part = found["part"] or ""
        digits = re.sub(r"\D", "", found["whole"]) + part.replace(",", ".")
        value = Decimal(digits)
        negative = bool(found["minus"] or found["late"] or found["end"])
        sign = _SIGNS.get(found["before"] or found["after"] or "")
        named = None if sign and sign != DOLLARS else _named(text, found.start(), found.end(), words)
        coin = named or sign
        sure = bool(coin) or len(part) == 3 or bool(found["group"])
        yield Sum(-value if negative else value, coin, sure, found.start(), found.end(), bool(found["slip"]))


def _named(text: str, start: int, end: int, words: PaperWords) -> str | None:
    """The code or the name of a currency right before or right after a number."""
    after = _LETTERS.match(text[end:].lstrip())
    before = list(_LETTERS.finditer(text[:start].rstrip(" (:")))
    beside = [after.group()] if after else []
    if before and before[-1].end() == len(text[:start].rstrip(" (:")):
        beside.append(before[-1].group())
    for name in beside:
        spots = words.currency.spot(skeleton(name))
        if spots:
            return spots[0].slot
    return None


def one_sum(text: str, words: PaperWords) -> Sum | None:
    """The sum that a value says: the first that looks like money, or a bare number that stands alone."""
    found = list(sums(text, words))
    money = [one for one in found if one.money]
    if money:
        return money[0]
    alone = len(found) == 1 and not re.search(r"\w", text[: found[0].start] + text[found[0].end :])
    return found[0] if alone else None
