"""What will be left after what is listed: from the balances of today, in each currency by itself.

It is no forecast: everyday spending is not in it, and what nobody knows moves no figure and is named instead.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from core.accounts.model import AccountKind
from core.agenda.model import Remains
from core.bills.model import Flow, Settled
from core.bills.schedule import Due
from core.family.model import Viewer
from core.ledger.model import Account
from core.money.currency import Currency
from core.money.money import Money
from core.planning.project import projected
from core.unit import Unit

_NOTHING_USUAL = (0,) * 7
_Moves = dict[Currency, dict[date, int]]


async def remains(unit: Unit, viewer: Viewer, found: Sequence[Due], today: date, last: date) -> Remains:
    """What is left at the end of each day until `last`; what is overdue is taken off today."""
    there, unsaid = await known_balances(unit, viewer, today)
    sums: dict[Currency, int] = {}
    for (_, code), minor in there.items():
        sums[code] = sums.get(code, 0) + minor
    counted = frozenset(account_id for account_id, _ in there)
    moves, uncounted = _moves(open_until(found, last), sums, counted, today)
    left: dict[date, tuple[Money, ...]] = {}
    for code, days in moves.items():
        path = projected(sums[code], days, _NOTHING_USUAL, today, last)
        for day in days:
            left[day] = (*left.get(day, ()), Money(path.balances[(day - today) // timedelta(days=1)], code))
    now = tuple(Money(minor, code) for code, minor in sums.items())
    return Remains(now, left, tuple(dict.fromkeys(one.bill.body.title for one in uncounted)), unsaid)


def open_until(found: Iterable[Due], last: date) -> list[Due]:
    """What is neither paid nor skipped, and due by a day."""
    return [one for one in found if one.occurrence.body.settled is Settled.OPEN and one.day <= last]


async def known_balances(
    unit: Unit, viewer: Viewer, today: date
) -> tuple[Mapping[tuple[int, Currency], int], tuple[Account, ...]]:
    """What there is on each account of money in each currency, and the accounts of which only spending is known."""
    accounts = {one.id: one for one in await unit.accounts.visible(viewer)}
    there: dict[tuple[int, Currency], int] = {}
    unsaid: list[Account] = []
    for (account_id, code), money in (await unit.accounts.balances(viewer, [today]))[today].items():
        account = accounts[account_id]
        if account.kind is not AccountKind.CASH or account.archived:
            continue
        if money.minor < 0 and await unit.entries.last_stated(viewer, account_id) is None:
            unsaid.append(account)
            continue
        there[account_id, code] = money.minor
    return there, tuple(dict.fromkeys(unsaid))


def is_late_income(one: Due, today: date) -> bool:
    """Whether it should have come in before: it is not relied on."""
    return one.bill.body.flow is Flow.IN and one.day < today


def move(one: Due, money: Money, today: date) -> tuple[date, int]:
    """When and by how much it moves a figure; what is overdue is taken off today."""
    return max(one.day, today), money.minor if one.bill.body.flow is Flow.IN else -money.minor


def _moves(
    open_ones: Iterable[Due], sums: Mapping[Currency, int], counted: frozenset[int], today: date
) -> tuple[_Moves, list[Due]]:
    """By currency what each day takes and brings, and what cannot be counted. Income that is late is not relied on."""
    moves: _Moves = {}
    uncounted: list[Due] = []
    for one in open_ones:
        if is_late_income(one, today):
            continue
        if one.money is None or one.money.currency not in sums or one.bill.account_id not in {None, *counted}:
            uncounted.append(one)
            continue
        day, minor = move(one, one.money, today)
        days = moves.setdefault(one.money.currency, {})
        days[day] = days.get(day, 0) + minor
    return moves, uncounted
