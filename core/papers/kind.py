"""What kind of paper it is: by the words that stand on it, and by rows of days and sums, never by its name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.documents.model import PaperKind
from core.documents.page import Page
from core.papers.cells import Sheet, sheet
from core.papers.days import days
from core.papers.figures import sums
from core.papers.words import SURE, PaperWords

ENOUGH = 3
"""Points without which a paper is none of ours: one sure word, or three that shops print."""
MARGIN = 2
"""Points by which the first must lead the second."""
ROWS = 4
"""Rows of a day with sums that make a statement likely."""
_PAGES = 5
"""Pages that tell: what a paper is stands at its beginning."""
_DATED_ROW = 2
_MOST_ROWS = 40
_MONEY = re.compile(r"\d[.,]\d\d\b|\d,\d{3}\b|[$₮]")


@dataclass(frozen=True, slots=True)
class Scored:
    """A kind and the points that speak for it."""

    kind: PaperKind
    points: int


def kind_of(pages: Sequence[Page], words: PaperWords) -> PaperKind:
    """The kind of a paper; `OTHER` when nothing fits or two fit as well."""
    first, second, *_ = ranked(pages, words)
    if first.points < ENOUGH or first.points - second.points < MARGIN:
        return PaperKind.OTHER
    return first.kind


def ranked(pages: Sequence[Page], words: PaperWords) -> tuple[Scored, ...]:
    """All kinds, the likeliest first, so that a reader may be tried even where `kind_of` does not say."""
    paper = sheet(pages[:_PAGES])
    phrases = _told(paper, words)
    rows = dated_rows(paper, words)
    points = [_points(kind, phrases, rows, words) for kind in PaperKind if kind != PaperKind.OTHER]
    return tuple(sorted(points, key=lambda one: -one.points))


def _points(kind: PaperKind, phrases: set[str], rows: int, words: PaperWords) -> Scored:
    """What speaks for a kind. Only a receipt needs no sure word: the rest share theirs with what shops print."""
    worths = [words.points[phrase].get(kind, 0) for phrase in phrases]
    if kind == PaperKind.STATEMENT and rows >= ROWS:
        worths += [SURE, _DATED_ROW * min(rows, _MOST_ROWS)]
    return Scored(kind, sum(worths) if kind == PaperKind.RECEIPT or SURE in worths else 0)


def _told(paper: Sheet, words: PaperWords) -> set[str]:
    """The different phrases that stand on the paper."""
    return {spot.slot for cell in paper.cells for spot in words.kinds.spot(cell.bones, slips=not paper.own)}


def dated_rows(paper: Sheet, words: PaperWords) -> int:
    """The lines that begin with a day and hold a sum."""
    count = 0
    for row in paper.rows:
        text = " ".join(cell.text for cell in row)
        begins = [day for day in days(text, words, None) if day.start <= 4]
        if begins and _MONEY.search(text[begins[0].end :]):
            count += any(one.money for one in sums(text[begins[0].end :], words))
    return count
