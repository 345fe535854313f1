"""Answers made of sums: what was spent, received and saved, split as asked, and averages of it.

Spent is what expenses came to less refunds and what was paid back; received is income; saved is received less spent.
Money sent home is neither: it is told beside what was spent, unless the question is about sending, whose answer it is.
Moving money between the family's own accounts counts nowhere, but for its fees.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

from core.answering.exchange import Exchange, Totals, exchange
from core.answering.model import Average, Flow, Query, Row, Scope
from core.answering.period import TIMES, start_of, units, whole
from core.answering.ports import Root, Split, Sum
from core.answering.scope import Asker, Resolved, counts_sending, is_income, roots_of
from core.asking.model import Group, Measure, Order
from core.family.model import Role
from core.money.currency import Currency, currency
from core.money.money import Money
from core.unit import Unit

_SPLITS = {
    Group.CATEGORY: Split.CATEGORY,
    Group.PAYEE: Split.PAYEE,
    Group.MEMBER: Split.MEMBER,
    Group.ACCOUNT: Split.ACCOUNT,
    Group.COUNTRY: Split.ACCOUNT,
}
Key = str | int | date | None


def asked_currency(query: Query, asker: Asker) -> Currency:
    """The currency of an answer: the one that was named, else the asker's own."""
    return currency(query.inquiry.currency or asker.base)


async def flow(unit: Unit, asker: Asker, query: Query, resolved: Resolved) -> Flow:
    """What was spent, received or saved."""
    group = query.inquiry.group_by
    return await _summed(unit, asker, query, resolved, group)


async def average(unit: Unit, asker: Asker, query: Query, resolved: Resolved) -> Average:
    """What a day, a week, a month, a person or one entry comes to."""
    group = unit_of(query)
    if group is None or group not in TIMES:
        return await _average_of_entries(unit, asker, query, resolved, group)
    scope = resolved.scope
    begun = await unit.figures.first_day(asker.viewer) or asker.today
    first, last = max(scope.first or begun, begun), min(scope.last or asker.today, asker.today)
    found = whole(first, last, group)
    unit_taken = group
    if found is None:
        unit_taken, found = Group.DAY, whole(first, max(first, last), Group.DAY)
    start, end, count = found or (first, first, 1)
    narrowed = Resolved(replace(scope, first=start, last=end), replace(resolved.which, first=start, last=end))
    summed = await _summed(unit, asker, query, narrowed, group if unit_taken is group else None)
    return Average(summed, unit_taken, count, _divided(summed.total, count))


def unit_of(query: Query) -> Group | None:
    """Of what the average is: as asked; else of one entry where a thing or a shop is named, and of a month of all."""
    inquiry = query.inquiry
    narrow = inquiry.category not in {None, "income"} or inquiry.payee is not None
    return inquiry.group_by or (None if narrow else Group.MONTH)


async def _average_of_entries(
    unit: Unit, asker: Asker, query: Query, resolved: Resolved, group: Group | None
) -> Average:
    if group is Group.MEMBER:
        summed = await _summed(unit, asker, query, resolved, group)
        members = await unit.people.members(asker.viewer)
        count = sum(member.role is not Role.VIEWER for member in members)
        return Average(summed, group, count, _divided(summed.total, count))
    which = replace(resolved.which, bought=True)
    summed = await _summed(unit, asker, query, replace(resolved, which=which), group)
    rows = tuple(replace(row, money=_divided(row.money, row.count)) for row in summed.rows)
    each = _divided(summed.total, summed.count)
    return Average(replace(summed, rows=_ordered(rows, query, group)), None, summed.count, each)


def _divided(total: Money, count: int) -> Money:
    return Money(round(Fraction(total.minor, count)) if count else 0, total.currency)


async def _summed(unit: Unit, asker: Asker, query: Query, resolved: Resolved, group: Group | None) -> Flow:
    scope = resolved.scope
    measure = _measure(query, scope)
    which = replace(resolved.which, roots=roots_of(measure, scope))
    split = _SPLITS.get(group) if group else None
    sums = await unit.figures.sums(asker.viewer, which, (split,) if split else ())
    to = asked_currency(query, asker)
    rates = await exchange(unit, asker.viewer, ((one.money, one.day) for one in sums), to)
    sent_counts = measure is Measure.SPENT and counts_sending(scope)
    counted = [one for one in sums if sent_counts or one.root is not Root.SENT]
    totals, whole_sum = Totals[Key](rates), Totals[Root](rates)
    names: dict[Key, str | None] = {}
    counts: Counter[Key] = Counter()
    countries = await _countries(unit, asker) if group is Group.COUNTRY else {}
    for one in counted:
        key = _key(one, group, countries)
        signed = _signed(one, measure)
        totals.add(key, signed, one.day)
        whole_sum.add(one.root, signed, one.day)
        names.setdefault(key, one.name)
        counts[key] += one.count
    rows = [Row(key, money, names.get(key), counts[key]) for key, money in totals.by_key().items()] if group else []
    both = whole_sum.by_key()
    return Flow(
        query=query,
        scope=scope,
        measure=measure,
        total=whole_sum.all(),
        basis=rates.basis(whole_sum.missing),
        count=sum(one.count for one in counted),
        rows=_ordered(_with_empty(rows, scope, group, to), query, group),
        group=group,
        sent=_sent(() if sent_counts else (one for one in sums if one.root is Root.SENT), rates),
        received=both.get(Root.INCOME, Money(0, to)) if measure is Measure.SAVED else None,
        spent=both.get(Root.EXPENSES, Money(0, to)).negated() if measure is Measure.SAVED else None,
        sending=sent_counts and bool(counted) and all(one.root is Root.SENT for one in counted),
    )


def _measure(query: Query, scope: Scope) -> Measure:
    """What an average is of: spending, unless income is named."""
    measure = query.inquiry.measure
    if measure is Measure.AVERAGE:
        return Measure.RECEIVED if is_income(scope) else Measure.SPENT
    return measure


def _signed(one: Sum, measure: Measure) -> Money:
    return one.money.negated() if measure is Measure.SAVED and one.root is Root.EXPENSES else one.money


def _sent(sums: Iterable[Sum], rates: Exchange) -> tuple[Money, ...]:
    """What was sent home."""
    total = Totals[None](rates)
    for one in sums:
        total.add(None, one.money, one.day)
    return (*total.by_key().values(), *total.missing)


async def _countries(unit: Unit, asker: Asker) -> dict[str, str | None]:
    return {str(account.id): account.country for account in await unit.accounts.visible(asker.viewer)}


def _key(one: Sum, group: Group | None, countries: Mapping[str, str | None]) -> Key:
    if group in TIMES:
        return start_of(one.day, group)
    if group is Group.CURRENCY:
        return one.money.currency.code
    if group is Group.COUNTRY:
        return countries.get(one.key or "")
    if group in {Group.MEMBER, Group.ACCOUNT}:
        return int(one.key or 0)
    if one.root is Root.SENT and group is Group.CATEGORY:
        return "family.support"
    return one.key


def _with_empty(rows: list[Row], scope: Scope, group: Group | None, to: Currency) -> list[Row]:
    """Rows of time with the units, from the first that has something, in which nothing was recorded."""
    if group not in TIMES or not rows:
        return rows
    known = {row.key for row in rows}
    days = [row.key for row in rows if isinstance(row.key, date)]
    return rows + [Row(at, Money(0, to)) for at in units(min(days), scope.last or max(days), group) if at not in known]


def _ordered(rows: Iterable[Row], query: Query, group: Group | None) -> tuple[Row, ...]:
    """Times in their order, unless the one with the most or the least is asked for; others the largest first."""
    order = query.inquiry.order
    if group in TIMES and order is None:
        return tuple(sorted(rows, key=lambda row: str(row.key)))
    sign = 1 if order is Order.LEAST else -1
    return tuple(sorted(rows, key=lambda row: (sign * row.money.minor, str(row.key))))
