"""Loads the words of receipts from `locales/`: TOML in, `core.receipts.words.ReceiptWords` out."""

import tomllib
from functools import cache

from core.receipts.words import ReceiptWords, build_words
from integrations.vocabulary import LANGUAGES, LOCALES

FILE = "receipts.toml"


@cache
def load_receipt_words() -> ReceiptWords:
    """Read the file of every language, once a process.

    Raises what `load_vocabulary` raises: the files ship with the program, so that a missing or malformed one is a
    broken installation.
    """
    return build_words(tomllib.loads((LOCALES / language / FILE).read_text("utf-8")) for language in LANGUAGES)
