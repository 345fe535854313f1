"""What breaks a condition: the shift that did it, and what a shift to come would do and how to mend it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from core.visa.days import Diary
from core.visa.fortnights import fortnight, fortnights
from core.visa.law import Law
from core.visa.local import parts, seconds
from core.visa.model import FORTNIGHT, Fortnight, Shift, Visa, mondays_of


@dataclass(frozen=True, slots=True)
class Effect:
    """What a shift does to the fortnights it lies in. `broken` would keep the condition without it, or break it less.

    `shorten` is how many seconds earlier it must end for that; all of its length when no end would do.
    """

    fortnights: tuple[Fortnight, ...]
    broken: tuple[Fortnight, ...]
    shorten: int


def effect_of(shift: Shift, others: Iterable[Shift], visa: Visa, law: Law) -> Effect:
    """What a shift would do on top of the others, `shift` not among them."""
    days = [day for day, _ in parts(shift.start, shift.end, shift.zone)]
    rest = Diary(others).near(mondays_of(days[0])[0], days[-1] + FORTNIGHT)
    without = fortnights(Diary(rest), visa, law, days)
    found = fortnights(Diary((*rest, shift)), visa, law, days)
    broken = tuple(one for one, was in zip(found, without, strict=True) if _worse(one, was))
    return Effect(tuple(found), broken, _shorten(shift, rest, without, (visa, law), days) if broken else 0)


def breaker(diary: Diary, visa: Visa, law: Law, monday: date) -> Shift | None:
    """The first shift of a fortnight, in order of time, with which it is in breach; None when it is not."""
    checked = fortnight(diary, visa, law, monday)
    if not checked.breach:
        return None
    found = diary.near(monday, checked.end)
    return next(one for count, one in enumerate(found, 1) if fortnight(Diary(found[:count]), visa, law, monday).breach)


def breaches(diary: Diary, visa: Visa, law: Law, days: Iterable[date]) -> list[Fortnight]:
    """The fortnights of these days that are in breach, in order."""
    return [one for one in fortnights(diary, visa, law, days) if one.breach]


def _worse(one: Fortnight, was: Fortnight) -> bool:
    return one.over > was.over or one.too_early > was.too_early


def _shorten(
    shift: Shift, rest: Sequence[Shift], without: Sequence[Fortnight], rule: tuple[Visa, Law], days: Sequence[date]
) -> int:
    """The fewest seconds off the end that leave nothing worse than without the shift: halved until found."""
    length = seconds(shift.start, shift.end)
    least, enough = 0, length
    while enough - least > 1:
        middle = (least + enough) // 2
        found = fortnights(Diary((*rest, _until(shift, length - middle))), *rule, days)
        if any(_worse(one, was) for one, was in zip(found, without, strict=True)):
            least = middle
        else:
            enough = middle
    return enough


def _until(shift: Shift, length: int) -> Shift:
    """The shift, ended after so many seconds."""
    return replace(shift, end=shift.start + timedelta(seconds=length), unpaid_break=min(shift.unpaid_break, length))
