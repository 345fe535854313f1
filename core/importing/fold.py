"""Brings texts of banks to what two formats of one bank have in common, to compare them."""

import re
from collections.abc import Collection

_WORDS = re.compile(r"[^\W_]+")
_LEAST_PREFIX = 6
_LEAST_WORD = 4


def folded(text: str) -> str:
    """Words in small letters with single blanks between, no punctuation."""
    return " ".join(_WORDS.findall(text.casefold()))


def alike(one: str, other: str, noise: Collection[str] = ()) -> bool:
    """Whether two folded texts may be the same row in two formats: one is cut off, or they share a telling word.

    `noise` are words that any row may have ("card", "purchase"). A text of nothing may be anything.
    """
    if not one or not other:
        return True
    short, long = sorted((one.replace(" ", ""), other.replace(" ", "")), key=len)
    if long.startswith(short) and len(short) >= min(_LEAST_PREFIX, len(long)):
        return True
    return not _telling(one, noise).isdisjoint(_telling(other, noise))


def _telling(text: str, noise: Collection[str]) -> set[str]:
    return {word for word in text.split() if len(word) >= _LEAST_WORD and word.isalpha() and word not in noise}
