"""What will be left on each account after what is listed of it: as `remains`, of one account at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from core.agenda.dues import dues
from core.agenda.remains import is_late_income, known_balances, move, open_until
from core.bills.ports import Holidays
from core.bills.schedule import Due
from core.bills.settle import BACK
from core.family.gate import Action, demand
from core.family.model import Viewer
from core.ledger.model import Account
from core.money.currency import Currency
from core.money.money import Money
from core.unit import Unit


@dataclass(frozen=True, slots=True)
class Step:
    """One day that moves an account: what does, by title, and what is left at its end."""

    day: date
    titles: tuple[str, ...]
    left: Money


@dataclass(frozen=True, slots=True)
class Track:
    """An account in one currency, what is on it now, and its days ahead."""

    account: Account
    now: Money
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Tracks:
    """All accounts that something moves until `last`. `loose` are titles of what is of no account that is known."""

    today: date
    last: date
    tracks: tuple[Track, ...]
    loose: tuple[str, ...]


async def tracks(unit: Unit, viewer: Viewer, holidays: Holidays, today: date, last: date) -> Tracks:
    """From today until a day, as far as the viewer sees. Raises `NotAllowedError`."""
    demand(viewer.role, Action.SEE)
    every = open_until(await dues(unit, viewer, holidays, today - BACK, last, today), last)
    found = [one for one in every if not is_late_income(one, today)]
    there, _ = await known_balances(unit, viewer, today)
    accounts = {one.id: one for one in await unit.accounts.visible(viewer)}
    own: dict[tuple[int, Currency], list[tuple[Due, Money]]] = {place: [] for place in there}
    loose: list[str] = []
    for one in found:
        money, account_id = one.money, one.bill.account_id
        if money is None or account_id is None or (account_id, money.currency) not in own:
            loose.append(one.bill.body.title)
        else:
            own[account_id, money.currency].append((one, money))
    made = (
        Track(accounts[place[0]], Money(there[place], place[1]), steps)
        for place in sorted(there, key=lambda one: (one[0], one[1].code))
        if (steps := _steps(own[place], Money(there[place], place[1]), today))
    )
    return Tracks(today, last, tuple(made), tuple(dict.fromkeys(loose)))


def _steps(own: Iterable[tuple[Due, Money]], now: Money, today: date) -> tuple[Step, ...]:
    """By day, in order; what is overdue comes off today."""
    by_day: dict[date, list[tuple[str, int]]] = {}
    for one, money in own:
        day, minor = move(one, money, today)
        by_day.setdefault(day, []).append((one.bill.body.title, minor))
    steps: list[Step] = []
    left = now.minor
    for day, moves in sorted(by_day.items()):
        left += sum(minor for _, minor in moves)
        steps.append(Step(day, tuple(dict.fromkeys(title for title, _ in moves)), Money(left, now.currency)))
    return tuple(steps)
