"""What a person must hear of their fortnights: the limit is near, is broken, or would be by what is rostered."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from core.matters.model import Matter
from core.visa.breaches import breaker
from core.visa.days import Diary
from core.visa.fortnights import fortnight
from core.visa.kept import ALERT_AT, Work
from core.visa.model import HOUR, Fortnight, Shift
from core.visa.standing import Standing


@dataclass(frozen=True, slots=True)
class Warned:
    """One fortnight: in breach (`passed` is None), or past so many hours of those that a person set.

    `mend` is the rostered shift with which it would be in breach, and `shorten` how many seconds earlier it must end;
    None when the breach has happened.
    """

    fortnight: Fortnight
    passed: int | None = None
    mend: Matter[Work] | None = None
    shorten: int = 0


def warnings(standing: Standing, days: Iterable[date], now: datetime) -> list[Warned]:
    """Of the fortnights that hold these days, in order."""
    found = (_warned(standing, one, now) for one in standing.fortnights(sorted(set(days))))
    return [one for one in found if one is not None]


def crossings(standing: Standing, now: datetime) -> Iterator[tuple[Fortnight, int, Shift]]:
    """Each threshold that a shift still to end will cross: (fortnight, hours, shift)."""
    days = {one.day for one in standing.rostered(now) if one.day}
    for one in standing.fortnights(sorted(days)):
        for hours in (*thresholds(standing, one), one.limit or 0):
            shift = crossing(standing, one, hours)
            if shift is not None and shift.end > now:
                yield one, hours, shift


def thresholds(standing: Standing, one: Fortnight) -> list[int]:
    """The hours at which to tell, below the limit."""
    asked = standing.profile.body.alert_at if standing.profile else ALERT_AT
    return [hours for hours in sorted(asked) if one.limit is not None and hours < one.limit]


def _warned(standing: Standing, one: Fortnight, now: datetime) -> Warned | None:
    if one.breach:
        return _breach(standing, one, now)
    passed = [hours for hours in thresholds(standing, one) if one.seconds >= hours * HOUR]
    return Warned(one, passed[-1]) if passed else None


def _breach(standing: Standing, one: Fortnight, now: datetime) -> Warned:
    shift = breaker(standing.diary, standing.visa, standing.law, one.start)
    ahead = {str(work.id): work for work in standing.rostered(now)}
    work = ahead.get(shift.key) if shift else None
    effect = standing.effect(work.id) if work else None
    return Warned(one, None, work, effect.shorten) if work and effect and effect.broken else Warned(one)


def crossing(standing: Standing, one: Fortnight, hours: int) -> Shift | None:
    """The first shift of a fortnight with which so many hours were worked, or with which its limit was passed."""
    least = hours * HOUR + (hours == one.limit)
    if one.limit is None or one.seconds < least:
        return None
    found = standing.diary.near(one.start, one.end)
    for count, shift in enumerate(found, 1):
        if fortnight(Diary(found[:count]), standing.visa, standing.law, one.start).seconds >= least:
            return shift
    return None
