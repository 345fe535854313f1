"""Columns of a printed table: where each one lies, worked out from its heading and from what stands under it.

Money is found by the places where figures end, text by the white stripes between columns. A heading may be centred,
flush left or flush right over its column, so that its own place only tells which column is meant.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low

from core.documents.page import Box, Word
from core.statements.geometry import Band, PageLine, flush_bands, gutter, overlap_bands, pieces
from core.statements.page_figures import Figure, figures

MOVES = frozenset({"amount", "in", "out", "credit", "debit", "gross"})
"""Roles of columns that hold money that moved."""
LEFT = frozenset({"balance", "owed"})
"""Roles of columns that tell what is left after a row."""
MONEY = MOVES | LEFT | {"opening", "fee", "foreign"}
"""Roles of columns that hold figures of money."""

DAYS = frozenset({"day", "later"})
"""Roles of columns that hold days."""
IsDay = Callable[[str], bool]
_DAY_WORDS = 5
"""In one day at most ("Fri 2 October 2026 10:11")."""
_DAYS_DIFFER = 1.5
"""Heights of a letter by which days of one column may differ in width; what is wider has swallowed a number."""
_BESIDE = 2
"""Heights of a label between it and its figures at most, where it does not stand over them."""


@dataclass(frozen=True, slots=True)
class Label:
    """A heading of a column: what it says, its role ("" when it is none that matters), and its place."""

    text: str
    role: str
    box: Box


@dataclass(frozen=True, slots=True)
class Printed:
    """A line with the figures found on it."""

    line: PageLine
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Columns from left to right. `bands` and `zones` are by column: a column of money has a band, any other a zone."""

    labels: tuple[Label, ...]
    bands: tuple[Band | None, ...]
    zones: tuple[tuple[float, float] | None, ...]

    @property
    def text_left(self) -> float:
        """Where the description begins: what stands further left is no part of it."""
        at = next((at for at, label in enumerate(self.labels) if label.role == "text"), None)
        zone = self.zones[at] if at is not None else None
        return zone[0] if zone else 0.0

    def missed(self, body: Iterable[Printed]) -> int:
        """How many figures stand under labels of money and yet in no column of it."""
        money = [label.box for label in self.labels if label.role in MONEY]
        return sum(
            self._column(figure, printed.line.letter) is None
            and any(box.left < figure.box.right and figure.box.left < box.right for box in money)
            for printed in body
            for figure in printed.figures
        )

    def cells(self, printed: Printed) -> tuple[tuple[Word, ...], ...]:
        """The words of a line by column. A figure that stands in no column of money is text like any other."""
        cells: list[list[Word]] = [[] for _ in self.labels]
        taken: set[int] = set()
        for figure in printed.figures:
            at = self._column(figure, printed.line.letter)
            if at is not None and not cells[at]:
                cells[at] = list(figure.words)
                taken.update(range(figure.start, figure.end))
        for at, word in enumerate(printed.line.words):
            if at not in taken:
                cells[self._zone(word)].append(word)
        return tuple(tuple(cell) for cell in cells)

    def _column(self, figure: Figure, letter: float) -> int | None:
        tried = [figure.box]
        if figure.end - figure.start > 1:
            tried += [word.box for word in figure.words if any(sign.isdigit() for sign in word.text)]
        for box in tried:
            for at, band in enumerate(self.bands):
                if band is not None and band.holds(box, letter):
                    return at
        return None

    def _zone(self, word: Word) -> int:
        """The column in which a word is text: zones leave no gap."""
        middle = (word.box.left + word.box.right) / 2
        return next(at for at, zone in enumerate(self.zones) if zone is not None and zone[0] <= middle < zone[1])


def printed_lines(lines: Iterable[PageLine], *, loose: bool) -> tuple[Printed, ...]:
    """Lines with their figures; `loose` also takes what an engine may have misread."""
    return tuple(Printed(line, tuple(figures(line.words, line.letter, loose=loose))) for line in lines)


def layouts(labels: Sequence[Label], body: Sequence[Printed], is_day: IsDay) -> tuple[Layout, ...]:
    """The ways to cut the body under a heading into columns, the likeliest first; none without a column of text."""
    if not body or all(label.role in MONEY for label in labels):
        return ()
    boxes = [figure.box for printed in body for figure in printed.figures]
    letter = body[0].line.letter
    made = []
    for bands in (flush_bands(boxes, letter), overlap_bands(boxes)):
        chosen = _matched(labels, bands)
        layout = Layout(tuple(labels), chosen, _zones(labels, chosen, body, is_day))
        if layout not in made:
            made.append(layout)
    return tuple(sorted(made, key=lambda one: one.missed(body)))


def _matched(labels: Sequence[Label], bands: Sequence[Band]) -> tuple[Band | None, ...]:
    """For each label of money the fullest band that it stands over, or else one close beside it."""
    offers = []
    for at, label in enumerate(labels):
        if label.role in MONEY:
            for number, band in enumerate(bands):
                over = min(band.right, label.box.right) - max(band.left, label.box.left)
                if over > -_BESIDE * label.box.height:
                    offers.append((over > 0, band.count, over, at, number))
    chosen: list[Band | None] = [None] * len(labels)
    taken: set[int] = set()
    for _, _, _, at, number in sorted(offers, reverse=True):
        if chosen[at] is None and number not in taken:
            chosen[at] = bands[number]
            taken.add(number)
    return tuple(chosen)


def _zones(
    labels: Sequence[Label], bands: Sequence[Band | None], body: Sequence[Printed], is_day: IsDay
) -> tuple[tuple[float, float] | None, ...]:
    """The stretch of each column that is not of money: together they cover the whole page."""
    texts = [at for at, label in enumerate(labels) if label.role not in MONEY]
    boxes = [word.box for printed in body for word in printed.line.words]
    bounds = [float("-inf")]
    for left, right in pairwise(texts):
        between = [band.right for band in bands[left:right] if band is not None]
        start = max(between) if between else float(labels[left].box.left)
        if labels[left].role in DAYS and not between:
            end = _end_of_days(bounds[-1], body, is_day)
            bounds.append(end if end is not None else _begin_of_text(labels[left], labels[right], body, is_day))
        else:
            bounds.append(gutter((start, float(labels[right].box.right)), boxes))
    bounds.append(float("inf"))
    zones: list[tuple[float, float] | None] = [None] * len(labels)
    for at, low, high in zip(texts, bounds, bounds[1:], strict=False):
        zones[at] = (low, high)
    return tuple(zones)


def _end_of_days(start: float, body: Sequence[Printed], is_day: IsDay) -> float | None:
    """Where a column of days ends that begins at `start`: behind its days, before what stands next to them."""
    found = [ends for printed in body if (ends := _day_ends(start, printed, is_day)) and ends[1] < float("inf")]
    if not found:
        return None
    usual = median_low(
        right for right, _ in found
    )  # of days beside something: one alone on its line may be of any width
    letter = body[0].line.letter
    alike = [(right, after) for right, after in found if abs(right - usual) <= _DAYS_DIFFER * letter]
    last = max(right for right, _ in alike)
    return (last + min((after for _, after in alike if after > last), default=last + letter)) / 2


def _begin_of_text(day: Label, text: Label, body: Sequence[Printed], is_day: IsDay) -> float:
    """Where the column beside a column of days begins, when no day has anything beside it on its line."""
    lines = [printed.line for printed in body if not is_day(printed.line.text)]
    begun = [line.words[0].box.left for line in lines if line.words[0].box.left > day.box.left + line.letter]
    return min([text.box.left, *begun]) - 1.0


def _day_ends(start: float, printed: Printed, is_day: IsDay) -> tuple[float, float] | None:
    """The right end of the day that a line begins with behind `start`, and where the next word begins."""
    words = [word for word in printed.line.words if (word.box.left + word.box.right) / 2 > start]
    group = pieces(words[: _DAY_WORDS + 1], printed.line.letter)[:1]
    many = len(group[0].words) if group else 0
    for end in range(min(many, _DAY_WORDS), 0, -1):
        if is_day(" ".join(word.text for word in words[:end])):
            after = words[end].box.left if end < len(words) else float("inf")
            return float(words[end - 1].box.right), after
    return None
