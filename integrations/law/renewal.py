"""Loads what to prepare for the next visa from the file beside this one: TOML in, `core.renewal.guide.Guide` out."""

import tomllib
from functools import cache
from pathlib import Path

from core.renewal.guide import Guide, build_guide

FILE = Path(__file__).with_name("renewal.toml")


@cache
def load_renewal_guide() -> Guide:
    """Read the file, once a process. Raises as `load_visa_law`: a malformed file is a broken installation."""
    return build_guide(tomllib.loads(FILE.read_text("utf-8")))
