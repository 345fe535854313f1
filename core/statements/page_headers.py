"""The heading of a printed table: which line names its columns, in one line or in up to three."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from core.documents.page import Line, Word
from core.statements.geometry import PageLine, pieces
from core.statements.page_figures import shape
from core.statements.page_layout import MONEY, Label
from core.statements.words import StatementWords, fold

MOST_LINES = 3
_MOST_WORDS = 6
"""In one label ("Гүйлгээ хийсэн огноо", "Money out of your account ($)")."""
_COINS = frozenset({"aud", "mnt", "usd", "nzd", "eur", "gbp", "cny"})
"""Codes that may stand beside a label; signs are no letters, and fall away."""
_STACKED = 1.2
"""Heights of a letter between the lines of one heading at most."""


def heading(lines: Sequence[PageLine], at: int, words: StatementWords) -> tuple[tuple[Label, ...], int] | None:
    """The labels of a heading that begins with this line, and how many lines it takes; None when none begins here."""
    best: tuple[tuple[Label, ...], int] | None = None
    for count in range(1, MOST_LINES + 1):
        block = lines[at : at + count]
        if len(block) < count or not _stacked(block) or _has_money(block[-1]):
            break
        labels = _labels(block, words)
        if _names_a_table(labels) and (best is None or _weight(labels) > _weight(best[0])):
            best = labels, count
    return best


def _stacked(block: Sequence[PageLine]) -> bool:
    """Whether lines stand so close that they may be one heading."""
    return all(
        lower.page == upper.page and lower.box.top - upper.box.bottom <= _STACKED * upper.letter
        for upper, lower in pairwise(block)
    )


def _has_money(line: PageLine) -> bool:
    return any(shape(word.text, loose=False) for word in line.words)


def _names_a_table(labels: Sequence[Label]) -> bool:
    """A day and money and one column more, and little else that means nothing."""
    roles = [label.role for label in labels]
    known = [role for role in roles if role]
    money = MONEY & set(known)
    return "day" in known and bool(money) and len(set(known)) > 2 - (len(money) > 1) and 2 * len(known) >= len(roles)


def _weight(labels: Sequence[Label]) -> tuple[int, int]:
    """How well labels are understood: known ones first, then as few unknown as can be."""
    known = sum(bool(label.role) for label in labels)
    return known, known - len(labels)


def _labels(block: Sequence[PageLine], words: StatementWords) -> tuple[Label, ...]:
    if len(block) == 1:
        return tuple(label for piece in pieces(block[0].words, block[0].letter) for label in _split(piece.words, words))
    columns: list[list[Word]] = []
    letter = block[0].letter
    for line in block:
        for piece in pieces(line.words, letter):
            home = [column for column in columns if _above(column, piece, letter)]
            if len(home) == 1:
                home[0].extend(piece.words)
            else:
                columns.append(list(piece.words))
    columns.sort(key=lambda column: Line(tuple(column)).box.left)
    return tuple(label for column in columns for label in _split(column, words, whole=True))


def _above(column: Sequence[Word], piece: Line, letter: float) -> bool:
    box = Line(tuple(column)).box
    return min(box.right, piece.box.right) - max(box.left, piece.box.left) > -letter / 4


def _split(group: Sequence[Word], words: StatementWords, *, whole: bool = False) -> list[Label]:
    """A group of words as labels: one, unless it consists of known ones that an engine gave in one piece."""
    role = _role(group, words)
    labels: list[Label] = []
    at = 0
    while not role and not whole and at < len(group):
        ends = range(min(len(group), at + _MOST_WORDS), at, -1)
        end = next((end for end in ends if _role(group[at:end], words)), None)
        if end is None:
            labels = []
            break
        labels.append(_label(group[at:end], _role(group[at:end], words)))
        at = end
    return labels or [_label(group, role)]


def _label(group: Sequence[Word], role: str) -> Label:
    line = Line(tuple(group))
    return Label(line.text, role, line.box)


def _role(group: Sequence[Word], words: StatementWords) -> str:
    """The role that a label names, with or without what stands in brackets behind it ("Debit ($)", "Дүн (₮)")."""
    text = " ".join(word.text for word in group)
    full = fold(text)
    return words.headers.get(full) or words.headers.get(fold(text.partition("(")[0])) or _bare(full, words)


def _bare(full: str, words: StatementWords) -> str:
    """A label less a currency beside it ("AUD Balance", "Balance AUD")."""
    first, _, rest = full.partition(" ")
    before, _, last = full.rpartition(" ")
    if rest and first in _COINS:
        return words.headers.get(rest, "")
    return words.headers.get(before, "") if before and last in _COINS else ""


def moved(labels: Sequence[Label], found: Sequence[Label]) -> tuple[Label, ...]:
    """Labels of a first page at the places of another page's: what is not found there is placed between the others."""
    pairs = [
        (label.box, other.box)
        for label in labels
        for other in found
        if label.role and label.role == other.role and fold(label.text) == fold(other.text)
    ]
    if not pairs:
        return tuple(labels)
    (first, first_now), (last, last_now) = pairs[0], pairs[-1]
    wide = last.left - first.left
    stretch = (last_now.left - first_now.left) / wide if wide else 1.0
    at = {id(was): now for was, now in pairs}
    placed = []
    for label in labels:
        now = at.get(id(label.box))
        if now is None:
            left = first_now.left + (label.box.left - first.left) * stretch
            right = left + (label.box.right - label.box.left) * stretch
            now = replace(first_now, left=round(left), right=round(right))
        placed.append(replace(label, box=now))
    return tuple(placed)
