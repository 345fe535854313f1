"""Correcting, deleting, undoing and redoing: every write is a change with what stood before it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from core.family.gate import Action, demand
from core.family.model import Viewer
from core.ledger.errors import ChangedSinceError, NoSuchEntryError, NothingToRedoError, NothingToUndoError, TooOldError
from core.ledger.model import Account, Change, ChangeLine, Details, Entry, Verb
from core.ledger.withdraw import restore, withdraw
from core.matters.model import Matter
from core.unit import Unit

UNDO_WITHIN = timedelta(days=30)


async def correct(
    unit: Unit, viewer: Viewer, pairs: Sequence[tuple[Entry, Details]], at: datetime, verb: Verb = Verb.CORRECT
) -> tuple[tuple[Entry, ...], Change | None]:
    """Give entries other details, as one change; None when nothing differs."""
    demand(viewer.role, Action.RECORD)
    lines, now = [], []
    for entry, details in pairs:
        if entry.details == details:
            now.append(entry)
            continue
        now.append(await unit.entries.replace(viewer, entry, details))
        lines.append(ChangeLine(entry.id, entry.details, details))
    change = await unit.changes.add(viewer, verb, lines, at) if lines else None
    return tuple(now), change


async def delete(unit: Unit, viewer: Viewer, entries: Sequence[Entry], at: datetime) -> Change | None:
    """Delete entries, recoverably."""
    pairs = [(entry, replace(entry.details, deleted=True)) for entry in entries]
    return (await correct(unit, viewer, pairs, at, Verb.DELETE))[1]


async def categorise(
    unit: Unit, viewer: Viewer, entry: Entry, category: str, at: datetime
) -> tuple[Entry, tuple[Entry, ...]]:
    """Set an entry's category and remember it for its payee.

    Returns the entry and the payee's other entries whose category differs, which the person is asked about.
    """
    (now,), _ = await correct(unit, viewer, [(entry, replace(entry.details, category=category))], at)
    payee = entry.details.payee
    if not payee:
        return now, ()
    await unit.memory.remember_payee(viewer, payee, category)
    past = await unit.entries.of_payee(viewer, payee)
    return now, tuple(one for one in past if one.details.category != category)


async def undo(unit: Unit, viewer: Viewer, at: datetime, change_id: int | None = None) -> Change:
    """Take back a change, or this member's last one.

    An import is taken back whatever was done to its entries since (see `core.ledger.withdraw`). Raises
    `NothingToUndoError`, `TooOldError` past 30 days, `ChangedSinceError` when a later change stands on another.
    """
    demand(viewer.role, Action.RECORD)
    if change_id is None:
        change = await unit.changes.last_standing(viewer, at - UNDO_WITHIN)
    else:
        change = await unit.changes.get(viewer, change_id)
    if change is None or change.undone_at is not None:
        raise NothingToUndoError
    _fresh(change, at)
    if change.verb is Verb.IMPORT:
        return await withdraw(unit, viewer, change, at)
    turns = [(one.after, one.before or replace(one.after, deleted=True)) for one in change.accounts]
    await _put_back(unit, viewer, turns)
    lines = [(one.entry_id, one.after, one.before or replace(one.after, deleted=True)) for one in change.lines]
    await _swap(unit, viewer, lines)
    await _turn(unit, viewer, [(one.after, one.before or replace(one.after, deleted=True)) for one in change.matters])
    await _put_away(unit, viewer, turns)
    await unit.changes.mark(change, undone_at=at)
    return change


async def redo(unit: Unit, viewer: Viewer, at: datetime, change_id: int | None = None) -> Change:
    """Do again what was undone. Raises `NothingToRedoError`, `TooOldError`, `ChangedSinceError`."""
    demand(viewer.role, Action.RECORD)
    if change_id is None:
        change = await unit.changes.last_undone(viewer, at - UNDO_WITHIN)
    else:
        change = await unit.changes.get(viewer, change_id)
    if change is None or change.undone_at is None:
        raise NothingToRedoError
    _fresh(change, at)
    if change.verb is Verb.IMPORT and (withdrawal := await unit.history.withdrawal(viewer, change)):
        return await restore(unit, viewer, change, withdrawal)
    turns = [(one.before or replace(one.after, deleted=True), one.after) for one in change.accounts]
    await _put_back(unit, viewer, turns)
    lines = [(one.entry_id, one.before or replace(one.after, deleted=True), one.after) for one in change.lines]
    await _swap(unit, viewer, lines)
    await _turn(unit, viewer, [(one.before or replace(one.after, deleted=True), one.after) for one in change.matters])
    await _put_away(unit, viewer, turns)
    await unit.changes.mark(change, undone_at=None)
    return change


def _fresh(change: Change, at: datetime) -> None:
    if at - change.at > UNDO_WITHIN:
        raise TooOldError


_Turns = Sequence[tuple[Account, Account]]
"""(as it should be now, as it shall be) of accounts."""


async def _put_back(unit: Unit, viewer: Viewer, turns: _Turns) -> None:
    """The accounts that shall be there: before their entries, which nobody sees without them."""
    for expected, wanted in turns:
        if await unit.accounts.ever(viewer, expected.id) != expected:
            raise ChangedSinceError
        if not wanted.deleted:
            await unit.accounts.replace(viewer, wanted)


async def _put_away(unit: Unit, viewer: Viewer, turns: _Turns) -> None:
    """The accounts that shall be gone: after their entries."""
    for _, wanted in turns:
        if wanted.deleted:
            await unit.accounts.replace(viewer, wanted)


async def _turn(unit: Unit, viewer: Viewer, turns: Sequence[tuple[Matter[object], Matter[object]]]) -> None:
    """Give matters, as (as it should be now, as it shall be), what they shall be."""
    for expected, wanted in turns:
        if await unit.matters.ever(viewer, expected.id) != expected:
            raise ChangedSinceError
        await unit.matters.replace(viewer, wanted)


async def _swap(unit: Unit, viewer: Viewer, lines: Sequence[tuple[int, Details, Details]]) -> None:
    """Give entries, as (id, what they must be now, what they shall be), what they shall be; an import has many.

    Entries that went with an import since are left as they are.
    """
    found = await unit.entries.several(viewer, [key for key, _, _ in lines])
    other = {key for key, expected, wanted in lines if key not in found or found[key].details not in (expected, wanted)}
    if other and not other <= await unit.history.withdrawn(viewer, other):
        raise NoSuchEntryError if other - found.keys() else ChangedSinceError
    kept = [(found[key], wanted) for key, _, wanted in lines if key not in other and found[key].details != wanted]
    await unit.entries.replace_many(viewer, kept)
