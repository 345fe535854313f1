"""Entries made into the rows of a statement, once it is known what the columns mean."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.documents.model import StatementRow
from core.money.currency import CURRENCIES
from core.statements.columns import Row
from core.statements.figures import FigureReader, is_blank
from core.statements.gather import Entry, cell
from core.statements.shape import Frame
from core.statements.words import StatementWords, fold

_FOREIGN = re.compile(r"\b([A-Z]{3})\s?(-?\d[\d,.' ]*\d|\d)(?!\d)|(?<![\d.,])(-?\d[\d,.' ]*\d|\d)\s?([A-Z]{3})\b")
_ID_LETTERS = 6


@dataclass(frozen=True, slots=True)
class RowMaker:
    """Makes rows of one section. `id_column` is set where the bank's own numbers can be relied on."""

    frame: Frame
    words: StatementWords
    id_column: int | None
    code: str | None

    def make(self, entry: Entry, amount: Decimal, balance: Decimal | None) -> StatementRow:
        """One row; whatever is not printed is None."""
        return StatementRow(
            day=entry.day,
            amount=amount,
            text=self._text(entry),
            balance=balance,
            id=cell(entry.row, self.id_column).strip() or None if self.id_column is not None else None,
            pending=entry.pending,
            foreign=self._foreign(entry),
            other_side=_joined(entry.row, self.frame.roles.get("side", ())) or None,
            place=entry.place,
        )

    def _text(self, entry: Entry) -> str:
        text = _joined(entry.row, self.frame.text)
        if entry.more:
            text = " ".join(filter(None, [text, *entry.more]))
        return text or _joined(entry.row, (*self.frame.roles.get("more", ()), *self.frame.roles.get("side", ())))

    def _foreign(self, entry: Entry) -> tuple[Decimal, str] | None:
        column = self.frame.role("foreign")
        if column is not None:
            return self._foreign_of_columns(entry.row, column)
        if not entry.more:
            return None
        return next((found for line in entry.more if (found := self._foreign_of_line(line))), None)

    def _foreign_of_columns(self, row: Row, column: int) -> tuple[Decimal, str] | None:
        text = cell(row, column).strip()
        beside = self.frame.role("foreign_currency")
        code = cell(row, beside).strip() if beside is not None else ""
        if is_blank(text):
            return None
        if code in CURRENCIES:
            value = self.frame.figures.read(text)
            return None if value is None or code == self.code else (value, code)
        return self._foreign_of_line(text)

    def _foreign_of_line(self, line: str) -> tuple[Decimal, str] | None:
        """An amount in another currency ("USD 12.00", "12.00 USD") in a line below a row."""
        for found in _FOREIGN.finditer(line):
            code, figure = (found[1] or found[4]), (found[2] or found[3])
            value = FigureReader(self.words, comma=self.frame.figures.comma).read(figure.strip())
            if code in CURRENCIES and code != self.code and value is not None:
                return value, code
        return None


def _joined(row: Row, columns: Iterable[int]) -> str:
    """The texts of some columns with a space between, each once, and lines within a cell as one."""
    parts: list[str] = []
    for column in columns:
        text = cell(row, column)
        if not text.isprintable() or "  " in text or text[:1] == " " or text[-1:] == " ":
            text = " ".join(text.split())
        if text and text not in parts:
            parts.append(text)
    return parts[0] if len(parts) == 1 else " ".join(parts)


def id_column(entries: Sequence[Entry], frame: Frame) -> int | None:
    """The column of the bank's own numbers: filled in each row, with digits, and never twice the same."""
    for column in frame.roles.get("id", ()):
        seen = {text for entry in entries if _is_id(text := cell(entry.row, column).strip())}
        if len(seen) == len(entries) > 0:
            return column
    return None


def _is_id(text: str) -> bool:
    return len(text) >= _ID_LETTERS and any(map(str.isdigit, text))


def in_time(rows: Iterable[StatementRow], pending: Iterable[StatementRow]) -> tuple[StatementRow, ...]:
    """Posted rows in their proved order, with each pending one after the last that is not later."""
    ordered = list(rows)
    for row in sorted(pending, key=lambda one: one.day):
        at = len(ordered)
        while at and ordered[at - 1].day > row.day:
            at -= 1
        ordered.insert(at, row)
    return tuple(ordered)


def is_checkpoint(entry: Entry, frame: Frame, words: StatementWords) -> bool:
    """Whether a row without an amount only says what was there, before or after the others."""
    labels = (words.labels.get(fold(cell(entry.row, column))) for column in frame.text or range(len(entry.row)))
    return any(label in {"opening", "closing"} for label in labels)
