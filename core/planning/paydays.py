"""On which days income is expected, or came: the paydays that cut budgets, and until which bills are to be paid."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.bills.model import Bill, Flow, Settled
from core.bills.schedule import HORIZON, Due, upcoming
from core.family.model import Viewer
from core.matters.model import Matter
from core.recurring.rule import occurrences, parse_rule
from core.unit import Unit

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Known:
    """What falls due on some days, as a viewer sees it."""

    due: tuple[Due, ...] = ()

    def paydays(self, bill_id: int | None = None) -> tuple[date, ...]:
        """The days on which income came or is expected, of one bill or of any, rising; a skipped one is none."""
        return tuple(sorted({one.day for one in self.pays(bill_id)}))

    def nominal(self, day: date, bill_id: int | None = None) -> date | None:
        """The day of the rule of the pay that came, or is expected, on a day; None when none is."""
        return min((one.occurrence.body.nominal for one in self.pays(bill_id) if one.day == day), default=None)

    def pays(self, bill_id: int | None = None) -> Iterator[Due]:
        """Each income, of one bill or of any, that was not skipped."""
        return (
            one
            for one in self.due
            if one.bill.body.flow is Flow.IN
            and one.occurrence.body.settled is not Settled.SKIPPED
            and (bill_id is None or one.bill.id == bill_id)
        )


async def known_between(unit: Unit, viewer: Viewer, first: date, last: date, today: date) -> Known:
    """What falls due on these days, both inclusive: at most two queries."""
    return Known(await upcoming(unit, viewer, first, last, today))


def next_after(paydays: Sequence[date], day: date) -> date | None:
    """The first payday after a day."""
    return next((one for one in paydays if one > day), None)


async def paydays_until(unit: Unit, viewer: Viewer, day: date, last: date, member_id: int) -> tuple[date, ...]:
    """A member's every payday after a day and until another: those that are made ahead, and by their rules the rest.

    A holiday may still move one of the latter by some days; how many there are stays the same.
    """
    if last <= day:
        return ()
    bills = await pay_of(unit, viewer, member_id)
    known = await known_between(unit, viewer, day + _DAY, last, day)
    made = {one.day for bill in bills for one in known.pays(bill.id)}
    return tuple(sorted({*made, *_by_rule(bills, day + HORIZON + _DAY, last)}))


async def pay_of(unit: Unit, viewer: Viewer, member_id: int) -> list[Matter[Bill]]:
    """The income that is a member's own: it comes to their account, else they told of it; the family's who has none."""
    bills = [one for one in await unit.matters.find(viewer, Bill) if one.body.flow is Flow.IN]
    owners = {one.id: one.owner_id for one in await unit.accounts.visible(viewer) if not one.owners}
    own = [one for one in bills if (owners.get(one.account_id or 0) or one.owner_id) == member_id]
    return own or bills


def _by_rule(bills: Iterable[Matter[Bill]], first: date, last: date) -> Iterable[date]:
    for bill in (one.body for one in bills):
        if not bill.paused:
            until = min(last, bill.until or last)
            yield from (due.day for due in occurrences(parse_rule(bill.rule), bill.first, first, until))
