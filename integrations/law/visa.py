"""Loads the law of visas from the file beside this one: TOML in, `core.visa.law.Law` out."""

import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path

from core.visa.law import Law, build_law
from integrations.law.renewal import load_renewal_guide

FILE = Path(__file__).with_name("visa.toml")


@cache
def load_visa_law() -> Law:
    """Read the file, and that of what to prepare for the next visa, once a process.

    Raises `FileNotFoundError`, `tomllib.TOMLDecodeError`, or `KeyError` and `ValueError` for a malformed row: the file
    ships with the program, so that each is a broken installation.
    """
    return replace(build_law(tomllib.loads(FILE.read_text("utf-8"))), renewal=load_renewal_guide())
