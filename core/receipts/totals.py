"""Which figure is the total: every figure that could be, with all that speaks for it.

A label alone is not believed. What counts is that the figure comes out another way: cash less change, subtotal and
taxes, the table of taxes, the lines added up, the same figure again beside the card.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from statistics import median

from core.documents.page import Box
from core.receipts.items import added, items_of
from core.receipts.money import Entry, worth
from core.receipts.proofs import (
    after_rounding,
    before_charges,
    before_rounding,
    by_tax,
    exactly_paid,
    is_tax,
    paid,
    parts,
    summary,
    taxes,
    tendered,
)
from core.receipts.rows import Row

_ROUNDED = Decimal("0.05")
WEIGHTS: Mapping[str, float] = {
    "final": 3.0, "total": 2.2, "subtotal": 0.7, "card": 1.2, "cash": 0.4, "large": 0.7, "last": 0.6, "again": 0.4,
    "paid": 3.0, "exactly": 0.8, "parts": 2.0, "rounded": 1.5, "summary": 1.5, "taxed": 0.8, "items": 1.5, "code": 3.0,
    "vat": 1.5, "slip": -0.3, "mended": -0.2, "whole": -1.5, "before": -2.0, "negative": -1.0, "unseen": -4.0,
    "under": -2.5, "tendered": -2.0, "share": -3.0,
}  # fmt: skip
"""How much each kind of evidence speaks for a figure; `before` is that a rounding or a charge follows it, `unseen` that
it was worked out and is printed nowhere, `under` that it is a subtotal beside a total, `tendered` that change was given
for it, `share` that it is the tax in another, `vat` that a tax of a tenth leaves no other figure."""
_MAIN = frozenset({"final", "total", "subtotal", "card", "cash"})
PROOFS = frozenset({"paid", "parts", "rounded", "summary", "items", "vat", "code"})
"""Evidence that is arithmetic: the figure comes out another way."""


@dataclass(slots=True)
class Candidate:
    """A sum that may be the total, what speaks for it, and where it stands."""

    value: Decimal
    evidence: set[str] = field(default_factory=set)
    box: Box | None = None
    page: int = 1
    sure: float = 1.0

    @property
    def score(self) -> float:
        """All evidence in one number, for ranking only."""
        return sum(WEIGHTS[name] for name in self.evidence)


def candidates(rows: Sequence[Row], made: Sequence[Entry]) -> tuple[Candidate, ...]:
    """Every sum that could be the total, the best first."""
    table = _labelled(made)
    _arithmetic(table, rows, made)
    _printed(table, made)
    return tuple(sorted(table.values(), key=lambda one: -one.score))


def _labelled(made: Sequence[Entry]) -> dict[Decimal, Candidate]:
    """The figures whose label makes them possible."""
    table: dict[Decimal, Candidate] = {}
    exact = {entry.value for entry in made if not entry.figure.whole}
    in_cents = any(not entry.figure.whole for entry in made if entry.role in _MAIN)
    for entry in made:
        if entry.role not in _MAIN or not entry.value:
            continue
        if in_cents and entry.figure.whole and entry.figure.code is None and entry.role in {"card", "cash"}:
            continue  # the tail of a card, where sums have decimals
        value = entry.value / 100 if entry.figure.whole and entry.value / 100 in exact else entry.value
        one = table.setdefault(value, Candidate(value))
        _place(one, entry)
        one.evidence.add(entry.role)
        if not entry.exact:
            one.evidence.add("slip")
    return table


def _place(one: Candidate, entry: Entry) -> None:
    """Remember the best place: that of a total rather than of a payment."""
    if one.box is None or (entry.role in {"final", "total"} and not one.evidence & {"final"}):
        one.box = entry.row.place(entry.figure.start, entry.figure.end)
        one.page = entry.row.page
        one.sure = entry.row.sure_of(entry.figure.start, entry.figure.end)


def _arithmetic(table: dict[Decimal, Candidate], rows: Sequence[Row], made: Sequence[Entry]) -> None:
    for name, values in (
        ("paid", paid(made)),
        ("parts", parts(made)),
        ("rounded", after_rounding(made)),
        ("summary", summary(made)),
        ("vat", by_tax(made)),
        ("items", [value for value in (added(items_of(rows, made)),) if value]),
    ):
        for value in values:
            for one in _like(table, value, name):
                one.evidence.add(name)
    for one in table.values():
        if exactly_paid(one.value, made):
            one.evidence.add("exactly")
        if any(is_tax(tax, one.value) for tax in taxes(made)):
            one.evidence.add("taxed")
        if any(is_tax((one.value, None), other.value) for other in table.values() if _is_named(other)):
            one.evidence.add("share")
    before = {*before_rounding(made), *before_charges(made)}
    for one in [one for value, one in table.items() if value in before]:
        one.evidence.add("before")


def _like(table: dict[Decimal, Candidate], value: Decimal, name: str) -> Iterator[Candidate]:
    """The candidates that a worked-out sum stands for. Cash less change is one even where no label said so."""
    if name == "summary":
        yield from [one for one in table.values() if abs(one.value - value) < _ROUNDED]
    elif value in table:
        yield table[value]
    elif name == "paid" and value > 0:
        yield table.setdefault(value, Candidate(value))


def _is_named(one: Candidate) -> bool:
    return bool(one.evidence & {"final", "total", "card"})


def _printed(table: dict[Decimal, Candidate], made: Sequence[Entry]) -> None:
    """What the print says: large figures, the last total, figures that stand there again."""
    usual = median(entry.row.box.height for entry in made) if made else 0
    totals = [entry for entry in made if entry.role in {"final", "total"} and entry.value in table]
    if totals:
        table[totals[-1].value].evidence.add("last")
    named = any(one.evidence & {"final", "total"} for one in table.values())
    change = any(value > 0 for value in worth(made, "change"))
    given = tendered(made)
    for one in table.values():
        labels = one.evidence & _MAIN
        if labels == {"subtotal"} and named:
            one.evidence.add("under")
        if (labels == {"cash"} and change) or one.value in given:
            one.evidence.add("tendered")
        same = [entry for entry in made if entry.value == one.value]
        _looks(one, same, usual)
        if one.box is None and same:
            _place(one, same[0])


def _looks(one: Candidate, same: Sequence[Entry], usual: float) -> None:
    if not same:
        one.evidence.add("unseen")
    if len(same) > 1:
        one.evidence.add("again")
    if any(entry.row.box.height > 1.35 * usual for entry in same):
        one.evidence.add("large")
    if same and all(entry.figure.whole for entry in same):
        one.evidence.add("whole")
    if same and all(entry.figure.mended for entry in same):
        one.evidence.add("mended")
    if one.value < 0:
        one.evidence.add("negative")
