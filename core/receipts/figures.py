"""The sums of money on a line: which runs of digits are amounts, what they are worth, and in which currency.

Dates, times, telephone numbers, codes and percentages are no amounts. What engines do to figures is undone where the
shape leaves no doubt: a comma or a blank at the decimal point, letters among digits ("So.00").
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from core.receipts.fold import skeleton
from core.receipts.words import ReceiptWords

MOST = Decimal(10) ** 11
_LETTERS = str.maketrans("OoQDlIiSsBZz", "000011155822")
_NUMBER = re.compile(
    r"(?<![\d#])(?P<whole>[1-9]\d{0,2}(?:[,'’]\d{3})+|[1-9]\d{0,2}(?: \d{3}){1,2}(?= ?(?:[.,]\d{2})?(?!\d))"
    r"|\d{1,9}|(?<![\d.,])(?=\.\d\d))"
    r"(?P<part> ?[.,:] ?\d{2})?(?!\d)(?![.,:/-]\d)"
)
_APART = re.compile(_NUMBER.pattern.replace("[,'’]", " ?[,'’] ?"))
"""The same where thousands may stand apart from their comma, as tesseract has sums before a ₮: "75 ,460"."""
_TUGRIK = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:(?: | ?, ?)\d{3})+(?:\.\d\d)?|\d{1,3}\.\d\d|\d+(?=[^\d]))(\d{1,2}|[TТFРƑ€开#]{1,2})(?=\s|$)"
)
"""A sum with a ₮ behind it that was read as one or two digits or letters: "11,4001", "203.571"."""
_SPACED = re.compile(r"\d \d{3}")
_MIXED = re.compile(r"(?<![A-Za-z\d.,])[\dOoQDlISsBZ]{1,5}[.,][\dOoQDlISsBZ]{2}(?![A-Za-z\d])")
_NUMBERED = re.compile(r"\b(?:no|nr|id|№)\W{0,3}$", re.IGNORECASE)
_BAD_BEFORE = re.compile(r"[A-Za-zА-Яа-яӨөҮү]$|\d[.,:/]$|[A-Za-z]-$|[#№/]\s?$|\d\s?-$")
_BAD_AFTER = re.compile(r"\s?[%°]|[A-Za-zА-Яа-яӨөҮү]|/\d|-\w|:\d|\.\d|\.[A-Za-z]")
_CARD_TAIL = re.compile(r"(?:[*•#]|\*\s)\d{4}\s+$")
_TIMES = re.compile(r"(?:^|[\s\d])[xX×х@*]$")
_MINUS = re.compile(r"(?<![\w)])-$")
_MINUS_AFTER = re.compile(r"-(?!\w)")


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount on a line, from `start` to `end` of its text, sign and currency aside.

    `whole` tells that no decimals were printed, `mended` that letters or odd points had to be put right. `code` is the
    currency whose sign stands beside it ("$" alone is "$").
    """

    value: Decimal
    start: int
    end: int
    whole: bool = False
    mended: bool = False
    code: str | None = None


def figures(text: str, words: ReceiptWords, *, in_tugrik: bool = False) -> tuple[Figure, ...]:
    """All amounts on a line, from left to right; `in_tugrik` tells that signs of tögrög are to be expected."""
    mended = _mend(text)
    if in_tugrik:
        mended = _TUGRIK.sub(lambda found: found[1] + "₮".ljust(len(found[2])), mended)
    number = _APART if in_tugrik else _NUMBER
    found = (_figure(mended, match, text, words) for match in number.finditer(mended))
    return tuple(one for one in found if one is not None)


def _mend(text: str) -> str:
    """The text with letters inside figures as the digits that they are; every character keeps its place."""

    def digits(found: re.Match[str]) -> str:
        raw = found.group()
        real = sum(map(str.isdigit, raw))
        return raw.translate(_LETTERS) if 2 * real >= len(raw) - 1 else raw

    return _MIXED.sub(digits, text)


def _figure(text: str, found: re.Match[str], raw: str, words: ReceiptWords) -> Figure | None:
    start, end = found.span()
    if _SPACED.search(found["whole"]) and _after_figure(text[:start]):
        start += found["whole"].index(" ") + 1
        again = _NUMBER.match(text, start)
        return _figure(text, again, raw, words) if again else None
    code, before = _sign_before(text[:start], words)
    if code is None and _BAD_BEFORE.search(text[:start]) and not _TIMES.search(text[:start]):
        return None
    if found["part"] is None and _NUMBERED.search(text[:start]):
        return None
    after, rest = _sign_after(text[end:], words)
    part = found["part"]
    if after is None and _bad_after(rest, has_part=part is not None):
        return None
    digits = re.sub(r"\D", "", found["whole"])
    if len(digits) > 9 or (part is None and len(digits) > 1 and digits[0] == "0"):
        return None
    value = Decimal(f"{digits or 0}.{part.strip(' .,:')}" if part else digits)
    if value >= MOST or (part is not None and ":" in part and code is None):
        return None
    glued = code is not None and text[:start].endswith("-")
    negative = bool(glued or _MINUS.search(before) or _MINUS.search(text[:start]) or _MINUS_AFTER.match(rest))
    odd = text[start:end] != raw[start:end] or ((part is not None and part[0] != ".") or bool(part and " " in part))
    return Figure(-value if negative else value, start, end, part is None, odd, code or after)


def _bad_after(rest: str, *, has_part: bool) -> bool:
    """Whether what follows a number says that it is none of money: a unit, a percent sign, more of a code."""
    if has_part:
        return bool(re.match(r"\s?[%°]|/\d|:\d|[xX×]\d|\s?(?:cm|mm|kg|ml|g|l|m)\b", rest))
    return bool(_BAD_AFTER.match(rest))


def _after_figure(before: str) -> bool:
    """Whether a number follows another number or a count, so that a blank inside it cannot part thousands.

    The last digits of a card, behind stars or what was read for them, are no number.
    """
    return bool(re.search(r"[\dxX×@]\s*$", before)) and not _CARD_TAIL.search(before)


def _sign_before(before: str, words: ReceiptWords) -> tuple[str | None, str]:
    """The currency whose sign stands right before a figure, and what stands before that."""
    bare = before.rstrip(" -(:")
    for sign, code in words.signs.items():
        if bare.upper().endswith(sign):
            return code, bare[: -len(sign)]
    if bare.endswith("$"):
        return "$", bare[:-1]
    if bare.endswith(("¥", "¥")):
        return "¥", bare[:-1]
    word = re.search(r"[^\W\d_]{2,7}\.?$", bare)
    if word is None:
        return None, before
    spots = words.currency.spot(skeleton(word.group()))
    if spots and spots[0].start == 0:
        return spots[0].slot, bare[: word.start()]
    glued = re.search(r"(?:RM|USD|AUD|MNT)$", bare)
    return (words.currency.spot(skeleton(glued.group()))[0].slot, before) if glued else (None, before)


def _sign_after(after: str, words: ReceiptWords) -> tuple[str | None, str]:
    """The currency whose sign follows a figure, and what follows that."""
    bare = after.lstrip(" ")
    for sign, code in words.signs.items():
        if bare.upper().startswith(sign):
            return code, bare[len(sign) :]
    word = re.match(r"[^\W\d_]{1,7}", bare)
    spots = words.currency.spot(skeleton(word.group())) if word else ()
    if word and spots and spots[0].start == 0 and spots[0].end == word.end():
        return spots[0].slot, bare[word.end() :]
    return None, after
