"""Text as it is compared: letters and digits only, with what engines take for one another made one.

A printed О is read as O or 0, an і as 1 or l, and Н, Р, С, Х of a Mongolian receipt come back as Latin letters. A
skeleton is the same for all of them, so that a phrase of the vocabulary is found whichever was read.
"""

import unicodedata
from dataclasses import dataclass

_ALIKE = str.maketrans(
    {
        **dict.fromkeys("i1|!іıӀ", "l"),
        **dict.fromkeys("0оөοѳ", "o"),
        **dict.fromkeys("5ѕ", "s"),
        **dict.fromkeys("8в", "b"),
        **dict.fromkeys("уү¥", "y"),
        **dict(zip("акехсмтнрд", "akexcmthpд", strict=True)),
        "2": "z",
    }
)
"""Letters of both scripts and digits that look alike, as small letters."""


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A text folded: `compact` is what is compared, `at` tells where each of its characters stood in the text.

    `starts` and `ends` are the places in `compact` at which a word begins and (exclusively) ends, `digits` those where
    a digit stood.
    """

    compact: str
    at: tuple[int, ...]
    starts: frozenset[int]
    ends: frozenset[int]
    digits: frozenset[int]


def plain(text: str) -> str:
    """Letters and digits alone, in small letters: how names are compared."""
    return "".join(char for char in text.casefold() if char.isalnum())


def compact(text: str) -> str:
    """The folded letters and digits of a text."""
    return skeleton(text).compact


def skeleton(text: str) -> Skeleton:
    """Fold a text and remember where its words were."""
    kept: list[str] = []
    at: list[int] = []
    starts: set[int] = set()
    ends: set[int] = set()
    before = ""
    for place, char in enumerate(text):
        if not (char.isalnum() or char in "|¥"):
            before = ""
            ends.add(len(kept))
            continue
        if _breaks(before, char):
            starts.add(len(kept))
            ends.add(len(kept))
        before = char
        for folded in _bare(char).translate(_ALIKE):
            kept.append(folded)
            at.append(place)
    ends.add(len(kept))
    digits = frozenset(number for number, place in enumerate(at) if text[place].isdigit())
    return Skeleton("".join(kept), tuple(at), frozenset(starts), frozenset(ends), digits)


def _bare(char: str) -> str:
    """A small letter without its accent: й as и, á as a."""
    if char.isascii():
        return char.lower()
    return unicodedata.normalize("NFD", char.lower())[0]


def _breaks(before: str, char: str) -> bool:
    """Whether a word begins with `char`: after nothing, after a digit, as a capital after a small letter."""
    if not before:
        return True
    if before.isdigit() != char.isdigit():
        return True
    return before.islower() and char.isupper()


def distance(one: str, other: str, most: int) -> int:
    """How many letters two texts differ by; `most` + 1 as soon as it is more than `most`."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    if one == other:
        return 0
    if most == 1:
        return 1 if _one_off(one, other) else 2
    row = list(range(len(other) + 1))
    for number, left in enumerate(one, 1):
        last, row = row, [number]
        for place, right in enumerate(other, 1):
            row.append(min(last[place] + 1, row[-1] + 1, last[place - 1] + (left != right)))
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def _one_off(one: str, other: str) -> bool:
    """Whether two different texts are one letter apart: alike up to a place, and alike behind it."""
    same = next((place for place, (left, right) in enumerate(zip(one, other, strict=False)) if left != right), None)
    if same is None:
        return True
    if len(one) == len(other):
        return one[same + 1 :] == other[same + 1 :]
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return longer[same + 1 :] == shorter[same:]
