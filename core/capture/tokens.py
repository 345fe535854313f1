"""Cuts a plain line into tokens: numbers as they stand, words, signs, and what is surely no money (links, times …)."""

import re
from dataclasses import dataclass
from enum import StrEnum

from core.capture.text import ODD


class Shape(StrEnum):
    """What a token looks like, before any word is known."""

    NUMBER = "number"
    WORD = "word"
    SIGN = "sign"
    MARK = "mark"
    DATE = "date"
    TIME = "time"
    TAG = "tag"
    LINK = "link"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the line, and whether it touches the piece before it. `start` and `end` count in the plain text."""

    shape: Shape
    text: str
    start: int
    end: int
    glued: bool


_LETTER = r"[^\W\d_]"
_NOT_IN_NUMBER = r"(?<![\d.,])"
_GROUPED = r"[1-9]\d{0,2}(?: \d{3})+(?:[.,]\d{1,2})?(?!\d|[.,']\d)"
_PHONES = (
    r"\+\d{10,14}\b",
    r"\+(?:976|61)[ -]?\(?\d[\d ()-]{6,}\d",
    r"0\d{3}[ -]\d{3}[ -]\d{3}\b",
    r"0\d[ -]\d{4}[ -]\d{4}\b",
    r"0\d{8,10}\b",
    r"1[38]00[ -]\d{3}[ -]\d{3}\b",
    r"[5-9]\d{3}-\d{4}\b",
    r"[6-9]\d{3} \d{4}(?!\d)",
    r"[6-9]\d(?:[ -]\d\d){3}(?!\d)",
    r"\d{3}-\d{3}(?![\d-])",
    r"\d{1,3}(?:\.\d{1,3}){3}(?![\d.])",
)
_DATE = (
    r"(?<![\d.,/'-])(?:\d{4}(?P<a>[-/.])\d{1,2}(?P=a)\d{1,2}(?:T(?=\d))?"
    r"|\d{1,2}(?P<b>[-/.])\d{1,2}(?P=b)(?:\d{4}|\d{2})|\d{1,2}/\d{1,2})(?![\d/']|[.,-]\d)"
)
_TIME = (
    rf"{_NOT_IN_NUMBER}\d{{1,2}}:\d{{2}}(?::\d{{2}}(?:\.\d+)?)?(?![\d:])(?: ?[apAP]\.?[mM]\b)?"
    rf"|{_NOT_IN_NUMBER}\d{{1,2}}(?:\.[0-5]\d)? ?[apAP][mM]\b"
)
_DOLLAR = (
    rf"(?<!{_LETTER})(?:[A-Z]{{3}}|{_LETTER}{{1,2}}|aud|usd|nzd|cad|sgd|hkd)\$"
    rf"|\$(?:[A-Z]{{1,3}}|us|au|nz)(?!{_LETTER})"
)
"""Letters that hang on the sign are a part of it, known or not: S$12 is no 12 of the reader's own dollars."""
_PATTERNS: tuple[tuple[Shape, str], ...] = (
    (Shape.LINK, r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]+"),
    (Shape.TAG, rf"(?<!\w)\#{_LETTER}[\w-]*"),
    (Shape.DATE, _DATE),
    (Shape.TIME, _TIME),
    (Shape.PHONE, "|".join(_NOT_IN_NUMBER + pattern for pattern in _PHONES)),
    (Shape.NUMBER, rf"(?<!\w){_GROUPED}|(?<!\S),\d[\d.,]*|(?:\d|(?<![\d.])\.(?=\d))(?:[\d.,'{ODD}]*[\d{ODD}])?|{ODD}+"),
    (Shape.SIGN, _DOLLAR + r"|[$¢-¥֏؋৲৳฿៛\u20a0-\u20cf]"),
    (Shape.WORD, rf"{_LETTER}+(?:['&.-]{_LETTER}+)*|[\u2300-\u23ff\u2600-\u27bf\U0001f000-\U0001faff]"),
    (Shape.MARK, r"->|=>|\S"),
)
_SHAPES = {shape.value: shape for shape in Shape}
_TOKEN = re.compile("|".join(f"(?P<{shape.value}>{pattern})" for shape, pattern in _PATTERNS))


def tokenize(plain: str) -> list[Token]:
    """Every piece of a plain line, in order; blanks separate and are not kept. Linear in its length."""
    tokens: list[Token] = []
    end = -1
    for match in _TOKEN.finditer(plain):
        tokens.append(
            Token(Shape(match.lastgroup or ""), match.group(), match.start(), match.end(), match.start() == end)
        )
        end = match.end()
    return tokens
