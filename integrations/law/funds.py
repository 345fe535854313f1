"""Loads the rules of a visa's funds: TOML in, `core.funds.rules.Rules` out."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from core.funds.rules import Rules, build_rules
from core.visa.words import build_words
from integrations.law.visa import load_visa_law
from integrations.vocabulary import LANGUAGES, LOCALES

FILE = Path(__file__).with_name("funds.toml")
WORDS = "funds.toml"
TRIGGER = "trigger"


@cache
def load_funds_rules() -> Rules:
    """Read the figures and the words of every language, once a process.

    Raises `FileNotFoundError`, `tomllib.TOMLDecodeError`, or `KeyError` and `ValueError` for a malformed row: the files
    ship with the program, so that each is a broken installation.
    """
    tables = _tables()
    words = build_words({role: one for role, one in table.items() if role != TRIGGER} for table in tables)
    triggers, costs = (
        tuple(part.casefold() for table in tables for part in table[TRIGGER][name]) for name in ("any", "cost")
    )
    return build_rules(tomllib.loads(FILE.read_text("utf-8")), load_visa_law().living_costs, words, triggers, costs)


def _tables() -> list[dict[str, Any]]:
    return [tomllib.loads((LOCALES / language / WORDS).read_text("utf-8")) for language in LANGUAGES]
