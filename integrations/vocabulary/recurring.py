"""Loads the words of what recurs from `locales/`: TOML in, `core.accounts.words.AccountWords` out."""

import tomllib
from functools import cache
from typing import Any

from core.accounts.words import AccountWords, build_words
from core.recurring.words import TRIGGER, RecurringWords
from integrations.vocabulary import FILES, LANGUAGES, LOCALES

FILE, OF_A_BILL = "recurring.toml", "bills.toml"


@cache
def load_recurring() -> RecurringWords:
    """Read what tells a line of what recurs from others; the words themselves are read by the first such line.

    Raises as `load_recurring_words`.
    """
    return RecurringWords(_triggers(FILE), load_recurring_words, _triggers(OF_A_BILL), load_words_of_a_bill)


@cache
def load_recurring_words() -> AccountWords:
    """Read the files of every language, once a process.

    Raises what `load_vocabulary` raises: the files ship with the program, so that a missing or malformed one is a
    broken installation.
    """
    return build_words(_tables(FILES), _tables((FILE,)))


@cache
def load_words_of_a_bill() -> AccountWords:
    """Read what is said of a bill that there is, beside what recurs. Raises as `load_recurring_words`."""
    return build_words(_tables(FILES), _tables((FILE, OF_A_BILL)))


def _triggers(name: str) -> tuple[str, ...]:
    found = (part for _, tables in _tables((name,), slots=False) for part in tables[TRIGGER]["any"])
    return tuple(part.casefold() for part in found)


def _tables(names: tuple[str, ...], *, slots: bool = True) -> list[tuple[str, dict[str, Any]]]:
    """(language, tables) of files: those that are slots, or all."""
    read = [
        (language, tomllib.loads((LOCALES / language / name).read_text("utf-8")))
        for language in LANGUAGES
        for name in names
    ]
    return [
        (language, {key: one for key, one in tables.items() if not slots or key != TRIGGER})
        for language, tables in read
    ]
