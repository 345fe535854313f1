"""How goals stand: what is there, what is missing, and what to put aside each payday to be there in time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from core.answering.exchange import Exchange, exchange
from core.answering.model import Basis
from core.clock import months_before
from core.family.model import Viewer
from core.goals.model import Goal, Saving
from core.matters.model import Matter
from core.matters.ports import Wanted
from core.money.currency import Currency
from core.money.money import Money
from core.planning.paydays import paydays_until
from core.unit import Unit

_AHEAD = timedelta(days=800)
"""So far ahead paydays are counted; for a later day months are."""


@dataclass(frozen=True, slots=True)
class Progress:
    """A goal on a day: what is there of it, in its own currency.

    `since` and `by` are those of its present round. `steps` is how often something can be put aside until then, each
    payday of who made it where `paydays` says so, else each month; `each` is what that takes. `basis` says by which
    rates it was counted, and what had none and is in no figure.
    """

    matter: Matter[Goal]
    day: date
    saved: Money
    since: date
    by: date | None
    steps: int
    paydays: bool
    basis: Basis

    @property
    def goal(self) -> Goal:
        """The goal itself."""
        return self.matter.body

    @property
    def missing(self) -> Money:
        """What is still to be put aside; nothing when it is reached."""
        return Money(max(0, self.goal.target.minor - self.saved.minor), self.goal.target.currency)

    @property
    def reached(self) -> bool:
        """Whether all of it is there."""
        return self.missing.minor == 0

    @property
    def share(self) -> Fraction:
        """The part that is there."""
        return Fraction(self.saved.minor, self.goal.target.minor)

    @property
    def each(self) -> Money:
        """What to put aside each time: rounded up to what people see, so that it is there in time."""
        step = 10 ** (self.missing.currency.scale - self.missing.currency.shown)
        return Money(-(-self.missing.minor // (self.steps * step)) * step, self.missing.currency)

    @property
    def ahead(self) -> Money | None:
        """How much more is there than an even pace would have by now; below zero when less is. None without a day."""
        if self.by is None or self.by <= self.since:
            return None
        gone = Fraction(
            min(max(0, (self.day - self.since).days), (self.by - self.since).days), (self.by - self.since).days
        )
        return Money(self.saved.minor - round(self.goal.target.minor * gone), self.saved.currency)


def round_of(goal: Goal, day: date) -> tuple[date, date | None]:
    """Since when, and until when, a goal is saved for on a day: a sinking fund begins anew after its day."""
    since, by = goal.since, goal.by
    if goal.every is None or by is None:
        return since, by
    for later in goal.again:
        if by >= day:
            return since, by
        since, by = by, later
    number = 0
    base = by
    while by < day:
        number += 1
        since, by = by, months_before(base, -goal.every * number)
    return since, by


async def progress(unit: Unit, viewer: Viewer, goals: Sequence[Matter[Goal]], day: date) -> tuple[Progress, ...]:
    """How each of these stands on a day, in their order, through the viewer's eyes."""
    if not goals:
        return ()
    savings = await unit.matters.find(viewer, Saving, Wanted(parents=[one.id for one in goals]))
    balances = await _balances(unit, viewer, goals, day)
    last = max((by for one in goals if (by := round_of(one.body, day)[1])), default=day)
    savers = {one.owner_id for one in goals}
    paydays = {one: await paydays_until(unit, viewer, day, min(last, day + _AHEAD), one) for one in savers}
    found = []
    for one in goals:
        moneys = _there(one, savings, balances, day)
        rates = await exchange(unit, viewer, moneys, one.body.target.currency)
        found.append(_progress(one, day, moneys, rates, paydays[one.owner_id]))
    return tuple(found)


async def _balances(
    unit: Unit, viewer: Viewer, goals: Iterable[Matter[Goal]], day: date
) -> Mapping[tuple[int, Currency], Money]:
    """What is on accounts; asked only where a goal has one."""
    if all(one.account_id is None for one in goals):
        return {}
    return (await unit.accounts.balances(viewer, [day]))[day]


def _there(
    one: Matter[Goal],
    savings: Iterable[Matter[Saving]],
    balances: Mapping[tuple[int, Currency], Money],
    day: date,
) -> list[tuple[Money, date]]:
    """What is there of it, each with the day by whose rate it counts: put aside in this round, or on its account."""
    if one.account_id is not None:
        return [(money, day) for (account, _), money in balances.items() if account == one.account_id]
    since, by = round_of(one.body, day)
    first = date.min if by == one.body.by else since
    mine = [saving for saving in savings if saving.parent_id == one.id]
    return [(saving.body.money, saved) for saving in mine if (saved := saving.day or day) > first]


def _progress(
    one: Matter[Goal], day: date, moneys: Sequence[tuple[Money, date]], rates: Exchange, paydays: Sequence[date]
) -> Progress:
    since, by = round_of(one.body, day)
    fine = [(money, rates.fine(money, saved)) for money, saved in moneys]
    saved = rates.rounded(sum(worth for _, worth in fine if worth is not None))
    coming = [payday for payday in paydays if by and day < payday <= by <= day + _AHEAD]
    steps = len(coming) or _months(day, by)
    missing = tuple(money for money, worth in fine if worth is None)
    return Progress(one, day, saved, since, by, max(1, steps), bool(coming), rates.basis(missing))


def _months(day: date, by: date | None) -> int:
    """How many months there are until a day, a begun one counted."""
    if by is None or by <= day:
        return 1
    months = (by.year - day.year) * 12 + by.month - day.month
    return months + (by.day > day.day)
