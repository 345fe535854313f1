"""A paper read in one of the ways in which papers come: as words of a page, as an engine's lines, as a real PDF."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from core.documents.model import Read
from core.documents.page import Page
from tests.core.papers.drawing import Text, page, pdf_page, picture_page

T = TypeVar("T")
WAYS = ("words", "lines", "pdf")


class Paper(Protocol):
    @property
    def texts(self) -> tuple[Text, ...]: ...

    @property
    def languages(self) -> str: ...


def pages_of(paper: Paper, way: str) -> Page:
    if way == "words":
        return page(paper.texts)
    if way == "lines":
        return page(paper.texts, engine="rapidocr", whole=True)
    return pdf_page(paper.texts) if way == "pdf" else picture_page(paper.texts, paper.languages)


def value(read: Read[T] | None) -> T | None:
    return read.value if read else None


def values_of(reading: object, fields: Sequence[str]) -> dict[str, object]:
    return {name: value(getattr(reading, name)) for name in fields}


def expected(truth: object, fields: Sequence[str]) -> dict[str, object]:
    return {name: getattr(truth, name) for name in fields}
