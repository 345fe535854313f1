"""Finds what is listed under a key. Keys are made late: working out those of every listed word would slow each start.

A listed word waits under its first letter until a key is sought that it may have.
"""

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from operator import itemgetter
from threading import Lock
from typing import Generic, TypeVar

from core.capture.skeleton import drop_vowel, is_cyrillic, loose, skeletons

Listed = TypeVar("Listed")
Way = tuple[bool, bool]
"""How a word is listed: as English or Mongolian, and as a name, which keeps its vowels."""
_FOLDED_FROM = (
    "a:аa b:бb v:вvw g:гg d:дd e:еэey i:ийыёюяiy j:жjz z:зz k:кk l:лl m:мm n:нn u:оөуүouöøüqvw p:пp r:рr s:сs t:тt "
    "f:фf h:хhkx c:цct č:чct š:шщs"
)
_LETTERS = {
    "=": {row[0]: row[2:] for row in _FOLDED_FROM.split()},
    "~": {first: letters for letters in ("оө", "уү", "её", "ий", "шщ") for first in letters},
}
"""With which letters a word may begin whose skeleton, or loose spelling, begins with another."""


class Index(Generic[Listed]):
    """What is listed, by key: a word itself, `+` an English form, `~` loosely typed Cyrillic, `=` a skeleton."""

    def __init__(self) -> None:
        self._found: dict[str, list[tuple[int, Listed]]] = {}
        self._waiting: dict[str, list[tuple[int, str, Way, Listed]]] = {}
        self._listed = 0
        self._making = Lock()

    def add(self, word: str, way: Way, listed: Listed) -> None:
        """List something under every key of a word."""
        self._listed += 1
        self._waiting.setdefault(word[0], []).append((self._listed, word, way, listed))

    def get(self, key: str) -> tuple[Listed, ...]:
        """All that is listed under a key, in the order of listing."""
        first = key[1:2] if key[0] in "=~+" else key[0]
        for letter in _LETTERS.get(key[0], _NO_OTHERS).get(first, first):
            if letter in self._waiting:
                self._make(letter)
        return tuple(listed for _, listed in sorted(self._found.get(key, ()), key=itemgetter(0)))

    def every_key(self) -> Collection[str]:
        """Every key under which something is listed."""
        for first in list(self._waiting):
            self._make(first)
        return self._found.keys()

    def _make(self, first: str) -> None:
        """Words wait until their keys are all made: another thread that seeks one meanwhile waits too."""
        with self._making:
            for rank, word, way, listed in self._waiting.get(first, ()):
                for key in _keys(word, way):
                    self._found.setdefault(key, []).append((rank, listed))
            self._waiting.pop(first, None)


_NO_OTHERS: Mapping[str, str] = {}


@cache
def keys_of(word: str, ways: frozenset[Way]) -> frozenset[str]:
    """Every key of a word that is listed in some ways."""
    return frozenset(key for way in ways for key in _keys(word, way))


def _keys(word: str, way: Way) -> list[str]:
    """The keys of a listed word; an English one that is no name has no skeleton, nor has a short name."""
    english, name = way
    keys = [word]
    if english:
        keys += ["+" + form for form in (word, *_singulars(word))]
    if is_cyrillic(word):
        forms = _forms(word, name=name)
        keys += [*forms[1:], *("~" + loose(form) for form in forms)]
    else:
        forms = [word] if word.isalpha() and (not english or (name and len(word) > 3)) else []
    return [*keys, *("=" + folding for form in forms for folding in skeletons(form))]


def _forms(word: str, *, name: bool) -> list[str]:
    dropped = None if name else drop_vowel(word)
    return [word, dropped] if dropped else [word]


def _singulars(word: str) -> Iterator[str]:
    """What a listed plural is of one: biscuit of biscuits, candy of candies."""
    if word.endswith("s") and not word.endswith("ss") and len(word) > 4:
        yield word[:-1]
        if word.endswith("ies"):
            yield word[:-3] + "y"
