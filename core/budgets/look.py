"""The budgets that a member sees, and how they stand."""

from datetime import date

from core.budgets.measure import Standing, standings
from core.budgets.model import Budget
from core.family.gate import Action, demand
from core.family.model import Viewer
from core.unit import Unit


async def budgets(unit: Unit, viewer: Viewer, day: date) -> tuple[Standing, ...]:
    """All of them, those that are nearest to their end first. Raises `NotAllowedError`."""
    demand(viewer.role, Action.SEE)
    found = await standings(unit, viewer, await unit.matters.find(viewer, Budget), day)
    return tuple(sorted(found, key=lambda one: -one.share))


async def budget(unit: Unit, viewer: Viewer, matter_id: int, day: date) -> Standing:
    """One of them. Raises `NotAllowedError`, and `NoSuchMatterError` for what is hidden from this viewer."""
    demand(viewer.role, Action.SEE)
    (found,) = await standings(unit, viewer, [await unit.matters.get(viewer, Budget, matter_id)], day)
    return found
