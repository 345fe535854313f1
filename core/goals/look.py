"""The goals that a member sees, and how they stand."""

from datetime import date, datetime

from core.family.gate import Action, demand
from core.family.model import Viewer
from core.goals.model import Goal
from core.goals.progress import Progress, progress
from core.unit import Unit

REACHED = "goal.reached"
"""That a goal was reached is told once to each person, and once in each round of a sinking fund."""


async def goals(unit: Unit, viewer: Viewer, day: date) -> tuple[Progress, ...]:
    """All of them, the nearest day first, then those without one. Raises `NotAllowedError`."""
    demand(viewer.role, Action.SEE)
    found = await progress(unit, viewer, await unit.matters.find(viewer, Goal), day)
    return tuple(sorted(found, key=lambda one: (one.by or date.max, one.matter.id)))


async def goal(unit: Unit, viewer: Viewer, goal_id: int, day: date) -> Progress:
    """One of them. Raises `NotAllowedError`, and `NoSuchMatterError` for what is hidden from this viewer."""
    demand(viewer.role, Action.SEE)
    (found,) = await progress(unit, viewer, [await unit.matters.get(viewer, Goal, goal_id)], day)
    return found


async def just_reached(unit: Unit, user_id: int, one: Progress, at: datetime) -> bool:
    """Whether a person is to be told now that a goal is reached."""
    if not one.reached:
        return False
    return await unit.told.once(user_id, f"{REACHED}.{one.matter.id}", f"{one.since}:{one.goal.target.minor}", at)
