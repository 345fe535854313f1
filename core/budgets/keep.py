"""Setting, changing and deleting budgets: each is one change, with undo."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from core.bills.model import Bill, Flow
from core.budgets.errors import NoSuchBudgetError, NotTheirBudgetError
from core.budgets.measure import standings
from core.budgets.model import Budget, Period
from core.budgets.period import first_of
from core.budgets.said import BudgetSaid, Doubt, Unclear
from core.family.model import Viewer
from core.ledger.model import Change
from core.matters.act import begin, remove, revise
from core.matters.model import Matter
from core.money.currency import Currency, currency
from core.money.money import Money, MoneyError
from core.planning.meant import meant
from core.unit import Unit

_FAR = 20
"""So many times more or less is no change of a budget that one makes in its currency."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of it: the budget as it is now, and the change to undo; None when it was so already."""

    matter: Matter[Budget]
    change: Change | None
    new: bool = False


async def find(unit: Unit, viewer: Viewer, said: BudgetSaid) -> Matter[Budget] | None:
    """The budget of just what was said, as the viewer sees: a private one where that was said, else a shared first."""
    every = await unit.matters.find(viewer, Budget)
    same = [one for one in every if one.body.scope == _sorted(said).scope]
    wanted = [one for one in same if said.private is None or one.private is said.private]
    return min(wanted or same, key=lambda one: one.private, default=None)


async def maybe_meant(unit: Unit, viewer: Viewer, said: BudgetSaid) -> tuple[Matter[Budget], ...]:
    """The budgets that «төсвөө 900к болго» may be of, where there is none of everything; none where it is clear."""
    if not said.unnamed or await find(unit, viewer, said) is not None:
        return ()
    return await unit.matters.find(viewer, Budget)


async def set_budget(
    unit: Unit, viewer: Viewer, said: BudgetSaid, base: Currency, today: date, at: datetime
) -> Kept | Unclear:
    """Make the budget that was said, or change the one there is. Raises `NotAllowedError`, `NotTheirBudgetError`.

    `Unclear` where an amount is missing, or may be in two currencies.
    """
    old = await find(unit, viewer, said)
    if old is not None and said.private and not old.private and said.amount is not None:
        old = None  # a private one beside that of the family
    if said.amount is None:
        return await _changed(unit, viewer, old, said, None, today, at) if old else Unclear(Doubt.AMOUNT)
    money = _money(said, said.amount, old.body.money if old else None, base)
    if isinstance(money, Unclear):
        return money
    if old is not None:
        return await _changed(unit, viewer, old, said, money, today, at)
    period = said.period or Period.MONTH
    first = first_of(period, today, financial=said.financial)
    bill_id = await _income(unit, viewer, private=bool(said.private)) if period is Period.PAYDAY else None
    body = Budget(_sorted(said).scope, money, period, first, carries=bool(said.carries), bill_id=bill_id)
    act = await begin(unit, viewer, Matter(viewer.member_id, body, private=bool(said.private)), at)
    return Kept(act.matter, act.change, new=True)


async def delete_budget(unit: Unit, viewer: Viewer, said: BudgetSaid, at: datetime) -> Kept:
    """Take the budget that was named out of sight. Raises `NotAllowedError`, `NoSuchBudgetError`."""
    old = await find(unit, viewer, said)
    if old is None:
        raise NoSuchBudgetError
    return Kept(old, await remove(unit, viewer, [old], at))


async def remove_budget(unit: Unit, viewer: Viewer, matter_id: int, at: datetime) -> Kept:
    """Take one out of sight. Raises `NotAllowedError`, `NoSuchMatterError`."""
    old = await unit.matters.get(viewer, Budget, matter_id)
    return Kept(old, await remove(unit, viewer, [old], at))


async def change_budget(
    unit: Unit, viewer: Viewer, old: Matter[Budget], said: BudgetSaid, today: date, at: datetime
) -> Kept:
    """Change what was said of a budget, and leave the rest. Raises `NotAllowedError`, `NotTheirBudgetError`."""
    money = None if said.amount is None else Money.of(said.amount, old.body.money.currency)
    return await _changed(unit, viewer, old, said, money, today, at)


async def _changed(
    unit: Unit, viewer: Viewer, old: Matter[Budget], said: BudgetSaid, money: Money | None, today: date, at: datetime
) -> Kept:
    """From the period on that runs now: what came over into it stays as it was counted until then."""
    private = old.private if said.private is None else said.private
    if private and old.owner_id != viewer.member_id:
        raise NotTheirBudgetError
    before = old.body
    period = said.period or before.period
    now = replace(before, money=money or before.money, period=period)
    if said.carries is not None:
        now = replace(now, carries=said.carries)
    if period is Period.PAYDAY and now.bill_id is None:
        now = replace(now, bill_id=await _income(unit, viewer, private=private))
    now = await _begun_anew(unit, viewer, old, now, said, today)
    changed = replace(old, body=now, private=private)
    return Kept(changed, await revise(unit, viewer, [(old, changed)], at))


async def _begun_anew(
    unit: Unit, viewer: Viewer, old: Matter[Budget], now: Budget, said: BudgetSaid, today: date
) -> Budget:
    """Where the past would be counted otherwise, let the first period be the one that runs.

    What a shared budget brings over is counted by what all see, so that it tells nothing of one member's own.
    """
    before = old.body
    financial = said.financial and now.period is Period.YEAR
    if now == before and not financial:
        return now
    eyes = viewer if old.private else replace(viewer, shared_only=True)
    (standing,) = await standings(unit, eyes, [old], today)
    same_length = now.period is before.period and not financial
    first = standing.span.first if same_length else first_of(now.period, today, financial=financial)
    keeps = now.carries and before.carries and now.money.currency == before.money.currency
    return replace(now, first=first, brought=standing.carried if keeps and standing.carried.minor else None)


async def _income(unit: Unit, viewer: Viewer, *, private: bool) -> int | None:
    """Whose paydays cut the periods: one's own income first; of a shared budget one that everybody sees."""
    eyes = viewer if private else replace(viewer, shared_only=True)
    bills = [one for one in await unit.matters.find(eyes, Bill) if one.body.flow is Flow.IN]
    own = [one for one in bills if one.owner_id == viewer.member_id]
    return next((one.id for one in (*own, *bills)), None)


def _sorted(said: BudgetSaid) -> BudgetSaid:
    """With its categories in one order: coffee and food is food and coffee."""
    tag = said.scope.tag.casefold() if said.scope.tag else None
    return replace(said, scope=replace(said.scope, categories=tuple(sorted(said.scope.categories)), tag=tag))


def _money(said: BudgetSaid, amount: Decimal, before: Money | None, base: Currency) -> Money | Unclear:
    """In the currency that was said, else that of the budget there is, else one's own where the sum fits it.

    A sum far from what the budget was is of another currency: 900 is not said of 900,000₮.
    """
    is_far = before is not None and not before.decimal / _FAR < amount < before.decimal * _FAR
    kept = None if before is None or is_far else before.currency
    code = currency(said.codes[0]) if said.codes else kept or meant(amount, base, mongolian=said.mongolian)
    if code is None:
        return Unclear(Doubt.CURRENCY)
    try:
        money = Money.of(amount, code)
    except MoneyError:
        return Unclear(Doubt.AMOUNT)
    return money if money.minor > 0 else Unclear(Doubt.AMOUNT)
