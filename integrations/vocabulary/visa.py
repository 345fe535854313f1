"""Loads the words of shifts and of questions about hours from `locales/`: TOML in, `core.visa.words.ShiftWords` out."""

import tomllib
from functools import cache
from typing import Any

from core.visa.trigger import TRIGGER, HoursWords
from core.visa.words import ShiftWords, build_words
from integrations.vocabulary import LANGUAGES, LOCALES

FILE = "visa.toml"


@cache
def load_hours_words() -> HoursWords:
    """Read what tells a line of work from others; the words themselves are read by the first such line.

    Raises as `load_shift_words`.
    """
    parts = (part for tables in _tables() for part in tables[TRIGGER]["any"])
    return HoursWords(tuple(part.casefold() for part in parts), load_shift_words)


@cache
def load_shift_words() -> ShiftWords:
    """Read the file of every language, once a process.

    Raises what `load_vocabulary` raises: the files ship with the program, so that a missing or malformed one is a
    broken installation.
    """
    return build_words({role: one for role, one in tables.items() if role != TRIGGER} for tables in _tables())


def _tables() -> list[dict[str, Any]]:
    return [tomllib.loads((LOCALES / language / FILE).read_text("utf-8")) for language in LANGUAGES]
