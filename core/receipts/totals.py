"""Which figure is the total: every figure that could be, with all that speaks for it.

A label alone is not believed. What counts is that the figure comes out another way: cash less change, subtotal and
taxes, the table of taxes, the lines added up, the same figure again beside the card.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations
from statistics import median

from core.documents.page import Box
from core.receipts.items import added, items_of
from core.receipts.money import Entry, percent, worth
from core.receipts.rows import Row

_CENT = Decimal("0.005")
_ROUNDED = Decimal("0.05")
_RATES = (Decimal(6), Decimal(10), Decimal(12))
_MOST_PARTS = 7
WEIGHTS: Mapping[str, float] = {
    "final": 3.0, "total": 2.2, "subtotal": 0.7, "card": 1.2, "cash": 0.4, "large": 0.7, "last": 0.6, "again": 0.4,
    "paid": 3.0, "exactly": 0.8, "parts": 2.0, "rounded": 1.5, "summary": 1.5, "taxed": 0.8, "items": 1.5, "code": 3.0,
    "slip": -0.3, "mended": -0.2, "whole": -1.5, "before": -2.0, "negative": -1.0, "unseen": -4.0,
    "under": -2.5, "tendered": -2.0,
}  # fmt: skip
"""How much each kind of evidence speaks for a figure; `before` is that a rounding follows it,
`unseen` that it was worked out and is printed nowhere, `under` that it is a subtotal beside a total, `tendered` that
change was given for it."""
PROOFS = frozenset({"paid", "parts", "rounded", "summary", "items", "code"})
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
    for entry in made:
        if entry.role not in {"final", "total", "subtotal", "card", "cash"} or not entry.value:
            continue
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
        ("paid", _paid(made)),
        ("parts", _parts(made)),
        ("rounded", _after_rounding(made)),
        ("summary", _summary(made)),
        ("items", [value for value in (added(items_of(rows, made)),) if value]),
    ):
        for value in values:
            for one in _like(table, value, name):
                one.evidence.add(name)
    for one in table.values():
        if _exactly_paid(one.value, made):
            one.evidence.add("exactly")
        if any(_is_tax(tax, one.value) for tax in _taxes(made)):
            one.evidence.add("taxed")
    for value in _before_rounding(made):
        if value in table:
            table[value].evidence.add("before")


def _like(table: dict[Decimal, Candidate], value: Decimal, name: str) -> Iterator[Candidate]:
    """The candidates that a worked-out sum stands for. Cash less change is one even where no label said so."""
    near = _ROUNDED if name == "summary" else _CENT
    found = [one for one in table.values() if abs(one.value - value) < near]
    if not found and name == "paid" and value > 0:
        found = [table.setdefault(value, Candidate(value))]
    yield from found


def _paid(made: Sequence[Entry]) -> list[Decimal]:
    """Cash less the change that was given for it."""
    exact = any(not entry.figure.whole for entry in made if entry.role)
    sums = [
        abs(cash.value) - abs(change.value)
        for cash in made
        for change in made
        if cash.role == "cash" and change.role == "change" and abs(cash.value) > abs(change.value) > 0
        and not (exact and cash.figure.whole and change.figure.whole)
    ]  # fmt: skip
    given = worth(made, "cash")
    sums += [-less - more for less in given for more in given if less < 0 < more < -less]
    roundings = [abs(value) for value in worth(made, "rounding") if 0 < abs(value) < 1]
    seen = set(worth(made, "final", "total"))
    return sums + [
        paid + sign * rounding
        for paid in sums if paid not in seen
        for rounding in roundings for sign in (1, -1) if paid + sign * rounding in seen
    ]  # fmt: skip


def _exactly_paid(value: Decimal, made: Sequence[Entry]) -> bool:
    """Whether just this was paid."""
    return abs(value) in {abs(paid) for paid in worth(made, "cash", "card")}


def _parts(made: Sequence[Entry]) -> list[Decimal]:
    """Everything that subtotals come to with some of the taxes, charges, discounts and roundings."""
    extras = [(entry.role, entry.value) for entry in made if entry.role in {"tax", "service", "tip", "discount"}]
    extras = [(role, value) for role, value in extras if value][:_MOST_PARTS]
    roundings = [Decimal(0), *(sign * value for value in worth(made, "rounding") for sign in (1, -1) if value)]
    signed = [-abs(value) if role == "discount" else value for role, value in extras]
    sums = {sum(chosen, Decimal(0)) for size in range(1, len(signed) + 1) for chosen in combinations(signed, size)}
    return [base + extra + rounding for base in _bases(made) for extra in sums for rounding in roundings]


def _bases(made: Sequence[Entry]) -> set[Decimal]:
    return {value for value in worth(made, "subtotal", "total") if value}


def _after_rounding(made: Sequence[Entry]) -> list[Decimal]:
    """Totals with a rounding that is not nothing; its sign is often lost."""
    return [
        base + sign * rounding
        for base in (*_bases(made), *worth(made, "final"))
        for rounding in worth(made, "rounding")
        if rounding and abs(rounding) < 1
        for sign in (1, -1)
    ]


def _before_rounding(made: Sequence[Entry]) -> list[Decimal]:
    """Totals that are rounded further down, to another figure that is printed too."""
    printed = set(worth(made, "final", "total", "cash", "card", ""))
    order = {entry.value: entry.order for entry in made if entry.role in {"final", "total", "subtotal"}}
    return [
        value
        for entry in made
        if entry.role == "rounding" and 0 < abs(entry.value) < 1
        for value, place in order.items()
        if place < entry.order and printed & {value + entry.value, value - entry.value}
    ]


def _summary(made: Sequence[Entry]) -> list[Decimal]:
    """What net and tax of the table of taxes come to, row by row and all together."""
    by_row: dict[int, list[Decimal]] = {}
    for entry in made:
        if entry.role == "summary" and not entry.figure.whole:
            by_row.setdefault(entry.row.number, []).append(entry.value)
    ends = [values[-2:] for values in by_row.values() if len(values) >= 2]
    sums = [net + tax for net, tax in ends if 0 <= tax < net]
    return [*sums, sum(sums, Decimal(0))] if sums else []


def _taxes(made: Sequence[Entry]) -> list[tuple[Decimal, Decimal | None]]:
    return [(entry.value, percent(entry.row)) for entry in made if entry.role == "tax" and entry.value > 0]


def _is_tax(tax: tuple[Decimal, Decimal | None], total: Decimal) -> bool:
    """Whether a tax is a whole rate of the rest of a total, to the cent."""
    value, printed = tax
    rates = (printed,) if printed else _RATES
    return any(abs(total * rate / (100 + rate) - value) < Decimal("0.015") for rate in rates)


def _printed(table: dict[Decimal, Candidate], made: Sequence[Entry]) -> None:
    """What the print says: large figures, the last total, figures that stand there again."""
    usual = median(entry.row.box.height for entry in made) if made else 0
    totals = [entry for entry in made if entry.role in {"final", "total"} and entry.value in table]
    if totals:
        table[totals[-1].value].evidence.add("last")
    named = any(one.evidence & {"final", "total"} for one in table.values())
    change = any(value > 0 for value in worth(made, "change"))
    for one in table.values():
        labels = one.evidence & {"final", "total", "subtotal", "card", "cash"}
        if labels == {"subtotal"} and named:
            one.evidence.add("under")
        if labels == {"cash"} and change:
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
