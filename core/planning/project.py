"""How an account will stand on the days ahead: from what is on it, what is known to fall due, and usual spending.

Pure, in minor units of one currency. It is a forecast, and says so wherever it is told.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median_low

WEEKS = 8
"""Usual spending is the middle one of so many Mondays, Tuesdays …: a holiday or a fridge changes nothing."""
_DAY = timedelta(days=1)
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Path:
    """The balance at the end of each day, from `first` on."""

    first: date
    balances: tuple[int, ...]

    @property
    def lowest(self) -> int:
        """The least that there will be."""
        return min(self.balances)

    @property
    def lowest_on(self) -> date:
        """The first day that ends with the least."""
        return self.first + self.balances.index(self.lowest) * _DAY

    @property
    def last(self) -> date:
        """The last day that is looked at."""
        return self.first + (len(self.balances) - 1) * _DAY

    def below(self) -> date | None:
        """The first day that ends below zero."""
        days = (self.first + at * _DAY for at, balance in enumerate(self.balances) if balance < 0)
        return next(days, None)


def projected(balance: int, due: Mapping[date, int], usual: Sequence[int], first: date, last: date) -> Path:
    """The path from a balance of this moment: `due` is signed, `usual` what is spent by weekday, Monday first.

    What is usual is spent from tomorrow on, since today's may be on the books already. `last` is not before `first`.
    """
    balances = []
    for at in range((last - first).days + 1):
        day = first + at * _DAY
        balance += due.get(day, 0) - (usual[day.weekday()] if at else 0)
        balances.append(balance)
    return Path(first, tuple(balances))


def usual_spending(spent: Mapping[date, int], today: date) -> tuple[int, ...]:
    """What is spent on a usual Monday, Tuesday …, of the weeks before today; days without any count as zero."""
    days = [today - back * _DAY for back in range(1, WEEKS * _WEEK + 1)]
    return tuple(median_low(spent.get(day, 0) for day in days if day.weekday() == weekday) for weekday in range(_WEEK))
