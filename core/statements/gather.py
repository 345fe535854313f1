"""The rows of a section told apart: what is money on a day, what goes on from the row above, what is a total.

Nothing that could be money disappears: a row with a figure that has no readable day, and a row that nothing explains,
is a problem that names its place.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from core.documents.model import Problem
from core.statements.columns import Row
from core.statements.figures import is_blank
from core.statements.sections import Section
from core.statements.shape import Frame
from core.statements.words import StatementWords, fold

_FIGURE = re.compile(r"\d[.,]\d\d(?!\d)")
_MOST_FOLDED = 60
"""Letters of a text that can be a label, a heading or a status."""


@dataclass(slots=True)
class Entry:
    """A row that may be money. `dated` is False where the day is that of the row above; `more` are lines below it."""

    row: Row
    place: int
    day: date
    pending: bool = False
    dated: bool = True
    more: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Gathered:
    """The entries of a section in the order of the file, the rows of totals below them, and what is wrong."""

    entries: list[Entry] = field(default_factory=list)
    below: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    left_out: int = 0


def gather(section: Section, frame: Frame, words: StatementWords) -> Gathered:
    """Go through all rows of a section once."""
    walk = _Walk(frame, words, section.above.texts)
    for row, place in zip(section.rows, section.places, strict=True):
        walk.take(row, place)
    return walk.found


def cell(row: Row, column: int) -> str:
    """A cell, "" where the row is shorter."""
    return row[column] if column < len(row) else ""


class _Walk:
    """One way through the rows: it knows the last day, and whether pending rows are being listed."""

    def __init__(self, frame: Frame, words: StatementWords, above: Sequence[str]) -> None:
        self.frame, self.words = frame, words
        self.found = Gathered()
        self.day: date | None = None
        self.listing_pending = _begins_with(above[-1:], words.status["pending"])
        self.width = len(frame.kinds)
        self.status = _Status(frame, words)

    def take(self, row: Row, place: int) -> None:
        """Put one row where it belongs."""
        text = cell(row, self.frame.day).strip()
        day = self.frame.reader.read(text) if text else self._other_day(row)
        if day is None:
            self._undated(row, place, text)
            return
        self.day = day
        if row.count("") == len(row) - 1:
            return
        if (len(row) > self.width and any(row[self.width :])) or _swallows(row):
            self._problem("row_unread", place)
        if self.status.is_void(row):
            self.found.left_out += 1
        else:
            pending = self.listing_pending or self.status.is_pending(row)
            self.found.entries.append(Entry(row, place, day, pending))

    def _other_day(self, row: Row) -> date | None:
        for column in self.frame.later:
            if text := cell(row, column).strip():
                return self.frame.reader.read(text)
        return None

    def _undated(self, row: Row, place: int, text: str) -> None:
        cells = [one.strip() for one in row if one.strip()]
        if not cells or self._is_heading(cells) or self._is_furniture(cells):
            return
        if _is_labelled(cells, self.words):
            self.found.below.append(row)
            return
        figures = [column for column in self.frame.money if not is_blank(cell(row, column))]
        if figures and not text and self.day is not None and self._reads(row, figures):
            self.found.entries.append(Entry(row, place, self.day, self.listing_pending, dated=False))
        elif figures and self._reads(row, figures):
            self._problem("row_undated", place)
        elif figures or self._hides_money(cells):
            self._problem("row_unread", place)
        elif not text and self.found.entries and self._goes_on(row):
            self.found.entries[-1].more += [cell(row, column).strip() for column in self.frame.text]

    def _reads(self, row: Row, columns: Sequence[int]) -> bool:
        return any(self.frame.figures.read(cell(row, column).strip()) is not None for column in columns)

    def _goes_on(self, row: Row) -> bool:
        return all(not one.strip() or column in self.frame.text for column, one in enumerate(row))

    def _is_heading(self, cells: Sequence[str]) -> bool:
        """A line of its own that says what the rows below are."""
        folded = fold(cells[0]) if len(cells) == 1 and len(cells[0]) <= _MOST_FOLDED else ""
        if _begins_with([folded], self.words.status["pending"]):
            self.listing_pending = True
            return True
        if folded in self.words.status["posted"]:
            self.listing_pending = False
            return True
        return False

    def _is_furniture(self, cells: Sequence[str]) -> bool:
        return _begins_with([fold(cells[0])], self.words.status["furniture"])

    def _hides_money(self, cells: Sequence[str]) -> bool:
        """Whether a row that is no row of the table looks like one: with a day and a figure, or several figures."""
        joined = " ".join(cells)
        figures = len(_FIGURE.findall(joined))
        return figures > 1 or (figures == 1 and (len(cells) > 2 or bool(re.search(r"\d[-./ ]\w+[-./ ]\d", joined))))

    def _problem(self, code: str, place: int) -> None:
        self.found.problems.append(Problem(f"statement.{code}", (("row", str(place)),)))


def _swallows(row: Row) -> bool:
    """Whether a cell holds lines with figures, as when a quotation mark was lost and the rows below went into it."""
    return any("\n" in one and _FIGURE.search(one) for one in row)


def _begins_with(texts: Sequence[str], phrases: Sequence[str]) -> bool:
    return any(text == phrase or text.startswith(f"{phrase} ") for text in texts for phrase in phrases)


def _is_labelled(cells: Sequence[str], words: StatementWords) -> bool:
    """Whether a row is a total, an opening or a closing, or says something else of the account."""
    return any(
        fold(one.partition(":")[0]) in words.labels or fold(one) in words.labels
        for one in cells[:4]
        if len(one) <= _MOST_FOLDED * 2
    )


class _Status:
    """Tells what has not happened yet, and what did not happen at all, by the columns that say so."""

    def __init__(self, frame: Frame, words: StatementWords) -> None:
        self.pending = frozenset(words.status["pending"])
        self.void = frozenset(words.status["void"])
        self.first = frozenset(phrase.split()[0] for phrase in self.pending)
        self.text = frame.text
        self.status = frame.roles.get("status", ())
        self.columns = (*self.status, *frame.roles.get("more", ()))
        self.seen: dict[str, str] = {}

    def is_void(self, row: Row) -> bool:
        return bool(self.status) and any(self._folded(cell(row, column)) in self.void for column in self.status)

    def is_pending(self, row: Row) -> bool:
        for column in self.columns:
            if self._folded(cell(row, column)) in self.pending:
                return True
        for column in self.text:
            text = cell(row, column)
            if self._folded(text.partition(" ")[0]) in self.first and self._begins_pending(text):
                return True
        return False

    def _folded(self, text: str) -> str:
        known = self.seen.get(text)
        if known is None:
            known = self.seen[text] = fold(text)
        return known

    def _begins_pending(self, text: str) -> bool:
        folded = fold(text)
        return any(folded == phrase or folded.startswith(f"{phrase} ") for phrase in self.pending if " " in phrase) or (
            folded.split()[0] == "pending"
        )
