"""Whose paper it is: the company at its head, told by its form ("Pty Ltd", «ХХК»), its number or its large print."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.documents.model import Read
from core.papers.cells import Cell, Sheet
from core.papers.figures import sums
from core.papers.words import PaperWords
from core.receipts.fold import plain, skeleton

_HEAD = 14
"""Rows at the top of a paper among which its maker stands."""
_NUMBER = re.compile(r"\b(?:A\.?B\.?N\.?|A\.?C\.?N\.?|ТТД|Регистр)\b.*", re.IGNORECASE)
_QUOTES = re.compile(r"[\"«»“”„]")
_SPARE = " :|-–—,;•*'()"
_LONGEST = 70
_LARGE = 1.35
SURE, LIKELY, UNSURE = 0.92, 0.75, 0.5


@dataclass(frozen=True, slots=True)
class _Name:
    text: str
    cell: Cell
    score: int


def name_in(text: str) -> str | None:
    """What a label says a name is: letters, and fewer figures than half of them."""
    name = _bare(text)
    letters = sum(char.isalpha() for char in name)
    return name if letters >= 3 and letters > 2 * sum(char.isdigit() for char in name) else None


def maker(paper: Sheet, words: PaperWords, *, known: str | None = None) -> Read[str] | None:
    """The company that made the paper. `known` is what a label says it is, which wins."""
    names = sorted(_names(paper, words), key=lambda one: -one.score)
    if known:
        same = next((one for one in names if plain(known) in plain(one.text) or plain(one.text) in plain(known)), None)
        return Read(known, SURE if same else LIKELY)
    if not names or names[0].score < 2:
        return None
    best = names[0]
    rivals = [one for one in names[1:] if one.score == best.score and plain(one.text) != plain(best.text)]
    sure = UNSURE if rivals else LIKELY if best.score < 4 or not paper.own else SURE
    return Read(best.text, sure, best.cell.box, best.cell.page)


def _names(paper: Sheet, words: PaperWords) -> Iterator[_Name]:
    """What could be the company's name, with points for what speaks for it."""
    for number, row in enumerate(paper.rows):
        for cell in row:
            text = _bare(cell.text)
            if not _possible(text, words):
                continue
            told = {spot.slot for spot in words.company.spot(skeleton(text))}
            score = 2 * ("suffix" in told) + ("trade" in told)
            score += 3 * (_NUMBER.search(cell.text) is not None or _numbered(paper, number, cell))
            score += (
                2 * (number < _HEAD and cell.box.height > _LARGE * cell.letter) + (number < 3) - 2 * (number >= _HEAD)
            )
            yield _Name(text, cell, score)


def _bare(text: str) -> str:
    """A name without its number and without quotation marks."""
    return " ".join(_QUOTES.sub("", _NUMBER.sub("", text)).split()).strip(_SPARE)


def _possible(text: str, words: PaperWords) -> bool:
    """Whether a text can be a name at all: letters, no sum, no heading, no sentence."""
    letters = sum(char.isalpha() for char in text)
    if letters < 3 or len(text) > _LONGEST or letters < 2 * sum(char.isdigit() for char in text) or ":" in text:
        return False
    if "@" in text or text.count(" ") > 8 or any(one.coin for one in sums(text, words)):
        return False
    headings = [spot for spot in words.company.spot(skeleton(text)) if spot.slot == "heading"]
    return not any(spot.start == 0 or spot.end >= len(text) for spot in headings)


def _numbered(paper: Sheet, number: int, cell: Cell) -> bool:
    """Whether the company's number stands right under this cell, or on its line."""
    below: Sequence[Cell] = paper.rows[number + 1] if number + 1 < len(paper.rows) else ()
    return any(
        _NUMBER.match(other.text) and (other.row == cell.row or other.beside(cell))
        for other in (*paper.rows[number], *below)
    )
