"""A month in one view: what came in, what went out and for what, by whom, and how it stood the month before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from core.answering.exchange import Exchange, Totals, exchange
from core.answering.model import Row
from core.answering.period import end_of, same_days_before, start_of
from core.answering.ports import Filter, Root, Split, Sum
from core.answering.scope import Asker
from core.asking.model import Group
from core.family.gate import Action, demand
from core.money.currency import currency
from core.money.money import Money
from core.unit import Unit

_ALL = frozenset(Root)


@dataclass(frozen=True, slots=True)
class Month:
    """The sums of the days from `first` to `last`. `count` is how many postings were added up.

    `missing` is what has no rate, and is in no sum.
    """

    first: date
    last: date
    received: Money
    spent: Money
    sent: Money
    count: int
    missing: Mapping[Root, tuple[Money, ...]] = field(default_factory=dict)

    @property
    def saved(self) -> Money:
        """Received less spent; what was sent home is a line of its own."""
        return self.received.minus(self.spent)


@dataclass(frozen=True, slots=True)
class Summary:
    """A month held against the one before: against its same days, when the month still runs.

    Rows are what was spent, by category and by member, the largest first.
    """

    month: Month
    before: Month
    categories: tuple[Row, ...]
    members: tuple[Row, ...]


async def summary(unit: Unit, asker: Asker, month: date) -> Summary:
    """The month that a day is in, up to today, in the asker's own currency. Raises `NotAllowedError`."""
    demand(asker.viewer.role, Action.SEE)
    first, last = start_of(month, Group.MONTH), min(end_of(month, Group.MONTH), asker.today)
    last = max(first, last)
    before = same_days_before(first, last)
    which = Filter(_ALL, before[0], last)
    sums = await unit.figures.sums(asker.viewer, which, (Split.CATEGORY, Split.MEMBER))
    rates = await exchange(unit, asker.viewer, ((one.money, one.day) for one in sums), currency(asker.base))
    now = [one for one in sums if one.day >= first]
    spent = [one for one in now if one.root is Root.EXPENSES]
    categories = _rows(rates, ((_parts(one)[0], one) for one in spent))
    members = _rows(rates, ((int(_parts(one)[1]), one) for one in spent))
    was = _month(rates, *before, [one for one in sums if one.day <= before[1]])
    return Summary(_month(rates, first, last, now), was, categories, members)


def _parts(one: Sum) -> tuple[str, str]:
    """The category and the member's id."""
    category, _, member = (one.key or "").rpartition(" ")
    return category, member


def _month(rates: Exchange, first: date, last: date, sums: Sequence[Sum]) -> Month:
    totals = {root: Totals[None](rates) for root in Root}
    for one in sums:
        totals[one.root].add(None, one.money, one.day)
    received, spent, sent = (totals[root].all() for root in (Root.INCOME, Root.EXPENSES, Root.SENT))
    missing = {root: of.missing for root, of in totals.items() if of.missing}
    return Month(first, last, received, spent, sent, sum(one.count for one in sums), missing)


def _rows(rates: Exchange, keyed: Iterable[tuple[str | int, Sum]]) -> tuple[Row, ...]:
    totals = Totals[str | int](rates)
    for key, one in keyed:
        totals.add(key, one.money, one.day)
    rows = [Row(key, money) for key, money in totals.by_key().items()]
    return tuple(sorted(rows, key=lambda row: (-row.money.minor, str(row.key))))
