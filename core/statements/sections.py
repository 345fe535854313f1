"""A table cut into the parts that have a header of their own: a file may hold one account below the other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.documents.page import Table
from core.statements.columns import Header, Row, header_at
from core.statements.dates import taken_apart
from core.statements.facts import Facts, facts_of
from core.statements.words import StatementWords

_DIGIT = re.compile(r"\d{3}")
_HEAD = 80
"""Rows at the beginning in which a header may stand beside digits."""


@dataclass(frozen=True, slots=True)
class Section:
    """One header and what stands below it. `rows` and `places` are of the body, `above` what is said before it."""

    header: Header | None
    rows: tuple[Row, ...]
    places: tuple[int, ...]
    above: Facts


def sections(table: Table, words: StatementWords) -> tuple[Section, ...]:
    """The sections of a table; one without a header when no row is one."""
    rows = table.rows
    places = table.places if len(table.places) == len(rows) else tuple(range(1, len(rows) + 1))
    headers = _headers(rows, words)
    if not headers:
        first = _first_dated(rows, words)
        return (Section(None, rows[first:], places[first:], facts_of(rows[:first], words)),)
    made: list[Section] = []
    for number, header in enumerate(headers):
        stop = headers[number + 1].start if number + 1 < len(headers) else len(rows)
        begin = _end_of_dated(rows, headers[number - 1].end, header.start, words) if number else 0
        above = facts_of(rows[begin : header.start], words)
        body, where = tuple(rows[header.end : stop]), tuple(places[header.end : stop])
        if made and made[-1].header is not None and _same(made[-1].header, header) and not above.opens_account:
            made[-1] = Section(made[-1].header, made[-1].rows + body, made[-1].places + where, made[-1].above)
        else:
            made.append(Section(header, body, where, above))
    return tuple(made)


def _headers(rows: Sequence[Row], words: StatementWords) -> list[Header]:
    found: list[Header] = []
    after = 0
    for index, row in enumerate(rows):
        if index < after or (index >= _HEAD and _DIGIT.search(" ".join(row))):
            continue
        header = header_at(rows, index, words)
        if header is not None:
            found.append(header)
            after = header.end
    return found


def _same(one: Header, other: Header) -> bool:
    return one.labels == other.labels


def _is_dated(row: Row, words: StatementWords) -> bool:
    """Whether a row could be money on a day: a cell of it is a date, and nothing but a date."""
    return sum(1 for cell in row if cell) > 1 and any(taken_apart(cell, words.months) for cell in row[:4] if cell)


def _first_dated(rows: Sequence[Row], words: StatementWords) -> int:
    return next((index for index, row in enumerate(rows) if _is_dated(row, words)), 0)


def _end_of_dated(rows: Sequence[Row], start: int, stop: int, words: StatementWords) -> int:
    return next((index + 1 for index in range(stop - 1, start - 1, -1) if _is_dated(rows[index], words)), start)
