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
    sums, counted, unsaid = await _balances(unit, viewer, today)
    open_ones = [one for one in found if one.occurrence.body.settled is Settled.OPEN and one.day <= last]
    moves, uncounted = _moves(open_ones, sums, counted, today)
    left: dict[date, tuple[Money, ...]] = {}
    for code, days in moves.items():
        path = projected(sums[code], days, _NOTHING_USUAL, today, last)
        for day in days:
            left[day] = (*left.get(day, ()), Money(path.balances[(day - today) // timedelta(days=1)], code))
    now = tuple(Money(minor, code) for code, minor in sums.items())
    return Remains(now, left, tuple(dict.fromkeys(one.bill.body.title for one in uncounted)), unsaid)


async def _balances(
    unit: Unit, viewer: Viewer, today: date
) -> tuple[Mapping[Currency, int], frozenset[int], tuple[Account, ...]]:
    """What there is by currency, on which accounts, and the accounts of which only spending is known."""
    accounts = {one.id: one for one in await unit.accounts.visible(viewer)}
    sums: dict[Currency, int] = {}
    counted: set[int] = set()
    unsaid: list[Account] = []
    for (account_id, code), money in (await unit.accounts.balances(viewer, [today]))[today].items():
        account = accounts[account_id]
        if account.kind is not AccountKind.CASH or account.archived:
            continue
        if money.minor < 0 and await unit.entries.last_stated(viewer, account_id) is None:
            unsaid.append(account)
            continue
        sums[code] = sums.get(code, 0) + money.minor
        counted.add(account_id)
    return sums, frozenset(counted), tuple(dict.fromkeys(unsaid))


def _moves(
    open_ones: Iterable[Due], sums: Mapping[Currency, int], counted: frozenset[int], today: date
) -> tuple[_Moves, list[Due]]:
    """By currency what each day takes and brings, and what cannot be counted. Income that is late is not relied on."""
    moves: _Moves = {}
    uncounted: list[Due] = []
    for one in open_ones:
        incoming = one.bill.body.flow is Flow.IN
        if incoming and one.day < today:
            continue
        if one.money is None or one.money.currency not in sums or one.bill.account_id not in {None, *counted}:
            uncounted.append(one)
            continue
        days = moves.setdefault(one.money.currency, {})
        day = max(one.day, today)
        days[day] = days.get(day, 0) + (one.money.minor if incoming else -one.money.minor)
    return moves, uncounted
