"""Setting goals, putting aside and taking out: each is one change, with undo."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from core.accounts.model import AccountKind
from core.family.model import Viewer
from core.family.names import folded
from core.goals.errors import NoSuchGoalError, NotTheirGoalError, SavedOnAccountError
from core.goals.model import Goal, Saving
from core.goals.said import Act, Doubt, GoalSaid, Unclear
from core.ledger.model import Account, Change
from core.ledger.record import named
from core.matters.act import begin, remove, revise
from core.matters.model import Matter
from core.matters.ports import Wanted
from core.money.currency import Currency, currency
from core.money.money import Money, MoneyError
from core.planning.meant import meant
from core.unit import Unit

_SHORTEST, _STEM, _LONGEST_ENDING = 3, 4, 4
"""In letters."""
_YEARLY = 12


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of it: the goal as it is now, the change to undo (None when it was so), and what was put aside."""

    matter: Matter[Goal]
    change: Change | None
    new: bool = False
    saving: Money | None = None


def called(goals: Iterable[Matter[Goal]], title: str) -> Matter[Goal] | None:
    """The goal of that very name, else the only one in whose name each word that was said begins one; or none."""
    known = list(goals)
    wanted = folded(title)
    exact = [one for one in known if folded(one.body.title) == wanted]
    near = exact or [one for one in known if _is_in(wanted, folded(one.body.title))]
    return near[0] if len(near) == 1 else None


def _is_in(said: str, title: str) -> bool:
    """Тасалбар for Тасалбарын мөнгө, tickets for tickets home."""
    words = said.split()
    return bool(words) and all(any(_alike(word, other) for other in title.split()) for word in words)


def _alike(one: str, other: str) -> bool:
    """Whether one begins the other, or both are a word with one ending each: билетэнд, билетийн."""
    short, long = sorted((one, other), key=len)
    if long.startswith(short):
        return len(short) >= _SHORTEST
    common = next(at for at, letter in enumerate(short) if long[at] != letter)
    return common >= _STEM and len(long) - common <= _LONGEST_ENDING


async def find(unit: Unit, viewer: Viewer, title: str) -> Matter[Goal] | None:
    """The goal that a name means, as this viewer sees them."""
    return called(await unit.matters.find(viewer, Goal), title)


async def set_goal(
    unit: Unit,
    viewer: Viewer,
    said: GoalSaid,
    base: Currency,
    today: date,
    at: datetime,
    festival: Sequence[date] = (),
) -> Kept | Unclear:
    """Make the goal that was said, or change the one of that very name, or near to it where a change was said.

    `festival` are the days of the one that was said, or that it is called by: then it is saved for anew each year,
    unless a day was said.

    Raises `NotAllowedError`, `NotTheirGoalError`.
    """
    every = await unit.matters.find(viewer, Goal)
    old = next((one for one in every if folded(one.body.title) == folded(said.title)), None)
    if old is None and said.changes:
        old = called(every, said.title)
    account = _account(await unit.accounts.visible(viewer), said.account) if said.account else None
    if said.account and account is None:
        return Unclear(Doubt.ACCOUNT)
    if festival and said.festival:
        said = replace(said, by=festival[0])
    kept = old.body.target.currency if old else account.currency if account else None
    money = _money(said, kept, base)
    if isinstance(money, Unclear):
        return money
    private = bool(said.private or (account and account.private))
    if old is not None:
        return await _changed(unit, viewer, old, said, money, account, at, private=private)
    goal = Goal(said.title, money, today, said.by, said.every)
    if festival and said.by is None:
        goal = replace(goal, by=festival[0], every=_YEARLY, again=tuple(festival[1:]))
    new = Matter(viewer.member_id, goal, private, account.id if account else None, day=goal.by)
    act = await begin(unit, viewer, new, at)
    return Kept(act.matter, act.change, new=True)


async def _changed(
    unit: Unit, viewer: Viewer, old: Matter[Goal], said: GoalSaid, money: Money, account: Account | None, at: datetime,
    *, private: bool,
) -> Kept:  # fmt: skip
    """The goal that there is, with what was said of it."""
    if private and old.owner_id != viewer.member_id:
        raise NotTheirGoalError
    goal = replace(old.body, target=money, every=said.every or old.body.every)
    if said.by is not None:
        goal = replace(goal, by=said.by, again=())
    account_id = account.id if account else old.account_id
    changed = replace(old, body=goal, private=private or old.private, account_id=account_id, day=goal.by)
    return Kept(changed, await revise(unit, viewer, [(old, changed)], at))


async def put_aside(
    unit: Unit, viewer: Viewer, goal: Matter[Goal], said: GoalSaid, today: date, at: datetime
) -> Kept | Unclear:
    """Put so much aside for a goal, or take it out. Raises `NotAllowedError`, `SavedOnAccountError`.

    No money moves: it stays where it is, and is counted for the goal.
    """
    if goal.account_id is not None:
        raise SavedOnAccountError
    money = _money(said, goal.body.target.currency, goal.body.target.currency)
    if isinstance(money, Unclear):
        return money
    signed = money.negated() if said.act is Act.TOOK else money
    new = Matter(viewer.member_id, Saving(signed), goal.private, parent_id=goal.id, day=today)
    act = await begin(unit, viewer, new, at)
    return Kept(goal, act.change, saving=signed)


async def set_private(unit: Unit, viewer: Viewer, goal_id: int, at: datetime, *, private: bool) -> Kept:
    """For oneself alone, or for everyone, with what one put aside for it.

    Raises `NotAllowedError`, `NotTheirGoalError`, `NoSuchMatterError`.
    """
    old = await unit.matters.get(viewer, Goal, goal_id)
    if old.owner_id != viewer.member_id:
        raise NotTheirGoalError
    mine = await unit.matters.find(viewer, Saving, Wanted(parents=[goal_id], owner_id=viewer.member_id))
    pairs = [(one, replace(one, private=private)) for one in (old, *mine)]
    return Kept(replace(old, private=private), await revise(unit, viewer, pairs, at))


async def delete_goal(unit: Unit, viewer: Viewer, title: str, at: datetime) -> Kept:
    """Take the goal of a name out of sight. Raises `NotAllowedError`, `NoSuchGoalError`."""
    old = await find(unit, viewer, title)
    if old is None:
        raise NoSuchGoalError
    return Kept(old, await remove(unit, viewer, [old], at))


async def remove_goal(unit: Unit, viewer: Viewer, goal_id: int, at: datetime) -> Kept:
    """Take one out of sight. Raises `NotAllowedError`, `NoSuchMatterError`."""
    old = await unit.matters.get(viewer, Goal, goal_id)
    return Kept(old, await remove(unit, viewer, [old], at))


def _account(accounts: Iterable[Account], name: str) -> Account | None:
    """The account that is meant, in which money can lie."""
    return named([one for one in accounts if one.kind in _HELD], name)


_HELD = frozenset({AccountKind.CASH, AccountKind.SUPER, AccountKind.INVESTMENT, AccountKind.CRYPTO})


def _money(said: GoalSaid, kept: Currency | None, base: Currency) -> Money | Unclear:
    """In the currency that was said, else the goal's or the account's, else one's own where the sum fits it."""
    amount = said.amount or Decimal(0)
    code = currency(said.codes[0]) if said.codes else kept or meant(amount, base, mongolian=said.mongolian)
    if code is None:
        return Unclear(Doubt.CURRENCY)
    try:
        money = Money.of(amount, code)
    except MoneyError:
        return Unclear(Doubt.AMOUNT)
    return money if money.minor > 0 else Unclear(Doubt.AMOUNT)
