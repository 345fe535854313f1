"""Puts entries together that may be one bill or one pay, and takes the chains out of each group."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from core.importing.fold import folded
from core.recurring.chains import MOST_CHAINS, MOST_OF_A_KIND, Chain, Likeness, Point, best_chain
from core.recurring.model import Seen

_ENOUGH_BITS = 4.0
"""A chain of less is chance: two entries a month apart to within a day are worth 3.3, on the same day 4.9."""
_DAYS_APART = 4
"""Entries that come more often than every so many days, on average, are shopping, whatever intervals are among them."""
_MOST_OF_A_GROUP = 0.75
_REFERENCE_FROM = 3
_DIGITS = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Group:
    """Entries of one payee, direction and currency, in order of their days, and the chains among them."""

    name: str
    outgoing: bool
    currency: str
    points: tuple[Point, ...]
    chains: tuple[Chain, ...]


def groups(entries: Sequence[Seen], noise: Collection[str]) -> list[Group]:
    """All entries by what they have in common; `noise` are words that tell no payee."""
    same: dict[tuple[str, str | None, bool, str], list[Point]] = {}
    for at, entry in enumerate(entries):
        key = (entry.payee, entry.other, entry.outgoing, entry.currency)
        same.setdefault(key, []).append(Point(at, entry.day, entry.minor))
    found: dict[tuple[str, bool, str], list[Point]] = {}
    for (_, _, outgoing, currency), alike in same.items():
        found.setdefault((name_of(entries[alike[0].at], noise), outgoing, currency), []).extend(alike)
    ordered = {key: sorted(points, key=lambda one: (one.day, entries[one.at].id)) for key, points in found.items()}
    return [
        Group(name, outgoing, currency, tuple(points), tuple(chains_of(points, named=bool(name))))
        for (name, outgoing, currency), points in ordered.items()
    ]


def name_of(entry: Seen, noise: Collection[str] = ()) -> str:
    """What entries of one payee have in common: the folded words without references, else the other side's account."""
    words = folded(entry.payee).split()
    kept = [word for word in words if word not in noise and len(_DIGITS.findall(word)) < _REFERENCE_FROM]
    return " ".join(kept or words) or (f"#{entry.other}" if entry.other else "")


def chains_of(points: Sequence[Point], *, named: bool) -> list[Chain]:
    """The chains of some points, each in one at most: all of them, then equal amounts, near ones, and any.

    Where nobody is named only an equal amount tells that two entries are one bill.
    """
    left = list(points)
    found: list[Chain] = []
    if named and (whole := _whole(left)):
        found.append(whole)
        left = _without(left, found)
    for alike in _by_amount(left):
        found += _taken(alike, Likeness.EQUAL, 2)
    for likeness in (Likeness.NEAR, Likeness.ANY) if named else ():
        left = _without(left, found)
        found += _taken(left, likeness, 3)
    return found


def _whole(points: Sequence[Point]) -> Chain | None:
    """The chain that nearly all points make, whatever the amounts; None when there is none."""
    chain = None if _is_shopping(points) else best_chain(points, Likeness.ANY, 3)
    return chain if chain and _covered([chain], points) >= _MOST_OF_A_GROUP else None


def _is_shopping(points: Sequence[Point]) -> bool:
    return len(points) > 1 and (points[-1].day - points[0].day).days < _DAYS_APART * (len(points) - 1)


def _by_amount(points: Sequence[Point]) -> Iterator[list[Point]]:
    found: dict[int, list[Point]] = {}
    for point in points:
        found.setdefault(point.minor, []).append(point)
    return iter(found.values())


def _taken(points: Sequence[Point], likeness: Likeness, least: int) -> list[Chain]:
    """All chains among some points, or none when they leave too much beside them: then it is a habit, no bill."""
    found: list[Chain] = []
    rest = [] if _is_shopping(points) else list(points)
    while len(found) < MOST_CHAINS and (chain := best_chain(rest, likeness, least)) and chain.bits >= _ENOUGH_BITS:
        if _covered([chain], rest) < MOST_OF_A_KIND / MOST_CHAINS:
            break
        found.append(chain)
        rest = _without(rest, [chain])
    return found if found and _covered(found, points) >= MOST_OF_A_KIND else []


def _without(points: Sequence[Point], chains: Sequence[Chain]) -> list[Point]:
    gone = {point.at for chain in chains for point in chain.points}
    return [point for point in points if point.at not in gone]


def _covered(chains: Sequence[Chain], points: Sequence[Point]) -> float:
    """Which share of the points of their time the chains hold."""
    first = min(chain.points[0].day for chain in chains)
    last = max(chain.points[-1].day for chain in chains)
    return sum(len(chain.points) for chain in chains) / sum(first <= point.day <= last for point in points)
