"""An import taken back as a whole, whatever was done to its entries since, and brought back as it was just before.

What the import made goes, with the later changes of just that. What was typed before stays as it was corrected since.
What another statement's rows or a receipt tell of too stays for their sake, and so does an account on which something
else stands. All that is written down as a change of its own (`Verb.UNDO`), from which redo brings it back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta

from core.capture.model import Kind
from core.family.model import Viewer
from core.ledger.errors import ChangedSinceError, NoSuchEntryError
from core.ledger.history import Claim, Step
from core.ledger.model import STATED, Account, AccountChange, Change, ChangeLine, Details, Entry, Verb
from core.ledger.without import one_sided, without
from core.money.money import Money
from core.unit import Unit

_MOST_STATED = 1_000
"""Entries of an account among which one that is not stated is looked for."""
_ACCOUNT_FIELDS = tuple(field.name for field in fields(Account))


async def withdraw(unit: Unit, viewer: Viewer, change: Change, at: datetime) -> Change:
    """Take an import back; `Change.along` of what is given back counts the later changes that went with it.

    Raises `NoSuchEntryError` when one of its entries is hidden from this viewer now.
    """
    accounts = await _reached(unit, viewer, change)
    now = await _found(unit, viewer, change)
    beside = await _beside(unit, viewer, change)
    lines = []
    for line in change.lines:
        wanted = await _wanted(unit, viewer, change, line, now[line.entry_id].details, beside)
        if wanted != now[line.entry_id].details:
            lines.append(ChangeLine(line.entry_id, now[line.entry_id].details, wanted))
    await unit.entries.replace_many(viewer, [(now[one.entry_id], one.after) for one in lines])
    turned = [AccountChange(one, await _account(unit, viewer, change, one)) for one in accounts]
    for one in turned:
        await unit.accounts.replace(viewer, one.after)
    gone = {one.after.id for one in turned if one.after.deleted}
    along = await unit.history.along(viewer, change, gone, None)
    turned = [one for one in turned if one.before != one.after]
    if along or (lines, turned) != _plain(change):
        await unit.changes.add(viewer, Verb.UNDO, lines, at, turned)
    for other in (change, *along):
        await unit.changes.mark(other, undone_at=at)
    later = {one.id for one in along} | _later(change, lines, beside)
    return replace(change, accounts=tuple(one for one in change.accounts if one.after.id in gone), along=len(later))


async def restore(unit: Unit, viewer: Viewer, change: Change, withdrawal: Change) -> Change:
    """Bring a withdrawn import back, as all of it was just before. Raises `ChangedSinceError`, `NoSuchEntryError`."""
    accounts = await _reached(unit, viewer, change)
    turns = {one.after.id: one for one in withdrawal.accounts}
    if any(one.id in turns and one != turns[one.id].after for one in accounts):
        raise ChangedSinceError
    gone = {one.id for one in accounts if one.deleted}
    now = await _found(unit, viewer, withdrawal)
    if any(now[one.entry_id].details != one.after for one in withdrawal.lines):
        raise ChangedSinceError
    pairs = [(now[one.entry_id], one.before) for one in withdrawal.lines if one.before]
    await unit.entries.replace_many(viewer, pairs)
    for one in accounts:
        turn = turns.get(one.id)
        await unit.accounts.replace(viewer, turn.before if turn and turn.before else one)
    along = await unit.history.along(viewer, change, gone, change.undone_at)
    for other in (change, *along):
        await unit.changes.mark(other, undone_at=None)
    await unit.changes.mark(withdrawal, undone_at=change.undone_at)
    return replace(change, accounts=tuple(one for one in change.accounts if one.after.id in turns))


@dataclass(frozen=True, slots=True)
class _Beside:
    """What others did with the entries of an import, by entry."""

    steps: Mapping[int, Sequence[Step]]
    claims: Mapping[int, Sequence[Claim]]
    receipts: frozenset[int]


async def _beside(unit: Unit, viewer: Viewer, change: Change) -> _Beside:
    steps: dict[int, list[Step]] = {}
    for step in await unit.history.steps(viewer, change):
        steps.setdefault(step.line.entry_id, []).append(step)
    claims: dict[int, list[Claim]] = {}
    for claim in await unit.history.claims(viewer, change):
        claims.setdefault(claim.entry_id, []).append(claim)
    return _Beside(steps, claims, await unit.history.receipts(viewer, change))


async def _wanted(
    unit: Unit, viewer: Viewer, change: Change, line: ChangeLine, now: Details, beside: _Beside
) -> Details:
    """What an entry becomes when the import is gone."""
    key = line.entry_id
    left = without(change.id, line, beside.steps.get(key, ()))
    if left is not None:
        return left
    if key in beside.claims:
        return one_sided(now, beside.claims[key])
    if key in beside.receipts:
        return now
    if now.kind is Kind.OPENING and not now.deleted:
        return await _opening(unit, viewer, change, now)
    return replace(now, deleted=True)


async def _opening(unit: Unit, viewer: Viewer, change: Change, now: Details) -> Details:
    """The balance on which the rows of other imports stand: it is stated right before the first of them instead."""
    first = await unit.history.first_besides(viewer, change, now.account_id)
    if first is None:
        return replace(now, deleted=True)
    day = first - timedelta(days=1)
    standing = (await unit.accounts.balances(viewer, [day]))[day]
    code = now.money.currency
    return replace(now, day=day, money=standing.get((now.account_id, code), Money(0, code)))


async def _reached(unit: Unit, viewer: Viewer, change: Change) -> list[Account]:
    """The accounts of a change as they are, those that were put away opened: nobody sees entries without them."""
    accounts = [await unit.accounts.ever(viewer, one.after.id) for one in change.accounts]
    for one in accounts:
        if one.deleted:
            await unit.accounts.replace(viewer, replace(one, deleted=False))
    return accounts


async def _found(unit: Unit, viewer: Viewer, change: Change) -> Mapping[int, Entry]:
    found = await unit.entries.several(viewer, [one.entry_id for one in change.lines])
    if len(found) < len(change.lines):
        raise NoSuchEntryError
    return found


async def _account(unit: Unit, viewer: Viewer, change: Change, now: Account) -> Account:
    """What an account becomes when the import is gone and its entries are."""
    told = next(one for one in change.accounts if one.after.id == now.id)
    if told.before is None:
        left = await unit.entries.of_account(viewer, now.id, _MOST_STATED)
        stays = any(one.details.kind not in STATED for one in left)
        return now if stays or now.deleted else replace(now, deleted=True)
    if await unit.history.first_besides(viewer, change, now.id):
        return now
    old, new = told.before, told.after
    turned = [name for name in _ACCOUNT_FIELDS if getattr(old, name) != getattr(new, name) == getattr(now, name)]
    return replace(now, **{name: getattr(old, name) for name in turned})


def _plain(change: Change) -> tuple[list[ChangeLine], list[AccountChange]]:
    """What taking a change back writes when nothing happened since."""
    lines = [ChangeLine(one.entry_id, one.after, one.before or _deleted(one.after)) for one in change.lines]
    accounts = [AccountChange(one.after, one.before or replace(one.after, deleted=True)) for one in change.accounts]
    return lines, accounts


def _deleted(details: Details) -> Details:
    return replace(details, deleted=True)


def _later(change: Change, lines: Sequence[ChangeLine], beside: _Beside) -> set[int]:
    """Later changes on the entries that go."""
    going = (one.entry_id for one in lines if one.after.deleted)
    steps = (step for key in going for step in beside.steps.get(key, ()))
    return {step.change_id for step in steps if step.change_id > change.id and step.standing}
