"""The words of shifts as data (`locales/*/visa.toml`), made into patterns; a line is first brought to listed forms.

Each table is a role; its lists hold phrases. Mongolian is met without ө and ү, and in Latin letters, by its skeleton.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from core.capture.skeleton import is_cyrillic, loose, one_script, skeleton, skeletons

Table = Mapping[str, Mapping[str, list[str]]]
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_LEAST = 4
"""Letters of a Latin word before it may be Mongolian: shorter ones are too many things."""


@dataclass(frozen=True, eq=False)
class ShiftWords:
    """Patterns by role; `phrases` maps "role.name" to what is listed in all languages."""

    phrases: Mapping[str, tuple[str, ...]]

    @cached_property
    def _patterns(self) -> dict[str, re.Pattern[str]]:
        return {
            name: re.compile(rf"(?<!\w){either(listed)}(?!\w)", re.IGNORECASE) for name, listed in self.phrases.items()
        }

    @cached_property
    def _latin(self) -> frozenset[str]:
        listed = (word for phrases in self.phrases.values() for phrase in phrases for word in _WORD.findall(phrase))
        return frozenset(word for word in listed if not is_cyrillic(word))

    @cached_property
    def _forms(self) -> dict[str, str]:
        """What a word may be typed as, to how it is listed."""
        forms: dict[str, str] = {}
        for phrases in self.phrases.values():
            for word in (word for phrase in phrases for word in _WORD.findall(phrase) if is_cyrillic(word)):
                for form in (*skeletons(word), loose(word)):
                    forms.setdefault(form, word)
        for phrases in self.phrases.values():
            forms.update((word, word) for phrase in phrases for word in _WORD.findall(phrase))
        return forms

    def pattern(self, name: str) -> re.Pattern[str]:
        """The pattern of a role, "role.name"; whole words only."""
        return self._patterns[name]

    def either(self, *names: str) -> str:
        """The phrases of some roles as one group of a larger pattern."""
        return either([phrase for name in names for phrase in self.phrases[name]])

    def names(self, role: str) -> dict[str, re.Pattern[str]]:
        """The patterns of all names of a role."""
        return {name.partition(".")[2]: one for name, one in self._patterns.items() if name.startswith(f"{role}.")}

    def listed(self, text: str) -> str:
        """A line with each word that is known as it is listed; others stay as they were typed."""
        return _WORD.sub(lambda found: self._listed(found.group()), text)

    def _listed(self, typed: str) -> str:
        word = one_script(typed.lower())
        if word in self._latin:
            return typed
        if word in self._forms:
            return self._forms[word]
        if is_cyrillic(word):
            return self._forms.get(loose(word), typed)
        if len(word) < _LEAST:
            return typed
        return self._forms.get(skeleton(word), typed)


def either(phrases: Iterable[str]) -> str:
    """A group that matches the longest of some phrases; never, when there are none."""
    longest = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return f"(?:{'|'.join(re.escape(one) for one in longest)})" if longest else "(?!)"


def build_words(tables: Iterable[Table]) -> ShiftWords:
    """The words of all languages together. Raises `AttributeError` for a malformed table: it ships with the program."""
    gathered: dict[str, list[str]] = {}
    for table in tables:
        for role, names in table.items():
            for name, phrases in names.items():
                gathered.setdefault(f"{role}.{name}", []).extend(phrases)
    return ShiftWords({name: tuple(phrases) for name, phrases in gathered.items()})
