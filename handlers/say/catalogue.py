"""The gettext catalogues, read as they are written: no compiled file that could be stale.

A message's id is a key ("spend.recorded"), since each language, English too, is a translation of the thought and not
of another language. Params are named and stand in braces; plural messages choose by `count`.
"""

from functools import cache
from pathlib import Path
from string import Formatter

from babel.messages.pofile import read_po

LOCALES = Path(__file__).parents[2] / "locales"
LANGUAGES = ("en", "mn")


class MissingMessageError(KeyError):
    """Raised for a key that a catalogue does not hold: a defect that a test finds, never shown to a person."""


class Catalogue:
    """The sentences of one language."""

    def __init__(self, language: str) -> None:
        with (LOCALES / language / "messages.po").open("rb") as file:
            catalog = read_po(file, locale=language, abort_invalid=True)
        self.language = language
        self._messages = {
            message.id if isinstance(message.id, str) else message.id[0]: message.string
            for message in catalog
            if message.id
        }

    def __contains__(self, key: str) -> bool:
        return bool(self._messages.get(key))

    def keys(self) -> frozenset[str]:
        """Every key that this catalogue has a sentence for."""
        return frozenset(key for key, text in self._messages.items() if text)

    def placeholders(self, key: str) -> frozenset[str]:
        """The names that a sentence is filled with."""
        found = self._messages.get(key) or ""
        texts = (found,) if isinstance(found, str) else found
        return frozenset(name for text in texts for _, name, _, _ in Formatter().parse(text) if name)

    def template(self, key: str, count: int | None = None) -> str:
        """The sentence for a key; English and Mongolian both have one form for 1 and another for the rest."""
        found = self._messages.get(key)
        if not found:
            raise MissingMessageError(key)
        if isinstance(found, str):
            return found
        return found[0 if count == 1 else 1]


@cache
def catalogue(language: str) -> Catalogue:
    """The catalogue of a language; English for one that we do not speak."""
    return Catalogue(language if language in LANGUAGES else "en")
