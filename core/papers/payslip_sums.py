"""Which sums of a payslip belong together: gross less tax, and what else is taken, is net."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from core.papers.columns import Placed

ROUNDED = Decimal(1)
"""Tögrög by which sums without cents may be off."""
_MOST = 4
"""Candidates of a field that are tried."""

Candidates = Mapping[str, Sequence[Placed]]


@dataclass(frozen=True, slots=True)
class Proved:
    """Sums that add up, and whether those of another column do so as well."""

    gross: Placed
    tax: Placed
    net: Placed
    retirement: Placed | None
    alone: bool


def proved(found: Candidates, country: str | None) -> Proved | None:
    """The least sums that add up: those of the year so far add up too, and are never less."""
    made = list(_fitting(found, country))
    if not made:
        return None
    least = min(made, key=lambda one: one.gross.value)
    return Proved(
        least.gross, least.tax, least.net, least.retirement, all(one.gross.value == least.gross.value for one in made)
    )


def _fitting(found: Candidates, country: str | None) -> Iterator[Proved]:
    """Every choice of sums that adds up. What goes to НДШ comes off the gross; super is paid besides it.

    All that is taken off may be printed as one sum, with the tax in it; what is paid back comes on top.
    """
    off = Decimal("0.01") if country == "AU" else ROUNDED
    taken: list[Placed | None] = [None, *found["deductions"][:_MOST]]
    insured: list[Placed | None] = [None]
    if country == "MN":
        insured = [*found["retirement"][:_MOST], None]
    added: list[Placed | None] = [None, *found["additions"][:_MOST]]
    three = product(found["gross"][:_MOST], found["tax"][:_MOST], found["net"][:_MOST])
    for (gross, tax, net), less, insurance, more in product(three, taken, insured, added):
        off_gross = tax.value + _worth(less) + _worth(insurance) - _worth(more)
        ways = (off_gross, _worth(less)) if less and less.value >= tax.value + _worth(insurance) else (off_gross,)
        if net.value > 0 and any(abs(gross.value - way - net.value) <= off for way in ways):
            yield Proved(gross, tax, net, insurance, alone=True)


def _worth(one: Placed | None) -> Decimal:
    return one.value if one else Decimal(0)


def hours_worked(rows: Sequence[Sequence[Placed]]) -> Placed | None:
    """Hours of the rows that say hours × rate = amount, summed; None when no row does."""
    proven = [hours for row in rows for hours in (_hours(row),) if hours]
    if not proven:
        return None
    first = proven[0]
    return Placed(sum((one.value for one in proven), Decimal(0)), first.box, first.page, first.sure, money=True)


def _hours(row: Sequence[Placed]) -> Placed | None:
    """The figure of a row that times the next is the one after, to the cent or to the last figure of a rate."""
    for hours, rate, amount in zip(row, row[1:], row[2:], strict=False):
        off = abs(hours.value * rate.value - amount.value)
        if amount.value and off <= max(Decimal("0.01"), hours.value * Decimal("0.00501")):
            return hours
    return None
