"""Loads the words of what recurs from `locales/`: TOML in, `core.accounts.words.AccountWords` out."""

import tomllib
from functools import cache

from core.accounts.words import AccountWords, build_words
from integrations.vocabulary import FILES, LANGUAGES, LOCALES

FILE = "recurring.toml"


@cache
def load_recurring_words() -> AccountWords:
    """Read the files of every language, once a process.

    Raises what `load_vocabulary` raises: the files ship with the program, so that a missing or malformed one is a
    broken installation.
    """
    return build_words(_tables(FILES), _tables((FILE,)))


def _tables(names: tuple[str, ...]) -> list[tuple[str, dict[str, object]]]:
    return [
        (language, tomllib.loads((LOCALES / language / name).read_text("utf-8")))
        for language in LANGUAGES
        for name in names
    ]
