"""Brings what a keyboard, a phone or a prankster typed to plain characters, without changing what a person sees.

Digits of any script and of emoji become 0-9, marks that nobody sees go, look-alikes become what they look like. What
may deceive the eye about a number (½, struck-out digits, right-to-left overrides) becomes `ODD`, which no number holds,
so that the reader asks.
"""

import unicodedata

ODD = "\ue000"
"""Stands for a character that makes the number beside it doubtful."""

_SAME = {
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "–": "—", "―": "—", "‒": "—", "‐": "-", "‑": "-", "−": "-", "✕": "×", "✖": "×", "＊": "*", "⋅": "×",
    "⁄": "/", "∕": "/", "，": ",", "、": ",", "；": ";", "：": ":", "￥": "¥", "￦": "₩", "٫": ".", "٬": ",", "،": ",",
    "є": "ө", "Є": "Ө", "ї": "ү", "Ї": "Ү", "ɵ": "ө", "Ɵ": "Ө", "ѳ": "ө", "Ѳ": "Ө", "θ": "ө", "Θ": "Ө", "ϴ": "Ө",
    "➜": "→", "⟶": "→", "➔": "→", "➡": "→", "⇒": "→", "\u202e": ODD, "\u202d": ODD, "🔟": ODD, "_": " ",
}  # fmt: skip


class _Table(dict[int, str]):
    """A translation table that works a character out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = plain = _plain(chr(code))
        return plain


def _plain(character: str) -> str:
    if 0xFF01 <= ord(character) <= 0xFF5E:
        character = chr(ord(character) - 0xFEE0)
    if character in _SAME:
        return _SAME[character]
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    return _by_category(character, unicodedata.category(character))


def _by_category(character: str, category: str) -> str:
    if category in {"Zs", "Zl", "Zp", "Cc"}:
        return " "
    if category in {"No", "Nl"}:
        return ODD
    if category in {"Cf", "Me"} or character in "\ufe0e\ufe0f":
        return ""
    return character


_TABLE = _Table()


def clean(text: str) -> str:
    """One line of plain characters. Lengths change; what is shown to people is the original text."""
    if text.isascii():
        return text.translate(_TABLE) if "_" in text or not text.isprintable() else text
    plain = unicodedata.normalize("NFC", text).translate(_TABLE)
    if any(unicodedata.category(character) == "Mn" for character in plain if character > "\u02ff"):
        return _without_marks(plain)
    return plain


def _without_marks(text: str) -> str:
    """Drop combining marks; one upon a digit makes it odd, since it may be struck out."""
    kept: list[str] = []
    for character in text:
        if unicodedata.category(character) != "Mn":
            kept.append(character)
        elif kept and kept[-1].isdigit():
            kept.append(ODD)
    return "".join(kept)
