"""What an engine makes of printed figures: how a misread one is spelt as a figure, and which it may be in truth."""

import re
from decimal import Decimal

from core.statements.figures import FigureReader
from core.statements.page_figures import digits_for_letters

_LOOKS_LIKE = frozenset(
    {"08", "06", "09", "14", "17", "27", "35", "38", "39", "49", "56", "58", "59", "68", "69", "89"}
)
"""Pairs of digits that engines take for each other in small print."""
_MOST_MISREAD = 2
"""Digits of one figure."""
_CENTS = 3
"""Signs of a mark of decimals with two decimals behind it, whatever the mark is."""
_BODY = re.compile(r"\d(?:[\d.,'’ ]*\d)?")
_NOISE = str.maketrans("", "", "~`‘_*|")


def spelt(text: str, *, comma: bool) -> str:
    """A figure with digits for letters and one kind of separator; what holds no digit is left as it is."""
    if _BODY.search(text) is None:
        return text
    plain = digits_for_letters(text).translate(_NOISE).replace(":", ".").strip()
    body = _BODY.search(plain)
    assert body is not None
    point, group = (",", ".") if comma else (".", ",")
    digits = re.sub(r"\s*([.,'’])\s*", r"\1", body[0])
    marks = [at for at, sign in enumerate(digits) if sign in ".,"]
    if marks and len(digits) - marks[-1] == _CENTS:
        digits = digits[: marks[-1]].replace(point, group) + point + digits[marks[-1] + 1 :]
    return plain[: body.start()] + digits + plain[body.end() :]


def alike(was: str, now: Decimal) -> bool:
    """Whether an engine may have read `was` where `now` is printed: the same digits, or few that look like them.

    A point, a comma or a minus may have been lost.
    """
    read = "".join(sign for sign in digits_for_letters(was) if sign.isdigit())
    places = max(2, -int(now.as_tuple().exponent))
    printed = [f"{abs(now):.{places}f}".replace(".", "")]
    if now == now.to_integral_value():
        printed.append(f"{abs(now):.0f}")
    return any(_few_differ(read, digits) for digits in printed)


def _few_differ(read: str, printed: str) -> bool:
    if len(read) != len(printed):
        return False
    pairs = [pair for pair in zip(read, printed, strict=True) if pair[0] != pair[1]]
    return len(pairs) <= _MOST_MISREAD and all("".join(sorted(pair)) in _LOOKS_LIKE for pair in pairs)


def rewritten(text: str, now: Decimal, reader: FigureReader) -> str | None:
    """A cell with another figure in the place of the one it has, spelt as the table spells them."""
    body = _BODY.search(text)
    plain = f"{abs(now):.{max(2, -int(now.as_tuple().exponent))}f}"
    digits = plain.replace(".", ",") if reader.comma else plain
    tries = [digits, f"-{digits}"]
    if body is not None:
        tries.insert(0, f"{text[: body.start()]}{digits}{text[body.end() :]}")
    return next((tried for tried in tries if reader.read(tried) == now), None)
