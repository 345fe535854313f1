"""Bills and income found in the history: what comes back by itself, is no bill yet, and was not declined."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zlib import crc32

from core.accounts.country import home_of
from core.answering.ports import Filter
from core.bills.model import Bill, Declined, Flow, Occurrence, Settled, Source
from core.bills.names import same_name
from core.bills.ports import Holidays
from core.bills.schedule import extend
from core.capture.model import Kind
from core.family.model import Viewer
from core.ledger.model import Entry
from core.matters.act import Act, begin
from core.matters.model import Matter
from core.money.currency import currency
from core.money.money import Money
from core.recurring.detect import SURE, detect
from core.recurring.model import Seen, Series
from core.recurring.rhythm import Rhythm
from core.recurring.rule import Rule, Unit
from core.unit import Unit as Work

LOOKED_AT = timedelta(days=800)
"""Two years and a little, so that what comes once a year is seen twice."""
MOST = 5
"""More at once would be a list to work through."""
_MOST_ENTRIES = 20_000
_LEAST_OFTEN = 3
"""What came twice may be chance; a family is not asked about it."""
_KINDS = {Kind.EXPENSE: True, Kind.INCOME: False}


@dataclass(frozen=True, slots=True)
class Found:
    """A series that is offered as a bill. `key` names it, and is what is declined.

    `keys` are those under each name that it ever had: what was declined under one is not offered under the next.
    """

    key: str
    keys: frozenset[str]
    series: Series
    bill: Bill
    account_id: int | None

    @property
    def number(self) -> int:
        """The key in a button's few bytes."""
        return crc32(self.key.encode())


async def found_in_history(unit: Work, viewer: Viewer, today: date) -> tuple[Found, ...]:
    """What the entries that all see show, the surest first: an offer to the family tells of no private account."""
    eyes = Viewer(viewer.family_id, viewer.member_id, viewer.role, shared_only=True)
    entries = await unit.figures.entries(eyes, Filter(first=today - LOOKED_AT, last=today), _MOST_ENTRIES)
    seen = [_seen(one) for one in reversed(entries) if one.details.kind in _KINDS and one.details.payee]
    by_id = {one.id: one for one in entries}
    bills = await unit.matters.find(viewer, Bill)
    declined = {one.body.title for one in await unit.matters.find(eyes, Declined)}
    offered = (
        _found(series, by_id)
        for series in detect(seen, today)
        if not series.stopped and series.confidence >= SURE and len(series.entries) >= _LEAST_OFTEN
    )
    return tuple(one for one in offered if one.keys.isdisjoint(declined) and not _is_known(one, bills))[:MOST]


async def adopt(unit: Work, viewer: Viewer, one: Found, holidays: Holidays, today: date, at: datetime) -> Act[Bill]:
    """Make it a bill, whose past is what was found. Raises `NotAllowedError`."""
    act = await begin(unit, viewer, Matter(viewer.member_id, one.bill, account_id=one.account_id), at)
    await _remember(unit, viewer, act.matter, one.series, at)
    await extend(unit, viewer, holidays, today, [act.matter])
    return act


async def _remember(unit: Work, viewer: Viewer, bill: Matter[Bill], series: Series, at: datetime) -> None:
    """Keep what was seen as times that it was paid: what varies is expected from them."""
    for entry in series.entries:
        money = Money(entry.minor, bill.body.currency)
        body = Occurrence(
            entry.day, entry.day, money, Settled.PAID, entry.day, money, entry_id=entry.id, settled_at=at
        )  # fmt: skip
        row = Matter(bill.owner_id, body, bill.private, bill.account_id, bill.id, entry.day)
        await unit.matters.add(viewer, row, f"{bill.id}:{entry.day}")


async def decline(unit: Work, viewer: Viewer, one: Found, at: datetime) -> Act[Declined]:
    """Offer it never again. Raises `NotAllowedError`."""
    return await begin(unit, viewer, Matter(viewer.member_id, Declined(one.key)), at)


def rule_of(series: Series) -> Rule:
    """The rule by which a series goes on from its next day."""
    step = series.rhythm.value
    day = series.next or series.last.day
    if step.months:
        return Rule(Unit.MONTH, step.months, month_days=(_usual_day(series, day),))
    weeks, rest = divmod(step.days, 7)
    return Rule(Unit.DAY, step.days) if rest else Rule(Unit.WEEK, weeks, (day.weekday(),))


def _usual_day(series: Series, day: date) -> int:
    """The day of the month; the last one for what always comes on a month's end."""
    ends = all((one.day + timedelta(days=1)).day == 1 for one in series.entries[-_LEAST_OFTEN:])
    return 31 if ends and series.rhythm is Rhythm.MONTH else day.day


def _found(series: Series, entries: dict[int, Entry]) -> Found:
    last = series.last
    details = entries[last.id].details
    code = currency(last.currency)
    accounts = {entries[one.id].details.account_id for one in series.entries}
    bill = Bill(
        title=details.payee or last.payee,
        flow=Flow.OUT if last.outgoing else Flow.IN,
        currency=code,
        rule=rule_of(series).text(),
        first=series.next or last.day,
        money=Money(series.minor, code) if series.fixed else None,
        low=Money(series.low, code),
        high=Money(series.high, code),
        payee=details.payee,
        category=details.category,
        country=home_of(code),
        source=Source.HISTORY,
    )
    keys = frozenset(_key(one, series) for one in series.entries)
    return Found(_key(last, series), keys, series, bill, accounts.pop() if len(accounts) == 1 else None)


def _key(one: Seen, series: Series) -> str:
    way = "out" if one.outgoing else "in"
    return f"{one.payee.casefold()}|{one.currency}|{way}|{series.rhythm.name}"


def _seen(entry: Entry) -> Seen:
    details = entry.details
    outgoing = _KINDS[details.kind]
    money = details.money
    payee = details.payee or ""
    return Seen(details.day, payee, money.minor, money.currency.code, outgoing, details.account_id, id=entry.id)


def _is_known(one: Found, bills: Sequence[Matter[Bill]]) -> bool:
    """Whether there is a bill for it: of the same way and currency, called as it is or once was."""
    names = {seen.payee for seen in one.series.entries}
    return any(
        bill.body.flow is one.bill.flow
        and bill.body.currency == one.bill.currency
        and any(same_name(name, other) for name in names for other in (bill.body.title, bill.body.payee))
        for bill in bills
    )
