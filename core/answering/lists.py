"""Answers made of entries: how many, the largest, and the entries themselves, page by page."""

from dataclasses import replace
from datetime import date

from core.answering.exchange import exchange
from core.answering.flows import asked_currency, unit_of
from core.answering.model import Counted, Largest, Listed, Query, Ranked
from core.answering.period import TIMES, start_of
from core.answering.ports import Filter, Root, Split, Sum
from core.answering.scope import Asker, Resolved, counts_sending, is_income, roots_of
from core.asking.model import Group, Measure
from core.unit import Unit

PAGE = 10
MOST_COUNTED = 1_000
"""Nobody turns a hundred pages: from here on it is only said that there are more."""
_USUAL_LARGEST = 5
_MOST_LARGEST = 20
_AMONG = 500
"""The largest of each currency that are held against those of others. The order within a currency is by its own
amounts, so that rates of different days could only bring one in from beyond this many that are all larger."""
_SPLITS = {
    Group.CATEGORY: Split.CATEGORY, Group.PAYEE: Split.PAYEE, Group.MEMBER: Split.MEMBER, Group.ACCOUNT: Split.ACCOUNT,
}  # fmt: skip
_Key = str | int | date | None


async def counted(unit: Unit, asker: Asker, query: Query, resolved: Resolved) -> Counted:
    """How many there were: purchases of a thing or at a shop, income, or entries of any kind but stated balances."""
    group = query.inquiry.group_by
    split = _SPLITS.get(group) if group else None
    which = _of_purchases(resolved)
    sums = await unit.figures.counts(asker.viewer, which, split, by_day=group in TIMES)
    numbers: dict[_Key, int] = {}
    for one in sums:
        key = _key(one, group)
        numbers[key] = numbers.get(key, 0) + one.count
    rows = tuple(sorted(numbers.items(), key=lambda row: (-row[1], str(row[0])))) if group else ()
    if group in TIMES and query.inquiry.order is None:
        rows = tuple(sorted(rows, key=lambda row: str(row[0])))
    return Counted(query, resolved.scope, sum(numbers.values()), rows, group)


def _of_purchases(resolved: Resolved) -> Filter:
    scope, which = resolved.scope, resolved.which
    if is_income(scope):
        return replace(which, roots=frozenset({Root.INCOME}), bought=True)
    if scope.category is None and scope.payee is None:
        return replace(which, bought=True)
    roots = {Root.EXPENSES} | ({Root.SENT} if counts_sending(scope) else set())
    return replace(which, roots=frozenset(roots), bought=True)


def _key(one: Sum, group: Group | None) -> _Key:
    if group in TIMES:
        return start_of(one.day, group)
    if group is Group.CURRENCY:
        return one.money.currency.code
    return int(one.key or 0) if group in {Group.MEMBER, Group.ACCOUNT} else one.key


async def largest(unit: Unit, asker: Asker, query: Query, resolved: Resolved) -> Largest:
    """The largest expenses (or incomes), each at its own day's rate; refunds are none."""
    most = min(query.inquiry.limit or _USUAL_LARGEST, _MOST_LARGEST)
    scope = resolved.scope
    roots = frozenset({Root.INCOME if is_income(scope) else Root.EXPENSES})
    sizes = await unit.figures.sizes(asker.viewer, replace(resolved.which, roots=roots, bought=True), _AMONG)
    rates = await exchange(unit, asker.viewer, ((one.money, one.day) for one in sizes), asked_currency(query, asker))
    worth = {one.entry_id: fine for one in sizes if (fine := rates.fine(one.money, one.day)) is not None}
    known = [one for one in sizes if one.entry_id in worth]
    first = sorted(known, key=lambda one: (-worth[one.entry_id], one.entry_id))[:most]
    found = {entry.id: entry for entry in await unit.figures.of_sizes(asker.viewer, first)} if first else {}
    ranked = tuple(Ranked(found[one.entry_id], rates.rounded(worth[one.entry_id])) for one in first)
    unknown = {one.money.currency: one.money for one in reversed(sizes) if one.entry_id not in worth}
    return Largest(query, scope, ranked, rates.basis(unknown.values()))


async def listed(unit: Unit, asker: Asker, query: Query, resolved: Resolved, page: int) -> Listed:
    """The entries of a list, or those that the figure of another question was made of."""
    which = entries_of(query, resolved)
    limit = query.inquiry.limit if query.inquiry.measure is Measure.ENTRIES else None
    count = await unit.figures.count(asker.viewer, which, limit or MOST_COUNTED)
    last = max(count - 1, 0) // PAGE
    page = min(max(page, 0), last)
    shown = min(PAGE, count - page * PAGE)
    found = await unit.figures.entries(asker.viewer, which, shown, page * PAGE) if shown > 0 else ()
    return Listed(query, resolved.scope, found, page, count)


def entries_of(query: Query, resolved: Resolved) -> Filter:
    """Which entries a list holds, and which a figure counts."""
    scope, which, measure = resolved.scope, resolved.which, query.inquiry.measure
    if measure is Measure.COUNT:
        return _of_purchases(resolved)
    if measure is Measure.LARGEST:
        return replace(which, roots=frozenset({Root.INCOME if is_income(scope) else Root.EXPENSES}), bought=True)
    if measure is Measure.ENTRIES and scope.category is None:
        return which
    roots = roots_of(Measure.SPENT if measure in {Measure.ENTRIES, Measure.AVERAGE} else measure, scope)
    if measure is not Measure.ENTRIES and not counts_sending(scope):
        roots -= {Root.SENT}
    bought = measure is Measure.AVERAGE and unit_of(query) not in {*TIMES, Group.MEMBER}
    return replace(which, roots=roots, bought=bought)
