"""What a person does to an occurrence or a bill: pay, skip, pause, resume, end, change. Each can be undone."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from core.bills.edit import with_until
from core.bills.errors import NotOwnerError, SettledAlreadyError
from core.bills.model import Bill, Flow, Occurrence, Settled
from core.bills.ports import Holidays
from core.bills.schedule import extend
from core.capture.model import Kind
from core.family.gate import Action, demand
from core.family.model import Viewer
from core.ledger.model import Change, ChangeLine, Details, Entry, Origin, Verb
from core.ledger.record import everyday
from core.matters.act import revise
from core.matters.model import Matter, MatterChange
from core.money.money import Money
from core.unit import Unit


@dataclass(frozen=True, slots=True)
class Paid:
    """What paying did: the occurrence as it is now, the entry that was made, and the change to undo."""

    occurrence: Matter[Occurrence]
    entry: Entry
    change: Change


async def pay(
    unit: Unit, viewer: Viewer, occurrence_id: int, money: Money, day: date, origin: Origin, at: datetime
) -> Paid:
    """Note that it was paid (or received) on a day, with an entry as if somebody had written it.

    Raises `NotAllowedError`, `NoSuchMatterError`, and `SettledAlreadyError` for what was paid or skipped.
    """
    demand(viewer.role, Action.RECORD)
    old, bill = await _open(unit, viewer, occurrence_id)
    account = bill.account_id or (await everyday(unit, viewer, await unit.accounts.visible(viewer), money.currency)).id
    kind = Kind.EXPENSE if bill.body.flow is Flow.OUT else Kind.INCOME
    category = bill.body.category or ("other.other" if kind is Kind.EXPENSE else "income.other")
    payee = bill.body.payee or bill.body.title
    details = Details(kind, day, money, account, category, payee, split_with=bill.body.split_with)
    entry = await unit.entries.add(viewer, origin, details, at)
    body = replace(
        old.body, settled=Settled.PAID, paid_on=day, paid=money, entry_id=entry.id, by_hand=True, settled_at=at
    )
    new = replace(old, body=body)
    await unit.matters.replace(viewer, new)
    lines, matters = [ChangeLine(entry.id, None, details)], [MatterChange(old, new)]
    return Paid(new, entry, await unit.changes.add(viewer, Verb.RECORD, lines, at, matters=matters))


async def skip(unit: Unit, viewer: Viewer, occurrence_id: int, at: datetime) -> Change | None:
    """Let it pass this once. Raises as `pay`."""
    demand(viewer.role, Action.RECORD)
    old, _ = await _open(unit, viewer, occurrence_id)
    new = replace(old, body=replace(old.body, settled=Settled.SKIPPED, by_hand=True, settled_at=at))
    return await revise(unit, viewer, [(old, new)], at)


async def change(
    unit: Unit, viewer: Viewer, old: Matter[Bill], new: Matter[Bill], holidays: Holidays, today: date, at: datetime
) -> Change | None:
    """Change a bill from today on: what is past stays as it was. Raises `NotAllowedError`, `NoSuchMatterError`."""
    if new.body.rule != old.body.rule:
        new = replace(new, body=replace(new.body, since=max(today, new.body.first)))
    made = await revise(unit, viewer, [(old, new)], at)
    if not new.deleted:
        await extend(unit, viewer, holidays, today, [new])
    return made


def turned_private(viewer: Viewer, bill: Matter[Bill]) -> Matter[Bill]:
    """For its owner alone, or for everyone again. Raises `NotOwnerError` for somebody else's."""
    if bill.owner_id != viewer.member_id:
        raise NotOwnerError
    return replace(bill, private=not bill.private)


async def pause(
    unit: Unit, viewer: Viewer, bill: Matter[Bill], holidays: Holidays, today: date, at: datetime
) -> Change | None:
    """Expect nothing of it, or go on from today where it was paused. Raises as `change`."""
    body = replace(bill.body, paused=not bill.body.paused)
    body = body if body.paused else replace(body, since=today)
    return await change(unit, viewer, bill, replace(bill, body=body), holidays, today, at)


async def end(
    unit: Unit, viewer: Viewer, bill: Matter[Bill], holidays: Holidays, today: date, at: datetime
) -> Change | None:
    """Expect none after today; what was is kept. Raises as `change`."""
    return await change(unit, viewer, bill, replace(bill, body=replace(bill.body, until=today)), holidays, today, at)


async def reopen(
    unit: Unit, viewer: Viewer, bill: Matter[Bill], holidays: Holidays, today: date, at: datetime
) -> Change | None:
    """Let one that has ended go on from today. Raises as `change`."""
    body = replace(with_until(bill.body, None), since=today)
    return await change(unit, viewer, bill, replace(bill, body=body), holidays, today, at)


async def _open(unit: Unit, viewer: Viewer, occurrence_id: int) -> tuple[Matter[Occurrence], Matter[Bill]]:
    old = await unit.matters.get(viewer, Occurrence, occurrence_id)
    if old.body.settled is not Settled.OPEN:
        raise SettledAlreadyError
    return old, await unit.matters.get(viewer, Bill, old.parent_id or 0)
