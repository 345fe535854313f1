"""How the funds stood over the last months: an officer asks since when the money has been there.

A day on which a rate is missing is left out. What was written down lately was there before, and GlobFam cannot say how
much: so the least is looked for only since all of the accounts that count are known.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile

from core.clock import months_before
from core.ledger.ports import Restated
from core.money.money import Money

_SHOWN_MONTHS = 6
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Past:
    """What counted at the end of each day, oldest first; only `since` that day all of the accounts are known.

    `asked` is the day since which officers like to see the money.
    """

    points: tuple[tuple[date, Money], ...]
    since: date
    asked: date

    @property
    def known(self) -> bool:
        """Whether the accounts are known for as long as officers ask."""
        return self.since <= self.asked

    @property
    def least(self) -> tuple[date, Money] | None:
        """The lowest of these months, and the first day of it."""
        first = max(self.since, self.asked)
        return min((point for point in self.points if point[0] >= first), key=lambda one: one[1].minor, default=None)

    def enough_since(self, needed: Money) -> date | None:
        """Since when, without a break until now, no less than this was there; None when less is there now."""
        ahead = takewhile(lambda point: point[1].minor >= needed.minor, reversed(self.points))
        return min((day for day, _ in ahead if day >= self.since), default=None)


def days_shown(today: date, months: int) -> list[date]:
    """Every day of so many months, and before them every seventh, of half a year."""
    close, first = months_before(today, months), months_before(today, _SHOWN_MONTHS)
    each = [close + timedelta(days=at) for at in range((today - close).days + 1)]
    weekly = range(_WEEK, (close - first).days + 1, _WEEK)
    return [*(close - timedelta(days=at) for at in reversed(weekly)), *each]


def past(
    sums: Iterable[tuple[date, Money | None]], written: Sequence[Restated], counted: Iterable[int], asked: date
) -> Past:
    """From the sums of each day, and what was first written down in that time of the accounts that count."""
    ids = set(counted)
    known = [(day, money) for day, money in sums if money is not None]
    begun = next((at for at, (_, money) in enumerate(known) if money.minor), len(known))
    opened = [one.day for one in written if one.opening and one.account_id in ids]
    points = tuple(known[begun:])
    first = points[0][0] if points else asked
    return Past(points, max([first, *opened]), asked)
