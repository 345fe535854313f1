"""A paper that is of a bill there is already: which of its times it is of, and what it states of that."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from core.bills.edit import with_money
from core.bills.model import Bill, Flow, Occurrence, Settled
from core.bills.names import same_name
from core.bills.ports import Holidays
from core.bills.schedule import extend
from core.capture.dates import BILLS
from core.documents.model import PROVED
from core.documents.model import Bill as Paper
from core.family.model import Viewer
from core.ledger.model import Change
from core.matters.act import revise
from core.matters.model import Matter
from core.matters.ports import Wanted
from core.money.money import Money
from core.recurring.rule import Unit as Every
from core.recurring.rule import parse_rule
from core.reviewing.look import EntryLook
from core.unit import Unit

BACK = timedelta(days=62)
"""A bill may be so late that it is still brought."""
_FAR = timedelta(days=45)
"""A paper is of a time that is no further from its day than this, and no further than half of the way to the next."""
_ONCE = timedelta(days=7)
"""What comes once is that bill and no other."""
_DAYS = {Every.DAY: 1, Every.WEEK: 7, Every.MONTH: 30}
_PLAUSIBLE = 2
"""What is so many times more or less than expected is asked about first."""
MOST = 3


class How(StrEnum):
    """What is to be done with a paper: it is sure and set, may be it, costs something else, or is known already."""

    SET = "set"
    ASK = "ask"
    PRICE = "price"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Fit:
    """One time of a bill that a paper is of, and what it states: `money`, due on `due`.

    `learnt` is the name on the paper, where the bill had none but its own; `private` is a bill that not all see.
    """

    bill: Matter[Bill]
    occurrence: Matter[Occurrence]
    money: Money
    due: date
    how: How
    learnt: str | None = None
    private: bool = False

    @property
    def is_open(self) -> bool:
        """Whether there is anything to note yet."""
        return self.how is not How.KNOWN


async def fits_of(unit: Unit, viewer: Viewer, seen: EntryLook, today: date) -> tuple[Fit, ...]:
    """The times of bills that a paper may be of, one where it is sure; what is of the person alone stays with them."""
    details, paper = seen.plan.details, seen.reading
    if not isinstance(paper, Paper) or details is None or details.payee is None:
        return ()
    shared = {one.id for one in await unit.matters.find(replace(viewer, shared_only=True), Bill)}
    bills = [one for one in await unit.matters.find(viewer, Bill) if _is_alike(one.body, details.money)]
    bills = [one for one in bills if not seen.chosen.private or one.id not in shared]
    names = (details.payee, paper.biller.value if paper.biller else None)
    named = [one for one in bills if _is_named(one.body, names)]
    by_kind = [] if named else [one for one in bills if _is_its_kind(one.body, details.category)]
    likely = named or by_kind
    made = await unit.matters.find(viewer, Occurrence, Wanted(today - BACK, parents=[one.id for one in likely]))
    times = [
        (bill, _time(bill.body, [one for one in made if one.parent_id == bill.id], seen, today)) for bill in likely
    ]
    found = [(bill, one) for bill, one in times if one]
    is_sure = bool(named) and len(found) == 1 and _is_sure(seen, paper)
    learnt = None if named else details.payee
    fits = (_fit(bill, one, seen, learnt, is_sure=is_sure) for bill, one in found[:MOST])
    return tuple(replace(fit, private=fit.bill.id not in shared) for fit in fits)


async def state(
    unit: Unit, viewer: Viewer, fit: Fit, paper_id: int, holidays: Holidays, today: date, at: datetime, *,
    always: bool = False,
) -> Change | None:  # fmt: skip
    """Note what the paper states of this time, and, `always`, that the bill costs so much from it on.

    None where all of it is noted already. Raises `NotAllowedError`.
    """
    old, bill = fit.occurrence, fit.bill
    told = replace(old.body, due=fit.due, expected=fit.money, stated=True, document_id=paper_id)
    pairs: list[tuple[Matter[object], Matter[object]]] = [(old, replace(old, body=told, day=fit.due))]
    body = replace(bill.body, payee=bill.body.payee or fit.learnt)
    if always:
        body = with_money(body, fit.money, min(fit.due, old.body.due), today)
    changed = replace(bill, body=body)
    pairs.append((bill, changed))
    made = await revise(unit, viewer, pairs, at)
    await extend(unit, viewer, holidays, today, [changed])
    return made


def _is_alike(bill: Bill, money: Money) -> bool:
    return bill.flow is Flow.OUT and bill.currency == money.currency and not bill.paused


def _is_named(bill: Bill, names: Sequence[str | None]) -> bool:
    return any(same_name(own, name) for own in (bill.title, bill.payee) for name in names)


def _is_its_kind(bill: Bill, category: str | None) -> bool:
    """Whether it is a bill of this kind, of which nobody knows from whom it comes."""
    return bill.payee is None and bill.category == category and (category or "").startswith(BILLS)


def _time(bill: Bill, made: Sequence[Matter[Occurrence]], seen: EntryLook, today: date) -> Matter[Occurrence] | None:
    """The time that a paper is of: the nearest to its day that it may have been paid at, or is open; else the next."""
    due, money = _due(seen), seen.plan.details.money if seen.plan.details else None
    near = [one for one in made if due is None or abs(_usual(one) - due) <= _reach(bill)]
    paid = [one for one in near if one.body.paid == money or one.body.document_id == seen.paper.id]
    waiting = [one for one in near if one.body.settled is Settled.OPEN]
    done = [one for one in paid if one.body.settled is Settled.PAID]
    if due is None:
        return min(waiting, key=lambda one: (one.body.due < today, one.body.due), default=None)
    return min([*done, *waiting], key=lambda one: abs(_usual(one) - due), default=None)


def _due(seen: EntryLook) -> date | None:
    return seen.reading.due.value if isinstance(seen.reading, Paper) and seen.reading.due else None


def _usual(one: Matter[Occurrence]) -> date:
    """The day by the rule, which a paper that was set before has not moved."""
    return one.body.nominal if one.body.stated else one.body.due


def _reach(bill: Bill) -> timedelta:
    rule = parse_rule(bill.rule)
    return _ONCE if rule.count == 1 else min(_FAR, timedelta(days=_DAYS[rule.unit] * rule.interval) / 2)


def _is_sure(seen: EntryLook, paper: Paper) -> bool:
    """Whether nothing on it was read with doubt."""
    reads = (paper.due, paper.amount, paper.biller)
    is_clear = all(read is not None and read.confidence >= PROVED for read in reads)
    return is_clear and not seen.plan.unsure and not seen.plan.problems


def _fit(bill: Matter[Bill], one: Matter[Occurrence], seen: EntryLook, learnt: str | None, *, is_sure: bool) -> Fit:
    assert seen.plan.details is not None  # as `fits_of` has seen
    money, due = seen.plan.details.money, _due(seen) or one.body.due
    fixed, expected = bill.body.money_on(one.body.due), one.body.expected
    is_noted = one.body.stated or bill.body.document_id == seen.paper.id
    if one.body.settled is Settled.PAID or (is_noted and (expected, one.body.due) == (money, due)):
        how = How.KNOWN
    elif fixed is not None and fixed != money:
        how = How.PRICE
    else:
        how = How.SET if is_sure and _is_plausible(money, expected) else How.ASK
    return Fit(bill, one, money, due, how, learnt)


def _is_plausible(money: Money, expected: Money | None) -> bool:
    return expected is None or expected.minor <= money.minor * _PLAUSIBLE <= expected.minor * _PLAUSIBLE**2
