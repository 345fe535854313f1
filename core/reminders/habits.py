"""How each member settles bills, by the last half year: which they pay, at what hour, and how long before the day."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from statistics import median_low
from zoneinfo import ZoneInfo

from core.bills.model import Bill, Occurrence, Settled
from core.family.model import Viewer
from core.ledger.model import Account
from core.matters.model import Matter
from core.matters.ports import Wanted
from core.unit import Unit

HOUR, LEAD = 9, 3
"""At which hour, and how many days before, one is reminded whose ways are not known yet."""
_LEARNED_FROM = timedelta(days=180)
_EARLIEST, _LATEST = 8, 21
_LONGEST_LEAD = 7
_ENOUGH = 4
"""From fewer than these nothing is learned."""
_MOSTLY = Fraction(4, 5)
"""Who pays so much of their bills before the day needs no second reminder on it."""
_LATEST_PAID = 5
"""Who usually pays a bill is told by so many of its last times."""


@dataclass(frozen=True, slots=True)
class Paying:
    """One time that a bill was paid, and by which member."""

    bill_id: int
    member_id: int
    settled: Occurrence


async def payings(unit: Unit, viewer: Viewer, today: date) -> tuple[Paying, ...]:
    """What was paid in the last half year and who wrote it down, the oldest first."""
    past = await unit.matters.find(viewer, Occurrence, Wanted(today - _LEARNED_FROM, today))
    paid = [one for one in past if one.body.settled is Settled.PAID and one.body.entry_id]
    entries = await unit.entries.several(viewer, {one.body.entry_id for one in paid if one.body.entry_id})
    known = [(one, entries.get(one.body.entry_id or 0)) for one in paid]
    return tuple(Paying(one.parent_id or 0, entry.member_id, one.body) for one, entry in known if entry)


def keeper_of(bill: Matter[Bill], paid: Sequence[Paying], accounts: Collection[Account]) -> int:
    """Whose it is to see that a bill is paid: who usually pays it, else whose its account is, else who told of it."""
    latest = [one.member_id for one in paid if one.bill_id == bill.id][-_LATEST_PAID:]
    if latest:
        return Counter(reversed(latest)).most_common(1)[0][0]
    owners = [one.owner_id for one in accounts if one.id == bill.account_id and not one.owners]
    return next(iter(owners), bill.owner_id)


def usual_hour(paid: Sequence[Paying], zone: str) -> int:
    """The hour of the day at which someone settles by hand; 9 until that is known."""
    instants = [one.settled.settled_at for one in paid if one.settled.by_hand and one.settled.settled_at]
    hours = [instant.astimezone(ZoneInfo(zone)).hour for instant in instants]
    return min(max(median_low(hours), _EARLIEST), _LATEST) if len(hours) >= _ENOUGH else HOUR


def usual_lead(paid: Sequence[Paying]) -> int:
    """How many days before its day someone pays a bill: reminded a day earlier; 3 until that is known."""
    leads = [(one.settled.due - one.settled.paid_on).days for one in paid if one.settled.paid_on]
    return min(max(median_low(leads) + 1, 1), _LONGEST_LEAD) if len(leads) >= _ENOUGH else LEAD


def pays_early(paid: Sequence[Paying]) -> bool:
    """Whether someone nearly always pays before the day, so that the reminder before it is enough."""
    early = [one.settled.paid_on < one.settled.due for one in paid if one.settled.paid_on]
    return len(early) >= _ENOUGH and early.count(True) >= _MOSTLY * len(early)
