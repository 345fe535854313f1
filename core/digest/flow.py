"""What came in and went out in the month so far, held against the same days of the last one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.answering.exchange import Exchange, Totals, exchange
from core.answering.period import same_days_before
from core.answering.ports import Filter, Root, Sum
from core.family.model import Viewer
from core.money.currency import Currency
from core.money.money import Money
from core.unit import Unit

_COUNTED = frozenset({Root.INCOME, Root.EXPENSES})


@dataclass(frozen=True, slots=True)
class Flow:
    """What came in and what went out; `count` is of how many postings."""

    received: Money
    spent: Money
    count: int


@dataclass(frozen=True, slots=True)
class Month:
    """The month so far against the same days of the last one; `missing` has no rate, and is in no sum."""

    now: Flow
    before: Flow
    missing: tuple[Money, ...] = ()


async def month_so_far(unit: Unit, viewer: Viewer, base: Currency, day: date) -> Month | None:
    """The figures in this currency; None when nothing was recorded in the month so far."""
    first = day.replace(day=1)
    before = same_days_before(first, day)
    sums = await unit.figures.sums(viewer, Filter(_COUNTED, before[0], day), ())
    rates = await exchange(unit, viewer, ((one.money, one.day) for one in sums), base)
    now, missing = _flow(rates, [one for one in sums if one.day >= first])
    was, _ = _flow(rates, [one for one in sums if one.day <= before[1]])
    return Month(now, was, missing) if now.count else None


def _flow(rates: Exchange, sums: Sequence[Sum]) -> tuple[Flow, tuple[Money, ...]]:
    totals = Totals[Root](rates)
    for one in sums:
        totals.add(one.root, one.money, one.day)
    by_root, nothing = totals.by_key(), Money(0, rates.to)
    received, spent = (by_root.get(root, nothing) for root in (Root.INCOME, Root.EXPENSES))
    return Flow(received, spent, sum(one.count for one in sums)), totals.missing
