"""Which words of a printed line are figures of money, before any column is known.

A figure is *strong* when its own shape says money ("1,234.50", "8,500"), *weak* when it could as well be a reference
("1234") or when an engine may have mistaken a letter for a digit ("12.S0"): a weak one counts where it stands in a
column of strong ones.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.documents.page import Box, Line, Word
from core.money.currency import CURRENCIES

_SIGN = r"[-+−–]"
_COIN = r"(?:[A-Z]{1,2}\$|[$₮€£¥])"
_SIDE = r"(?:(?:cr|dr|дт|кт)\.?)"
_DIGITS = r"\d{1,3}(?:[,.'’]\d{3})+|\d+"
_FIGURE = re.compile(
    rf"\(?{_SIGN}?{_COIN}?{_SIGN}?(?P<whole>{_DIGITS}|(?=[.,]))(?P<part>[.,]\d{{1,3}})?{_COIN}?[-−]?\)?{_SIDE}?",
    re.IGNORECASE,
)
_STRONG = re.compile(r"\d[.,]\d\d(?!\d)|(?<![\d])[.,]\d\d(?!\d)|\d[,.'’]\d{3}(?![\d])")
_FIRST_GROUP = re.compile(rf"\(?{_SIGN}?{_COIN}?\d{{1,3}}")
_NEXT_GROUP = re.compile(rf"\d{{3}}(?:[.,]\d{{1,2}})?{_COIN}?[-−]?\)?{_SIDE}?", re.IGNORECASE)
_BEFORE = re.compile(rf"\(?{_SIGN}?|{_SIGN}?{_COIN}{_SIGN}?")
_AFTER = re.compile(rf"{_SIDE}|[-−+)]|{_COIN}|төг\.?", re.IGNORECASE)
_MISTAKEN = str.maketrans({"O": "0", "o": "0", "D": "0", "Q": "0", "l": "1", "I": "1", "i": "1", "|": "1", "!": "1",
                           "S": "5", "s": "5", "B": "8", "Z": "2", "z": "2", "G": "6", "b": "6", "g": "9", "q": "9",
                           "О": "0", "о": "0", "З": "3", "з": "3", "В": "8", "б": "6", "Т": "7", "T": "7"})  # fmt: skip
CLOSE = 0.6
"""Heights of a letter between groups of one number at most ("1 234,50")."""
BESIDE = 1.3
"""Heights of a letter between a figure and its sign, its coin or its CR at most."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure on a line: `words` from `start` to `end` (not included), with sign, coin and CR beside it."""

    words: tuple[Word, ...]
    start: int
    end: int
    strong: bool
    box: Box
    """The place of the figure, with what hangs on its right."""

    @property
    def text(self) -> str:
        """As printed, in one piece but for a CR or a code behind it."""
        return " ".join(word.text for word in self.words)


def digits_for_letters(text: str) -> str:
    """A figure with its mistaken letters as the digits they look like: "1,2O5.S0" is 1,205.50; a CR or DR is left."""
    side = re.search(r"\s*(?:cr|dr)\.?$", text, re.IGNORECASE)
    body = text[: side.start()] if side else text
    return body.translate(_MISTAKEN) + text[len(body) :]


def shape(text: str, *, loose: bool) -> bool | None:
    """Whether a word is a strong figure (True), a weak one (False) or none; `loose` also reads mistaken letters."""
    if _FIGURE.fullmatch(text) and any(sign.isdigit() for sign in text):
        return bool(_STRONG.search(text))
    if loose and 2 * sum(sign.isdigit() for sign in text) >= len(text.strip("$₮-().,")):
        mended = digits_for_letters(text).replace(":", ".").strip("~'`‘’_")
        if _FIGURE.fullmatch(mended) and sum(sign.isdigit() for sign in text):
            return False
    return None


def figures(words: Sequence[Word], letter: float, *, loose: bool) -> Iterator[Figure]:
    """The figures of a line from left to right."""
    at = 0
    while at < len(words):
        strong = shape(words[at].text, loose=loose)
        if strong is None:
            at += 1
            continue
        end = at + 1
        grouped = _groups_end(words, at, letter)
        if grouped > end:
            end, strong = grouped, True
        start = at - 1 if at and _leans(words, at - 1, letter) else at
        while end < len(words) and _hangs(words, end, letter):
            end += 1
        own = tuple(words[start:end])
        yield Figure(own, start, end, strong, Line(own).box)
        at = end


def _groups_end(words: Sequence[Word], at: int, letter: float) -> int:
    """Where a number ends that is printed in groups with spaces between."""
    end = at + 1
    if not _FIRST_GROUP.fullmatch(words[at].text):
        return end
    while end < len(words) and _NEXT_GROUP.fullmatch(words[end].text) and _gap(words, end) <= CLOSE * letter:
        end += 1
        if not words[end - 1].text.isdigit():
            break
    return end


def _leans(words: Sequence[Word], at: int, letter: float) -> bool:
    """Whether the word before a figure is its sign or coin; a code counts only where a cell begins with it."""
    if _gap(words, at + 1) > BESIDE * letter:
        return False
    text = words[at].text
    begins = at == 0 or _gap(words, at) > BESIDE * letter
    return bool(_BEFORE.fullmatch(text)) or (begins and text.upper() in CURRENCIES)


def _hangs(words: Sequence[Word], at: int, letter: float) -> bool:
    """Whether a word behind a figure belongs to it."""
    if _gap(words, at) > BESIDE * letter:
        return False
    text = words[at].text
    return bool(_AFTER.fullmatch(text)) or text in CURRENCIES


def _gap(words: Sequence[Word], at: int) -> int:
    return words[at].box.left - words[at - 1].box.right
