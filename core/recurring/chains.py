"""Finds the best chain of entries that follow one another at one interval, among others that do not.

How much a chain is worth is counted in bits: an entry that stands within d days of where one was due, at an interval
of L days, would be there by chance about (2d + 1) / L of the time. So a monthly bill on its day is worth 4.9, one that
is three days late 2.1, and a weekly one a day late little more than 1.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto
from functools import lru_cache
from itertools import pairwise
from math import log2

from core.recurring.rhythm import Rhythm, in_month

LONGEST_GAP = 2
"""Intervals between neighbours, so that one that was skipped breaks no chain."""
MOST_CHAINS = 4
"""So many bills of one payee and one kind are taken apart; what is left beside more is shopping."""
MOST_OF_A_KIND = 0.6
"""Which share of the entries of a kind its chains must hold."""
_SHOWN = 0.3
_PAIR = 2
LENGTHS = {rhythm: rhythm.length for rhythm in Rhythm}
_SKIPPED = 2.0
_LEFT_OUT = 0.5
"""Bits that an entry within the chain's time costs when it is no part of it."""
_RARE = {
    Rhythm.WEEK: 1.0, Rhythm.FORTNIGHT: 1.0, Rhythm.FOUR_WEEKS: 2.0, Rhythm.MONTH: 0.0, Rhythm.TWO_MONTHS: 3.0,
    Rhythm.QUARTER: 2.0, Rhythm.HALF_YEAR: 3.0, Rhythm.YEAR: 1.0,
}  # fmt: skip
"""Bits by which an interval is rarer than a month, before anything is seen."""


class Likeness(Enum):
    """How alike the amounts of two neighbours must be."""

    EQUAL = auto()
    NEAR = auto()
    ANY = auto()

    def holds(self, one: int, other: int) -> bool:
        """Whether two amounts, in minor units, are so alike."""
        if self is Likeness.ANY:
            return True
        return one == other if self is Likeness.EQUAL else near(one, other)


def near(one: int, other: int) -> bool:
    """Whether two amounts are a tenth of the greater apart, or less."""
    return abs(one - other) * 10 <= max(one, other)


@dataclass(frozen=True, slots=True)
class Point:
    """An entry as far as chains care: its place among the others, its day, and its amount in minor units."""

    at: int
    day: date
    minor: int


@dataclass(frozen=True, slots=True)
class Chain:
    """Points in order of their days; `bits` tell how little it can be chance, `rank` compares it with another."""

    rhythm: Rhythm
    points: tuple[Point, ...]
    bits: float
    rank: float

    @property
    def bits_a_link(self) -> float:
        """How well the points keep their days."""
        return self.bits / (len(self.points) - 1)

    def longer(self, points: Sequence[Point], bits: float) -> "Chain":
        """With points behind it that are worth so many bits."""
        return replace(self, points=(*self.points, *points), bits=self.bits + bits)


def worth(rhythm: Rhythm, off: int) -> float:
    """The bits of an entry that is so many days off where it was due, by at most the slack of its interval."""
    return _GAINS[rhythm][off]


def best_chain(points: Sequence[Point], likeness: Likeness, least: int) -> Chain | None:
    """The best chain of at least so many points, which are given in order of their days; None when there is none."""
    rhythms = [rhythm for rhythm in Rhythm if _may_hold(points, rhythm, least)]
    if likeness is not Likeness.EQUAL or len(points) == _PAIR:
        rhythms = list(_shown(points, rhythms))
    found = [_Search(points, rhythm, likeness).chain() for rhythm in rhythms]
    return max((chain for chain in found if len(chain.points) >= least), key=lambda chain: chain.rank, default=None)


def _shown(points: Sequence[Point], rhythms: Iterable[Rhythm]) -> Iterable[Rhythm]:
    """The intervals that neighbours show often enough that one chain can hold most of the points."""
    gaps = sorted((two.day - one.day).days for one, two in pairwise(points))
    for rhythm in rhythms:
        length, most = LENGTHS[rhythm], rhythm.value.slack + 2  # months differ by so much
        if bisect_right(gaps, length + most) - bisect_left(gaps, length - most) >= _SHOWN * len(gaps):
            yield rhythm


def _may_hold(points: Sequence[Point], rhythm: Rhythm, least: int) -> bool:
    """Whether the points span the time of so many, and are not so many more that `MOST_CHAINS` could not hold most."""
    if len(points) < least:
        return False
    span = (points[-1].day - points[0].day).days
    length = LENGTHS[rhythm]
    within = MOST_CHAINS * (span / length + 1) >= MOST_OF_A_KIND * len(points)
    return within and span >= (length - rhythm.value.slack) * (least - 1)


class _Search:
    """One search at one interval, from the last point back: the best that can follow each. Days are ordinals here."""

    def __init__(self, points: Sequence[Point], rhythm: Rhythm, likeness: Likeness) -> None:
        self._points, self._rhythm, self._likeness = points, rhythm, likeness
        self._step, self._gains = rhythm.value, _GAINS[rhythm]
        self._days = [point.day.toordinal() for point in points]
        self._bits = [0.0] * len(points)
        self._follows = [-1] * len(points)

    def chain(self) -> Chain:
        """The chain of the most bits; one point alone when nothing follows anything."""
        self._link()
        start = max(range(len(self._points)), key=self._bits.__getitem__)
        chain, at = [], start
        while at >= 0:
            chain.append(at)
            at = self._follows[at]
        left_out = bisect_right(self._days, self._days[chain[-1]]) - bisect_left(self._days, self._days[start])
        bits = self._bits[start]
        rank = bits - _RARE[self._rhythm] - _LEFT_OUT * (left_out - len(chain))
        return Chain(self._rhythm, tuple(self._points[at] for at in chain), bits, rank)

    def _link(self) -> None:
        """Find for each point, from the last back, the best that follows it. Plain loops: most of the time is here."""
        days, best, step = self._days, self._bits, self._step
        slack, last = step.slack, days[-1]
        for at in range(len(days) - 2, -1, -1):
            for times in range(1, LONGEST_GAP + 1):
                due = days[at] + step.days * times if step.days else _due(days[at], step.months * times)
                if due - slack > last:
                    break
                next_ = bisect_left(days, due - slack, at + 1)
                while next_ < len(days) and days[next_] <= due + slack:
                    bits = best[next_] + self._gains[abs(days[next_] - due)] - _SKIPPED * (times - 1)
                    if bits > best[at] and self._alike(at, next_):
                        best[at], self._follows[at] = bits, next_
                    next_ += 1

    def _alike(self, at: int, next_: int) -> bool:
        return self._likeness.holds(self._points[at].minor, self._points[next_].minor)


@lru_cache(1 << 16)
def _due(day: int, months: int) -> int:
    """The ordinal of a day so many months after another."""
    start = date.fromordinal(day)
    return in_month(start, months, start.day).toordinal()


def _gains(rhythm: Rhythm) -> list[float]:
    """The bits of a point by how many days it is off."""
    return [log2(rhythm.length / (2 * off + 1)) for off in range(rhythm.value.slack + 1)]


_GAINS = {rhythm: _gains(rhythm) for rhythm in Rhythm}
