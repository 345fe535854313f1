"""What holidays are called in a language that the package `holidays` does not know: dated data beside this module."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("names.toml")
_OBSERVED = " (observed)"
_BETWEEN = "; "
"""How the package writes two holidays of one day."""


def named(name: str, language: str) -> str:
    """A name of the package in a language, each of several for itself; one that nobody translated stays English."""
    return _BETWEEN.join(_one(part, language) for part in name.split(_BETWEEN))


def _one(name: str, language: str) -> str:
    known = _names()
    plain = name.removesuffix(_OBSERVED)
    translated = known.get(language, {}).get(plain)
    if translated is None or plain == name:
        return translated or name
    return str(known["observed"][language]).format(name=translated)


@cache
def _names() -> Mapping[str, Any]:
    return tomllib.loads(FILE.read_text("utf-8"))
