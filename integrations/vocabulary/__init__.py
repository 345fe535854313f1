"""Loads the words that the readers know from `locales/`: TOML in, `core.capture.vocabulary.Vocabulary` out."""

import tomllib
from functools import cache
from pathlib import Path

from core.capture.listing import build
from core.capture.vocabulary import Vocabulary

LOCALES = Path(__file__).resolve().parents[2] / "locales"
LANGUAGES = ("en", "mn")
FILES = ("vocabulary.toml", "known.toml", "categories.toml", "merchants.toml")


@cache
def load_vocabulary() -> Vocabulary:
    """Read every vocabulary file, once a process.

    Raises `FileNotFoundError`, `tomllib.TOMLDecodeError`, or `KeyError` and `ValueError` for a malformed table: the
    files ship with the program, so that each is a broken installation.
    """
    return build(
        (language, tomllib.loads((LOCALES / language / name).read_text("utf-8")))
        for language in LANGUAGES
        for name in FILES
    )
