"""Loads the words of shifts and of questions about hours from `locales/`: TOML in, `core.visa.words.ShiftWords` out."""

import tomllib
from functools import cache

from core.visa.words import ShiftWords, build_words
from integrations.vocabulary import LANGUAGES, LOCALES

FILE = "visa.toml"


@cache
def load_shift_words() -> ShiftWords:
    """Read the file of every language, once a process.

    Raises what `load_vocabulary` raises: the files ship with the program, so that a missing or malformed one is a
    broken installation.
    """
    return build_words(tomllib.loads((LOCALES / language / FILE).read_text("utf-8")) for language in LANGUAGES)
