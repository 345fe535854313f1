"""Making, changing and deleting what is watched over: each act is one change, and can be undone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Generic, TypeVar

from core.family.gate import Action, demand
from core.family.model import Viewer
from core.ledger.model import Change, Verb
from core.matters.errors import NoSuchMatterError
from core.matters.model import Matter, MatterChange
from core.unit import Unit

B = TypeVar("B")


@dataclass(frozen=True, slots=True)
class Act(Generic[B]):
    """What was done: the matter as it is now, and the change to undo."""

    matter: Matter[B]
    change: Change


async def begin(unit: Unit, viewer: Viewer, new: Matter[B], at: datetime) -> Act[B]:
    """Store a matter that a member made. Raises `NotAllowedError`."""
    demand(viewer.role, Action.RECORD)
    made = await unit.matters.add(viewer, new)
    if made is None:
        raise NoSuchMatterError  # without a key nothing stands in its way
    return Act(made, await unit.changes.add(viewer, Verb.OPEN, (), at, matters=[MatterChange(None, made)]))


async def revise(
    unit: Unit, viewer: Viewer, pairs: Sequence[tuple[Matter[B], Matter[B]]], at: datetime
) -> Change | None:
    """Turn matters (as they are, as they shall be), as one change; None when nothing differs.

    Raises `NotAllowedError`, and `NoSuchMatterError` for what is hidden from this viewer.
    """
    demand(viewer.role, Action.RECORD)
    differing = [(old, new) for old, new in pairs if old != new]
    for old, new in differing:
        await unit.matters.ever(viewer, old.id)
        await unit.matters.replace(viewer, new)
    if not differing:
        return None
    verb = Verb.CLOSE if all(new.deleted for _, new in differing) else Verb.REVISE
    changes = [MatterChange(old, new) for old, new in differing]
    return await unit.changes.add(viewer, verb, (), at, matters=changes)


async def remove(unit: Unit, viewer: Viewer, matters: Sequence[Matter[B]], at: datetime) -> Change | None:
    """Take matters out of sight, recoverably. Raises as `revise`."""
    return await revise(unit, viewer, [(one, replace(one, deleted=True)) for one in matters], at)
