"""Amounts of those who keep them covered: behind a spoiler in a text, as dots where Telegram knows no spoiler.

A covered amount stands between two marks from the moment it is worded, so that it stays covered however a presenter
puts its words together. The marks become what Telegram shows when the text is done.
"""

import re
from dataclasses import replace

from core.delivery.model import Button, Method, Outgoing

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Of Unicode's private use: nobody's keyboard has them, and what is typed with them is cut out of what is shown."""
_COVERED = re.compile(f"{_OPEN}[^{_CLOSE}]*{_CLOSE}?")
_WHOLE = re.compile(f"{_OPEN}([^{_OPEN}{_CLOSE}]*){_CLOSE}")
_MARKS = str.maketrans("", "", _OPEN + _CLOSE)
DOTS = "•••"


def cover(figures: str) -> str:
    """An amount, marked as one to cover."""
    return f"{_OPEN}{figures}{_CLOSE}"


def bare(text: str) -> str:
    """What somebody typed, without any such marks."""
    return text.translate(_MARKS)


def as_html(text: str) -> str:
    """A text in Telegram's HTML, with each covered amount behind a spoiler."""
    if _OPEN not in text:
        return text
    return _WHOLE.sub(r"<tg-spoiler>\1</tg-spoiler>", text).translate(_MARKS)


def as_plain(text: str) -> str:
    """A button's label or a toast, with dots in the place of each covered amount."""
    return _COVERED.sub(DOTS, text) if _OPEN in text else text


def covered(out: Outgoing) -> Outgoing:
    """What goes out, without a mark left anywhere."""
    text = as_plain(out.text) if out.method is Method.TOAST else as_html(out.text)
    rows = tuple(tuple(_label(button) for button in row) for row in out.rows)
    instead = covered(out.instead) if out.instead else None
    now = (text, rows, instead)
    return out if now == (out.text, out.rows, out.instead) else replace(out, text=text, rows=rows, instead=instead)


def _label(button: Button) -> Button:
    label = as_plain(button.text)
    return button if label == button.text else replace(button, text=label)
