"""A paper as it is kept: whose it is, what became of it, and the files that were sent."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from core.documents.model import PaperKind, Reading


class PaperState(StrEnum):
    """How far a paper has come: being read, read and waiting to be looked over, in the ledger, or not readable."""

    NEW = "new"
    READ = "read"
    BOOKED = "booked"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class PaperFile:
    """One file of a paper, numbered from 1. `name` is as it was sent, "" of a photo; `digest` is of its bytes."""

    number: int
    digest: str
    name: str
    mime: str
    size: int


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper without what stands on it, which may be long (`Papers.readings`).

    `private` papers are their sender's alone; `chat_id` and `message_id` are where it was sent. `title` is a name that
    needs no language; `first_day` and `last_day` are the days that it is of, where any were read.
    """

    id: int
    family_id: int
    member_id: int
    digest: str
    kind: PaperKind
    format: str
    pages: int
    private: bool
    deleted: bool
    state: PaperState
    chat_id: int
    message_id: int
    caption: str
    title: str
    first_day: date | None
    last_day: date | None
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class NewPaper:
    """A paper at its arrival. `digest` is of all its files in their order."""

    digest: str
    chat_id: int
    message_id: int
    caption: str
    files: tuple[PaperFile, ...]


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """What is known of a paper once it was read. `words` is what it is found by, folded."""

    kind: PaperKind
    format: str
    pages: int
    title: str
    first_day: date | None
    last_day: date | None
    words: str
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class PaperQuery:
    """What is looked for: papers in which every one of `words` stands, each in any of its forms.

    `first` and `last` are days that the paper's own must touch; a paper without any is of the day it was sent.
    """

    kinds: tuple[PaperKind, ...] = ()
    words: tuple[tuple[str, ...], ...] = ()
    first: date | None = None
    last: date | None = None


def place_of(family_id: int, paper_id: int) -> str:
    """The key beneath which everything of a paper is stored."""
    return f"{family_id}/{paper_id}"


def original_key(family_id: int, paper_id: int, number: int) -> str:
    """The key of an original."""
    return f"{place_of(family_id, paper_id)}/{number}"


def crop_key(family_id: int, paper_id: int, part: int) -> str:
    """The key of the picture of a receipt's total; `part` counts the readings from 0."""
    return f"{place_of(family_id, paper_id)}/crop-{part}"
