"""Follows a bill to another name: the same sum, on a day on which it was due, from somebody who was not there before.

Banks word one payment otherwise from one month to the next, a bill changes hands, a family writes "rent" for
"landlord". To who looks at one name alone the old bill has ended, and the new one is not yet known to come back.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.recurring.chains import LONGEST_GAP, Chain, Point, worth
from core.recurring.grouped import Group
from core.recurring.rhythm import expected
from core.recurring.trust import NEAR_DAYS, due_days

_KNOWN = 3
"""So many under one name, at least, make a bill that is known again under another."""

_BY_CHANCE = 0.25
"""So many entries of the same sum, and more, within the days on which an heir is looked for make any of them chance."""


@dataclass(frozen=True, slots=True)
class _Heir:
    """An entry that a bill may have gone on as. The less `rank` is, the better it fits; `off` are days."""

    point: Point
    home: Group
    off: int
    rank: tuple[int, bool, int]


def chains_through(groups: Sequence[Group], today: date) -> list[tuple[Chain, Group]]:
    """All chains of some groups, those joined that are one under several names, each with the group it ends in."""
    return list(_Names(groups, today).joined())


class _Names:
    """What of all groups belongs to which chain, while older ones take younger ones over."""

    def __init__(self, groups: Sequence[Group], today: date) -> None:
        self._today = today
        self._home = {point.at: group for group in groups for point in group.points}
        self._chains = {chain.points[0].at: chain for group in groups for chain in group.chains}
        self._within = {point.at for chain in self._chains.values() for point in chain.points[1:]}
        self._sums: dict[tuple[bool, str, int], list[Point]] = {}
        for group in groups:
            for point in group.points:
                self._sums.setdefault((group.outgoing, group.currency, point.minor), []).append(point)
        for points in self._sums.values():
            points.sort(key=_day)

    def joined(self) -> Iterator[tuple[Chain, Group]]:
        """The chain that begins first is followed first, from each name to the next."""
        for start in sorted(self._chains, key=lambda at: (self._chains[at].points[0].day, at)):
            chain = self._chains.pop(start, None)
            while chain and (heir := min(self._heirs(chain), key=lambda one: one.rank, default=None)):
                chain = self._through(chain, heir)
            if chain:
                yield chain, self._home[chain.points[-1].at]

    def _heirs(self, chain: Chain) -> Iterator[_Heir]:
        """What a chain may have gone on as; nothing while it goes on itself, or where its sum tells nothing."""
        last = chain.points[-1]
        if len(chain.points) < _KNOWN or chain.points[-2].minor != last.minor:
            return
        old = self._home[last.at]
        alike = self._sums[old.outgoing, old.currency, last.minor]
        due = due_days(chain, self._today)[:LONGEST_GAP]
        if len(due) == 1 or self._is_common(alike, chain):
            return
        since = min(chain.points[-_KNOWN].day, next(one.day for one in chain.points if self._home[one.at] is old))
        for times, day in enumerate(due):
            for point in _about(alike, day, _slack(chain)):
                new = self._home[point.at]
                came_new = new.name and not _was_there(new, since, last.day)
                if point.day > last.day and came_new and self._is_free(point, chain):
                    off = abs((point.day - day).days)
                    strange = not set(old.name.split()) & set(new.name.split())
                    yield _Heir(point, new, off, (times, strange, off))

    def _is_common(self, alike: Sequence[Point], chain: Chain) -> bool:
        """Whether a sum is paid so often beside bills that somebody new would be near a day by chance."""
        first, last = chain.points[0].day, chain.points[-1].day
        beside = sum(point.at not in self._within for point in _between(alike, first, last)) - 1
        return beside * (2 * _slack(chain) + 1) > _BY_CHANCE * (last - first).days

    def _is_free(self, point: Point, chain: Chain) -> bool:
        """Whether it belongs to no chain, or begins one of the same interval."""
        heir = self._chains.get(point.at)
        return point.at not in self._within and (heir is None or heir.rhythm is chain.rhythm)

    def _through(self, chain: Chain, heir: _Heir) -> Chain:
        """The chain with its heir, and with what follows that under the same name."""
        found: tuple[int, Point] | None = (heir.off, heir.point)
        while found:
            off, point = found
            begun = self._chains.pop(point.at, None)
            points, bits = (begun.points, begun.bits) if begun else ((point,), 0.0)
            self._within.update(one.at for one in points)
            chain = chain.longer(points, worth(chain.rhythm, off) + bits)
            found = self._next(chain, heir.home)
        return chain

    def _next(self, chain: Chain, home: Group) -> tuple[int, Point] | None:
        """The entry of an equal sum that comes next, with the days by which it is off."""
        due = expected(chain.rhythm, [point.day for point in chain.points])
        last = chain.points[-1]
        found = [
            (abs((point.day - due).days), point)
            for point in _about(home.points, due, _slack(chain))
            if point.day > last.day and point.minor == last.minor and self._is_free(point, chain)
        ]
        return min(found, key=lambda one: one[0], default=None)


def _slack(chain: Chain) -> int:
    return min(NEAR_DAYS, chain.rhythm.value.slack)


def _about(points: Sequence[Point], day: date, slack: int) -> Sequence[Point]:
    """Those, of some in order of their days, that stand within so many days of one."""
    return _between(points, day - timedelta(days=slack), day + timedelta(days=slack))


def _was_there(group: Group, since: date, until: date) -> bool:
    """Whether a name was seen while the other one was in use."""
    return bool(_between(group.points, since, until))


def _between(points: Sequence[Point], first: date, last: date) -> Sequence[Point]:
    return points[bisect_left(points, first, key=_day) : bisect_right(points, last, key=_day)]


def _day(point: Point) -> date:
    return point.day
