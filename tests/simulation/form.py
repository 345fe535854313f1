"""How every message must be written, whatever it says: in one language, well formed, and with no code left in it."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.simulation.world import Heard

_TAG = re.compile(r"<(/?)(\w+)[^<>]*>")
_LINK = re.compile(r"https?://\S+|\b[a-z]+(?:\.[a-z]+)+\.au\b|Document Checklist Tool")
"""Where to look something up: by its address, or as it is called there."""
_COMMAND = re.compile(r"(?<!\w)/\w+")
_SIGN = re.compile(r"\b(?:A|US)(?=\$)")
_LATIN, _CYRILLIC = re.compile(r"[A-Za-z]+"), re.compile(r"[а-яөүё]+", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|#\d+);)")
_NEGATIVE_ZERO = re.compile(r"[-−](?:A\$|US\$)?0(?:[.,]0+)*(?![\d.,]*\d)")
_KEY = re.compile(r"\b[a-z_]+(?:\.[a-z_]+)+\b")
WRONG = {
    "None": re.compile(r"\bNone\b"),
    "a hole": re.compile(r"[{}]|%\("),
    "two blanks": re.compile(r"(?<=\S)  "),
    "a blank at the end of a line": re.compile(r"[ \t]$", re.MULTILINE),
    "an empty line at the end": re.compile(r"\n\s*\Z"),
    "a negative zero": _NEGATIVE_ZERO,
    "a bare &": _ENTITY,
    "two minus signs": re.compile(r"[-−]{2}"),
    "an empty pair": re.compile(r"\(\s*\)|<b>\s*</b>|«\s*»"),
    "a blank before a mark": re.compile(r"\S [,.:;!?](?:\s|$)"),
}
_SAME_EVERYWHERE = {
    "VEVO",
    "CoE",
    "OSHC",
    "GlobFam",
    "IELTS",
    "PTE",
    "TOEFL",
    "GS",
    "ImmiAccount",
    "English",
    "Монгол",
    "AUD",
    "MNT",
    "USD",
    "BTC",
}
"""Names of things that are called so in every language."""


@cache
def _keys() -> frozenset[str]:
    text = Path("locales/en/messages.po").read_text("utf-8")
    return frozenset(re.findall(r'^msgid "([\w.]+)"', text, re.MULTILINE))


def shown(one: Heard) -> list[str]:
    """All that is read: the text and the buttons."""
    return [one.out.text, *(button.text for row in one.out.rows for button in row)]


def wrongs(text: str) -> Iterator[str]:
    """What is wrong with the form of a text."""
    yield from (name for name, pattern in WRONG.items() if pattern.search(text))
    yield from (f"the key {key}" for key in _KEY.findall(_LINK.sub("", text)) if key in _keys())
    opened: list[str] = []
    for closing, tag in _TAG.findall(text):
        if closing and (not opened or opened.pop() != tag):
            yield f"</{tag}> without its beginning"
        elif not closing:
            opened.append(tag)
    if opened or re.search("[<>]", _TAG.sub("", text)):
        yield f"unbalanced {opened}"


def foreign(text: str, language: str, names: frozenset[str]) -> list[str]:
    """The words of the other alphabet that are no names: of people, accounts, bills, or as somebody typed them."""
    plain = _SIGN.sub("", _COMMAND.sub("", _LINK.sub("", _TAG.sub("", text))))
    letters = _LATIN if language == "mn" else _CYRILLIC
    words = [word for word in _WORD.findall(plain) if letters.search(word) and word not in _SAME_EVERYWHERE]
    return [word for word in words if word.casefold() not in names and not re.fullmatch(r"P?\d+", word)]


def words_of(*texts: str | None) -> Iterator[str]:
    """The words of names, as `foreign` knows them."""
    for text in texts:
        yield from (word.casefold() for word in _WORD.findall(text or ""))
