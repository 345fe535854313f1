"""Figures of documents, as they print them: "1,234.56", "1.234,56", "(12.00)", "12.00-", "12.00 DR", "₮ 1 000".

A person's typing is read by `core.money.numbers`, which asks about a single figure. Here the figures of a table settle
each other: the mark of decimals is decided for all of them at once (`reader_for`), and a figure that does not fit is
no figure.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from core.money.currency import CURRENCIES
from core.money.numbers import MOST_DIGITS
from core.statements.words import StatementWords, fold

_PLAIN = re.compile(r"[+-]?\d{1,20}(?:\.\d{1,4})?")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,4})?")
_WHOLE = re.compile(r"([^\d.,]*)((?:\d|[.,](?=\d))(?:[\d.,' ]*\d)?)([^\d]*)")
_DOT = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?:[ ']\d{3})+|\d+)?(?:\.\d+)?")
_COMMA = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d{1,3}(?:[ ']\d{3})+|\d+)?(?:,\d+)?")
_SPACES = str.maketrans({"\u2212": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2019": "'", "\u02bc": "'"})
_BLANKS = frozenset({"", "-", "--", "---", "\u2013", "\u2014", "\u2212", "n/a", "N/A"})
_NOT_DIGIT = re.compile(r"\D")


def is_blank(text: str) -> bool:
    """Whether a cell says that there is no figure: it is empty, or holds a dash."""
    return text in _BLANKS or text.strip() in _BLANKS


@dataclass(frozen=True, slots=True)
class Parts:
    """A figure taken apart: its digits with their separators, its sign, its mark (-1 out, 1 in), its currency sign."""

    digits: str
    negative: bool
    mark: int
    currency: str


@dataclass(frozen=True, slots=True)
class FigureReader:
    """Reads the figures of one table. `comma` tells that a comma marks decimals.

    `bare` is the sign of a figure without a mark: when a column marks only what comes in, the others go out. `sure`
    is False when nothing tells whether "1.234" is a thousand or one and a bit.
    """

    words: StatementWords
    comma: bool = False
    bare: int = 1
    sure: bool = True

    def read(self, text: str) -> Decimal | None:
        """The figure, negative for what is marked as out; None for all that is not exactly one figure."""
        if not self.comma and self.bare == 1:
            if _PLAIN.fullmatch(text):
                return Decimal(text)
            if _GROUPED.fullmatch(text):
                return Decimal(text.replace(",", ""))
        parts = taken_apart(text, self.words)
        return None if parts is None else self._value(parts)

    def _value(self, parts: Parts) -> Decimal | None:
        pattern, group, point = (_COMMA, ".", ",") if self.comma else (_DOT, ",", ".")
        if not pattern.fullmatch(parts.digits):
            return None
        digits = parts.digits.replace(group, "").replace(" ", "").replace("'", "").replace(point, ".")
        value = Decimal(digits)
        if parts.negative:
            value = -value
        return value * (parts.mark or self.bare)


def taken_apart(text: str, words: StatementWords) -> Parts | None:
    """The parts of a figure in whatever way it marks decimals; None when the text is anything else."""
    plain = unicodedata.normalize("NFKC", text).translate(_SPACES).strip().lstrip("'")
    found = _WHOLE.fullmatch(plain)
    if found is None or len(_NOT_DIGIT.sub("", found[2])) > MOST_DIGITS:
        return None
    head, digits, tail = found.groups()
    bracketed = head.startswith("(") and tail.endswith(")")
    if bracketed:
        head, tail = head[1:], tail[:-1]
    around = f"{head} {tail}"
    signs = around.count("-") + around.count("+")
    if signs + bracketed > 1:
        return None
    mark, currency = 0, ""
    for token in around.replace("-", " ").replace("+", " ").split():
        if code := _currency(token, words):
            currency = currency or code
        elif not mark and (sign := words.marks.get(fold(token))):
            mark = sign
        else:
            return None
    return Parts(digits, bracketed or "-" in around, mark, currency)


def _currency(token: str, words: StatementWords) -> str:
    """A code or a sign of a currency, as it is known; "" for anything else."""
    if token in CURRENCIES or token in words.signs:
        return token
    bare = token.rstrip(".").casefold()
    return bare if bare in words.signs else ""


def reader_for(cells: Iterable[str], words: StatementWords, code: str | None) -> FigureReader:
    """How the figures of a table are to be read. `code` is its currency, where known: some have three decimals."""
    votes = {".": 0, ",": 0}
    loose = {".": 0, ",": 0}
    for cell in cells:
        parts = taken_apart(cell, words)
        if parts is not None:
            _vote(parts.digits, votes, loose)
    if votes["."] or votes[","]:
        return FigureReader(words, comma=votes[","] > votes["."])
    if not loose["."] and not loose[","]:
        return FigureReader(words)
    thousandths = code is not None and CURRENCIES[code].scale == 3
    mixed = bool(loose["."] and loose[","])
    comma = bool(loose[","]) == thousandths
    known = not comma if thousandths else bool(code or loose[","])
    return FigureReader(words, comma=comma, sure=known and not mixed)


def _vote(digits: str, votes: dict[str, int], loose: dict[str, int]) -> None:
    """Count what one figure tells of the mark of decimals; three digits after a single separator tell little."""
    dots, commas = digits.count("."), digits.count(",")
    if not dots and not commas:
        return
    if dots and commas:
        votes[max(".,", key=digits.rfind)] += 1
        return
    mark = "." if dots else ","
    before, _, after = digits.partition(mark)
    if dots + commas > 1:
        votes["." if mark == "," else ","] += 1
    elif len(after) != 3 or len(before) > 3 or before in {"", "0"} or not before.isdigit():
        votes[mark] += 1
    else:
        loose[mark] += 1


def bare_sign(cells: Iterable[str], words: StatementWords) -> int:
    """The sign of figures without a mark in one column: -1 when the column marks what comes in, and only that."""
    marked: set[int] = set()
    bare = False
    for cell in cells:
        parts = taken_apart(cell, words)
        if parts is not None:
            marked.add(parts.mark)
            bare = bare or (parts.mark == 0 and any(digit in "123456789" for digit in parts.digits))
    return -1 if bare and marked == {0, 1} else 1


def signs_in(cells: Iterable[str], words: StatementWords) -> Mapping[str, int]:
    """How often each currency stands beside a figure."""
    found: dict[str, int] = {}
    for cell in cells:
        parts = taken_apart(cell, words)
        if parts is not None and parts.currency:
            found[parts.currency] = found.get(parts.currency, 0) + 1
    return found
