"""Loads the words for looking papers over from `locales/`: TOML in, `core.reviewing.words.ReviewWords` out."""

import tomllib
from functools import cache

from core.reviewing.caption import build_caption_words
from core.reviewing.words import ReviewWords
from integrations.vocabulary import LANGUAGES, LOCALES
from integrations.vocabulary.importing import load_text_words

FILE = "captions.toml"


@cache
def load_review_words() -> ReviewWords:
    """Read the files of every language, once a process.

    Raises what `load_vocabulary` raises: the files ship with the program, so that a missing or malformed one is a
    broken installation.
    """
    tables = (tomllib.loads((LOCALES / language / FILE).read_text("utf-8")) for language in LANGUAGES)
    return ReviewWords(load_text_words(), build_caption_words(tables))
