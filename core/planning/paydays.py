"""On which days income is expected, or came: the paydays that cut budgets, and until which bills are to be paid."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.bills.model import Bill, Flow, Occurrence, Settled
from core.family.model import Viewer
from core.matters.model import Matter
from core.matters.ports import Wanted
from core.unit import Unit


@dataclass(frozen=True, slots=True)
class Known:
    """The bills of a stretch of days that a viewer sees, with what falls due: each occurrence with its bill."""

    bills: dict[int, Matter[Bill]]
    due: tuple[tuple[Matter[Occurrence], Bill], ...]

    def paydays(self, bill_id: int | None = None) -> tuple[date, ...]:
        """The days on which income came or is expected, of one bill or of any, rising; a skipped one is none."""
        days = {
            one.body.paid_on or one.body.due
            for one, bill in self.due
            if bill.flow is Flow.IN
            and one.body.settled is not Settled.SKIPPED
            and (bill_id is None or one.parent_id == bill_id)
        }
        return tuple(sorted(days))


async def known_between(unit: Unit, viewer: Viewer, first: date, last: date) -> Known:
    """What falls due on these days, both inclusive: two queries."""
    bills = {one.id: one for one in await unit.matters.find(viewer, Bill)}
    if not bills:
        return Known({}, ())
    found = await unit.matters.find(viewer, Occurrence, Wanted(first, last, tuple(bills)))
    return Known(bills, tuple((one, bills[one.parent_id or 0].body) for one in found))


def next_after(paydays: Sequence[date], day: date) -> date | None:
    """The first payday after a day."""
    return next((one for one in paydays if one > day), None)
