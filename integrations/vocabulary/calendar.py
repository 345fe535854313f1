"""Loads the words in which a calendar is asked for: TOML in, `core.agenda.words.CalendarWords` out."""

import tomllib
from functools import cache

from core.agenda.words import AskWords, CalendarWords, ask_words, triggers_of
from integrations.vocabulary import LANGUAGES, LOCALES

FILE = "calendar.toml"


@cache
def load_calendar_words() -> CalendarWords:
    """Read what tells a line that asks for a calendar from others; the phrases are made by the first such line.

    Raises what `load_vocabulary` raises: the files ship with the program, so that a missing or malformed one is a
    broken installation.
    """
    return CalendarWords(triggers_of(_tables()), _words)


@cache
def _words() -> tuple[AskWords, ...]:
    return tuple(ask_words(table) for table in _tables())


@cache
def _tables() -> tuple[dict[str, object], ...]:
    return tuple(tomllib.loads((LOCALES / language / FILE).read_text("utf-8")) for language in LANGUAGES)
