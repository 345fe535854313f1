"""Brings texts of banks to what two formats of one bank have in common, to compare them."""

import re
from collections.abc import Collection

_WORDS = re.compile(r"[^\W_]+")
_LEAST_PREFIX = 6
_LEAST_WORD = 4
_CUT_OFF, _EQUAL = 500, 1000


def folded(text: str) -> str:
    """Words in small letters with single blanks between, no punctuation."""
    return " ".join(_WORDS.findall(text.casefold()))


def alike(one: str, other: str, noise: Collection[str] = ()) -> bool:
    """Whether two folded texts may be the same row in two formats; see `likeness`."""
    return likeness(one, other, noise) > 0


def likeness(one: str, other: str, noise: Collection[str] = ()) -> int:
    """How much two folded texts look like one row in two formats: one is cut off, or they share telling words.

    `noise` are words that any row may have ("card", "purchase"). 0 is not at all; a text of nothing may be anything.
    """
    if one == other:
        return _EQUAL
    if not one or not other:
        return 1
    short, long = sorted((one.replace(" ", ""), other.replace(" ", "")), key=len)
    if long.startswith(short) and len(short) >= min(_LEAST_PREFIX, len(long)):
        return _CUT_OFF
    theirs = _telling(other, noise)
    return sum(len(word) for word in _telling(one, noise) if any(_shared(word, their) for their in theirs))


def _shared(word: str, other: str) -> bool:
    """The same word, or the same cut off."""
    return word.startswith(other) or other.startswith(word)


def _telling(text: str, noise: Collection[str]) -> set[str]:
    return {word for word in text.split() if len(word) >= _LEAST_WORD and word.isalpha() and word not in noise}
