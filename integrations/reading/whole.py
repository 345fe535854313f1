"""From files to readings: opens each, looks at what it shows, tells what kind of paper it is, and reads it as such."""

import os
from collections.abc import Callable, Sequence
from functools import cached_property

from core.documents.model import Hints, Other, PaperKind, Problem, Reading, Receipt, Statement
from core.documents.page import Page, Table
from core.documents.reading import PaperRead, Progress, SentFile, Step
from core.papers.deed import read_deed
from core.papers.kind import kind_of
from core.papers.several import read_bills, read_payslips
from core.papers.words import PaperWords
from core.receipts.read import read_receipt
from core.statements.pages import best, read_pages
from core.statements.read import read_tables
from integrations.files import Part, opened
from integrations.ocr import Engines
from integrations.reading.engines import engines_of
from integrations.reading.sight import Sight, Tell, seen
from integrations.vocabulary.papers import load_paper_words
from integrations.vocabulary.receipts import load_receipt_words
from integrations.vocabulary.statements import load_statement_words

_ALBUM = frozenset({"jpeg", "png", "webp", "heic", "gif", "bmp", "tiff"})
"""Formats of which several files are the pages of one document."""
_MOST_TEXT = 200_000
"""Characters of a document's text that are kept for the search."""
_ONE_BY_ONE = frozenset({PaperKind.BILL, PaperKind.PAYSLIP})
"""Kinds of which a document may hold several, each of one page or more."""
Found = tuple[Reading, bytes | None]
_NO_MONEY = Other((Problem("other.no_money"),))


class WholeReader:
    """Reads documents one after another; the words and the engines' models are loaded once, when first needed."""

    @cached_property
    def engines(self) -> Engines:
        """The engines of this machine; alone on it, they use its cores at once."""
        return engines_of(os.environ)

    def read(self, files: Sequence[SentFile], hints: Hints, password: str | None, tell: Tell) -> PaperRead:
        """All readings of a document's files, at least one. Raises `DocumentError`s."""
        parts = [part for one in files for part in opened(one.data, one.name, password)]
        pages = sum(map(_pages_of, parts))
        tell(Progress(Step.FOUND, 0, pages))
        found: list[Found] = []
        texts: list[str] = []
        for document in _documents(parts):
            made, text = self._document(document, hints, tell)
            found += made
            texts.append(text)
        readings, crops = zip(*found, strict=True)
        return PaperRead(readings, parts[0].format, pages, "\n".join(texts)[:_MOST_TEXT], tuple(crops))

    def _document(self, parts: Sequence[Part], hints: Hints, tell: Tell) -> tuple[list[Found], str]:
        structured = [one for part in parts for one in part.statements]
        tables = [table for part in parts for table in part.tables]
        problems = tuple(problem for part in parts for problem in part.problems)
        if structured or tables:
            tell(Progress(Step.CHECKING))
            statements = structured or read_tables(tables, load_statement_words(), hints)
            if statements:
                return [(one, None) for one in statements], _cells(tables)
        if not any(map(_pages_of, parts)):
            return [(Other(problems or _NO_MONEY.problems), None)], _cells(tables)
        sight = seen(parts, self.engines, tell)
        tell(Progress(Step.CHECKING, len(sight.pages), len(sight.pages)))
        return (_several_receipts(sight, hints) or _paper(sight, hints)) or [(_NO_MONEY, None)], sight.text


def _pages_of(part: Part) -> int:
    return len(part.pages) + len(part.pictures)


def _documents(parts: Sequence[Part]) -> list[list[Part]]:
    """Pictures that were sent together are the pages of one document; everything else stands for itself."""
    album = [part for part in parts if part.format in _ALBUM]
    others = [[part] for part in parts if part.format not in _ALBUM]
    return [album, *others] if album else others


def _cells(tables: Sequence[Table]) -> str:
    return "\n".join(" ".join(row) for table in tables for row in table.rows)[:_MOST_TEXT]


def _several_receipts(sight: Sight, hints: Hints) -> list[Found]:
    """The receipts of an album in which each picture is one of its own; none when it is another paper."""
    numbers = [page.number for page in sight.pages]
    if len(numbers) < 2 or hints.asked not in {None, PaperKind.RECEIPT}:
        return []
    own: list[Found] = []
    for number in numbers:
        alone = sight.alone(number)
        if hints.asked is None and kind_of(alone.pages, load_paper_words()) in _ONE_BY_ONE:
            return []  # an album of bills or payslips; those may take several pages
        found = _receipt(alone, hints)
        if found is None or not _stands_alone(found[0]):
            return []  # a long statement is given up at its first page
        own.append(found)
    return own


def _stands_alone(reading: Reading) -> bool:
    return isinstance(reading, Receipt) and None not in (reading.total, reading.merchant, reading.day)


def _paper(sight: Sight, hints: Hints) -> list[Found]:
    """The readings of one paper: as what it seems to be, else as whatever it proves to be."""
    kind = hints.asked or kind_of(sight.pages, load_paper_words())
    if found := _READERS[kind](sight, hints):
        return found
    if hints.asked is not None:
        return []
    statements = _statement(sight, hints)
    proved = [one for one in statements if isinstance(one[0], Statement) and one[0].proved]
    alone = [one for one in _as_receipt(sight, hints) if _stands_alone(one[0])]
    return proved or alone or [one for one in statements if kind == PaperKind.OTHER and _can_be_asked(one[0])]


def _can_be_asked(reading: Reading) -> bool:
    """Whether rows that nothing proves are worth a question, on a paper that is nothing else."""
    return isinstance(reading, Statement) and reading.doubt is not None


def _receipt(sight: Sight, hints: Hints) -> Found | None:
    receipt = read_receipt(sight.readings, load_receipt_words(), hints, sight.codes, sight.heads)
    if receipt is None:
        return None
    total = receipt.total
    return receipt, sight.crop(total.box, total.page) if total else None


def _as_receipt(sight: Sight, hints: Hints) -> list[Found]:
    found = _receipt(sight, hints)
    return [found] if found else []


def _statement(sight: Sight, hints: Hints) -> list[Found]:
    words = load_statement_words()
    return [(one, None) for one in best(read_pages(pages, words, hints) for pages in sight.readings)]


def _with(read: Callable[..., Sequence[Reading]]) -> Callable[[Sight, Hints], list[Found]]:
    return lambda sight, hints: [(one, None) for one in read(sight.readings, load_paper_words(), hints)]


def _deeds(readings: Sequence[Sequence[Page]], words: PaperWords, hints: Hints) -> Sequence[Reading]:
    deed = read_deed(readings, words, hints)
    return [deed] if deed else []


_READERS: dict[PaperKind, Callable[[Sight, Hints], list[Found]]] = {
    PaperKind.RECEIPT: _as_receipt,
    PaperKind.STATEMENT: _statement,
    PaperKind.BILL: _with(read_bills),
    PaperKind.PAYSLIP: _with(read_payslips),
    PaperKind.DEED: _with(_deeds),
    PaperKind.OTHER: lambda _sight, _hints: [],
}
