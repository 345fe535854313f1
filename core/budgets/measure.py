"""How budgets stand: what was spent of each in its period, what came over into it, and how fast it goes.

Spent is what the questions count (`core.answering`): expenses less refunds and what was paid back, in each currency at
that day's rate, as far as the viewer sees; moving one's own money counts nothing, and money sent home only in a budget
that is of it. Each period's sum is rounded once, so that what is carried over is exact arithmetic on whole amounts.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from core.answering.exchange import Exchange, Totals, exchange
from core.answering.model import Basis
from core.answering.ports import Filter, Root, Split, Sum
from core.answering.scope import SENDING
from core.budgets.model import Budget, Period, Scope
from core.budgets.period import Span, spans
from core.family.model import Viewer
from core.matters.model import Matter
from core.money.money import Money
from core.planning.paydays import Known, known_between
from core.unit import Unit

PAST = timedelta(days=400)
"""So far back paydays are looked for; an older period that was cut by them is a month."""
AHEAD = timedelta(days=70)


@dataclass(frozen=True, slots=True)
class Standing:
    """A budget in the period that `day` is in. `carried` came over into it, below zero when it was overspent.

    `basis` says by which rates it was counted, and what had none and is in no sum.
    """

    matter: Matter[Budget]
    day: date
    span: Span
    spent: Money
    carried: Money
    basis: Basis

    @property
    def budget(self) -> Budget:
        """The budget itself."""
        return self.matter.body

    @property
    def available(self) -> Money:
        """What there was to be spent."""
        return self.budget.money.plus(self.carried)

    @property
    def left(self) -> Money:
        """What is left of it; below zero when it is overspent."""
        return self.available.minus(self.spent)

    @property
    def days_left(self) -> int:
        """How many days are left, today counted."""
        return self.span.days - self.span.gone(self.day) + 1

    @property
    def a_day(self) -> Money:
        """What may be spent a day from today on: whole units that people see, never more than is left."""
        step = 10 ** (self.left.currency.scale - self.left.currency.shown)
        return Money(max(0, self.left.minor) // (self.days_left * step) * step, self.left.currency)

    @property
    def share(self) -> Fraction:
        """The part that is spent. What had nothing to spend from is spent wholly as soon as anything is."""
        if self.available.minor > 0:
            return Fraction(self.spent.minor, self.available.minor)
        return Fraction(int(self.spent.minor > 0 or self.available.minor < 0))

    @property
    def gone(self) -> Fraction:
        """The part of the time that has gone, today counted."""
        return Fraction(self.span.gone(self.day), self.span.days)

    @property
    def pace(self) -> Money:
        """How much more was spent than an even pace would have by now; below zero when less was."""
        even = self.available.minor * self.gone
        return Money(self.spent.minor - round(even), self.available.currency)


async def standings(unit: Unit, viewer: Viewer, budgets: Sequence[Matter[Budget]], day: date) -> tuple[Standing, ...]:
    """How each of these stands on a day, in their order, through the viewer's eyes."""
    if not budgets:
        return ()
    known = await _paydays(unit, viewer, budgets, day)
    periods = {one.id: _periods(one.body, day, known) for one in budgets}
    sums = await _sums(unit, viewer, budgets, periods)
    found = []
    for one in budgets:
        rates = await exchange(unit, viewer, ((s.money, s.day) for s in sums[one.id]), one.body.money.currency)
        found.append(_standing(one, day, periods[one.id], sums[one.id], rates))
    return tuple(found)


def _periods(budget: Budget, day: date, known: Known) -> tuple[Span, ...]:
    """The periods to be looked at: all of them where each hands on what was left."""
    *before, last = spans(budget, day, known.paydays(budget.bill_id))
    last = replace(last, nominal=known.nominal(last.first, budget.bill_id))
    return (*before, last) if budget.carries else (last,)


async def _paydays(unit: Unit, viewer: Viewer, budgets: Sequence[Matter[Budget]], day: date) -> Known:
    """What is known of paydays; looked up only for who asks."""
    if all(one.body.period is not Period.PAYDAY for one in budgets):
        return Known()
    return await known_between(unit, viewer, day - PAST, day + AHEAD, day)


async def _sums(
    unit: Unit, viewer: Viewer, budgets: Sequence[Matter[Budget]], periods: Mapping[int, Sequence[Span]]
) -> Mapping[int, tuple[Sum, ...]]:
    """What was spent of each: one query for all that have no tag, and one more for each tag and each sending."""
    plain = [one for one in budgets if one.body.scope.tag is None]
    found: dict[int, tuple[Sum, ...]] = {}
    if plain:
        first = min(periods[one.id][0].first for one in plain)
        last = max(periods[one.id][-1].last for one in plain)
        which = Filter(frozenset({Root.EXPENSES}), first, last)
        every = await unit.figures.sums(viewer, which, (Split.CATEGORY, Split.MEMBER))
        for one in plain:
            found[one.id] = tuple(s for s in every if _is_in(one.body.scope, s) and _within(periods[one.id], s.day))
    for one in budgets:
        span = periods[one.id]
        which = Filter(
            first=span[0].first, last=span[-1].last, member_id=one.body.scope.member_id, tag=one.body.scope.tag
        )
        if one.body.scope.tag is not None:
            tagged = await unit.figures.sums(
                viewer, replace(which, roots=frozenset({Root.EXPENSES})), (Split.CATEGORY, Split.MEMBER)
            )
            found[one.id] = tuple(s for s in tagged if _is_in(one.body.scope, s))
        if not SENDING.isdisjoint(one.body.scope.categories):
            sent = await unit.figures.sums(viewer, replace(which, roots=frozenset({Root.SENT})))
            found[one.id] = (*found[one.id], *sent)
    return found


def _is_in(scope: Scope, one: Sum) -> bool:
    category, _, member = (one.key or "").rpartition(" ")
    return scope.holds(category) and scope.member_id in {None, int(member)}


def _within(periods: Sequence[Span], day: date) -> bool:
    return periods[0].first <= day <= periods[-1].last


def _standing(
    matter: Matter[Budget], day: date, periods: Sequence[Span], sums: Iterable[Sum], rates: Exchange
) -> Standing:
    budget, current = matter.body, periods[-1]
    totals = Totals[date](rates)
    for one in sums:
        totals.add(next(span.first for span in reversed(periods) if span.first <= one.day), one.money, one.day)
    spent = totals.by_key()
    nothing = Money(0, budget.money.currency)
    carried = budget.brought if budget.carries and budget.brought else nothing
    for span in periods[:-1]:
        carried = carried.plus(budget.money).minus(spent.get(span.first, nothing))
    return Standing(matter, day, current, spent.get(current.first, nothing), carried, rates.basis(totals.missing))
