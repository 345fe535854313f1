"""The port that every engine fills, and how its words become those of a page."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from core.documents.page import Page
from integrations.ocr.letters import Letters
from integrations.ocr.pixels import Pixels

_DASHES = str.maketrans(
    {"‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-", "’": "'", "‘": "'", "“": '"', "”": '"'}
)


class Script(StrEnum):
    """Which letters most of the print is of; digits are the same in both."""

    LATIN = "latin"
    CYRILLIC = "cyrillic"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One prepared picture: `colour` as the camera saw it, `even` as white paper with dark print, both upright.

    `letters` are where its letters are. `until` is the moment of `time.monotonic()` after which nobody waits for what
    an engine says.
    """

    colour: Pixels
    even: Pixels
    letters: Letters
    script: Script
    until: float
    glance: bool = False


class Engine(Protocol):
    """Reads words off a prepared picture, with boxes in the pixels of `Sheet.colour`.

    Raises `TooSlowError` when it has not ended by `Sheet.until`.
    """

    @property
    def name(self) -> str:
        """As `Page.engine` says it."""
        ...

    def read(self, sheet: Sheet, number: int) -> Page:
        """The words of the page of this number, counted from 1."""
        ...


def folded(text: str) -> str:
    """The same text with plain signs: full-width brackets, colons and digits, ligatures and the many dashes."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_DASHES).split())
