"""Lines around a table as rows of cells: labels beside their values, wherever on the page the values stand."""

import re
from collections.abc import Iterator, Sequence

from core.documents.page import Line
from core.statements.geometry import PageLine, pieces
from core.statements.page_figures import figures, shape
from core.statements.page_marks import Marks
from core.statements.words import fold

_APART = 1.0
"""Heights of a letter between a label and its value, or between two facts on one line."""
_BELOW = 2
"""Heights of a letter between a label and a value under it at most."""
_BETWEEN = re.compile(r"\s(?:to|until|through|-|–|—|~)\s|\s[–—]\s?", re.IGNORECASE)
_FIGURES = frozenset({"opening", "closing", "total_in", "total_out", "total"})
_NUMBERED = frozenset({"account", "iban", "bsb", "period", "first", "last"})
_MOST_WORDS = 6
"""In a label."""


def facts(lines: Sequence[PageLine], marks: Marks) -> list[tuple[str, ...]]:
    """What lines say: each in its cells, and besides each label with its value in a row of their own."""
    cut = [pieces(line.words, line.letter, _APART) for line in lines]
    found: list[tuple[str, ...]] = []
    for at, (line, cells) in enumerate(zip(lines, cut, strict=True)):
        told = [fact for cell in cells for fact in _told(cell, line.letter, marks)]
        below = cut[at + 1] if at + 1 < len(lines) and lines[at + 1].page == line.page else ()
        found += [*told, *_under(cells, below, line.letter), tuple(cell.text for cell in cells)]
    return found


def _told(cell: Line, letter: float, marks: Marks) -> Iterator[tuple[str, str]]:
    """A fact whose label and value stand in one piece ("Opening balance $1,000.00"), or two days that are a period."""
    words = cell.words
    if fold(cell.text) in marks.words.labels:
        return
    for end in range(min(len(words) - 1, _MOST_WORDS), 0, -1):
        label = fold(" ".join(word.text for word in words[:end]))
        fact = marks.words.labels.get(label)
        if fact is None:
            continue
        value = " ".join(word.text for word in words[end:])
        if fact in _FIGURES:
            money = list(figures(words[end:], letter, loose=marks.loose))
            value = money[-1].text if money and money[-1].end == len(words) - end else ""
        if value and (fact not in _NUMBERED or any(sign.isdigit() for sign in value)):
            yield label, value.lstrip(":- ")
        return
    if len(halves := _BETWEEN.split(cell.text)) == 2 and all(map(marks.is_day, map(str.strip, halves))):
        yield next(label for label, fact in marks.words.labels.items() if fact == "period"), cell.text


def _under(labels: Sequence[Line], values: Sequence[Line], letter: float) -> Iterator[tuple[str, str]]:
    """Facts of a box that prints its labels on one line and their values on the next."""
    if len(labels) < 2 or any(_is_value(label) for label in labels):
        return
    for label in labels:
        for value in values:
            beside = min(label.box.right, value.box.right) > max(label.box.left, value.box.left)
            if beside and _is_value(value) and value.box.top - label.box.bottom < _BELOW * letter:
                yield label.text, value.text


def _is_value(piece: Line) -> bool:
    return any(shape(word.text, loose=False) is not None for word in piece.words)
