"""How far a chain can be trusted to go on: by how it would have been foretold so far, and by its interval."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from statistics import median_low

from core.recurring.chains import LENGTHS, Chain, near
from core.recurring.rhythm import LOOKED_AT, Rhythm, after, expected

NEAR_DAYS = 3
"""A payment that comes so many days from where it was expected was foretold."""
_PRIORS = {
    Rhythm.WEEK: (0.1, 3.0), Rhythm.FORTNIGHT: (0.1, 3.0), Rhythm.FOUR_WEEKS: (0.1, 4.0), Rhythm.MONTH: (0.5, 1.0),
    Rhythm.TWO_MONTHS: (0.05, 4.0), Rhythm.QUARTER: (0.1, 3.0), Rhythm.HALF_YEAR: (0.05, 3.0), Rhythm.YEAR: (0.2, 1.5),
}  # fmt: skip
"""How many of the next ones come at an interval of which nothing else is known, and how many trials that is worth.

Bills come by the month, and shopping now and then falls upon any other interval: such a chain has to be longer.
"""
_MIDDLE_OF = 5
_STOOD = 3
_MOST_TENTHS = 3
"""Prices of what had one price rise, or fall, by so many tenths at most."""
_UNEQUAL = 0.6
_FADING = 0.85
_TRIALS = 12
_SURE_BITS = 2.5
_MISSED = 0.4
"""Of bills that were due and did not come, so many come at the next date."""


def next_amount(minors: Sequence[int]) -> int:
    """What is expected after some amounts: the last when it stands, or is the new price; else the middle of five."""
    stands = minors[-2:-1] == minors[-1:] or _is_new_price(minors[-_STOOD - 1 :])
    return minors[-1] if stands else median_low(minors[-_MIDDLE_OF:])


def _is_new_price(minors: Sequence[int]) -> bool:
    """Whether what had stood several times gave way to an amount not far from it. Far off is a bonus, or arrears."""
    *before, last = minors
    same = len(before) == _STOOD and len(set(before)) == 1
    return same and abs(last - before[-1]) * 10 <= _MOST_TENTHS * before[-1]


def due_days(chain: Chain, today: date) -> list[date]:
    """The days on which it was due since the last came, by `today`; the last of them is still waited for or ahead."""
    days = [point.day for point in chain.points]
    late = min(NEAR_DAYS, _latest_off(chain.rhythm, days))
    due = [expected(chain.rhythm, days)]
    while (today - due[-1]).days > late:
        due.append(expected(chain.rhythm, days, len(due) + 1))
    return due


def _latest_off(rhythm: Rhythm, days: Sequence[date]) -> int:
    """By how many days, at most, the latest few missed what was expected of them."""
    return max(
        abs((expected(rhythm, days[:at]) - days[at]).days) for at in range(max(1, len(days) - LOOKED_AT + 1), len(days))
    )


def trust(chain: Chain, strangers: int, missed: int) -> float:
    """The share of next payments, from 0 to 1, that come as foretold.

    `strangers` is how many entries look alike and belong to no chain; `missed` how many were due and did not come.
    """
    share, trials = _PRIORS[chain.rhythm]
    equal = len({point.minor for point in chain.points[-3:]}) == 1
    hits = share * trials * (1.0 if equal else _UNEQUAL)
    weight = 1.0
    for foretold in list(_foretold(chain))[: -_TRIALS - 1 : -1]:
        hits += weight * foretold
        trials += weight
        weight *= _FADING
    part = len(chain.points) / (len(chain.points) + strangers)
    punctual = min(1.0, chain.bits_a_link / _SURE_BITS)
    return hits / trials * (0.5 + 0.5 * part) * punctual * _MISSED**missed


def _foretold(chain: Chain) -> Iterator[bool]:
    """For each of the latest that were due: whether it came, on its day and with its amount."""
    points = chain.points
    for at in range(max(1, len(points) - _TRIALS), len(points)):
        seen = points[max(0, at - LOOKED_AT) : at]
        times = _times(chain.rhythm, points[at - 1].day, points[at].day)
        yield from (False for _ in range(times - 1))
        due = expected(chain.rhythm, [point.day for point in seen], times)
        amount = next_amount([point.minor for point in seen])
        yield abs((due - points[at].day).days) <= NEAR_DAYS and near(amount, points[at].minor)


def _times(rhythm: Rhythm, last: date, came: date) -> int:
    """How many intervals after the last one came."""
    return max(1, round((came - last).days / LENGTHS[rhythm]))


def skipped_days(chain: Chain) -> tuple[date, ...]:
    """The days between two that came on which one was due and none came."""
    return tuple(
        after(chain.rhythm.value, one.day, times)
        for one, two in pairwise(chain.points)
        for times in range(1, _times(chain.rhythm, one.day, two.day))
    )
