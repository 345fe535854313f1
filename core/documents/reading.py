"""Reading as a port: files in, readings out, done elsewhere, since files of strangers are not to be trusted."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from core.documents.model import Hints, Reading


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file as it was sent. Its name is shown and searched, and is believed in nothing."""

    name: str
    data: bytes


class Step(StrEnum):
    """How far the reading of a document has come."""

    FOUND = "found"
    PAGE = "page"
    CHECKING = "checking"


@dataclass(frozen=True, slots=True)
class Progress:
    """A step; `page` of `pages` is being read (from 1) where there are pages."""

    step: Step
    page: int = 0
    pages: int = 0


@dataclass(frozen=True, slots=True)
class PaperRead:
    """What came of a document's files, at least one reading.

    `format` is what the first file is ("pdf", "csv"), told from its content. `text` is what stands on it, for the
    search. `crops` holds for each reading a PNG of the place of a receipt's total, where there is one.
    """

    readings: tuple[Reading, ...]
    format: str
    pages: int
    text: str
    crops: tuple[bytes | None, ...]


class PaperReader(Protocol):
    """Reads the files of one document, which may take minutes.

    Raises `DocumentError`s (core.documents.errors) that concern this document alone, and nothing else.
    """

    async def read(
        self,
        files: Sequence[SentFile],
        hints: Hints,
        password: str | None,
        tell: Callable[[Progress], Awaitable[None]],
    ) -> PaperRead:
        """Read them; `tell` is called at each step."""
        ...
