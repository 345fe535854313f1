"""Finds the listed words that one slip of a finger away from a typed one: a letter more, fewer, other or swapped.

Words that share a form with one letter taken out are near each other (the method of SymSpell), so a look-up costs as
many dictionary look-ups as the word has letters. The index is made when the first unknown word is met.
"""

from collections.abc import Iterable
from threading import Lock

LEAST_LETTERS = 5
"""Shorter words have too many neighbours to be corrected safely; a listed word may be one shorter."""
MOST_LETTERS = 24


class Slips:
    """The words that may be meant; they are first asked for when the first unknown word is met."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = words
        self._index: dict[str, list[str]] = {}
        self._filling = Lock()

    def near(self, typed: str) -> list[str]:
        """Every listed word exactly one slip from `typed`; empty for a word that is too short or long."""
        if not LEAST_LETTERS <= len(typed.lstrip("=")) <= MOST_LETTERS:
            return []
        with self._filling:
            if not self._index:
                self._index = self._filled()
        found = {word for form in (typed, *_shorter(typed)) for word in self._index.get(form, ())}
        return [word for word in found if one_slip(typed, word)]

    def _filled(self) -> dict[str, list[str]]:
        index: dict[str, list[str]] = {}
        listed = dict.fromkeys(word for word in self._words if len(word.lstrip("=")) >= LEAST_LETTERS - 1)
        for word in listed:
            for form in {word, *_shorter(word)}:
                index.setdefault(form, []).append(word)
        return index


def _shorter(word: str) -> list[str]:
    return [word[:at] + word[at + 1 :] for at in range(len(word))]


def one_slip(typed: str, word: str) -> bool:
    """Whether one letter added, dropped, changed or swapped with its neighbour makes `word` of `typed`."""
    if len(typed) < len(word):
        typed, word = word, typed
    at = next((place for place, (one, other) in enumerate(zip(typed, word, strict=False)) if one != other), len(word))
    if len(typed) != len(word):
        return len(typed) == len(word) + 1 and typed[at + 1 :] == word[at:]
    swapped = typed[:at] + typed[at + 1 : at + 2] + typed[at : at + 1] + typed[at + 2 :]
    return typed != word and (typed[at + 1 :] == word[at + 1 :] or swapped == word)
