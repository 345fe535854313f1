"""Loads the words by which papers are asked for from `locales/`: TOML in, `core.documents.find.PaperSearch` out."""

import tomllib
from functools import cache

from core.documents.find import PaperSearch, build_search
from integrations.vocabulary import LANGUAGES, LOCALES

FILE = "paper_search.toml"


@cache
def load_paper_search() -> PaperSearch:
    """Read the file of every language, once a process.

    Raises what `load_vocabulary` raises: the files ship with the program, so that a missing or malformed one is a
    broken installation.
    """
    return build_search(tomllib.loads((LOCALES / language / FILE).read_text("utf-8")) for language in LANGUAGES)
