"""Which date on a receipt is the day of the purchase: every date there, with all that speaks for it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time

from core.documents.page import Box
from core.receipts.dates import Dated, dates_in
from core.receipts.rows import Row
from core.receipts.words import ReceiptWords, Spot

_TIME = re.compile(
    r"(?<![\d.:])([01]?\d|2[0-3])\s?([:.;])\s?([0-5]\d)(?:\s?[:.;]\s?([0-5]\d))?(?!\d)\s?([AaPp]\.?\s?[Mm]\b)?"
)
WEIGHTS: Mapping[str, float] = {
    "label": 2.0, "time": 1.5, "named": 0.8, "full": 0.7, "short": 0.0, "weak": -1.5, "again": 1.0, "first": 0.3,
    "mended": -0.5, "printed": -0.7, "other": -4.0, "code": 4.0, "future": -3.0, "several": -0.3,
}  # fmt: skip
"""How much each kind of evidence speaks for a date; `several` is that it may be read in another order too."""


@dataclass(slots=True)
class DayCandidate:
    """A date that may be the day, what speaks for it, where it stands, and the time beside it."""

    value: date
    evidence: set[str] = field(default_factory=set)
    box: Box | None = None
    page: int = 1
    clock: time | None = None
    sure: float = 1.0

    @property
    def score(self) -> float:
        """All evidence in one number, for ranking only."""
        return sum(WEIGHTS[name] for name in self.evidence)


def day_candidates(
    rows: Sequence[Row], words: ReceiptWords, order: Sequence[str], today: date
) -> tuple[DayCandidate, ...]:
    """Every date on the paper, the likeliest first."""
    table: dict[date, DayCandidate] = {}
    above: tuple[Spot, ...] = ()
    for row in rows:
        spots = words.date.spot(row.bones, slips=True) if re.search(r"\d\D{1,12}\d|\d{8}", row.text) else ()
        for dated in dates_in(row.text, words, order, today):
            _add(table, row, dated, spots or above, today)
        above = () if row.figures else words.date.spot(row.bones)
    for number, one in enumerate(table.values()):
        if number == 0:
            one.evidence.add("first")
    return tuple(sorted(table.values(), key=lambda one: -one.score))


def _add(table: dict[date, DayCandidate], row: Row, dated: Dated, spots: Sequence[Spot], today: date) -> None:
    known = dated.value in table
    one = table.setdefault(dated.value, DayCandidate(dated.value, {"again"} if known else set()))
    new = _evidence(row, dated, spots, today)
    if known:
        one.evidence |= new & {"label", "time", "named", "full"} | {"again"}
        one.evidence -= {"printed", "weak", "mended", "short"} - new
    else:
        one.evidence |= new
        one.box, one.page = row.place(dated.start, dated.end), row.page
        one.sure = row.sure_of(dated.start, dated.end)
    one.clock = one.clock or clock_in(row.text[: dated.start] + " " + row.text[dated.end :])


def _evidence(row: Row, dated: Dated, spots: Sequence[Spot], today: date) -> set[str]:
    found = {dated.shape}
    before = [spot for spot in spots if spot.start < dated.start]
    if before:
        found.add(before[-1].slot)
    if clock_in(row.text[: dated.start] + " " + row.text[dated.end :]):
        found.add("time")
    for name, holds in (("mended", dated.mended), ("several", bool(dated.others)), ("future", dated.value > today)):
        if holds:
            found.add(name)
    return found


def clock_in(text: str) -> time | None:
    """The first time of day on a line: 18:05, 6:05:22 PM; with a full stop only beside AM, PM or seconds."""
    for found in _TIME.finditer(text):
        hour, minute, second = int(found[1]), int(found[3]), int(found[4] or 0)
        half = (found[5] or "").lower()
        if found[2] == "." and not half and found[4] is None:
            continue
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half.startswith("p") else 0)
        return time(hour, minute, second)
    return None


def clock_of(rows: Sequence[Row]) -> time | None:
    """The first time of day anywhere on the paper, for a date that has none beside it."""
    return next((clock for row in rows for clock in (clock_in(row.text),) if clock), None)
