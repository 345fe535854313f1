"""Accounts that will run dry before the next income: when, by how much, and which other account could help.

Only accounts whose balance somebody stated are looked at: of any other nobody knows what is on it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from core.accounts.model import AccountKind
from core.answering.ports import Filter
from core.bills.model import Flow, Occurrence, Settled
from core.bills.schedule import Due, upcoming
from core.capture.model import Kind
from core.family.model import Viewer
from core.ledger.model import Account
from core.ledger.ports import Balances
from core.ledger.record import everyday_of
from core.matters.ports import Wanted
from core.money.money import Money
from core.planning.project import WEEKS, Path, projected, usual_spending
from core.unit import Unit

IN_TIME = timedelta(days=7)
"""A shortfall that lies further ahead is not told yet: much may happen until then."""
LONGEST = timedelta(days=35)
WITHOUT_PAYDAY = timedelta(days=14)
"""So far ahead it is looked where no income is known."""
_LATE = timedelta(days=7)
"""A bill that is overdue by no more than this is still expected to be paid, today."""
_MOST = 2_000
_SPENDING = frozenset({Kind.EXPENSE, Kind.REMITTANCE})


@dataclass(frozen=True, slots=True)
class Mend:
    """An account with enough left after its own bills, and what to transfer from it."""

    account: Account
    money: Money


@dataclass(frozen=True, slots=True)
class Low:
    """An account that ends `day` below zero, and lacks `short` at most until `payday` (None: none is known).

    `bills` are those that fall due on it until `day`.
    """

    account: Account
    day: date
    short: Money
    payday: date | None
    bills: tuple[Due, ...]
    mend: Mend | None = None

    @property
    def slot(self) -> str:
        """By which it is told once: the same shortfall may move by a day each day."""
        year, week, _ = self.day.isocalendar()
        return f"{self.account.id}:{self.payday or f'{year}-W{week:02}'}"


@dataclass(frozen=True, slots=True)
class Ahead:
    """An account with what is known of its days ahead: `due` are its bills until the day before `payday`."""

    account: Account
    now: Money
    payday: date | None
    due: tuple[Due, ...]
    path: Path

    @property
    def lowest(self) -> Money:
        """The least that there will be on it; below zero, what it lacks."""
        return Money(self.path.lowest, self.account.currency)


async def own_ahead(unit: Unit, viewer: Viewer, today: date) -> tuple[Ahead, ...]:
    """The viewer's own accounts on which something is spent or due before the next income, as far as that."""
    waiting = await upcoming(unit, viewer, today - _LATE, today + LONGEST, today)
    accounts = await unit.accounts.visible(viewer)
    placed = _placed([one for one in waiting if _is_expected(one, today)], accounts)
    looker = await _looker(unit, viewer, today)
    found = [await looker.ahead(one, placed.get(one.id, ())) for one in accounts if _is_of(one, viewer)]
    return tuple(one for one in found if one and one.path.lowest < one.now.minor)


async def low_balances(
    unit: Unit, viewer: Viewer, today: date, waiting: Sequence[Due] | None = None
) -> tuple[Low, ...]:
    """What the viewer's own accounts will lack, the earliest first; others that they see may help.

    `waiting` is what is open of the days from a week ago to `LONGEST` ahead, where it is known already.
    """
    if waiting is None:
        waiting = await upcoming(unit, viewer, today - _LATE, today + LONGEST, today)
    due = [one for one in waiting if _is_expected(one, today)]
    if not due:
        return ()
    accounts = await unit.accounts.visible(viewer)
    placed = _placed(due, accounts)
    looker = await _looker(unit, viewer, today)
    ahead = [await looker.ahead(one, placed[one.id]) for one in accounts if one.id in placed and _is_of(one, viewer)]
    low = [found for one in ahead if one and (found := _low(one, today))]
    if low:
        others = [await looker.ahead(one, placed.get(one.id, ())) for one in accounts]
        low = [replace(one, mend=_mend(one, [other for other in others if other], viewer)) for one in low]
    return tuple(sorted(low, key=lambda one: (one.day, one.account.id)))


def _is_expected(one: Due, today: date) -> bool:
    is_open = one.occurrence.body.settled is Settled.OPEN and one.money is not None
    return is_open and today - _LATE <= one.occurrence.body.due <= today + LONGEST


@dataclass(frozen=True, slots=True)
class _Looker:
    """Looks at one account after another, with what is the same for all of them."""

    unit: Unit
    viewer: Viewer
    today: date
    balances: Balances
    paying: frozenset[int]

    async def ahead(self, account: Account, due: Sequence[Due]) -> Ahead | None:
        """What is known of an account of money whose balance was stated, and is not below zero already."""
        money = self.balances.get((account.id, account.currency))
        if account.kind is not AccountKind.CASH or account.archived or money is None or money.minor < 0:
            return None
        if not await self.unit.entries.last_stated(self.viewer, account.id):
            return None
        usual = usual_spending(await _spent(self.unit, self.viewer, account, self.paying, self.today), self.today)
        return _ahead(account, money, due, usual, self.today)


async def _looker(unit: Unit, viewer: Viewer, today: date) -> _Looker:
    balances = (await unit.accounts.balances(viewer, [today]))[today]
    return _Looker(unit, viewer, today, balances, await _paying(unit, viewer, today))


def _placed(due: Sequence[Due], accounts: Sequence[Account]) -> dict[int, list[Due]]:
    """What falls due by account: that of its bill, else its owner's everyday account in its currency."""
    placed: dict[int, list[Due]] = {}
    for one in due:
        account_id = one.bill.account_id
        if account_id is None and (everyday := everyday_of(accounts, one.bill.owner_id, one.bill.body.currency)):
            account_id = everyday.id
        if account_id is not None:
            placed.setdefault(account_id, []).append(one)
    return placed


async def _paying(unit: Unit, viewer: Viewer, today: date) -> frozenset[int]:
    """The entries that paid bills of these weeks: they are counted as bills, and are no usual spending."""
    past = await unit.matters.find(viewer, Occurrence, Wanted(today - 2 * WEEKS * timedelta(weeks=1), today))
    return frozenset(one.body.entry_id for one in past if one.body.entry_id)


async def _spent(
    unit: Unit, viewer: Viewer, account: Account, paying: frozenset[int], today: date
) -> Mapping[date, int]:
    which = Filter(first=today - WEEKS * timedelta(weeks=1), last=today, account_ids=(account.id,))
    spent: dict[date, int] = {}
    for entry in await unit.figures.entries(viewer, which, _MOST):
        details = entry.details
        if details.kind in _SPENDING and entry.id not in paying and details.money.currency == account.currency:
            spent[details.day] = spent.get(details.day, 0) + details.money.minor
    return spent


def _ahead(account: Account, money: Money, due: Sequence[Due], usual: Sequence[int], today: date) -> Ahead:
    """The path until the day before its next income; one that is due today is counted on, one that is late is not."""
    own = [one for one in due if one.bill.body.currency == account.currency]
    payday = min((one.day for one in own if one.bill.body.flow is Flow.IN and one.day > today), default=None)
    last = payday - timedelta(days=1) if payday else today + WITHOUT_PAYDAY
    bills = tuple(one for one in own if one.bill.body.flow is Flow.OUT and one.day <= last)
    moves = {today: sum(_minor(one) for one in own if one.bill.body.flow is Flow.IN and one.day == today)}
    for one in bills:
        day = max(one.day, today)
        moves[day] = moves.get(day, 0) - _minor(one)
    return Ahead(account, money, payday, bills, projected(money.minor, moves, usual, today, last))


def _minor(one: Due) -> int:
    return one.money.minor if one.money else 0


def _low(one: Ahead, today: date) -> Low | None:
    """A bill must be what it lacks for: usual spending alone is a guess that nobody asked for."""
    day = one.path.below()
    if day is None or day > today + IN_TIME:
        return None
    bills = tuple(due for due in one.due if due.day <= day)
    if not bills:
        return None
    short = Money(-one.path.lowest, one.account.currency)
    return Low(one.account, day, short, one.payday, bills)


def _mend(low: Low, others: Iterable[Ahead], viewer: Viewer) -> Mend | None:
    """The account of the same currency that has the most left once it has given what is missing; one's own goes first.

    A private account is helped by one's own alone: its owner shares it with nobody.
    """
    able = [
        one
        for one in others
        if one.account.id != low.account.id
        and one.account.currency == low.account.currency
        and one.path.lowest >= low.short.minor
        and (_is_of(one.account, viewer) or not low.account.private)
    ]
    best = max(able, key=lambda one: (_is_of(one.account, viewer), one.path.lowest), default=None)
    return Mend(best.account, low.short) if best else None


def _is_of(account: Account, viewer: Viewer) -> bool:
    """Whether it is this member's to look after."""
    return account.owner_id == viewer.member_id or any(one.member_id == viewer.member_id for one in account.owners)
