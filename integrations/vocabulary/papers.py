"""Loads the words of bills, payslips and deeds from `locales/`: TOML in, `core.papers.words.PaperWords` out."""

import tomllib
from functools import cache

from core.papers.words import PaperWords, build_words
from integrations.vocabulary import LANGUAGES, LOCALES

FILE = "papers.toml"


@cache
def load_paper_words() -> PaperWords:
    """Read the file of every language, once a process.

    Raises what `load_vocabulary` raises: the files ship with the program, so that a missing or malformed one is a
    broken installation.
    """
    return build_words(tomllib.loads((LOCALES / language / FILE).read_text("utf-8")) for language in LANGUAGES)
