"""What a bill that varies is expected to be, and why: from its past alone, in a way that one sentence explains."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import median_low

from core.recurring.chains import near

LATEST = 5
"""So many of the latest bills make the usual amount."""
_YEARS_KNOWN = 2
_WITHIN = 20
"""Days around the same day of earlier years that count as the same season."""
_DAYS_OF_A_YEAR = 365


class Why(StrEnum):
    """Where an expected amount comes from."""

    SAME = "same"
    """It has been so much each time lately."""
    SEASON = "season"
    """It was about so much at this time of the year before."""
    USUAL = "usual"
    """The middle of the latest few."""


@dataclass(frozen=True, slots=True)
class Expected:
    """An amount in minor units, between which two it was, and why it is expected."""

    minor: int
    low: int
    high: int
    why: Why


def expected_amount(past: Sequence[tuple[date, int]], day: date) -> Expected | None:
    """What a bill due on a day is expected to be, from (day, minor units) of those paid; None without any.

    The season is followed only when two earlier years agree with each other, and not with the latest bills: heating.
    """
    if not past:
        return None
    minors = [minor for _, minor in sorted(past)]
    latest = minors[-LATEST:]
    usual = median_low(latest)
    if len(minors) > 1 and minors[-1] == minors[-2]:
        return Expected(minors[-1], minors[-1], minors[-1], Why.SAME)
    season = _season(past, day)
    if len(season) >= _YEARS_KNOWN and near(season[0], season[-1]) and not near(season[-1], usual):
        return Expected(season[-1], min(season), max(season), Why.SEASON)
    return Expected(usual, min(latest), max(latest), Why.USUAL)


def _season(past: Sequence[tuple[date, int]], day: date) -> list[int]:
    """What was paid at this time of the two years before, the earlier first; of each year the nearest bill."""
    found = []
    for years in range(_YEARS_KNOWN, 0, -1):
        off = [(abs((day - paid).days - years * _DAYS_OF_A_YEAR), minor) for paid, minor in past]
        nearest = min(off)
        if nearest[0] <= _WITHIN:
            found.append(nearest[1])
    return found
