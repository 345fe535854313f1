"""Loads the words of captions from `locales/`: TOML in, `core.reviewing.caption.CaptionWords` out."""

import tomllib
from functools import cache

from core.reviewing.caption import CaptionWords, build_caption_words
from integrations.vocabulary import LANGUAGES, LOCALES

FILE = "captions.toml"


@cache
def load_caption_words() -> CaptionWords:
    """Read the files of every language, once a process.

    Raises what `load_vocabulary` raises: the files ship with the program, so that a missing or malformed one is a
    broken installation.
    """
    return build_caption_words(tomllib.loads((LOCALES / language / FILE).read_text("utf-8")) for language in LANGUAGES)
