"""The taxes that are part of a total: GST, SST, НӨАТ, НХАТ; only where the arithmetic bears them out."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from core.receipts.money import Entry, percent

_CENT = Decimal("0.02")
_RATES = tuple(map(Decimal, (3, 5, 6, 7, 8, 9, 10, 12, 13, 15, 19, 20, 22)))
_CITY, _VALUE_ADDED = Decimal(2), Decimal(10)
"""НХАТ and НӨАТ in Mongolia: both are a share of the net, НХАТ of the part that it is due on."""
_MOST = 4


@dataclass(frozen=True, slots=True)
class Tax:
    """All taxes in a total; `proved` tells that they are what a rate makes of it."""

    value: Decimal
    proved: bool


def tax_of(made: Sequence[Entry], total: Decimal | None) -> Tax | None:
    """The taxes of a receipt, None when none is printed or several are and nothing says which."""
    printed = _printed(made)
    if not printed or total is None:
        return None
    whole = abs(total)
    fits = [sum(chosen, Decimal(0)) for chosen in _chosen(printed) if _is_share(chosen, whole, made)]
    if fits:
        return Tax(fits[0], proved=True)
    alone = len(printed) == 1 and whole / 100 <= printed[0] < whole / 3
    return Tax(printed[0], proved=False) if alone else None


def _printed(made: Sequence[Entry]) -> list[Decimal]:
    """The sums that are named a tax, then those of the table of taxes, each once."""
    named = [abs(entry.value) for entry in made if entry.role == "tax" and not _is_rate(entry)]
    rows: dict[int, list[Decimal]] = {}
    for entry in made:
        if entry.role == "summary" and not entry.figure.whole:
            rows.setdefault(entry.row.number, []).append(entry.value)
    table = [values[-1] for values in rows.values() if len(values) >= 2]
    found = [value for value in (*named, *table) if value > 0]
    return list(dict.fromkeys(found))[:6]


def _is_rate(entry: Entry) -> bool:
    rate = percent(entry.row)
    return entry.figure.whole and rate == entry.value


def _chosen(printed: Sequence[Decimal]) -> list[tuple[Decimal, ...]]:
    """Several taxes together before one alone: НӨАТ with НХАТ is all the tax there is."""
    sizes = range(min(len(printed), _MOST), 0, -1)
    return [chosen for size in sizes for chosen in combinations(printed, size)]


def _is_share(chosen: Sequence[Decimal], total: Decimal, made: Sequence[Entry]) -> bool:
    """Whether these taxes are what rates make of a total, or of a net that is printed with it."""
    taxes = sum(chosen, Decimal(0))
    net = total - taxes
    if net <= 0:
        return False
    if _net_printed(net, made):
        return True
    if len(chosen) == 1:
        return any(abs(net * rate / 100 - taxes) <= _CENT for rate in _RATES)
    city, value_added = min(chosen), max(chosen)
    of_net = abs(net * _VALUE_ADDED / 100 - value_added) <= _slack(total)
    return len(chosen) == 2 and of_net and city <= net * _CITY / 100 + _slack(total)


def _slack(total: Decimal) -> Decimal:
    """How far rounding moves a tax: a cent, or half a tögrög where sums are in thousands."""
    return Decimal(1) if total >= 1000 else _CENT


def _net_printed(net: Decimal, made: Sequence[Entry]) -> bool:
    return any(abs(entry.value - net) <= _CENT for entry in made if entry.role in {"subtotal", "summary"})
