"""Loads the words of plans from `locales/`: TOML in, `core.planning.words.PlanWords` out."""

import tomllib
from functools import cache

from core.accounts.words import AccountWords
from core.planning.words import PlanWords, plan_words, triggers_of
from integrations.vocabulary import FILES, LANGUAGES, LOCALES

FILE = "budgets.toml"


@cache
def load_plan_words() -> PlanWords:
    """Read what tells a line of plans from others; the words themselves are read by the first such line.

    Raises what `load_vocabulary` raises: the files ship with the program, so that a missing or malformed one is a
    broken installation.
    """
    return PlanWords(triggers_of(_tables((FILE,))), _words)


@cache
def _words() -> AccountWords:
    return plan_words(_tables(FILES), _tables((FILE,)))


def _tables(names: tuple[str, ...]) -> list[tuple[str, dict[str, object]]]:
    return [
        (language, tomllib.loads((LOCALES / language / name).read_text("utf-8")))
        for language in LANGUAGES
        for name in names
    ]
