"""Keeping what was told of an application: each act is one change with undo. It is private until it is shared."""

from dataclasses import replace
from datetime import date, datetime

from core.family.gate import Action, demand
from core.family.model import Viewer
from core.funds.errors import NotTheirPlanError
from core.funds.held import Held
from core.funds.model import Plan
from core.funds.told import Told
from core.goals.keep import Kept as KeptGoal
from core.goals.model import Goal
from core.ledger.model import Change
from core.matters.act import begin, remove, revise
from core.matters.model import Matter
from core.matters.ports import Wanted
from core.money.money import Money
from core.unit import Unit


async def plan_of(unit: Unit, viewer: Viewer) -> Matter[Plan] | None:
    """The viewer's own plan, else one that another member shares; None where there is none."""
    mine = await unit.matters.find(viewer, Plan, Wanted(owner_id=viewer.member_id))
    found = mine or await unit.matters.find(viewer, Plan)
    return found[0] if found else None


async def keep_plan(unit: Unit, viewer: Viewer, told: Told, at: datetime) -> Change | None:
    """Keep the one plan of this member; None when it was so before. Raises `NotAllowedError`."""
    demand(viewer.role, Action.RECORD)
    mine = await unit.matters.find(viewer, Plan, Wanted(owner_id=viewer.member_id))
    if not mine:
        new = Matter(viewer.member_id, told.plan, private=True, day=told.day)
        return (await begin(unit, viewer, new, at)).change
    return await revise(unit, viewer, [(mine[0], replace(mine[0], body=told.plan, day=told.day))], at)


async def share_plan(unit: Unit, viewer: Viewer, plan_id: int, at: datetime, *, private: bool) -> Change | None:
    """For oneself alone, or for everyone. Raises `NotAllowedError`, `NotTheirPlanError`, `NoSuchMatterError`."""
    old = await _own(unit, viewer, plan_id)
    return await revise(unit, viewer, [(old, replace(old, private=private))], at)


async def forget_plan(unit: Unit, viewer: Viewer, plan_id: int, at: datetime) -> Change | None:
    """Take it out of sight. Raises as `share_plan`."""
    return await remove(unit, viewer, [await _own(unit, viewer, plan_id)], at)


def turned(plan: Plan, one: Held) -> Plan:
    """The plan with an account in the sum that was not, or out of it that was."""
    account = one.account.id
    put_in = tuple(key for key in plan.put_in if key != account)
    left_out = tuple(key for key in plan.left_out if key != account)
    if one.why is None:
        return replace(plan, put_in=put_in, left_out=(*left_out, account))
    return replace(plan, put_in=(*put_in, account), left_out=left_out)


async def save_for(
    unit: Unit, viewer: Viewer, title: str, gap: Money, today: date, by: date, at: datetime, *, private: bool
) -> KeptGoal:
    """Make what is missing a goal, or the goal of that very name what is missing now. Raises `NotAllowedError`."""
    demand(viewer.role, Action.RECORD)
    every = await unit.matters.find(viewer, Goal, Wanted(owner_id=viewer.member_id))
    old = next((one for one in every if one.body.title == title), None)
    if old is None:
        new = Matter(viewer.member_id, Goal(title, gap, today, by), private, day=by)
        act = await begin(unit, viewer, new, at)
        return KeptGoal(act.matter, act.change, new=True)
    changed = replace(old, body=replace(old.body, target=gap, by=by), private=private or old.private, day=by)
    return KeptGoal(changed, await revise(unit, viewer, [(old, changed)], at))


async def _own(unit: Unit, viewer: Viewer, plan_id: int) -> Matter[Plan]:
    old = await unit.matters.get(viewer, Plan, plan_id)
    if old.owner_id != viewer.member_id:
        raise NotTheirPlanError
    return old
