"""Folds Mongolian words, in Cyrillic or in Latin letters ("galig"), to one skeleton, and takes case endings off.

Everyone spells galig their own way: хүнс is huns, hvns or khuns. Both sides are folded to the same few letters (ө, ү, о
and у are one class, doubled letters are one, soft signs go), so that a word listed once in Cyrillic is met in each.
The rules are those of common chat spelling; they lose differences (ус and үс), so an exact match always goes first.
"""

import re
from functools import cache

_CYRILLIC = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "iu", "ж": "j", "з": "z", "и": "i", "й": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "u", "ө": "u", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
    "ү": "u", "ф": "f", "х": "h", "ц": "c", "ч": "č", "ш": "š", "щ": "š", "ъ": "", "ы": "i", "ь": "", "э": "e",
    "ю": "iu", "я": "ia",
})  # fmt: skip
_DIGRAPHS = (
    ("kh", "h"), ("zh", "j"), ("ts", "c"), ("tz", "c"), ("ch", "č"), ("sh", "š"), ("ye", "e"), ("yo", "iu"),
    ("yu", "iu"), ("ya", "ia"),
)  # fmt: skip
_LATIN = str.maketrans({"o": "u", "ö": "u", "ø": "u", "ü": "u", "q": "u", "y": "i", "w": "v", "x": "h"})
_CYRILLIC_LETTER = re.compile("[\u0400-\u052f]")
_DOUBLED = re.compile(r"(.)\1+")
_V_AS_VOWEL = re.compile(r"vv|(?<![aeiou])v(?![aeiouv])")
_LOOSE = str.maketrans({"ө": "о", "ү": "у", "ё": "е", "й": "и", "щ": "ш", "ъ": "", "ь": ""})
_VOWELS = frozenset("аэоөуүиеёюяы")
_LOOK_ALIKE = dict(zip("aceopxykmthb", "асеорхукмтнв", strict=True))
_TO_CYRILLIC = str.maketrans(_LOOK_ALIKE)
_TO_LATIN = str.maketrans({there: here for here, there in _LOOK_ALIKE.items()})


def is_cyrillic(word: str) -> bool:
    """Whether a word has a Cyrillic letter."""
    return not word.isascii() and _CYRILLIC_LETTER.search(word) is not None


def one_script(word: str) -> str:
    """A lower-case word typed with look-alike letters of the other alphabet, brought to one alphabet where possible."""
    if word.isascii() or not any("a" <= letter <= "z" for letter in word) or not is_cyrillic(word):
        return word
    for table in (_TO_CYRILLIC, _TO_LATIN):
        brought = word.translate(table)
        if brought.isascii() or not any("a" <= letter <= "z" for letter in brought):
            return brought
    return word


def loose(word: str) -> str:
    """A Cyrillic word as it looks when typed without ө, ү and soft signs."""
    return word.translate(_LOOSE)


@cache
def skeleton(word: str) -> str:
    """The skeleton of a lower-case word in either alphabet; letters of other alphabets stay as they are."""
    if is_cyrillic(word):
        folded = word.translate(_CYRILLIC)
    else:
        folded = word
        for pair, letter in _DIGRAPHS:
            folded = folded.replace(pair, letter)
        folded = _V_AS_VOWEL.sub("u", folded.translate(_LATIN))
    return _DOUBLED.sub(r"\1", folded)


def skeletons(word: str) -> tuple[str, ...]:
    """All the skeletons by which a listed word is found: a soft sign may be typed as i."""
    if "ь" not in word:
        return (skeleton(word),)
    return tuple(dict.fromkeys((skeleton(word), skeleton(word.replace("ь", "и")))))


def drop_vowel(word: str) -> str | None:
    """A word as it stands before an ending that takes its last short vowel (эмнэлг-ийн); None if it keeps it."""
    if len(word) >= 5 and word[-2] in _VOWELS and not _VOWELS & {word[-1], word[-3]}:
        return word[:-2] + word[-1]
    return None


class Endings:
    """The case endings of a language as data: takes them off a word, longest first, where vowel harmony allows."""

    def __init__(self, endings: list[str]) -> None:
        self._exact = _by_last(endings)
        self._folded = _by_last([skeleton(ending) for ending in endings])
        self._longest = max(map(len, endings), default=0)
        self.all = frozenset(endings) | {loose(ending) for ending in endings} | {skeleton(e) for e in endings}

    def stems(self, word: str, least: int) -> list[str]:
        """The stems of a Cyrillic word, at least `least` letters long, the longest first."""
        return _stems(word, self._exact, least, _harmony_cyrillic)

    def loose_stems(self, word: str, least: int) -> list[str]:
        """The stems of a word that may be typed with о and у for ө and ү."""
        return _stems(word, self._exact, least, _harmony_loose)

    def folded_stems(self, word: str, least: int) -> list[str]:
        """The stems of a skeleton, at least `least` letters long, the longest first."""
        return _stems(word, self._folded, least, _harmony_folded)


def _by_last(endings: list[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for ending in endings:
        found.setdefault(ending[-1], set()).add(ending)
    return {last: tuple(sorted(group, key=lambda ending: (len(ending), ending))) for last, group in found.items()}


def _stems(word: str, endings: dict[str, tuple[str, ...]], least: int, harmony: "_Harmony") -> list[str]:
    found = []
    for ending in endings.get(word[-1:], ()):
        stem = word[: -len(ending)]
        longer = len(stem) > 2 or len(ending) > 1
        if word.endswith(ending) and len(stem) >= least and longer and harmony(stem, ending):
            found.append(stem)
    return found


class _Harmony:
    """Whether an ending's vowel may follow a stem's: back after back, front after front; what has none fits all."""

    def __init__(self, back: str, front: str, neutral: str) -> None:
        self._back = frozenset(back)
        self._front = frozenset(front)
        self._neutral = frozenset(neutral)

    def __call__(self, stem: str, ending: str) -> bool:
        wanted = self._class(ending)
        return wanted is None or self._class(stem[::-1]) in {wanted, None}

    def _class(self, letters: str) -> str | None:
        """By the first vowel; и and, in words from abroad, е are neither."""
        for letter in letters:
            if letter in self._back:
                return "back"
            if letter in self._front:
                return "front"
            if letter in self._neutral:
                return None
        return None


_harmony_cyrillic = _Harmony("аоуяё", "эөү", "ие")
_harmony_loose = _Harmony("ая", "эөү", "иеоуё")
_harmony_folded = _Harmony("a", "e", "iu")
