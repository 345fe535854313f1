"""What each sum on a receipt is there for, by the words beside it: a total, a tax, the cash given, the change."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from core.receipts.figures import Figure
from core.receipts.rows import Row
from core.receipts.words import Spot

_SMALL = Decimal(1)
_MOST = 10
_PAYING = frozenset({"final", "cash", "card", "change", "rounding", "subtotal"})
_COUNTED = frozenset({"final", "total", "subtotal", "cash", "card"})
_NO_HEAD = frozenset({"summary", "heading", "count"})
_ASKING = frozenset({"final", "total", "subtotal", "cash", "card", "change", "rounding", "tax", "discount", "service"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure and its role: a slot of `[label]`, `summary` for the table of taxes, or "" when nothing names it.

    `exact` tells that the label was read without a slip; `order` is its place among all figures.
    """

    role: str
    figure: Figure
    row: Row
    exact: bool
    order: int

    @property
    def value(self) -> Decimal:
        """What it is worth."""
        return self.figure.value


def entries(rows: Sequence[Row]) -> tuple[Entry, ...]:
    """All figures of a receipt with their roles, top to bottom."""
    made: list[Entry] = []
    in_summary = False
    asking: tuple[Spot, ...] = ()
    counted = False
    for row in rows:
        in_summary = counted and _in_summary(row, before=in_summary)
        spots = row.spots or (asking if _bare(row) else ())
        for figure, role, exact in _roles(row, spots, borrowed=not row.spots):
            named = "summary" if in_summary and role in {"", "total", "tax", "subtotal"} else role
            made.append(Entry(named, figure, row, exact, len(made)))
            counted = counted or role in _COUNTED
        asking = _asking(row)
    return _latest(made)


def _latest(made: Sequence[Entry]) -> tuple[Entry, ...]:
    """The same with no more than a few of each role, the last: arithmetic tries all of them with all others."""
    left: dict[str, int] = {}
    kept: list[Entry] = []
    for entry in reversed(made):
        left[entry.role] = left.get(entry.role, _MOST) - 1
        kept.append(entry if left[entry.role] >= 0 or entry.role == "summary" else replace(entry, role=""))
    return tuple(reversed(kept))


def _in_summary(row: Row, *, before: bool) -> bool:
    """Whether a row belongs to the table of taxes that many receipts end with."""
    slots = {spot.slot for spot in row.spots}
    if "summary" in slots:
        return True
    return before and not slots & _PAYING and not slots >= {"total", "included"}


def _asking(row: Row) -> tuple[Spot, ...]:
    """The labels of a row without a figure: it may stand on the next line."""
    slots = {spot.slot for spot in row.spots}
    return row.spots if not row.figures and slots & _ASKING and not slots & _NO_HEAD else ()


def _bare(row: Row) -> bool:
    """Whether a row is a figure and nothing else but a currency or a letter of tax."""
    return 0 < len(row.figures) <= 2 and sum(map(str.isalpha, row.text)) <= 3


def _roles(row: Row, spots: Sequence[Spot], *, borrowed: bool) -> Iterator[tuple[Figure, str, bool]]:
    """Each figure with the role that the labels before it give; a figure after another shares its labels."""
    last_end, role, exact = 0, "", True
    for figure in row.figures:
        mine = spots if borrowed else [spot for spot in spots if last_end <= spot.start < figure.start]
        if mine:
            role, exact = _role(mine, figure.value), all(spot.exact for spot in mine)
        yield figure, role, exact
        last_end = figure.end


def _role(spots: Sequence[Spot], value: Decimal) -> str:
    """What the labels before a figure make of it; the rules stand in the order in which they decide."""
    at = {spot.slot: spot.start for spot in spots}
    has = at.keys()
    total = "final" in has or "total" in has
    rules = (
        ("change", "change" in has),
        ("rounding", "rounding" in has and (not total or abs(value) < _SMALL)),
        ("final", "rounding" in has),
        ("other", "saving" in has),
        ("count", "count" in has and not (total and max(at.get("final", -1), at.get("total", -1)) > at["count"])),
        ("discount", "discount" in has and not total),
        ("subtotal", "excluded" in has),
        ("service", "service" in has and not total and "subtotal" not in has),
        ("tip", "tip" in has and not total),
        ("tax", "tax" in has and "included" not in has and not has & {"final", "subtotal"}),
        ("final", "final" in has),
        ("subtotal", "subtotal" in has),
        ("total", "total" in has),
        ("tax", "tax" in has),
        ("card", "card" in has),
        ("cash", "cash" in has),
    )
    return next((role for role, holds in rules if holds), "")


def worth(made: Sequence[Entry], *roles: str) -> list[Decimal]:
    """The values of all figures in these roles, from top to bottom."""
    return [entry.value for entry in made if entry.role in roles]


def percent(row: Row) -> Decimal | None:
    """The rate that a row names ("GST @6%"), None when it names none."""
    found = re.search(r"(\d{1,2}(?:\.\d{1,2})?)\s?%", row.text)
    return Decimal(found[1]) if found else None
