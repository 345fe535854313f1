"""The occurrences of bills: made ahead from the rule, followed when it changes, and what is due when.

An occurrence that is still to come is worked out from its bill, and is no part of any change: when the bill changes,
or the change is undone, it follows. What is past, or was settled, stays as it was.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from core.bills.model import Bill, Occurrence, Settled, Standing
from core.bills.ports import Holidays
from core.family.model import Viewer
from core.matters.model import Matter
from core.matters.ports import Wanted
from core.money.money import Money
from core.recurring.expect import expected_amount
from core.recurring.rule import FARTHEST, occurrences, parse_rule
from core.unit import Unit

HORIZON = timedelta(days=62)
"""So far ahead occurrences are rows; of what comes more seldom the next one is."""
_BEYOND = timedelta(days=1_830)
"""What comes in five years is nobody's bill yet."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Due:
    """One occurrence with its bill, and where it stands on the day that was asked about."""

    bill: Matter[Bill]
    occurrence: Matter[Occurrence]
    standing: Standing

    @property
    def day(self) -> date:
        """The day on which it is due, or was settled."""
        return self.occurrence.body.paid_on or self.occurrence.body.due

    @property
    def money(self) -> Money | None:
        """What was paid, else what is expected; None when nobody knows."""
        return self.occurrence.body.paid or self.occurrence.body.expected


async def extend(
    unit: Unit, viewer: Viewer, holidays: Holidays, today: date, bills: Sequence[Matter[Bill]] | None = None
) -> None:
    """Make what is missing of visible bills up to the horizon, and let what is to come follow its bill."""
    standing = await unit.matters.find(viewer, Bill) if bills is None else bills
    if not standing:
        return
    found = await unit.matters.find(viewer, Occurrence, Wanted(parents=[bill.id for bill in standing]))
    for bill in standing:
        own = [one for one in found if one.parent_id == bill.id]
        to_come = [one for one in own if one.body.settled is Settled.OPEN and one.body.nominal >= today]
        wanted = wanted_days(bill.body, own, holidays, today) or _next_beyond(bill.body, own, holidays, today)
        past = [one.body for one in own if one.body.paid]
        await _follow(unit, viewer, bill, to_come, wanted, past)


def wanted_days(
    bill: Bill, made: Sequence[Matter[Occurrence]], holidays: Holidays, today: date, ahead: timedelta = HORIZON
) -> dict[date, date]:
    """Nominal days that shall have an open occurrence, with the days on which it is due: none of a paused bill."""
    if bill.paused:
        return {}
    settled = {one.body.nominal for one in made if one.body.settled is not Settled.OPEN}
    passed = [one.body.nominal + _DAY for one in made if one.body.nominal < today]
    since = max([bill.first, bill.since or bill.first, *passed])
    until = min(today + ahead, bill.until or date.max)
    rest = _rest(holidays, bill.country, since, until)
    due = occurrences(parse_rule(bill.rule), bill.first, since - FARTHEST, until + FARTHEST, rest)
    return {one.nominal: one.day for one in due if since <= one.nominal <= until and one.nominal not in settled}


def _next_beyond(bill: Bill, made: Sequence[Matter[Occurrence]], holidays: Holidays, today: date) -> dict[date, date]:
    days = wanted_days(bill, made, holidays, today, _BEYOND)
    return {nominal: days[nominal] for nominal in sorted(days)[:1]}


async def upcoming(unit: Unit, viewer: Viewer, first: date, last: date, today: date) -> tuple[Due, ...]:
    """What is due on these days (both inclusive) of visible bills, by its day; overdue ones stand on theirs."""
    bills = {one.id: one for one in await unit.matters.find(viewer, Bill)}
    if not bills:
        return ()
    found = await unit.matters.find(viewer, Occurrence, Wanted(first, last, tuple(bills)))
    return tuple(Due(bills[one.parent_id or 0], one, standing_on(one.body, today)) for one in found)


def standing_on(one: Occurrence, today: date) -> Standing:
    """How an occurrence is told of on a day."""
    if one.settled is not Settled.OPEN:
        return Standing(one.settled.value)
    if one.due > today:
        return Standing.EXPECTED
    return Standing.DUE if one.due == today else Standing.OVERDUE


def expected_of(bill: Bill, made: Iterable[Occurrence], day: date) -> Money | None:
    """What one due on a day is expected to be: what the bill says, else what its past says."""
    if (money := bill.money_on(day)) is not None:
        return money
    past = [(one.due, one.paid.minor) for one in made if one.paid and one.paid.currency == bill.currency]
    expected = expected_amount(past, day)
    return Money(expected.minor, bill.currency) if expected else bill.high


async def _follow(
    unit: Unit,
    viewer: Viewer,
    bill: Matter[Bill],
    to_come: Sequence[Matter[Occurrence]],
    wanted: dict[date, date],
    past: Sequence[Occurrence],
) -> None:
    await unit.matters.forget(viewer, [one.id for one in to_come if one.body.nominal not in wanted])
    known_by_day = {one.body.nominal: one for one in to_come}
    for nominal, due in wanted.items():
        body = Occurrence(nominal, due, expected_of(bill.body, past, due))
        if (known := known_by_day.get(nominal)) is None:
            await unit.matters.add(viewer, _row(bill, body), f"{bill.id}:{nominal}")
            continue
        body = known.body if known.body.stated else body
        if (now := replace(_row(bill, body), id=known.id, family_id=known.family_id)) != known:
            await unit.matters.replace(viewer, now)


def _row(bill: Matter[Bill], body: Occurrence) -> Matter[Occurrence]:
    return Matter(bill.owner_id, body, bill.private, bill.account_id, bill.id, body.due)


def _rest(holidays: Holidays, country: str | None, first: date, last: date) -> frozenset[date]:
    """The days on which a country rests; none is known where no country was told."""
    if country is None or last < first:
        return frozenset()
    years = range((first - FARTHEST).year, (last + FARTHEST).year + 1)
    return frozenset(day for year in years for day in holidays.of(country, year, "en"))
