"""Loads the words of bank statements from `locales/`: TOML in, `core.statements.words.StatementWords` out."""

import tomllib
from functools import cache

from core.statements.words import StatementWords, build_words
from integrations.vocabulary import LANGUAGES, LOCALES

FILE = "statements.toml"


@cache
def load_statement_words() -> StatementWords:
    """Read the files of every language, once a process.

    Raises what `load_vocabulary` raises: the files ship with the program, so that a missing or malformed one is a
    broken installation.
    """
    return build_words(
        (language, tomllib.loads((LOCALES / language / FILE).read_text("utf-8"))) for language in LANGUAGES
    )
