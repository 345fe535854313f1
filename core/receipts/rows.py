"""The lines of a receipt as one engine read them, with the figures on them and the words beside these."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.documents.page import Box, Line, Page, Word, lines
from core.receipts.figures import Figure, figures
from core.receipts.fold import Skeleton, skeleton
from core.receipts.words import ReceiptWords, Spot

_LEADER = re.compile(r"[.·_~=—–]{2,}|(?<!\d)[*|](?!\d)")
"""Dots and strokes between a label and its figure."""
_MARKS = 2
_NUMBERED = frozenset({"register", "contact"})


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the paper. `number` counts over all pages; `spots` are the label words on it.

    `starts` says at which place of `text` each word of the engine begins.
    """

    number: int
    engine: str
    page: int
    text: str
    box: Box
    sure: float
    bones: Skeleton
    figures: tuple[Figure, ...]
    spots: tuple[Spot, ...]
    words: tuple[Word, ...]
    starts: tuple[int, ...]

    def place(self, start: int, end: int) -> Box:
        """Where a part of the text stands: the words that it touches, each cut to its share."""
        boxes = [_part(word, start - begin, end - begin) for word, begin in self._touched(start, end)]
        box = boxes[0]
        for other in boxes[1:]:
            box = box.around(other)
        return box

    def sure_of(self, start: int, end: int) -> float:
        """As sure as the least sure word that a part of the text touches."""
        return min((word.sure for word, _ in self._touched(start, end)), default=self.sure)

    def _touched(self, start: int, end: int) -> list[tuple[Word, int]]:
        return [
            (word, begin)
            for word, begin in zip(self.words, self.starts, strict=True)
            if begin < end and start < begin + len(word.text)
        ]

    def has(self, slot: str) -> bool:
        """Whether a label of this slot stands on the line."""
        return any(spot.slot == slot for spot in self.spots)


def rows_of(pages: Sequence[Page], words: ReceiptWords) -> tuple[Row, ...]:
    """All lines of all pages, top to bottom, without what is written up the margin."""
    made: list[Row] = []
    sheets = [replace(page, words=_upright(page.words)) for page in pages]
    in_tugrik = _in_tugrik(sheets, words)
    for upright in sheets:
        first = len(made)
        made.extend(
            _row(first + count, upright, line, words, in_tugrik=in_tugrik) for count, line in enumerate(lines(upright))
        )
    return tuple(made)


def _in_tugrik(pages: Sequence[Page], words: ReceiptWords) -> bool:
    """Whether words of Mongolian receipts stand on the paper: at least two, since one may be a slip."""
    spots = (words.country.spot(skeleton(word.text)) for page in pages for word in page.words)
    return sum(1 for found in spots for spot in found if spot.slot == "MNT") >= _MARKS


def _upright(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words that run across: a word much taller than wide was read off the side of the paper."""
    return tuple(
        word for word in words
        if word.text.strip() and (len(word.text) < 3 or word.box.height <= 1.5 * (word.box.right - word.box.left))
    )  # fmt: skip


def _row(number: int, page: Page, line: Line, words: ReceiptWords, *, in_tugrik: bool) -> Row:
    parts = [_LEADER.sub(lambda found: " " * len(found.group()), word.text) for word in line.words]
    starts: list[int] = []
    place = 0
    for part in parts:
        starts.append(place)
        place += len(part) + 1
    text = " ".join(parts)
    bones = skeleton(text)
    found = _sums(figures(text, words, in_tugrik=in_tugrik), bones, words)
    spots = words.label.spot(bones, slips=bool(found))
    return Row(
        number, page.engine, page.number, text, line.box, line.sure, bones, found, spots, line.words, tuple(starts)
    )


def _sums(found: tuple[Figure, ...], bones: Skeleton, words: ReceiptWords) -> tuple[Figure, ...]:
    """The figures of a line without the numbers of registers and telephones."""
    if not any(figure.whole for figure in found):
        return found
    spots = words.merchant.spot(bones)
    begin = min((spot.start for spot in spots if spot.slot in _NUMBERED), default=None)
    return tuple(one for one in found if begin is None or not one.whole or one.code is not None or one.start < begin)


def _part(word: Word, start: int, end: int) -> Box:
    """The box of some letters of a word, as if all were as wide."""
    each = (word.box.right - word.box.left) / len(word.text)
    left = word.box.left + round(max(start, 0) * each)
    right = word.box.left + round(min(end, len(word.text)) * each)
    return Box(left, word.box.top, max(right, left + 1), word.box.bottom)
