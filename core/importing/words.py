"""The words that stand around payees in statements and tell a row's kind, as data of every language.

`[text]` of `importing.toml` lists what is dropped from a text, and where; `[mark]` lists phrases by what they tell of a
row (`cash`, `salary`, `fee` …). A star at a phrase's end takes any ending: «цалингийн». They are found word by word, so
that a hundred thousand rows are read in the time of one pass.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.importing.fold import folded

_STEM_FROM = 3
Tables = Mapping[str, Any]


class Phrases:
    """Phrases of words that are found at a place of a list of words, the longest first."""

    def __init__(self, listed: Iterable[tuple[str, str]]) -> None:
        self._begun: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._stems: dict[str, str] = {}
        for phrase, value in listed:
            words = tuple(folded(phrase).split())
            if phrase.endswith("*") and len(words) == 1:
                self._stems[words[0]] = value
            self._begun.setdefault(words[0], []).append((words, value))
        for phrases in self._begun.values():
            phrases.sort(key=lambda of: -len(of[0]))

    def at(self, words: Sequence[str], place: int) -> tuple[int, str] | None:
        """How many words of the longest phrase stand at a place, and its value."""
        word = words[place]
        for phrase, value in self._begun.get(word, ()):
            if len(phrase) == 1 or tuple(words[place : place + len(phrase)]) == phrase:
                return len(phrase), value
        if self._stems and not word.isascii():
            for end in range(len(word) - 1, _STEM_FROM - 1, -1):
                if word[:end] in self._stems:
                    return 1, self._stems[word[:end]]
        return None

    def found(self, words: Sequence[str]) -> Iterator[tuple[int, str]]:
        """(place, value) of every phrase of a text."""
        for place in range(len(words)):
            if met := self.at(words, place):
                yield place, met[1]


@dataclass(frozen=True, slots=True, eq=False)
class TextWords:
    """All that is known of the texts of statements."""

    prefix: Phrases
    processor: frozenset[str]
    cut: Phrases
    company: Phrases
    places: Phrases
    suburb: frozenset[str]
    joining: frozenset[str]
    noise: frozenset[str]
    marks: Phrases


def build_words(sources: Iterable[Tables]) -> TextWords:
    """Make the words of the tables of all languages. Raises `KeyError` for a table that is missing."""
    listed = list(sources)

    def of(name: str) -> list[str]:
        return [phrase for tables in listed for phrase in tables["text"][name]]

    return TextWords(
        prefix=Phrases((phrase, "") for phrase in of("prefix")),
        processor=frozenset(of("processor")),
        cut=Phrases((phrase, "") for phrase in of("cut")),
        company=Phrases((phrase, "") for phrase in of("company")),
        places=Phrases((phrase, name) for name in ("country", "state", "city") for phrase in of(name)),
        suburb=frozenset(of("suburb")),
        joining=frozenset(of("joining")),
        noise=frozenset(of("noise")),
        marks=Phrases(
            (phrase, mark) for tables in listed for mark, phrases in tables["mark"].items() for phrase in phrases
        ),
    )
