"""Numbers that name something: what a payer quotes, a company's number, the number of a certificate."""

import re

_REFERENCE = re.compile(r"[A-Za-zА-ЯЁӨҮа-яёөү]{0,4}[-/ ]?\d[\d A-Za-z/-]*")
_BILLER_CODE = re.compile(r"(?<!\d)\d{3,6}(?!\d)")
_ABN = re.compile(r"(?<!\d)\d{2} ?\d{3} ?\d{3} ?\d{3}(?!\d)")
_TIN = re.compile(r"(?<!\d)\d{7}(?!\d)|(?<!\d)\d{11,14}(?!\d)")
_WEIGHTS = (10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19)
_LEAST, _MOST = 4, 24


def reference(text: str) -> str | None:
    """What a payer is to quote: figures with few letters, as printed. A day or a sum is none."""
    found = _REFERENCE.match(text)
    if not found or re.search(r"\d[./]\d|[$₮%,]|\d\.\d", text[: found.end() + 2]):
        return None
    made = " ".join(found.group().split()).rstrip(" -/")
    while made and not made[-1].isdigit() and " " in made:
        made = made.rsplit(" ", 1)[0]
    digits = sum(char.isdigit() for char in made)
    return made if digits >= _LEAST and len(made) <= _MOST and digits * 2 >= len(made) else None


def biller_code(text: str) -> str | None:
    """A BPAY biller code: three to six figures and nothing else before them."""
    found = _BILLER_CODE.match(text.replace(" ", "")) if text[:1].isdigit() else None
    return found.group() if found else None


def abn(text: str) -> str | None:
    """An Australian Business Number that passes its own check (weighted sum of digits, modulo 89)."""
    for found in _ABN.finditer(text):
        digits = found.group().replace(" ", "")
        numbers = [int(char) for char in digits]
        numbers[0] -= 1
        if sum(weight * one for weight, one in zip(_WEIGHTS, numbers, strict=True)) % 89 == 0:
            return digits
    return None


def tin(text: str) -> str | None:
    """A Mongolian company's number: the register's seven figures, or ТТД with eleven to fourteen."""
    found = _TIN.match(text)
    return found.group() if found else None
