"""The ways in which a total comes out again: of cash and change, of its parts, of the table of taxes.

Each gives all sums that the figures allow; which of them is printed as a total is for `core.receipts.totals` to say.
"""

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from core.receipts.money import Entry, percent, worth

_SHARES = tuple((Decimal(rate), Decimal(rate)) for rate in (6, 10, 12))
_BESIDE_CITY_TAX = (Decimal(10), Decimal(12))
"""НӨАТ where НХАТ is due too: both are shares of the same net."""
_SLACK = Decimal("0.015")
_NET_AND_TAX = 11
_EXACT_TAX, _WHOLE_TAX = Decimal("0.07"), Decimal(6)
"""How far a total may be from eleven times a tax that was rounded to a cent, or to a whole tögrög."""
_FINE = 1000
"""Only where that is less than a thousandth of the total does it tell one figure from another."""
_MOST_PARTS, _MOST_ROUNDINGS = 7, 3


def paid(made: Sequence[Entry]) -> list[Decimal]:
    """Cash less the change that was given for it."""
    exact = any(not entry.figure.whole for entry in made if entry.role)
    named = set(worth(made, "final", "total"))
    sums = [
        left
        for cash in made
        for change in made
        if cash.role == "cash" and change.role == "change" and abs(cash.value) > abs(change.value) > 0
        for left in (abs(cash.value) - abs(change.value),)
        if left in named or not (exact and cash.figure.whole and change.figure.whole)
    ]  # fmt: skip
    given = worth(made, "cash")
    sums += [-less - more for less in given for more in given if less < 0 < more < -less]
    roundings = [abs(value) for value in worth(made, "rounding") if 0 < abs(value) < 1]
    return sums + [
        less + sign * rounding
        for less in sums if less not in named
        for rounding in roundings for sign in (1, -1) if less + sign * rounding in named
    ]  # fmt: skip


def tendered(made: Sequence[Entry]) -> set[Decimal]:
    """What was handed over where change was given back, and what is left is called the total."""
    named = set(worth(made, "final", "total"))
    return {
        cash
        for cash in worth(made, "cash")
        for change in worth(made, "change")
        if change > 0 and cash - change in named
    }


def exactly_paid(value: Decimal, made: Sequence[Entry]) -> bool:
    """Whether just this was paid."""
    return abs(value) in {abs(given) for given in worth(made, "cash", "card")}


def parts(made: Sequence[Entry]) -> list[Decimal]:
    """Everything that subtotals come to together, and with some of the taxes, charges, discounts and roundings."""
    extras = [(entry.role, entry.value) for entry in made if entry.role in {"tax", "service", "tip", "discount"}]
    extras = [(role, value) for role, value in extras if value]
    roundings = [
        Decimal(0),
        *(sign * value for value in worth(made, "rounding")[-_MOST_ROUNDINGS:] for sign in (1, -1) if value),
    ]
    signed = [-abs(value) if role == "discount" else value for role, value in extras]
    sums = _sums(signed)
    subtotals = worth(made, "subtotal")
    together = [sum(subtotals, Decimal(0))] if len(subtotals) > 1 else []
    return together + [base + extra + rounding for base in _bases(made) for extra in sums for rounding in roundings]


def _sums(values: Sequence[Decimal]) -> set[Decimal]:
    """What some or all of a few values come to."""
    few = values[:_MOST_PARTS]
    return {sum(chosen, Decimal(0)) for size in range(1, len(few) + 1) for chosen in combinations(few, size)}


def _bases(made: Sequence[Entry]) -> set[Decimal]:
    return {value for value in worth(made, "subtotal", "total") if value}


def after_rounding(made: Sequence[Entry]) -> list[Decimal]:
    """Totals with a rounding that is not nothing; its sign is often lost."""
    return [
        base + sign * rounding
        for base in (*_bases(made), *worth(made, "final"))
        for rounding in worth(made, "rounding")
        if rounding and abs(rounding) < 1
        for sign in (1, -1)
    ]


def before_rounding(made: Sequence[Entry]) -> list[Decimal]:
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


def before_charges(made: Sequence[Entry]) -> list[Decimal]:
    """Totals to which a tax, a surcharge or a tip was added, or a discount taken off them, before the next total."""
    named = {entry.value: entry.order for entry in made if entry.role in {"final", "total"}}
    extras = [
        (entry.order, entry.value) for entry in made if entry.role in {"tax", "service", "tip"} and entry.value > 0
    ]
    extras += [(entry.order, -abs(entry.value)) for entry in made if entry.role == "discount" and entry.value]
    return [
        value
        for value, place in named.items()
        for later, end in named.items()
        if place < end
        and value != later
        and later - value in _sums([extra for order, extra in extras if place < order < end])
    ]


def summary(made: Sequence[Entry]) -> list[Decimal]:
    """What net and tax of the table of taxes come to, row by row and all together."""
    by_row: dict[int, list[Decimal]] = {}
    for entry in made:
        if entry.role == "summary" and not entry.figure.whole:
            by_row.setdefault(entry.row.number, []).append(entry.value)
    ends = [values[-2:] for values in by_row.values() if len(values) >= 2]
    sums = [net + tax for net, tax in ends if 0 <= tax < net]
    return [*sums, sum(sums, Decimal(0))] if sums else []


def taxes(made: Sequence[Entry]) -> list[tuple[Decimal, Decimal | None]]:
    """The sums that are named a tax, each with the rate that stands beside it."""
    return [(entry.value, percent(entry.row)) for entry in made if entry.role == "tax" and entry.value > 0]


def by_tax(made: Sequence[Entry]) -> list[Decimal]:
    """Totals that a tax of a tenth of the net (GST, НӨАТ), alone or beside НХАТ, leaves hardly another figure for.

    НХАТ is due on a part of what was bought only, so that what it is a share of cannot be told; it is just added.
    """
    found = [entry for entry in made if entry.role == "tax" and entry.value > 0]
    sums = [
        (tax.value * _NET_AND_TAX + city, _WHOLE_TAX if tax.figure.whole else _EXACT_TAX)
        for tax in found
        for city in {Decimal(0), *(other.value for other in found if other.value < tax.value)}
    ]
    return [
        value
        for value in set(worth(made, "final", "total"))
        if any(abs(value - whole) <= slack <= value / _FINE for whole, slack in sums)
    ]


def is_tax(tax: tuple[Decimal, Decimal | None], total: Decimal) -> bool:
    """Whether a tax is a whole rate of the rest of a total, to the cent."""
    value, printed = tax
    rates = [(printed, printed)] if printed else _SHARES
    return any(abs(total * rate / (100 + taxes) - value) < _SLACK for rate, taxes in (*rates, _BESIDE_CITY_TAX))
