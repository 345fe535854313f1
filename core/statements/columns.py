"""The header of a table, found by what it says and not by where it stands, and what its labels mean."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.money.currency import CURRENCIES
from core.statements.words import StatementWords, fold

Row = Sequence[str]
DAYS = frozenset({"day", "later"})
MONEY = frozenset({"amount", "in", "out", "credit", "debit", "balance", "owed"})
_BRACKETS = re.compile(r"[(\[].*?[)\]]")
_SEVERAL = re.compile(r"[/|\n\\]")
_DIGITS = re.compile(r"\d")
_LONGEST = 60
_MOST_WORDS = 7


@dataclass(frozen=True, slots=True)
class Header:
    """The labels of a table. `roles` gives the columns of each role, `labels` the folded labels of the layout.

    `end` is the row after it, `currency` a code that stands among the labels ("Balance (MNT)").
    """

    start: int
    end: int
    labels: tuple[str, ...]
    roles: Mapping[str, tuple[int, ...]]
    currency: str | None = None


def role_of(cell: str, words: StatementWords) -> str:
    """What a label says that its column holds; "" when it is no label that is known."""
    folded = fold(cell)
    if not folded or len(cell) > _LONGEST:
        return ""
    for text in (folded, _without_currency(fold(_BRACKETS.sub(" ", cell)))):
        if role := words.headers.get(text):
            return role
    for part in _SEVERAL.split(cell):
        if role := words.headers.get(_without_currency(fold(_BRACKETS.sub(" ", part)))):
            return role
    return _within(folded.split(), words)


def _without_currency(folded: str) -> str:
    return " ".join(word for word in folded.split() if word.upper() not in CURRENCIES)


def _within(parts: Sequence[str], words: StatementWords) -> str:
    """The role of the longest phrase within a longer label ("Transaction date of posting")."""
    if len(parts) > _MOST_WORDS:
        return ""
    for size in range(len(parts) - 1, 0, -1):
        for start in range(len(parts) - size + 1):
            phrase = " ".join(parts[start : start + size])
            if len(phrase) > 2 and (role := words.headers.get(phrase)):
                return role
    return ""


def header_at(rows: Sequence[Row], index: int, words: StatementWords) -> Header | None:
    """The header that begins at a row: one row, or two where labels stand below each other."""
    first = _roles(rows[index], words)
    if first is None or not any(first):
        return None
    second = _roles(rows[index + 1], words) if index + 1 < len(rows) else None
    if second is not None and _labels_only(rows[index + 1], second):
        both = _one_over_other(first, second)
        if _is_header(both):
            return _made(rows[index : index + 2], both, index)
    return _made(rows[index : index + 1], first, index) if _is_header(first) else None


def _roles(row: Row, words: StatementWords) -> list[str] | None:
    """The role of each cell of a row; None when the row holds figures or dates, as no header does."""
    if sum(len(_DIGITS.findall(cell)) > 2 for cell in row):
        return None
    return [role_of(cell, words) for cell in row]


def _labels_only(row: Row, roles: Sequence[str]) -> bool:
    return sum(map(bool, roles)) >= 2 and all(role or not cell.strip() for cell, role in zip(row, roles, strict=True))


def _one_over_other(above: Sequence[str], below: Sequence[str]) -> list[str]:
    width = max(len(above), len(below))
    pad = [*below, *[""] * (width - len(below))]
    return [low or high for low, high in zip(pad, [*above, *[""] * (width - len(above))], strict=True)]


def _is_header(roles: Sequence[str]) -> bool:
    money = sum(role in MONEY for role in roles)
    return money > 0 and (not DAYS.isdisjoint(roles) or (money > 1 and "text" in roles))


def _made(rows: Sequence[Row], roles: Sequence[str], start: int) -> Header:
    found: dict[str, tuple[int, ...]] = {}
    for column, role in enumerate(roles):
        if role:
            found[role] = (*found.get(role, ()), column)
    codes = {code for row in rows for cell in row for code in re.findall(r"[A-Z]{3}", cell) if code in CURRENCIES}
    return Header(
        start=start,
        end=start + len(rows),
        labels=tuple(" ".join(filter(None, map(fold, cells))) for cells in _stacked(rows)),
        roles=found,
        currency=codes.pop() if len(codes) == 1 else None,
    )


def _stacked(rows: Sequence[Row]) -> list[tuple[str, ...]]:
    width = max(map(len, rows))
    return [tuple(row[column] if column < len(row) else "" for row in rows) for column in range(width)]
