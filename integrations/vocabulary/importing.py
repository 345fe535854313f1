"""Loads the words of statements' texts from `locales/`: TOML in, `core.importing.words.TextWords` out."""

import tomllib
from functools import cache

from core.importing.words import TextWords, build_words
from integrations.vocabulary import LANGUAGES, LOCALES

FILE = "importing.toml"


@cache
def load_text_words() -> TextWords:
    """Read the files of every language, once a process.

    Raises what `load_vocabulary` raises: the files ship with the program, so that a missing or malformed one is a
    broken installation.
    """
    return build_words(tomllib.loads((LOCALES / language / FILE).read_text("utf-8")) for language in LANGUAGES)
